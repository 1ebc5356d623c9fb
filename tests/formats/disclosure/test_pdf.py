import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import msgspec
import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.formats.disclosure.letters import font_letters
from edgecode.formats.disclosure.pdf import as_pdf
from edgecode.papers.sheet import Section, Sheet, Table
from formats.disclosure.pdfa_checker import needs_verapdf, verdicts
from formats.disclosure.sheets import HASH, LONG, SCRIPT, hostile, small

MARGIN = 60
"""Points at each side that no letter comes into: the page's margins are 76 wide, and a glyph may stand out a little."""
ELSEWHERE = """
import sys
from edgecode.formats.disclosure.pdf import as_pdf
from formats.disclosure.sheets import hostile
sys.stdout.buffer.write(as_pdf(hostile()))
"""
LETTERS = st.one_of(
    st.characters(exclude_categories=()),
    st.sampled_from(sorted(set().union(*font_letters()))),
    st.sampled_from("\xad\u200b\u200c\u200d\u200e\u200f\u2060\u061c\u0301\u05b8\u064e -"),
)


def pages_of(made: bytes) -> list[str]:
    """The text of each page, as it is copied from it; a break of a line is a space."""
    document = pypdfium2.PdfDocument(made)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def alphabet() -> Sheet:
    """Every letter that the fonts have, upright and bold, each mark on a letter of its script."""
    letters = sorted(set().union(*font_letters()))
    shown = [f"{_under(each)}{each}" if unicodedata.category(each).startswith("M") else each for each in letters]
    rows = tuple((" ".join(shown[at : at + 40]),) for at in range(0, len(shown), 40))
    bold = tuple(Section(heading=row[0]) for row in rows)
    return msgspec.structs.replace(
        small(), sections=(Section(heading="All", table=Table(columns=("A",), rows=rows)), *bold)
    )


def _under(mark: str) -> str:
    script = unicodedata.name(mark).partition(" ")[0]
    return {"HEBREW": "א", "ARABIC": "ب"}.get(script, "x")


def test_all_words_are_on_the_pages_and_each_page_has_its_number() -> None:
    pages = pages_of(as_pdf(small()))
    whole = " ".join(pages)
    for words in ("The Ferry", "Disclosure of the use of AI: writers", "Writers’ guild, credits", "2026-11-26"):
        assert words in pages[0]
    for words in ("Nobody has signed this", "Take note. The film was half made", "LineFinder", "None was asked for."):
        assert words in whole
    assert [page.count(f"{number} of {len(pages)}") for number, page in enumerate(pages, start=1)] == [1] * len(pages)


def test_signed_and_unsigned_papers_differ_on_every_page() -> None:
    for page in pages_of(as_pdf(small(is_signed=True))):
        assert "Nobody has signed this" not in page
    assert "Signed by Hanne Lindqvist" in pages_of(as_pdf(small(is_signed=True)))[0]
    for page in pages_of(as_pdf(hostile())):
        assert "Nobody has signed this" in page


def test_the_file_says_title_and_day_of_the_sheet() -> None:
    about = pypdfium2.PdfDocument(as_pdf(small())).get_metadata_dict()
    assert about["Title"] == "The Ferry: Disclosure of the use of AI: writers"
    assert about["Subject"] == "Writers’ guild, credits. Nobody has signed this."
    assert about["CreationDate"].startswith("D:20261126")
    assert pypdfium2.PdfDocument(as_pdf(hostile())).get_metadata_dict()["Title"].startswith(f"{SCRIPT} 漢字の映画")


def test_a_long_table_goes_over_pages_under_its_own_head() -> None:
    pages = pages_of(as_pdf(hostile()))
    with_rows = [page for page in pages if "row-" in page]
    assert len(with_rows) > 5
    assert all("№ Words" in page for page in with_rows)
    whole = f"{' '.join(pages)} "
    assert all(f"row-{number} " in whole for number in range(300))


def test_nothing_runs_into_the_margins() -> None:
    for page in pypdfium2.PdfDocument(as_pdf(hostile())):
        width, height = page.get_size()
        assert (round(width), round(height)) == (595, 842)
        text = page.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        seen = [box for box in boxes if box[2] > box[0]]
        assert min(box[0] for box in seen) > MARGIN
        assert max(box[2] for box in seen) < width - MARGIN


def test_a_long_word_breaks_and_no_letter_comes_between() -> None:
    copied = "".join(pages_of(as_pdf(hostile()))).replace(" ", "")
    assert HASH * 4 in copied
    assert LONG in copied


def test_letters_that_the_fonts_lack_are_numbered_and_counted_on_the_paper() -> None:
    first = pages_of(as_pdf(hostile()))[0]
    assert "[U+6F22 U+5B57 U+306E U+6620 U+753B]" in first
    assert "letters that the fonts of this PDF lack, or that cannot be seen, are given by Unicode number" in first
    assert "Unicode number" not in " ".join(pages_of(as_pdf(small())))


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        as_pdf(msgspec.structs.replace(small(), on="yesterday"))


def test_two_processes_write_the_same_bytes() -> None:
    found = []
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "TZ": f"UTC{seed}"}
        done = subprocess.run([sys.executable, "-c", ELSEWHERE], env=environment, capture_output=True, check=True)
        found.append(done.stdout)
    assert found[0] == found[1] == as_pdf(hostile())


@settings(max_examples=60)
@given(title=st.text(LETTERS, max_size=40), said=st.text(LETTERS, max_size=200), cell=st.text(LETTERS, max_size=60))
def test_no_letters_make_a_paper_fail(title: str, said: str, cell: str) -> None:
    table = Table(columns=(cell, "b"), rows=((said, cell),))
    sections = (Section(heading=title, says=(said,), warns=(cell,), table=table),)
    sheet = Sheet(
        title=title, kind=cell, addressee=said, on="2026-11-26", status=said, is_signed=True, sections=sections
    )
    assert as_pdf(sheet).startswith(b"%PDF-1.7")


@needs_verapdf
def test_verapdf_finds_every_paper_to_be_pdf_a_2a_and_pdf_ua_1(tmp_path: Path) -> None:
    bare = Sheet(title="", kind="", addressee="", on="2026-11-26", status="", is_signed=False, sections=())
    papers = [small(), small(is_signed=True), hostile(), alphabet(), bare]
    files = [tmp_path / f"{number}.pdf" for number in range(len(papers))]
    for file, sheet in zip(files, papers, strict=True):
        file.write_bytes(as_pdf(sheet))
    for file, found in zip(files, verdicts(files), strict=True):
        for verdict in found:
            assert verdict.passes, f"{file.name}: {verdict}"
            assert verdict.failed == {}
            assert verdict.checks > 300


@needs_verapdf
def test_verapdf_refuses_a_file_that_is_neither(tmp_path: Path) -> None:
    made = as_pdf(small())
    unlike = [
        made.replace(b"<pdfaid:conformance>A<", b"<pdfaid:conformance>Q<"),
        typst.compile(
            b"#set document(date: none)\nfilm \xe6\xbc\xa2", format="pdf", ignore_system_fonts=True, timestamp=0
        ),
    ]
    assert unlike[0] != made
    files = [tmp_path / f"{number}.pdf" for number in range(len(unlike))]
    for file, content in zip(files, unlike, strict=True):
        file.write_bytes(bytes(content))
    (claim, other), (archive, access) = verdicts(files)
    assert (claim.passes, list(claim.failed)) == (False, ["6.6.4-3"])
    assert other.passes
    assert not archive.passes
    assert not access.passes
    assert {"6.2.11.8-1", "6.6.4-1"} <= archive.failed.keys()
