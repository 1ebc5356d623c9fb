import pytest

from edgecode.errors import UnreadableError
from edgecode.formats.json_document import json_of, number_of, objects_in


def lines(text: str) -> list[int]:
    """The lines of the objects that the document's first list or object holds, in order."""
    document = json_of(text.encode(), path="a.json", expected="JSON")
    return [line for _, line in sorted(document.lines.items(), key=lambda each: each[1])]


def test_every_object_has_the_line_it_begins_on() -> None:
    text = '{"boards": [\n{"a": 1},\n\n {"b": {"c": "{\\"\\n"}}\n], "more": {}}'
    document = json_of(text.encode(), path="a.json", expected="JSON")
    assert isinstance(document.root, dict)
    assert document.lines[id(document.root)] == 1
    assert [document.lines[id(board)] for board in objects_in(document.root["boards"])] == [2, 4]
    assert lines(text) == [1, 2, 4, 4, 5]


def test_a_brace_in_a_string_begins_nothing() -> None:
    assert lines('[{"a": "{ \\" {", "{": 1},\n{}]') == [1, 2]


def test_line_breaks_of_all_kinds_are_counted() -> None:
    assert lines("[{},\r\n{}]") == [1, 2]


def test_a_key_that_stands_twice_costs_the_lines_and_nothing_else() -> None:
    document = json_of(b'{"a": {}, "a": {}}', path="a.json", expected="JSON")
    assert (document.root, document.lines) == ({"a": {}}, {})


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('{"a": 1,\n"b": }', 2, "broken JSON"),
        ('{"a": [1,\n2', 2, "JSON that stops half way"),
        ('"a"', 1, "a single JSON value"),
        ("[" * 100_000, None, "JSON nested without end"),
        ("", 1, "JSON that stops half way"),
    ],
)
def test_what_is_no_json_is_unreadable_in_one_sentence(text: str, line: int | None, why: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        json_of(text.encode(), path="a.json", expected="a scene")
    assert (caught.value.expected, caught.value.found.partition(" (")[0]) == ("a scene", why)
    assert caught.value.line == line or not text


def test_only_objects_are_given_of_a_list() -> None:
    assert list(objects_in([{}, 1, None, {"a": 1}])) == [{}, {"a": 1}]
    assert list(objects_in({"a": 1})) == [{"a": 1}]
    assert list(objects_in("a")) == []


@pytest.mark.parametrize(
    ("value", "number"),
    [(1, 1.0), ("0.04", 0.04), (True, None), ("", None), ("nan", None), (None, None), (10**400, None)],
)
def test_a_number_may_be_written_as_text(value: object, number: float | None) -> None:
    assert number_of(value) == number
