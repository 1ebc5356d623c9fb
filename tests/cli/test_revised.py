import csv
import io
import json
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
WHITE, BLUE = (FERRY / "script" / f"the-ferry-{name}.fountain" for name in ("white", "blue"))
NASTY = '#panic("x") $ *bold* _it_ `raw` @ref <label> \\u{41} = heading // comment'


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def printed(file: Path) -> str:
    pages = pypdfium2.PdfDocument(file)
    return " ".join(page.get_textpage().get_text_bounded() for page in pages)


def drafts(folder: Path, line: str) -> tuple[Path, Path]:
    """Two drafts that differ in one line."""
    made = folder / "one.fountain", folder / "other.fountain"
    for file, words in zip(made, ("Nobody drives on a night like this.", line), strict=True):
        file.write_text(f"INT. ROOM - DAY #1#\n\nADA\nI know.\n\nBO\n{words}\n", encoding="utf-8")
    return made


def test_the_current_draft_is_told_against_the_one_before(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("revised", film)
    assert said.code == 0
    assert said.out.startswith("White → Blue revision\n7 scenes: 1 same, 4 changed, 1 omitted, 1 new\n")
    assert "shot: 2-2 2-3 2A-1 2A-2 2B-2; panels: 2.3a 2.4" in said.out
    assert "PRIYA   6 lines" in said.out
    assert edgecode("revised", "white", film).out == edgecode("revised", "white", "blue", film).out == said.out


def test_two_files_need_no_folder(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("revised", WHITE, BLUE, "--json").out)
    assert [scene["became"] for scene in document["scenes"]] == [
        "changed", "changed", "omitted", "changed", "new", "changed",
    ]  # fmt: skip
    assert [part["character"] for part in document["parts"]] == ["ALMA", "PRIYA", "WENDELL", "DISPATCH"]


def test_the_table_has_a_row_a_line(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    table = tmp_path / "revised.csv"
    assert edgecode("revised", film, "--csv", table).code == 0
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert len(rows) == len(json.loads(edgecode("revised", film, "--json").out)["lines"])
    assert rows[1]["was"] == "It came from this end. I can't read it."
    assert rows[1]["takes"] == "2-2 2-3 2A-1 2A-2 2B-2"


@pytest.mark.parametrize("line", ["=1+1", "@SUM(A1)", "-2"])
def test_a_line_that_a_spreadsheet_would_reckon_is_harmless(edgecode: Edgecode, tmp_path: Path, line: str) -> None:
    table = tmp_path / "revised.csv"
    edgecode("revised", *drafts(tmp_path, line), "--csv", table)
    [row] = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")))
    assert row["now"] == f"'{line}"


def test_the_pages_are_the_same_bytes_each_time_and_hold_what_changed(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert edgecode("revised", film, "--pdf", one).code == edgecode("revised", film, "--pdf", other).code == 0
    assert one.read_bytes() == other.read_bytes()
    text = printed(one)
    for words in ("Revised pages: White → Blue revision", "Somebody who signs like barbed wire.", "By parts", "ALMA"):
        assert words in text
    letter = tmp_path / "letter.pdf"
    edgecode("revised", film, "--pdf", letter, "--letter")
    assert pypdfium2.PdfDocument(letter)[0].get_size() == (612, 792)


def test_nothing_of_the_film_is_read_as_markup(edgecode: Edgecode, tmp_path: Path) -> None:
    pages = tmp_path / "revised.pdf"
    said = edgecode("revised", *drafts(tmp_path, NASTY), "--pdf", pages)
    assert said.code == 0, said.err
    assert " ".join(NASTY.split()) in " ".join(printed(pages).split())


def test_nothing_is_written_over(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.pdf"
    there.write_text("mine")
    said = edgecode("revised", film, "--pdf", there)
    assert (said.code, there.read_text()) == (2, "mine")
    assert said.err.startswith(f"edgecode: {there}: expected to write a new file, found one")


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (("a", "b", "c", "d"), "expected two scripts, or a folder and at most two of its drafts"),
        ((WHITE,), f"{WHITE}: expected a film folder, found a file"),
        (("pink", FERRY), "pink: expected a draft of a script, found none of that name"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_is_one_sentence(edgecode: Edgecode, words: tuple[str | Path, ...], tells: str) -> None:
    said = edgecode("revised", *words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"edgecode: {tells}")


def test_a_single_draft_has_none_before(edgecode: Edgecode, film: Path) -> None:
    (film / "script" / "the-ferry-white.fountain").unlink()
    said = edgecode("revised", film)
    assert said.code == 2
    assert "expected a draft of a script, found no draft before the current one" in said.err
