import pytest

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
