"""Guest tools at the desk: looked at, let in, approved sentence by sentence, and taken out; on record each time."""

import re

import msgspec
import pytest

from edgecode.boundary.agreement import Partner
from edgecode.boundary.errors import AgreementError, GuestError
from edgecode.boundary.guest.manifest import Part
from edgecode.consent.people import May
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole
from edgecode.errors import NotAllowedError, NothingToUndoError, RecordError, UnknownPersonError
from edgecode.usecases.enrolment import Enrolled, enrolment
from edgecode.usecases.guests.guest_desk import GuestDesk, approved_of
from edgecode.usecases.guests.show_guests import Judged, State
from simulators.agreeing_film import AgreeingFilm
from simulators.agreements import ARIA, BASE, QUILL
from simulators.guest_bundles import with_file
from simulators.guest_film import ALIKE, BEA, ID, KEY, TOOL, WIM, GuestFilm, bundle_of, changed

DAY_MS = 86_400_000
FIRST = [
    Kind.GUEST_TOOL_INSTALLED,
    Kind.GUEST_TOOL_OFFERED,
    Kind.PARTNER_NAMED,
    Kind.FILM_ENROLLED_FOR_GUEST_TOOLS,
]


def test_looking_at_a_bundle_tells_all_of_it_and_changes_nothing(film: GuestFilm) -> None:
    offer = film.guests.look(bundle_of(), path="tool.zip", key=KEY)
    assert (offer.manifest, offer.before, offer.enrols, offer.size) == (TOOL, 0, True, 128)
    assert [(each.name, each.state) for each in offer.templates] == [("alike", Judged.OPEN), ("odd", Judged.OPEN)]
    assert [(each.part, each.is_shown) for each in offer.parts] == [(part, False) for part in Part]
    film.consent(Part.CUTS)
    offer = film.guests.look(bundle_of(), path="tool.zip", key=KEY)
    assert [each.part for each in offer.parts if each.is_shown] == [Part.CUTS]
    assert (film.kinds(Kind.GUEST_TOOL_OFFERED), film.has_tools) == ([], False)


def test_the_first_tool_enrols_the_film_and_names_the_partner_and_a_later_version_does_neither(film: GuestFilm) -> None:
    offer, done = film.guests.install(bundle_of(), path="tool.zip", by=BEA, key=KEY)
    assert (offer.enrols, offer.before, film.kinds()) == (True, 0, FIRST)
    assert "Second Hearing" in done.says
    film.clock.move(DAY_MS)
    film.install(changed(version=2))
    assert film.kinds() == [*FIRST, *FIRST[:2]]
    [kept] = film.guests.installed()
    assert (kept.manifest.version, kept.by, kept.at) == (2, BEA, film.clock.at)
    assert "Aria" not in repr(film.record.rows)
    assert "Hearing" not in repr(film.record.rows)


def test_nothing_runs_and_nothing_is_approved_because_it_was_let_in(film: GuestFilm) -> None:
    film.install()
    assert film.room.shown == []
    assert approved_of(TOOL, said=film.desk.today().said) == frozenset()


@pytest.mark.parametrize(
    ("by", "error"), [(WIM, NotAllowedError), ("Ada Lovelace", UnknownPersonError), ("", UnknownPersonError)]
)
def test_who_may_not_agree_lets_nothing_in_approves_nothing_and_removes_nothing(
    film: GuestFilm, by: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        film.install(by=by)
    assert film.kinds() == []
    film.install()
    with pytest.raises(error):
        film.guests.approve(ID, "alike", by=by)
    with pytest.raises(error):
        film.guests.remove(ID, by=by)
    assert film.kinds() == FIRST


def test_without_a_key_from_elsewhere_the_first_version_is_refused_and_a_later_one_has_the_key_before(
    film: GuestFilm,
) -> None:
    with pytest.raises(GuestError, match="public key") as refused:
        film.guests.look(bundle_of(), path="tool.zip")
    assert "--key" in refused.value.advice()
    with pytest.raises(GuestError, match="a partner's public key"):
        film.guests.install(bundle_of(), path="tool.zip", by=BEA, key="nonsense")
    assert film.kinds() == []
    film.install()
    assert film.guests.look(bundle_of(changed(version=2)), path="tool.zip").before == 1


def test_a_bundle_that_is_altered_unsigned_or_expired_is_refused_and_on_record_where_it_says_which_it_is(
    film: GuestFilm,
) -> None:
    altered = msgspec.structs.replace(bundle_of(), files=with_file("tool.py", b"import socket\n").files)
    unsigned = msgspec.structs.replace(bundle_of(), note=bundle_of().note.partition("\n\n— ".encode())[0])
    nothing = msgspec.structs.replace(bundle_of(), note=b"")
    expired = bundle_of(changed(until="2025-11-23"))
    for bundle, recorded in ((altered, 1), (unsigned, 2), (expired, 3), (nothing, 3)):
        with pytest.raises(GuestError):
            film.guests.install(bundle, path="tool.zip", by=BEA, key=KEY)
        assert film.kinds() == [Kind.GUEST_TOOL_REFUSED] * recorded
    with pytest.raises(GuestError, match="signature by"):
        film.guests.install(bundle_of(), path="tool.zip", by=BEA, key=str(QUILL.verifier))
    assert not film.has_tools
    entry = film.record.rows[0].entry
    assert entry is not None
    assert [role for role, _handle in entry.ids] == [IdRole.GUEST_TOOL]
    assert "tool.zip" in film.desk.entries()[-1].about


def test_a_film_with_an_agreement_on_reports_lets_no_tool_in_also_of_another_partner(film: GuestFilm) -> None:
    film.has_agreements = True
    with pytest.raises(GuestError, match="enrolled for reports"):
        film.install()
    assert film.kinds() == [Kind.GUEST_TOOL_REFUSED]


def test_an_agreement_that_ended_refuses_tools_and_a_tool_that_was_removed_refuses_agreements(
    film: GuestFilm, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reports = AgreeingFilm(tmp_path_factory.mktemp("reports"))
    reports.sign(BASE)
    reports.agreeing.revoke(str(BASE.id), by=BEA)
    film.record.rows += reports.record.rows
    film.made = True
    for _id in range(50):
        film.record.new_id()
    quill = changed(partner=Partner(name="Quill Research", key=str(QUILL.verifier)))
    with pytest.raises(GuestError, match="now or ever"):
        film.guests.install(bundle_of(quill, key=QUILL), path="tool.zip", by=BEA, key=quill.partner.key)

    film.record.rows.clear()
    film.install()
    film.guests.remove(ID, by=BEA)
    reports.record.rows[:] = film.record.rows
    with pytest.raises(AgreementError, match="no guest tool was let into"):
        reports.sign(msgspec.structs.replace(BASE, id=type(BASE.id)("00000000000000cd")))


def test_versions_go_up_and_each_is_signed_once_by_one_partner(film: GuestFilm) -> None:
    film.install(changed(version=2))
    for refused, why in (
        (bundle_of(changed(version=1)), "version 2 or a later one"),
        (bundle_of(changed(version=2)), "which is in"),
        (bundle_of(changed(version=2, title="Third Hearing")), "another text of version 2"),
    ):
        with pytest.raises(GuestError, match=why):
            film.guests.install(refused, path="tool.zip", by=BEA, key=KEY)
    other = changed(version=3, partner=Partner(name="Aria Labs", key=str(QUILL.verifier)))
    with pytest.raises(GuestError, match="signed with another key"):
        film.guests.install(bundle_of(other, key=QUILL), path="tool.zip", by=BEA, key=other.partner.key)
    assert film.guests.installed()[0].manifest.version == 2


def test_sentences_are_approved_one_by_one_and_one_word_takes_the_other_back(film: GuestFilm) -> None:
    film.install()
    film.guests.approve(ID, "alike", by=BEA)
    film.guests.refuse(ID[:4], "odd", by=WIM)
    [row] = film.guests.rows()
    assert [(each.name, each.state, each.by) for each in row.templates] == [
        ("alike", Judged.APPROVED, BEA),
        ("odd", Judged.REFUSED, WIM),
    ]
    film.guests.approve("second hearing", "odd", by=BEA)
    film.guests.refuse(ID, "alike", by=WIM)
    [row] = film.guests.rows()
    assert [each.name for each in row.approved] == ["odd"]
    assert film.kinds(Kind.TEMPLATE_APPROVED, Kind.TEMPLATE_REFUSED) == [
        Kind.TEMPLATE_APPROVED,
        Kind.TEMPLATE_REFUSED,
        Kind.TEMPLATE_APPROVED,
        Kind.TEMPLATE_REFUSED,
    ]


def test_undoing_a_refusal_wants_who_may_approve(film: GuestFilm) -> None:
    film.install(approve=("alike",))
    film.guests.refuse(ID, "alike", by=WIM)
    with pytest.raises(NotAllowedError, match=May.AGREE):
        film.desk.undo(by=WIM)
    film.guests.refuse(ID, "alike", by=BEA)
    film.desk.undo(by=BEA)
    assert [each.state for each in film.guests.rows()[0].templates] == [Judged.REFUSED, Judged.OPEN]


def test_a_sentence_with_other_words_is_another_sentence(film: GuestFilm) -> None:
    film.install(approve=("alike", "odd"))
    louder = msgspec.structs.replace(ALIKE, says="{first} and {second} are quite the same.")
    film.install(changed(version=2, templates=(louder, TOOL.templates[1])))
    [row] = film.guests.rows()
    assert [(each.name, each.state) for each in row.templates] == [("alike", Judged.OPEN), ("odd", Judged.APPROVED)]


def test_what_is_not_its_sentence_is_not_approved(film: GuestFilm) -> None:
    with pytest.raises(GuestError, match=re.escape("one of its sentences (alike, odd)")):
        film.install(approve=("louder",))
    assert film.kinds() == [Kind.GUEST_TOOL_REFUSED]
    film.install()
    with pytest.raises(GuestError, match="one of its sentences"):
        film.guests.approve(ID, "louder", by=BEA)


def test_a_removed_tool_s_files_are_gone_and_it_can_come_again(film: GuestFilm) -> None:
    film.ready().run()
    film.guests.remove(ID, by=BEA)
    assert (film.tools.bundles, film.tools.runs) == ({}, {})
    [row] = film.guests.rows()
    assert (row.state, row.removed) == (State.REMOVED, "2025-11-24")
    with pytest.raises(GuestError, match="was removed on 2025-11-24"):
        film.run()
    with pytest.raises(GuestError, match="removed already"):
        film.guests.remove(ID, by=BEA)
    film.install()
    [row] = film.guests.rows()
    assert (row.state, len(row.approved)) == (State.IN, 2)
    film.guests.remove(ID, by=BEA)
    assert film.kinds(Kind.GUEST_TOOL_REMOVED) == [Kind.GUEST_TOOL_REMOVED] * 2
    assert len(film.kinds(Kind.FILM_ENROLLED_FOR_GUEST_TOOLS)) == 1


def test_a_run_that_was_killed_between_record_and_files_is_finished_under_its_entry(film: GuestFilm) -> None:
    film.tools.breaks = GuestError("disk", expected="room", found="none")
    with pytest.raises(GuestError, match="disk"):
        film.install()
    assert (film.kinds(), film.guests.rows()) == (FIRST, ())
    film.tools.breaks = None
    done = film.install()
    assert film.kinds() == FIRST
    assert film.guests.installed()[0].entry == done.entry


def test_a_removal_that_was_killed_before_it_came_on_record_is_put_there(film: GuestFilm) -> None:
    film.install()
    film.record.breaks = RecordError("record", expected="room", found="none")
    with pytest.raises(RecordError):
        film.guests.remove(ID, by=BEA)
    film.record.breaks = None
    assert film.tools.bundles == {}
    film.guests.remove(ID, by=BEA)
    assert film.kinds(Kind.GUEST_TOOL_REMOVED) == [Kind.GUEST_TOOL_REMOVED]


def test_letting_in_is_not_undone_but_removed(film: GuestFilm) -> None:
    film.install()
    with pytest.raises(NothingToUndoError):
        film.desk.undo(by=BEA)


def test_a_tool_is_found_by_its_first_digits_or_its_title_and_nothing_else(film: GuestFilm) -> None:
    film.install()
    assert film.guests.tool("00c0").manifest == TOOL
    for wanted in ("", "ff", "Second"):
        with pytest.raises(GuestError, match="the id or the title") as unknown:
            film.guests.tool(wanted)
        assert "edgecode guest list" in unknown.value.advice()


def test_a_sentence_that_a_rule_refuses_by_now_is_not_approved_any_more(
    film: GuestFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    film.install(approve=("alike", "odd"))
    found = (type("Breach", (), {"__str__": lambda _self: "the rule on names expects none, found one"})(),)
    monkeypatch.setattr(
        "edgecode.usecases.guests.guest_desk.breaches", lambda says, **_names: found if "odd" in says else ()
    )
    [row] = film.guests.rows()
    assert [each.state for each in row.templates] == [Judged.APPROVED, Judged.BY_RULE]
    assert approved_of(TOOL, said=film.desk.today().said) == {"alike"}
    with pytest.raises(GuestError, match="a sentence that no rule refuses"):
        film.guests.approve(ID, "odd", by=BEA)
    film.guests.refuse(ID, "odd", by=BEA)


def test_the_key_a_person_named_is_the_one_that_signed(film: GuestFilm) -> None:
    assert str(ARIA.verifier) == KEY
    assert film.install().index == 0


def test_where_reports_came_on_record_just_before_it_a_tool_is_void_at_once(
    film: GuestFilm, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Between the last look and the record another process agrees on reports: nothing is kept, and that is on record."""
    reports = AgreeingFilm(tmp_path_factory.mktemp("reports"))
    reports.sign(BASE)
    looked: list[bool] = []

    def meanwhile() -> bool:
        if not looked:
            film.made = True
            film.record.rows += reports.record.rows
            for _id in range(50):
                film.record.new_id()
        looked.append(True)
        return False

    film.guests = GuestDesk(film.desk, tools=film.open, has_agreements=meanwhile)
    with pytest.raises(GuestError, match="enrolled for reports"):
        film.install()
    assert film.kinds(Kind.GUEST_TOOL_INSTALLED, Kind.GUEST_TOOL_REFUSED) == [
        Kind.GUEST_TOOL_INSTALLED,
        Kind.GUEST_TOOL_REFUSED,
    ]
    assert film.guests.installed() == ()
    with pytest.raises(GuestError, match="enrolled for reports"):
        film.install()
    assert film.guests.installed() == ()


def test_a_film_stays_enrolled_where_whoever_let_the_tool_in_was_erased(film: GuestFilm) -> None:
    film.install()
    film.record.rows[:] = [msgspec.structs.replace(each, entry=None) for each in film.record.rows]
    with film.desk.whole_record(make=False) as stores:
        assert enrolment(stores) is Enrolled.GUESTS
