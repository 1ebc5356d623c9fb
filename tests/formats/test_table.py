import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgecode.formats.table import Row, Table, columns_of, folded, has_header, table_of

SYNONYMS = {"slate": ("name",), "mark": ("status", "circled"), "note": ("notes",)}


def is_header(row: Row) -> bool:
    return "slate" in {folded(cell) for cell in row.cells}


def table(content: str) -> Table:
    found = table_of(content, path="day.csv", is_header=is_header)
    assert found is not None
    return found


def cells(content: str) -> list[tuple[str, ...]]:
    return [row.cells for row in table(content).rows]


def remarks(content: str) -> list[str]:
    return [f"{remark.place}: {remark.says}" for remark in table(content).remarks]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_header_row_tells_what_separates_the_cells(delimiter: str) -> None:
    content = "Made on;a,Monday\nslate,note\n12A-1,ok\n".replace(",", delimiter)
    assert cells(content) == [("12A-1", "ok")]


def test_rows_keep_the_number_of_their_first_line() -> None:
    """A quoted cell may hold line breaks, doubled quotation marks and the delimiter (RFC 4180)."""
    found = table('slate,note\n\n12A-1,"bumped,\n""again"""\r\n12A-2,\n')
    assert found.rows == (Row(3, ("12A-1", 'bumped,\n"again"')), Row(5, ("12A-2", "")))


def test_what_stands_above_the_header_row_is_kept_apart() -> None:
    found = table("Camera report,\nRoll:,A001\n\nslate,note\n12A-1,\n")
    assert found.before == (Row(1, ("Camera report", "")), Row(2, ("Roll:", "A001")))
    assert found.header.line == 4


def test_a_quotation_mark_nobody_closed_costs_no_other_row() -> None:
    content = 'slate,note\n12A-1,"dolly\n12A-2,fine\n12A-3,"fine, too"\n'
    assert cells(content) == [("12A-1", "dolly"), ("12A-2", "fine"), ("12A-3", "fine, too")]
    assert remarks(content) == [
        "day.csv:2: expected each quotation mark to be closed, found one that is not; line read alone"
    ]


def test_one_in_the_last_row_costs_nothing_either() -> None:
    assert cells('slate,note\n12A-1,"dolly\n12A-2,"last') == [("12A-1", "dolly"), ("12A-2", "last")]


def test_a_quotation_mark_inside_a_word_is_only_a_quotation_mark() -> None:
    assert cells('slate,note\n12A-1,the 3" lens\n') == [("12A-1", 'the 3" lens')]


def test_an_endless_cell_is_cut_where_it_began() -> None:
    content = 'slate,note\n12A-1,"open\n' + "12A-2,ok\n" * 500
    assert len(cells(content)) == 501


def test_a_cell_longer_than_csv_takes_is_still_a_cell() -> None:
    content = f"slate,note\n12A-1,{'x' * 200_000}\n12A-2,ok\n"
    assert [len(row[1]) for row in cells(content)] == [200_000, 2]


def test_an_empty_byte_is_left_out_with_its_line() -> None:
    content = "slate,note\n12A-1,o\0k\n12A-2,ok\n"
    assert cells(content) == [("12A-1", "ok"), ("12A-2", "ok")]
    assert remarks(content) == ["day.csv:2: expected text, found an empty byte; left out"]


def test_a_header_row_that_comes_again_is_no_row() -> None:
    assert cells("slate,note\n12A-1,a\nslate,note\n12A-2,b\n") == [("12A-1", "a"), ("12A-2", "b")]


def test_a_text_without_the_header_row_is_no_table() -> None:
    assert table_of("INT. HALL - NIGHT\n\nNADIA waits, slate in hand.\n", path="", is_header=is_header) is None
    assert table_of("", path="", is_header=is_header) is None
    assert not has_header(b"\x89PNG" + bytes(100), is_header=is_header)


def test_a_header_row_far_down_is_none() -> None:
    assert table_of("a,b\n" * 100 + "slate,note\n12A-1,ok\n", path="", is_header=is_header) is None


def test_a_header_row_that_only_the_first_lines_alone_would_show_is_none() -> None:
    """The hundredth line begins inside a cell that the whole file closes later."""
    content = '"' + "a\n" * 98 + "slate,note\n" + 'b"\n'
    assert table_of(content, path="", is_header=is_header) is None


def test_an_avid_log_exchange_is_somebody_elses() -> None:
    content = "Heading\nFIELD_DELIM\tTABS\n\nColumn\nslate\tnote\n"
    assert not has_header(content.encode(), is_header=is_header)
    assert has_header(content.replace("Heading", "Header").encode(), is_header=is_header)


def test_a_word_takes_all_its_columns_and_gives_the_first_that_says_something() -> None:
    columns = columns_of(Row(1, ("Status", "Slate", "Circled", "Lens")), synonyms=SYNONYMS)
    said_twice = Row(2, ("good", "12A-1", "x", "40"))
    assert columns.cell(said_twice, "mark") == "good"
    assert columns.unnamed(said_twice) == {"csv.Circled": "x", "csv.Lens": "40"}
    said_once = Row(3, ("", "12A-1", "x", ""))
    assert columns.cell(said_once, "mark") == "x"
    assert columns.unnamed(said_once) == {}
    assert columns.cell(said_once, "note") == ""


def test_columns_of_one_name_are_told_apart() -> None:
    columns = columns_of(Row(1, ("slate", "Lens", "Lens", "")), synonyms=SYNONYMS)
    assert columns.unnamed(Row(2, ("12A-1", "40", "50", "60"))) == {
        "csv.Lens 2": "40",
        "csv.Lens 3": "50",
        "csv.column 4": "60",
    }


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("12A-1", "40", "x"), ""),
        (("12A-1", "40", "x", "", ""), ""),
        (("12A-1", "40"), "expected 3 cells, found 2; what is there is kept"),
        (("12A-1", "40", "x", "y"), "expected 3 cells, found 4; what is left over is kept under csv.more"),
    ],
)
def test_a_row_that_is_too_short_or_too_long_says_so(row: tuple[str, ...], fault: str) -> None:
    columns = columns_of(Row(1, ("slate", "lens", "mark")), synonyms=SYNONYMS)
    assert columns.fault(Row(2, row)) == fault


def test_a_row_may_stop_where_only_unknown_columns_follow() -> None:
    columns = columns_of(Row(1, ("slate", "T1", "T2")), synonyms=SYNONYMS)
    assert columns.fault(Row(2, ("12A-1",))) == ""


@given(st.lists(st.text(st.sampled_from('12A,"\n; x'), max_size=12), min_size=1, max_size=8))
@example(['"', '"', "x"])
@settings(deadline=None)
def test_whatever_is_written_as_csv_is_read_back(notes: list[str]) -> None:
    content = "slate,note\n" + "".join('{},"{}"\n'.format(at, note.replace('"', '""')) for at, note in enumerate(notes))
    assert cells(content) == [(str(at), note.strip()) for at, note in enumerate(notes)]
    assert remarks(content) == []
