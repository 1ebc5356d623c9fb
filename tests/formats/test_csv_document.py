import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.csv_document import cell, document, kept_columns
from edgecode.formats.table import Row, table_of

CELLS = st.text(alphabet="=+-@'\"a1,;\n\t \uff1dé", max_size=12)


def rows_of(data: bytes) -> list[tuple[str, ...]]:
    table = table_of(data.decode(), path="a.csv", is_header=lambda row: row.cells[:1] == ("slate",))
    assert table is not None
    assert table.remarks == ()
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-", "'-"),
        ("@home", "'@home"),
        ("'=quoted", "''=quoted"),
        ("\uff1d1", "'\uff1d1"),
        (" =1 ", "'=1"),
        ("'tis", "'tis"),
        ("a=b", "a=b"),
        ("a\0b", "ab"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ],
)
def test_a_cell_that_could_be_a_formula_is_written_behind_an_apostrophe(text: str, written: str) -> None:
    assert cell(text) == written


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_our_reader_gives_every_cell_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    kept = [tuple(each.strip() for each in row) for row in rows if any(each.strip() for each in row)]
    kept = [row for row in kept if row != ("slate", "note")]
    assert rows_of(document(["slate", "note"], rows)) == kept


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_no_cell_begins_as_a_formula_does(rows: list[tuple[str, str]]) -> None:
    read = csv.reader(io.StringIO(document(["slate", "note"], rows).decode(), newline=""))
    assert not [each for row in read for each in row if each.lstrip()[:1] in set("=+-@\uff1d")]


def test_a_cell_of_very_many_lines_is_told_on_one() -> None:
    [row] = rows_of(document(["slate", "note"], [["1-1", "x\n" * 200 + "x"]]))
    assert row == ("1-1", " ".join("x" * 201))


def test_kept_columns_go_back_under_their_own_names() -> None:
    extras = [{"csv.lens": "32", "ale.Name": "1"}, {"csv.mark": "?", "csv.fstop": "2.8"}]
    assert kept_columns(extras, known=["mark"]) == {"csv.lens": "lens", "ale.Name": "ale.Name", "csv.fstop": "fstop"}


def test_a_row_that_was_guarded_elsewhere_is_read_without_its_guard() -> None:
    table = table_of("slate,note\n1-1,'=x\n1-2,''tis\n", path="a", is_header=lambda row: "slate" in row.cells)
    assert table is not None
    assert table.rows == (Row(2, ("1-1", "=x")), Row(3, ("1-2", "''tis")))
