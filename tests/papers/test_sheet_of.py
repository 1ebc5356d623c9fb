import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.disclosure.html import as_html
from edgecode.papers.claims import CLAIMS
from edgecode.papers.composing import composed_pack
from edgecode.papers.facts import Facts
from edgecode.papers.integrity import Signature
from edgecode.papers.pack import RecordRow, Verdict, WordingRow
from edgecode.papers.profile import Paper, Shows
from edgecode.papers.registry import every_paper, paper_for
from edgecode.papers.sheet import Section, Sheet
from edgecode.papers.sheet_of import sheet_of, statements
from edgecode.papers.words import ERASED
from simulators.made_pack import MadePack
from simulators.random_facts import facts

DIGEST = "0" * 64
papers = st.sampled_from(every_paper())


def section(sheet: Sheet, heading: str) -> Section:
    [found] = [each for each in sheet.sections if each.heading == heading]
    return found


@given(papers, facts)
def test_whatever_a_pack_says_a_sheet_comes_of_it_and_every_row_fills_its_columns(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    sheet = sheet_of(pack, paper=paper, digest=DIGEST)
    assert sheet == sheet_of(pack, paper=paper, digest=DIGEST)
    for each in sheet.sections:
        assert each.heading
        if each.table is not None:
            assert all(len(row) == len(each.table.columns) for row in each.table.rows)
            assert each.table.rows or each.table.empty
    assert as_html(sheet)


@given(papers, facts)
def test_what_a_claim_says_stands_under_what_is_stated_with_its_basis_and_nowhere_else(
    paper: Paper, said: Facts
) -> None:
    pack = composed_pack(paper, said)
    sheet = sheet_of(pack, paper=paper, digest=DIGEST)
    table = section(sheet, "What is stated").table
    assert table is not None
    answers = [each for each in pack.claims if each.verdict is Verdict.SAID]
    assert tuple(answers) == statements(pack)
    for row, each in zip(table.rows, answers, strict=True):
        assert row[:2] == (each.says, each.basis)
        ground = re.sub(r"^\w+(?: by|:) ", "", each.rests_on)
        assert row[2].startswith(ground)
        assert ground != each.rests_on, "its basis stands beside it"
        bounds = [
            row[2],
            *(words for one in sheet.sections if one.heading == "How far a basis goes" for words in one.says),
        ]
        assert all(any(limit in words for words in bounds) for limit in each.limits)
    elsewhere = msgspec.json.encode([each for each in sheet.sections if each.heading != "What is stated"]).decode()
    assert not [claim.id for claim in CLAIMS if claim.says in elsewhere]


@given(papers, facts)
def test_every_question_that_is_open_or_spoken_against_is_put(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    sheet = sheet_of(pack, paper=paper, digest=DIGEST)
    put = " ".join(
        row[0].lower()
        for each in sheet.sections
        if each.heading in {"What is disclosed", "What is unknown"} and each.table is not None
        for row in each.table.rows
        if all(row)
    )
    asked = [each.asks for each in pack.claims if each.verdict is not Verdict.SAID]
    assert [asks for asks in asked if asks.lower() not in put] == []


@given(papers, facts)
def test_what_troubles_a_pack_is_said_before_anything_is_stated(paper: Paper, said: Facts) -> None:
    pack = composed_pack(paper, said)
    first, *rest = sheet_of(pack, paper=paper, digest=DIGEST).sections
    assert (first.warns, " ".join(first.says)) == (pack.warnings, " ".join(paper.opening))
    assert "What is stated" in [each.heading for each in rest]


def test_a_planted_sentence_elsewhere_would_be_seen(made: MadePack) -> None:
    paper = paper_for("insurer")
    planted = msgspec.structs.replace(made.pack, warnings=(CLAIMS[4].says,))
    sheet = sheet_of(planted, paper=paper, digest=DIGEST)
    elsewhere = msgspec.json.encode([each for each in sheet.sections if each.heading != "What is stated"]).decode()
    assert [claim.id for claim in CLAIMS if claim.says in elsewhere] == [CLAIMS[4].id]


def test_a_sheet_says_who_signed_or_that_nobody_did(made: MadePack) -> None:
    paper = paper_for("insurer")
    unsigned = sheet_of(made.pack, paper=paper, digest=DIGEST)
    assert (unsigned.is_signed, unsigned.status) == (False, "Nobody has signed this.")
    by = Signature(by="Bea", role="producer", on="2025-11-26", entry=13)
    signed = sheet_of(made.pack, paper=paper, digest=DIGEST, signatures=(by,))
    assert (signed.is_signed, signed.status) == (
        True,
        "Signed by Bea, producer, on 2025-11-26 (entry 13 of the record)",
    )


def test_a_preview_says_that_nothing_is_sealed_and_a_sealed_one_how_to_check_it(made: MadePack) -> None:
    paper = paper_for("insurer")
    preview = sheet_of(made.pack, paper=paper, digest=DIGEST).checking
    assert preview == (f"statement sha256 {DIGEST}", f"A preview, made with {made.pack.made_with}. Nothing is sealed.")
    whole = sheet_of(made.pack, paper=paper, digest=DIGEST, checkpoint=made.integrity.checkpoint).checking
    assert made.key.name in whole
    assert "with the public key that you were given apart from this" in whole[0]


def test_a_sheet_over_no_record_says_that_nothing_of_it_can_be_checked(made: MadePack) -> None:
    nothing = RecordRow(origin="", entries=0, begins="", ends="", erased=0)
    sheet = sheet_of(msgspec.structs.replace(made.pack, record=nothing), paper=paper_for("insurer"), digest=DIGEST)
    assert section(sheet, "The record").says == ("Nothing is on record yet, so nothing of this can be checked.",)


def test_the_words_for_the_audience_are_the_word_of_whoever_set_them(made: MadePack) -> None:
    words = WordingRow(text="No AI was used.", set_by="Bea", set_on="2025-11-24")
    sheet = sheet_of(msgspec.structs.replace(made.pack, wording=words), paper=paper_for("eu50"), digest=DIGEST)
    assert section(sheet, "The words for the audience").says == (
        "“No AI was used.”",
        (
            "Set by Bea, on record since 2025-11-24: attested, and the word of whoever set it. What this paper itself states"
            " has a basis of its own."
        ),
    )


def test_who_was_erased_is_not_said_to_be_off_the_record(made: MadePack) -> None:
    [use, *_] = made.pack.uses
    gone = msgspec.structs.replace(use, stated_by=ERASED, stated_on="", entry=None)
    new = msgspec.structs.replace(use, stated_on="", entry=None)
    pack = msgspec.structs.replace(made.pack, uses=(gone, new))
    table = section(sheet_of(pack, paper=paper_for("insurer"), digest=DIGEST), "Uses").table
    assert table is not None
    assert [row[-1] for row in table.rows] == [ERASED, "Jun Arai, not on record yet"]


@pytest.mark.parametrize("paper", every_paper(), ids=lambda paper: paper.profile.value)
def test_a_sheet_has_the_parts_that_its_profile_shows_and_no_others(made: MadePack, paper: Paper) -> None:
    headings = [each.heading for each in sheet_of(made.pack, paper=paper, digest=DIGEST).sections]
    named = {
        Shows.TOOLS: "Tools",
        Shows.USES: "Uses",
        Shows.CONSENTS: "Consents to checks",
        Shows.DECISIONS: "Decisions",
        Shows.APPROVALS: "Checks that were let in",
        Shows.AUTHORSHIP: "Who made it",
        Shows.WORDING: "The words for the audience",
        Shows.PARTNERS: "Agreements with research partners",
    }
    shown = {shows for shows, heading in named.items() if heading in headings}
    assert shown <= set(paper.shows)
    assert {Shows.TOOLS, Shows.USES} <= shown
    assert (Shows.APPROVALS in shown) == (Shows.APPROVALS in paper.shows), "the pack has some"
    assert headings[0] == "How to read this"
    assert headings[-1] == "The record"
