import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.toml_places import Key, fault_line, line_of, parsed

TOLD = """\
# a comment
title = "a = b"

[partner]
name = \"\"\"two
lines = of it
\"\"\"
key = [
  "x",
]

[[trials]]
check = "a"
[[trials]]
check = "b"
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("title",), 2),
        (("partner",), 4),
        (("partner", "name"), 5),
        (("partner", "key"), 8),
        (("trials",), 12),
        (("trials", 0, "check"), 13),
        (("trials", 1, "check"), 15),
        (("trials", 1, "share"), 14),
        (("partner", "seat"), 4),
        (("nowhere",), 1),
        (("title", "more"), 2),
        (("title", 0), 2),
        ((), 1),
    ],
)
def test_a_key_stands_where_it_begins_or_where_it_would_belong(key: Key, line: int) -> None:
    assert line_of(key, text=TOLD) == line


def test_what_cannot_be_read_begins_where_its_statement_begins() -> None:
    assert fault_line("a = 1\nb = [\n1,\n") == 2
    assert fault_line("= 1") == 1
    assert parsed("a = 1") == {"a": 1}
    assert parsed("= 1") is None


STATEMENTS = st.sampled_from(
    [
        "# a comment",
        "",
        "[[rows]]",
        "[[rows]]",
        'at = """two\nlines"""',
        "of = [\n  1,\n  [\n    2,\n  ],\n]",
        "is = {a = 1}",
    ]
)
"""Statements of one line and of several; some of them may not stand side by side."""


@given(st.lists(STATEMENTS, max_size=12), st.integers(0, 5), st.sampled_from(["at", "of", "is"]))
def test_by_halves_the_same_line_is_found_as_by_reading_on(statements: list[str], row: int, name: str) -> None:
    text = "[[rows]]\n" + "\n".join(statements)
    if parsed(text) is None:
        assert 1 <= fault_line(text) <= text.count("\n") + 1
        return
    key: Key = ("rows", row, name)
    begins = [1]
    for line in range(1, text.count("\n") + 2):
        found = parsed("\n".join(text.split("\n")[:line]))
        if found is not None and _is_there(found, key):
            break
        if found is not None:
            begins.append(line + 1)
    else:
        begins = [line_of(("rows", row), text=text)]
    assert line_of(key, text=text) == begins[-1]


def _is_there(found: dict[str, object], key: Key) -> bool:
    rows = found.get("rows")
    assert isinstance(rows, list)
    assert isinstance(key[1], int)
    return key[1] < len(rows) and key[2] in rows[key[1]]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"[t{number}.{'.'.join('a' * 50)}]\n" for number in range(499)) + "last = 1\n",
        "rows = [\n" + f"{'[' * 60}{']' * 60},\n" * 480 + "]\nlast = 1\n",
        "a = 1\nrows = [\n" + f"{'[' * 60}{']' * 60},\n" * 480,
    ],
)
def test_a_text_that_is_made_to_take_long_is_told_with_a_line_at_or_before_the_fault(text: str) -> None:
    found = line_of(("last",), text=text) if parsed(text) is not None else fault_line(text)
    assert 1 <= found <= text.count("\n") + 1
