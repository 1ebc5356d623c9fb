from typing import Final

import msgspec
import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import EdgecodeError, NotAllowedError, PaperError, UnknownPersonError
from edgecode.papers.claims import CLAIMS, By
from edgecode.papers.pack import Verdict
from edgecode.papers.registry import every_paper
from edgecode.papers.statements import (
    Attested,
    Authorship,
    Concerned,
    Delivered,
    Fact,
    PackSaid,
    Stated,
    Tool,
    Use,
    Wording,
)
from edgecode.papers.words import Making, Nature, Part, Profile, Told, YesNo
from edgecode.usecases.papers.paper_desk import LONGEST, checked
from simulators.paper_film import PLAIN, VOICES, PaperFilm

TODAY: Final = "2025-11-24"
WRITTEN: Final = Authorship(part=Part.SCREENPLAY, people=("Wim Oort",), making=Making.PERSON)
PAPER_KINDS: Final = tuple(
    kind for kind in Kind if kind.split(".")[0] in {"tool", "use", "claim", "pack", "authorship"}
)


@pytest.mark.parametrize(
    ("stated", "by", "kind"),
    [
        (VOICES, "Kit Moss", Kind.TOOL_DESCRIBED),
        (Use(tool="VoiceWell", part=Part.VOICES), "Kit Moss", Kind.USE_DECLARED),
        (Use(tool="VoiceWell", part=Part.VOICES, declared=True), "Kit Moss", Kind.TOOL_DECLARED),
        (WRITTEN, "Wim Oort", Kind.AUTHORSHIP_STATED),
        (WRITTEN, "Bea Nwosu", Kind.AUTHORSHIP_STATED),
        (Attested("no-generated-screenplay"), "Wim Oort", Kind.CLAIM_ATTESTED),
        (Attested("no-generated-screenplay"), "Bea Nwosu", Kind.CLAIM_ATTESTED),
        (Wording("Made by people."), "Bea Nwosu", Kind.AUDIENCE_WORDING_SET),
    ],
)
def test_what_somebody_may_say_is_on_record_once_it_is_acknowledged(
    film: PaperFilm, stated: Stated, by: str, kind: Kind
) -> None:
    film.papers.state(stated, by=by)
    assert film.kinds()[-1] is kind


@pytest.mark.parametrize(
    ("stated", "by", "asks"),
    [
        (WRITTEN, "Jun Arai", "sign papers, or who states what they made themselves"),
        (msgspec.structs.replace(WRITTEN, people=("Wim Oort", "Jun Arai")), "Wim Oort", "sign papers"),
        (
            Attested("no-generated-screenplay"),
            "Jun Arai",
            "attest no-generated-screenplay: writer, or one who may sign",
        ),
        (Attested("no-training"), "Wim Oort", "attest no-training"),
        (Wording("Made by people."), "Wim Oort", "sign papers"),
    ],
)
def test_who_may_not_say_it_is_told_who_may_and_nothing_is_on_record(
    film: PaperFilm, stated: Stated, by: str, asks: str
) -> None:
    with pytest.raises(NotAllowedError, match=asks):
        film.papers.state(stated, by=by)
    assert film.kinds(*PAPER_KINDS) == []


def test_a_stranger_says_nothing(film: PaperFilm) -> None:
    with pytest.raises(UnknownPersonError):
        film.papers.state(VOICES, by="Ada Lovelace")
    with pytest.raises(UnknownPersonError):
        film.papers.sign("writers", by="Ada Lovelace")
    with pytest.raises(UnknownPersonError):
        film.papers.handed_out("writers", by="")
    assert film.kinds() == []


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (Tool(name=" \n"), "tool: expected the name of a tool, found nothing"),
        (Tool(name="x" * (LONGEST + 1)), "tool: expected at most 2000 letters"),
        (Tool(name="x", vendor="y" * (LONGEST + 1)), "vendor: expected at most 2000 letters"),
        (Tool(name="x", version="y" * (LONGEST + 1)), "version: expected at most"),
        (Tool(name="x", weights=Fact(Told.VALUE, "y" * (LONGEST + 1))), "weights: expected at most"),
        (Tool(name="x", training=Fact(Told.VALUE, "y" * (LONGEST + 1))), "training: expected at most"),
        (Use(tool="", part=Part.MUSIC), "tool: expected the name of a tool"),
        (Use(tool="x", part=Part.MUSIC, what="y" * (LONGEST + 1)), "what: expected at most"),
        (
            Use(tool="x", part=Part.MUSIC, since="yesterday"),
            "since: expected a day such as 2026-03-01, found 'yesterday'",
        ),
        (Use(tool="x", part=Part.MUSIC, since="20251101"), "since: expected a day up to today"),
        (Use(tool="x", part=Part.MUSIC, since="2025-02-30"), "since: expected a day such as"),
        (Use(tool="x", part=Part.MUSIC, since="2025-11-25"), "since: expected a day up to today, 2025-11-24"),
        (Use(tool="x", part=Part.MUSIC, concerns=(Concerned(person=" "),)), "concerns: expected the name of a person"),
        (
            Use(tool="x", part=Part.MUSIC, concerns=(Concerned(person="Mo", consented="2026-01-01"),)),
            "consented: expected a day up to today",
        ),
        (Authorship(part=Part.MUSIC, people=(), making=Making.PERSON), "people: expected who made it, found nobody"),
        (
            Authorship(part=Part.MUSIC, people=("Bea", " "), making=Making.PERSON),
            "people: expected the names of people",
        ),
        (
            Authorship(part=Part.MUSIC, people=("Bea",), making=Making.PERSON, share="y" * (LONGEST + 1)),
            "share: expected at most",
        ),
        (Attested("no-ai"), "claim: expected one of no"),
        (Attested("no-partner"), "no-partner: expected a claim that people attest, found one that the record answers"),
        (Attested("nothing-generated-by-edgecode"), "found one that edgecode, which makes it so answers"),
        (Wording("y" * (LONGEST + 1)), "wording: expected at most"),
        (PackSaid(profile=Profile.CREW, on=TODAY, digest="0" * 64), "found what is signed or delivered"),
        (Delivered(digest="0" * 64), "found what is signed or delivered"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_expected(film: PaperFilm, stated: Stated, expected: str) -> None:
    with pytest.raises(PaperError) as refused:
        film.papers.state(stated, by="Bea Nwosu")
    assert expected in str(refused.value)
    assert film.kinds(*PAPER_KINDS) == []


def test_what_is_said_is_tidied_and_a_value_without_a_letter_was_not_told() -> None:
    tool = Tool(
        name=" Voice \n Well ",
        vendor=" ",
        version="5\t0",
        weights=Fact(Told.VALUE, " "),
        training=Fact(Told.REFUSED, "x"),
    )
    tidy = Tool(name="Voice Well", version="5 0", training=Fact(Told.REFUSED))
    assert checked(tool, today=TODAY) == tidy
    written = Authorship(part=Part.EDIT, people=(" Jun  Arai", "Jun Arai"), making=Making.PERSON)
    assert checked(written, today=TODAY) == msgspec.structs.replace(written, people=("Jun Arai",))


@pytest.mark.parametrize(
    ("stated", "by", "kind"),
    [
        (Use(tool="VoiceWell", part=Part.VOICES, declared=True), "Kit Moss", Kind.TOOL_DECLARATION_WITHDRAWN),
        (Attested("no-generated-screenplay"), "Wim Oort", Kind.CLAIM_WITHDRAWN),
    ],
)
def test_what_is_taken_back_is_on_no_paper_and_the_record_says_so(
    film: PaperFilm, stated: Stated, by: str, kind: Kind
) -> None:
    profile = "actors" if isinstance(stated, Use) else "writers"
    film.papers.state(VOICES, by="Jun Arai")
    before = film.papers.pack(profile).pack
    film.papers.state(stated, by=by)
    assert (film.papers.pack(profile).pack.uses, film.papers.pack(profile).pack.claims) != (before.uses, before.claims)
    film.desk.undo(by=by)
    assert film.kinds()[-1] is kind
    after = film.papers.pack(profile).pack
    assert [(each.claim, each.verdict, each.says) for each in after.claims] == [
        (each.claim, each.verdict, each.says) for each in before.claims
    ]
    assert after.uses == before.uses == ()


def test_a_signature_that_is_taken_back_is_on_the_pack_no_more(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Jun Arai")
    film.papers.sign("writers", by="Bea Nwosu")
    assert [each.by for each in film.papers.pack("writers").signatures] == ["Bea Nwosu"]
    film.desk.undo(by="Bea Nwosu")
    assert film.kinds()[-1] is Kind.PACK_WITHDRAWN
    made = film.papers.pack("writers")
    assert (made.signatures, made.signed_otherwise) == ((), ())


def test_a_pack_that_was_handed_out_stays_so(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Jun Arai")
    film.papers.handed_out("writers", by="Kit Moss")
    with pytest.raises(EdgecodeError):
        film.desk.undo(by="Kit Moss")
    assert film.kinds()[-1] is Kind.PACK_EXPORTED


def test_only_who_may_sign_papers_signs_one(film: PaperFilm) -> None:
    with pytest.raises(NotAllowedError, match="expected a person who may sign papers, found Wim Oort"):
        film.papers.sign("writers", by="Wim Oort")
    with pytest.raises(PaperError, match=r"profile: expected one of writers, .*, found 'critics'"):
        film.papers.sign("critics", by="Bea Nwosu")
    assert film.kinds(Kind.PACK_SIGNED) == []


def test_what_has_changed_since_it_was_shown_is_not_signed(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Jun Arai")
    seen = film.papers.pack("writers").digest
    film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")
    with pytest.raises(
        PaperError, match="expected the one you were shown, found that it has changed since: look again"
    ):
        film.papers.sign("writers", by="Bea Nwosu", seen=seen)
    assert film.kinds(Kind.PACK_SIGNED) == []
    film.papers.sign("writers", by="Bea Nwosu", seen=film.papers.pack("writers").digest)
    assert film.kinds()[-1] is Kind.PACK_SIGNED


def test_a_paper_shown_before_anything_was_on_record_is_not_the_one_that_is_signed(film: PaperFilm) -> None:
    """The first word brings what film.toml says on record, and with it another paper."""
    seen = film.papers.pack("insurer").digest
    with pytest.raises(PaperError, match="it has changed since"):
        film.papers.sign("insurer", by="Bea Nwosu", seen=seen)
    assert film.kinds(Kind.PACK_SIGNED) == []
    made = film.papers.pack("insurer")
    film.papers.sign("insurer", by="Bea Nwosu", seen=made.digest)
    assert film.papers.pack("insurer").digest == made.digest


def test_a_use_speaks_against_an_attestation_whichever_came_first(film: PaperFilm) -> None:
    made_by = Use(tool="VoiceWell", part=Part.SCREENPLAY, in_film=YesNo.YES)
    film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")
    assert film.papers.pack("writers").pack.claims[0].verdict is Verdict.SAID
    film.papers.state(made_by, by="Kit Moss")
    assert film.papers.pack("writers").pack.claims[0].verdict is Verdict.OPEN
    film.papers.state(VOICES, by="Jun Arai")
    for _ in range(2):
        answer = film.papers.pack("writers").pack.claims[0]
        assert (answer.verdict, answer.says) == (Verdict.AGAINST, "")
        assert "Yet Wim Oort, writer, attested that it was not so, on record since 2025-11-24." in answer.why
        film.papers.state(Attested("no-generated-screenplay"), by="Wim Oort")


def test_who_declared_a_use_is_in_no_file_of_any_pack(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Jun Arai")
    film.papers.state(Use(tool="VoiceWell", part=Part.PUBLICITY, declared=True), by="Kit Moss")
    [handle] = {
        row.entry.who.digits for row in film.record.entries() if row.entry and row.entry.kind is Kind.TOOL_DECLARED
    }
    for paper in every_paper():
        for name, data in film.papers.files(paper.profile, renderers=PLAIN).items():
            assert b"Kit" not in data, name
            assert handle.encode() not in data, name


def test_everything_that_people_can_attest_is_asked_of_somebody_on_the_film(film: PaperFilm) -> None:
    answers = {each.claim: each for each in film.papers.answers()}
    assert list(answers) == [claim.id for claim in CLAIMS]
    for claim in CLAIMS:
        if claim.by is By.PERSON:
            assert "Bea Nwosu" in answers[claim.id].who


def test_a_tool_is_told_as_one_described_it_oneself(film: PaperFilm) -> None:
    film.papers.state(VOICES, by="Jun Arai")
    film.papers.state(Tool(name="voicewell", nature=Nature.ANALYTICAL), by="Kit Moss")
    assert film.papers.described(" VOICEWELL", by="Jun Arai") == VOICES
    assert film.papers.described("VoiceWell", by="Kit Moss").nature is Nature.ANALYTICAL
    assert film.papers.described("VoiceWell", by="Bea Nwosu") == Tool(name="VoiceWell")
    assert film.papers.facts().on == TODAY
