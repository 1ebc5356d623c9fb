import tomllib

import pytest

from edgecode.formats.toml_lines import lines_of
from edgecode.formats.toml_page import Entry, Page, shown


def page(text: str) -> Page:
    return Page(tomllib.loads(text), path="a.toml", lines=lines_of(text))


def remarks(said: Page) -> list[tuple[int | None, str]]:
    return [(remark.place.line, remark.says) for remark in said.remarks]


def entry(text: str) -> Entry:
    [one] = page(text).entries("row", ("a",))
    return one


def test_one_table_and_many_in_a_row_are_read_alike_each_at_its_line() -> None:
    alone = entry('\n[row]\na = "x"\nb = 1\n')
    [first, second] = (rows := page('[[row]]\na = "x"\n[[row]]\nb = 1\n')).entries("row", ("a",))
    assert [each.place.line for each in (alone, first, second)] == [2, 1, 3]
    assert remarks(alone.page) == [(4, "expected one of a, found 'b'")]
    assert remarks(rows) == [(4, "expected one of a, found 'b'")]


def test_what_is_no_table_is_remarked_on_and_its_neighbours_are_read() -> None:
    said = page('row = [1, { a = "x" }, "y"]')
    assert [each.table for each in said.entries("row", ("a",))] == [{"a": "x"}]
    assert remarks(said) == [
        (1, "expected [[row]] to be a table, found 1"),
        (1, "expected [[row]] to be a table, found 'y'"),
    ]


def test_a_remark_on_a_key_that_is_not_there_stands_at_its_table() -> None:
    one = entry('\n[row]\na = "x"\n')
    one.remark("there", key="a")
    one.remark("not there", key="b")
    one.remark("the whole")
    assert remarks(one.page) == [(3, "there"), (2, "not there"), (2, "the whole")]


@pytest.mark.parametrize(
    ("value", "text"), [('"12A"', "12A"), ("12", "12"), ("true", ""), ("1.5", ""), ('["x"]', ""), ("2026-03-01", "")]
)
def test_a_text_may_be_a_whole_number_and_nothing_else(value: str, text: str) -> None:
    one = entry(f"[row]\na = {value}")
    assert one.text("a") == text
    assert len(one.page.remarks) == (not text)
    assert one.text("b") == ""


@pytest.mark.parametrize(
    ("value", "found"), [('"z"', "'z'"), ("3", "3"), ('["x"]', "['x']"), ('""', "''"), ("{ x = 1 }", "{'x': 1}")]
)
def test_another_word_than_one_of_some_is_one_sentence(value: str, found: str) -> None:
    one = entry(f"[row]\na = {value}")
    assert one.one_of("a", ("x", "y"), optional=True, otherwise="so it is") is None
    assert remarks(one.page) == [(2, f"expected a = x or y, found {found}; so it is")]


def test_one_of_some_words_may_be_left_out_where_that_is_said() -> None:
    one = entry('[row]\na = "y"')
    assert one.one_of("a", ("x", "y")) == "y"
    assert one.one_of("b", ("x", "y"), optional=True) == ""
    assert one.one_of("b", ("x", "y")) is None
    assert remarks(one.page) == [(1, "expected b = x or y, found ''; it does not apply")]


def test_a_value_is_repeated_no_longer_than_can_be_read() -> None:
    assert shown("x" * 58) == f"'{'x' * 58}'"
    assert shown("x" * 59) == f"'{'x' * 59} …"
