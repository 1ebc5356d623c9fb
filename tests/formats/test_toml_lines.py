import inspect
import string
import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.formats.toml_lines import Key, line_of, lines_of


def told(docstring: str | None) -> dict[Key, int]:
    """The lines of the TOML below the first sentence of a docstring."""
    text = inspect.cleandoc(docstring or "").partition("\n\n")[2]
    assert tomllib.loads(text) is not None
    return lines_of(text)


def test_tables_and_keys_are_found_by_their_lines() -> None:
    """Names with dots and blanks are quoted.

    title = "The Ferry"
    [people."Ida B."]
    role = "director"
    may = []
    """
    assert told(test_tables_and_keys_are_found_by_their_lines.__doc__) == {
        ("title",): 1,
        ("people",): 2,
        ("people", "Ida B."): 2,
        ("people", "Ida B.", "role"): 3,
        ("people", "Ida B.", "may"): 4,
    }


def test_tables_in_a_row_are_numbered() -> None:
    """Comments and blank lines between them count as lines.

    [[intents]]
    by = "Ida"  # not [[this]]

    # [[intents]]
    [[intents]]
    by = "Ben"
    """
    assert told(test_tables_in_a_row_are_numbered.__doc__) == {
        ("intents",): 1,
        ("intents", 0): 1,
        ("intents", 0, "by"): 2,
        ("intents", 1): 5,
        ("intents", 1, "by"): 6,
    }


def test_what_stands_inside_a_value_is_no_statement() -> None:
    r"""Brackets, equals signs and keys inside strings and lists do not count.

    a = "[b]\" = # c"
    d = '''
    [e]
    f = 1
    ''''
    g = [
        "]", # ]
        { h = "}" },
    ]
    i.j = { k = 1 }
    l = ""
    """
    found = told(test_what_stands_inside_a_value_is_no_statement.__doc__)
    assert found == {("a",): 1, ("d",): 2, ("g",): 6, ("i", "j"): 10, ("i",): 10, ("l",): 11}


def test_line_ends_of_either_kind_count_once() -> None:
    assert lines_of('a = 1\r\n[b]\r\nc = """\r\n"""\r\nd = 2') == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 3,
        ("b", "d"): 5,
    }


def test_a_key_that_is_not_told_apart_stands_where_its_table_stands() -> None:
    lines = lines_of("x = 1\nintents = [{ by = 1 }]\n")
    assert line_of(("intents", 0, "by"), lines=lines) == 2
    assert line_of(("people",), lines=lines) is None


KEYS = st.text(string.ascii_letters + ' ".[]=#é', min_size=1, max_size=6)


@settings(deadline=None)
@given(st.dictionaries(KEYS, st.lists(st.text(max_size=12), max_size=3), max_size=6))
def test_any_keys_with_any_values_are_found_where_they_were_written(told: dict[str, list[str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'

    lines: list[str] = []
    written: dict[str, int] = {}
    for key, values in told.items():
        written[key] = len(lines) + 1
        lines += [f"{quoted(key)} = [", *(f"  {quoted(value)}," for value in values), "]"]
    assert lines_of("\n".join(lines)) == {(key,): line for key, line in written.items()}
