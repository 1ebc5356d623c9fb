"""A sheet as its addressee reads it: what stands where, and what is said once."""

import msgspec
import pytest

from edgecode.papers.claims import CLAIM
from edgecode.papers.integrity import Signature
from edgecode.papers.pack import FORMAT, Answer, AuthorshipRow, Missing, Pack, RecordRow, Verdict, WordingRow
from edgecode.papers.profile import Paper
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.sheet import Section, Sheet
from edgecode.papers.sheet_of import sheet_of, statements
from edgecode.papers.words import Basis, Making, Part, Profile

BEFORE = "It says nothing of the time before 2026-03-01."
WORD = "It is their word."
ALTERED = "It shows what was said to it."


def said(claim: str, basis: Basis, rests_on: str, *limits: str) -> Answer:
    by = "Jun Arai" if basis is Basis.ATTESTED else ""
    says = CLAIM[claim].says
    return Answer(
        claim=claim, verdict=Verdict.SAID, basis=basis, says=says, rests_on=rests_on, limits=limits, attested_by=by
    )


def asked(claim: str, verdict: Verdict, *why: str, who: tuple[str, ...] = ()) -> Answer:
    return Answer(claim=claim, verdict=verdict, basis=Basis.UNKNOWN, asks=CLAIM[claim].asks, why=why, who=who)


def pack(*claims: Answer, profile: Profile = Profile.FESTIVAL) -> Pack:
    return Pack(
        format=FORMAT,
        profile=profile,
        addressee="Whoever asks",
        film="The Ferry",
        on="2026-11-26",
        made_with="edgecode 1",
        record=RecordRow(origin="edgecode/0", entries=9, begins="2026-03-01", ends="2026-03-01", erased=0),
        claims=claims,
    )


def sheet(of: Pack) -> Sheet:
    return sheet_of(of, paper=paper_for(of.profile), digest="0" * 64)


def headings(of: Pack) -> list[str]:
    return [each.heading for each in sheet(of).sections]


def section(of: Pack, heading: str) -> Section:
    (found,) = (each for each in sheet(of).sections if each.heading == heading)
    return found


def rows(of: Pack, heading: str) -> tuple[tuple[str, ...], ...]:
    table = section(of, heading).table
    assert table is not None
    return table.rows


MUSIC = said("no-generated-music", Basis.ATTESTED, "Attested by Jun Arai, editor, on record since 2026-03-01.", WORD)
SCRIPT = said(
    "no-generated-screenplay", Basis.ATTESTED, "Attested by Ines Calder, director, on record since 2026-03-01.", WORD
)
DEFAULT = said("no-check-by-default", Basis.LOGGED, "Logged: 9 entries; no check was let in.", BEFORE, ALTERED)
PARTNER = said("no-partner", Basis.LOGGED, "Logged: 9 entries; no such entry.", ALTERED)
AGAINST = [
    asked("no-generated-picture", Verdict.AGAINST, "Skyfill was used."),
    asked("no-deep-fake", Verdict.AGAINST, "Skyfill was used."),
]
OPEN = asked("no-generated-sound", Verdict.OPEN, "Nobody has said.", who=("Jun Arai",))


def test_what_is_disclosed_stands_before_what_is_denied_and_unknown_is_no_part_of_either() -> None:
    of = pack(MUSIC, *AGAINST, OPEN)
    found = headings(of)
    assert found.index("What is disclosed") < found.index("What is stated") < found.index("What is unknown")
    assert [row[0] for row in rows(of, "What is unknown")] == [CLAIM["no-generated-sound"].asks.capitalize()]
    assert len(rows(of, "What is stated")) == 1


def test_every_statement_has_its_basis_in_its_row() -> None:
    of = pack(MUSIC, SCRIPT, DEFAULT, PARTNER)
    found = rows(of, "What is stated")
    assert [row[:2] for row in found] == [(each.says, each.basis.value) for each in statements(of)]
    assert all(row[2] for row in found)


def test_a_basis_is_not_said_twice_in_a_row() -> None:
    assert rows(pack(MUSIC), "What is stated")[0][2] == "Jun Arai, editor, on record since 2026-03-01."


def test_limits_that_all_share_are_said_once_and_the_others_in_their_rows() -> None:
    of = pack(MUSIC, SCRIPT, DEFAULT, PARTNER)
    meant = section(of, "How far a basis goes").says
    whole = msgspec.json.encode(sheet(of)).decode()
    assert [sum(limit in each for each in meant) for limit in (WORD, ALTERED, BEFORE)] == [1, 1, 0]
    assert [whole.count(limit) for limit in (WORD, ALTERED, BEFORE)] == [1, 1, 1]
    assert [BEFORE in row[2] for row in rows(of, "What is stated")] == [False, False, True, False]


@pytest.mark.parametrize("claims", [(MUSIC,), (DEFAULT, PARTNER), (MUSIC, DEFAULT), (MUSIC, SCRIPT, DEFAULT, PARTNER)])
def test_no_limit_of_a_statement_is_lost(claims: tuple[Answer, ...]) -> None:
    whole = msgspec.json.encode(sheet(pack(*claims))).decode()
    assert not [limit for each in claims for limit in each.limits if limit not in whole]


def test_only_the_bases_that_something_rests_on_are_explained() -> None:
    assert [each.split(":")[0] for each in section(pack(MUSIC), "How far a basis goes").says] == ["Attested"]
    assert "How far a basis goes" not in headings(pack(OPEN))


def test_questions_on_which_the_same_bears_stand_together() -> None:
    ((question, known),) = rows(pack(*AGAINST), "What is disclosed")
    assert question == "Whether a generative tool made any picture in the film; " + CLAIM["no-deep-fake"].asks
    assert known == "Skyfill was used."


def test_nothing_that_is_disclosed_or_unknown_is_denied_anywhere() -> None:
    whole = msgspec.json.encode(sheet(pack(*AGAINST, OPEN))).decode()
    assert not [each.claim for each in (*AGAINST, OPEN) if CLAIM[each.claim].says in whole]


def test_that_nothing_of_a_part_is_known_is_not_printed_as_that_there_was_none() -> None:
    of = pack(MUSIC, profile=Profile.INSURER)
    for heading in ("Uses", "Tools"):
        table = section(of, heading).table
        assert table is not None
        assert table.empty.endswith("which is not to say that there was none.")
    assert not {"Consents to checks", "Decisions", "Agreements with research partners"} & set(headings(of))


def test_the_words_for_the_audience_stand_before_any_denial() -> None:
    wording = WordingRow(text="A little help.", set_by="Jun Arai", set_on="2026-03-02")
    of = msgspec.structs.replace(pack(MUSIC, *AGAINST, profile=Profile.EU50), wording=wording)
    found = headings(of)
    assert found.index("The words for the audience") == found.index("What is disclosed") + 1
    assert (
        section(of, "The words for the audience")
        .says[1]
        .startswith("Set by Jun Arai, on record since 2026-03-02: attested")
    )


def test_what_a_profile_shows_stands_in_the_order_it_asks_for() -> None:
    author = AuthorshipRow(part=Part.MUSIC, people=("Ada Quill",), making=Making.PERSON, tool="", share="",
                           stated_by="Ada Quill", stated_on="2026-03-02")  # fmt: skip
    of = msgspec.structs.replace(pack(MUSIC, profile=Profile.COPYRIGHT), authorship=(author,))
    found = headings(of)
    assert found.index("Who made it") < found.index("Uses") < found.index("Tools")
    turned = msgspec.structs.replace(of, profile=Profile.INSURER)
    found = headings(turned)
    assert found.index("Tools") < found.index("Uses") < found.index("Who made it")


def test_gaps_stand_with_the_answers() -> None:
    of = msgspec.structs.replace(pack(OPEN), missing=(Missing(what="who made the sound", who=("Jun Arai",)),))
    found = headings(of)
    assert found.index("What is missing") == found.index("What is unknown") + 1
    assert rows(of, "What is missing") == (("Who made the sound", "Jun Arai"),)


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.profile.value)
def test_every_opening_is_read_in_two_breaths_and_loses_no_sentence(paper: Paper) -> None:
    says = sheet(pack(MUSIC, profile=paper.profile)).sections[0].says
    assert len(says) == 2
    assert " ".join(says) == " ".join(paper.opening)


def test_a_signature_names_its_entry_and_a_checkpoint_what_it_is() -> None:
    signed = Signature(by="Jun Arai", role="editor", on="2026-03-03", entry=12)
    made = sheet_of(
        pack(MUSIC), paper=paper_for(Profile.FESTIVAL), digest="0" * 64, signatures=(signed,), checkpoint="a\n9"
    )
    assert made.status == "Signed by Jun Arai, editor, on 2026-03-03 (entry 12 of the record)"
    assert made.checking[0].startswith("To check:")
    assert made.checking[-3:] == ("checkpoint of the record, its size and its seal:", "a", "9")


def test_a_record_of_one_day_is_of_that_day() -> None:
    assert section(pack(MUSIC), "The record").says[0].endswith("the record edgecode/0, of 2026-03-01.")
