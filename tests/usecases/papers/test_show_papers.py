"""Papers as somebody may read them: what is missing, who can say it, and nothing stated without its basis."""

from pathlib import Path
from typing import NamedTuple

import pytest

from edgecode.bootstrap import open_desk
from edgecode.errors import PaperError
from edgecode.papers.claims import CLAIM, CLAIMS
from edgecode.papers.pack import Missing
from edgecode.papers.registry import every_paper
from edgecode.papers.statements import Attested, Authorship, Concerned, Tool, Use, Wording
from edgecode.papers.words import Making, Nature, Part, YesNo
from edgecode.usecases.desk import Desk
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.show_papers import Form, PapersView, PaperView, ToSay, form_for, papers_view
from simulators.paper_film import TWELVE_FLOORS
from simulators.telling import tells

SCREENPLAY = "no-generated-screenplay"

told = tells(TWELVE_FLOORS)


class At(NamedTuple):
    """A desk over the stores of a folder: a record that signs has a key."""

    desk: Desk


@pytest.fixture
def at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> At:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))
    return At(open_desk(folder))


def seen(at: At, viewer: str = "", *, profile: str = "", on: str = "") -> PapersView:
    return papers_view(PaperDesk(at.desk), at.desk.today(viewer=viewer), profile=profile, on=on)


def one(at: At, viewer: str = "", *, profile: str = "writers") -> PaperView:
    chosen = seen(at, viewer, profile=profile).chosen
    assert chosen is not None
    return chosen


def asked(paper: PaperView, claim: str) -> ToSay:
    [found] = [each for each in paper.to_say if each.claim == claim]
    return found


@told
def test_all_ten_papers_are_there_with_what_each_lacks(at: At) -> None:
    view = seen(at)
    assert [each.paper for each in view.progress] == [*every_paper()]
    assert len(view.progress) == 10
    for each in view.progress:
        pack = PaperDesk(at.desk).pack(each.paper.profile).pack
        assert each.stated + each.unknown + each.against == len(pack.claims)
        assert each.missing == len(pack.missing) > 0
        assert not each.is_signed
        assert each.signed is None
    assert not view.is_begun


@told
def test_a_claim_is_put_with_its_sentence_only_to_who_may_attest_it(at: At) -> None:
    says = CLAIM[SCREENPLAY].says
    assert [asked(one(at, name), SCREENPLAY).says for name in ("", "Otto", "Wim", "Nadia")] == ["", "", says, says]
    assert [asked(one(at, name), SCREENPLAY).may for name in ("", "Otto", "Wim", "Nadia")] == [False, False, True, True]


@told
def test_who_else_can_say_it_is_named_and_never_whoever_looks(at: At) -> None:
    assert asked(one(at, "Otto"), SCREENPLAY).others == ("Nadia", "Wim")
    assert asked(one(at, "Wim"), SCREENPLAY).others == ("Nadia",)


@told
def test_what_is_attested_is_missing_no_more_and_is_there_to_be_taken_back(at: At) -> None:
    papers = PaperDesk(at.desk)
    before = one(at, "Wim")
    done = papers.state(Attested(SCREENPLAY), by="Wim")
    after = one(at, "Wim")
    assert len(after.to_say) < len(before.to_say)
    assert SCREENPLAY not in {each.claim for each in after.to_say}
    [mine] = after.mine
    assert (mine.entry, mine.says) == (done.entry, CLAIM[SCREENPLAY].says)
    assert one(at, "Nadia").mine == ()
    at.desk.undo(by="Wim", entry=mine.entry)
    assert one(at, "Wim").mine == ()
    assert asked(one(at, "Wim"), SCREENPLAY).may


@told
def test_a_word_that_something_speaks_against_is_shown_as_its_question(at: At) -> None:
    papers = PaperDesk(at.desk)
    papers.state(Attested(SCREENPLAY), by="Wim")
    papers.state(Tool(name="Quill", nature=Nature.GENERATIVE), by="Otto")
    papers.state(Use(tool="Quill", part=Part.SCREENPLAY, in_film=YesNo.YES), by="Otto")
    paper = one(at, "Wim")
    assert paper.progress.against
    [mine] = paper.mine
    assert mine.says == ""
    assert mine.asks == CLAIM[SCREENPLAY].asks
    assert SCREENPLAY not in {each.claim for each in paper.to_say}


@told
def test_a_claim_that_no_word_settles_waits_for_the_use_to_be_told(at: At) -> None:
    papers = PaperDesk(at.desk)
    papers.state(Use(tool="Quill", part=Part.SCREENPLAY), by="Otto")
    found = asked(one(at, "Wim"), SCREENPLAY)
    assert found in one(at, "Wim").waiting
    assert "of which nobody said what it does" in " ".join(found.why)
    papers.state(Attested(SCREENPLAY), by="Wim")
    assert asked(one(at, "Wim"), SCREENPLAY).waits, "and attesting it settles nothing"
    papers.state(Tool(name="Quill", nature=Nature.ANALYTICAL), by="Wim")
    assert SCREENPLAY not in {each.claim for each in one(at, "Wim").to_say}


@told
def test_no_sentence_that_denies_is_in_a_view_without_its_basis(at: At) -> None:
    """Law 9: to whoever may attest nothing, every claim that is open is a question."""
    PaperDesk(at.desk).state(Attested(SCREENPLAY), by="Wim")
    for paper in every_paper():
        view = one(at, "Otto", profile=paper.profile)
        basis = {each.says: each.basis for each in view.pack.claims if each.says}
        for claim in CLAIMS:
            rows = [
                row for part in view.sheet.sections if part.table for row in part.table.rows if claim.says in row[0]
            ]
            assert all(row[1] == basis[claim.says] for row in rows)
            assert (claim.says in basis) == bool(rows)


def test_every_kind_of_thing_that_is_missing_finds_its_form(at: At) -> None:
    """
    --- film.toml
    title = "Twelve Floors"
    [people."Nadia"]
    role = "producer"
    may = ["sign papers"]
    --- script.fountain
    INT. LIFT - NIGHT #12#
    """
    papers = PaperDesk(at.desk)
    for part in Part:
        papers.state(Use(tool=f"Tool of {part}", part=part, concerns=(Concerned(person="Ada"),)), by="Nadia")
    forms: dict[Form, set[str]] = {each: set() for each in Form}
    for paper in every_paper():
        pack = papers.pack(paper.profile).pack
        for each in pack.missing:
            if not each.claim:
                form, of = form_for(each, pack=pack)
                forms[form].add(each.what)
                assert of in each.what
    assert {what.split()[0] for what in forms[Form.AUTHORSHIP]} == {"who"}
    assert all(": its maker" in what for what in forms[Form.TOOL])
    assert len(forms[Form.TOOL]) == len(Part)
    assert forms[Form.WORDING] == {"the words for the audience"}
    assert {what.split()[0] for what in forms[Form.AGAIN]} == {"since", "when"}


@told
def test_what_is_no_form_s_is_told_again_by_who_stated_it(at: At) -> None:
    pack = PaperDesk(at.desk).pack("writers").pack
    assert form_for(Missing(what="what Unheard is: its maker", who=()), pack=pack) == (Form.AGAIN, "")


@told
def test_who_made_a_part_is_for_anybody_of_themselves_and_the_words_for_who_signs(at: At) -> None:
    def may(viewer: str, form: Form) -> set[bool]:
        return {each.may for each in one(at, viewer, profile="eu50").to_say if each.form is form}

    assert may("Otto", Form.WORDING) == {False}
    assert may("Nadia", Form.WORDING) == {True}
    assert {each.may for each in one(at, "Wim").to_say if each.form is Form.AUTHORSHIP} == {True}
    assert {each.may for each in one(at).to_say} == {False}


@told
def test_who_signed_last_and_what_is_not_as_it_was_signed_is_told(at: At) -> None:
    papers = PaperDesk(at.desk)
    papers.state(Wording("Made by hand."), by="Nadia")
    papers.sign("writers", by="Nadia", seen=one(at, "Nadia").digest)
    paper = one(at, "Nadia")
    assert paper.sheet.is_signed
    assert paper.own_signature
    assert one(at, "Wim").own_signature == ""
    row = next(each for each in seen(at).progress if each.paper is paper.paper)
    assert row.is_signed
    assert row.signed is not None
    assert (row.signed.by, row.signed.of) == ("Nadia", paper.on)
    papers.state(Authorship(part=Part.SCREENPLAY, people=("Wim",), making=Making.PERSON), by="Wim")
    later = one(at, "Nadia")
    assert not later.sheet.is_signed
    assert [each.by for each in later.signed_otherwise] == ["Nadia"]
    at.desk.undo(by="Nadia", entry=paper.own_signature)
    assert one(at, "Nadia").progress.signed is None


@told
def test_signing_is_for_who_may_and_the_reason_names_them(at: At) -> None:
    assert seen(at, "Nadia", profile="writers").why_not_signed == ""
    assert "Nadia" in seen(at, "Wim", profile="writers").why_not_signed
    assert not seen(at, "Wim", profile="writers").may_sign


@told
def test_a_paper_of_a_day_before_anything_was_said_rests_on_nothing(at: At) -> None:
    PaperDesk(at.desk).state(Attested(SCREENPLAY), by="Wim")
    view = seen(at, "Wim", profile="writers", on="2001-01-01")
    assert view.chosen is not None
    assert view.chosen.on == "2001-01-01"
    assert not view.is_begun
    assert view.chosen.progress.stated == 1, "what edgecode enforces, and nothing else"


@told
def test_no_such_profile_and_no_such_day_are_refused(at: At) -> None:
    with pytest.raises(PaperError, match="expected one of writers"):
        seen(at, profile="judges")
    with pytest.raises(PaperError, match="up to today"):
        seen(at, profile="writers", on="2999-01-01")
