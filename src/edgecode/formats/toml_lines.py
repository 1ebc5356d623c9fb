"""Where things stand in a TOML file: the parser keeps no lines, and a remark without one helps nobody."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

Key = tuple[str | int, ...]
"""A table or a value by its names, and by its number from 0 where tables stand in a row: ``("intents", 1, "by")``."""

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' + r"|'''.*?'{3,5}" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'|\#[^\n]*|[\[\]{}=\n]",
    re.DOTALL,
)
"""Strings and comments whole, so that no sign in them counts, and the signs that tell statements apart (toml.io, 1.0)."""


def lines_of(text: str) -> dict[Key, int]:
    """Map every table and every key of a text that is TOML to the line, from 1, that it begins on.

    Keys inside inline tables and arrays are not told apart: they stand where the key stands that holds them.
    """
    found: dict[Key, int] = {}
    counted: Counter[Key] = Counter()
    table: Key = ()
    for line, statement in _statements(text):
        if statement.startswith("["):
            table = tuple(_names(tomllib.loads(statement)))
            if statement.startswith("[["):
                found.setdefault(table, line)
                counted[table] += 1
                table = (*table, counted[table] - 1)
            here = table
        else:
            here = (*table, *_names(tomllib.loads(f"{statement} = 0")))
        found.setdefault(here, line)
        found.setdefault(here[:1], line)
    return found


def line_of(key: Key, *, lines: Mapping[Key, int]) -> int | None:
    """Find the line of a key, else of the nearest table that holds it; ``None`` where nothing of it is written."""
    return next((lines[key[:end]] for end in range(len(key), 0, -1) if key[:end] in lines), None)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Give each table's header and each key before its ``=``, with the line it begins on."""
    line = begun_on = 1
    begin = depth = 0
    equals = -1
    for token in _TOKEN.finditer(f"{text}\n"):
        sign = token[0]
        if sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign == "=" and equals < 0 and not depth:
            equals = token.start()
        line += sign.count("\n")
        if sign == "\n" and not depth:
            statement = text[begin : equals if equals >= 0 else token.start()].strip()
            if statement and not statement.startswith("#"):
                yield begun_on, statement
            begin, begun_on, equals = token.end(), line, -1


def _names(parsed: dict[str, object]) -> Iterator[str]:
    """Follow the one name in each table of a parsed header or key."""
    node: object = parsed
    while isinstance(node, dict) and node:
        name, node = next(iter(node.items()))
        yield name
        if isinstance(node, list):
            node = node[0]
