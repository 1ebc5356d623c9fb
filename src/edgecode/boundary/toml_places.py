"""On which line of a TOML text a key stands: the parser keeps no lines, and a fault without one helps nobody.

A text that is cut after a statement parses, one that is cut within a statement does not. So the first cut that holds a key ends
the statement that says it. That is slow for long texts, and looked up only where there is a fault.
"""

import tomllib
from collections.abc import Iterator
from typing import Final

Key = tuple[str | int, ...]
"""A table or a value by its names, and by its number from 0 within a row of tables: ``("trials", 1, "share")``."""
_UNREADABLE: Final = (ValueError, RecursionError)
"""What the parser raises: its own error, which is a ``ValueError``, and what too deep a text does to it."""


def parsed(text: str) -> dict[str, object] | None:
    """Read a text; ``None`` where it is not TOML."""
    try:
        return tomllib.loads(text)
    except _UNREADABLE:
        return None


def line_of(key: Key, *, text: str) -> int:
    """Find the line, from 1, on which a key begins, else the nearest table that holds it, else the first line."""
    cuts = tuple(_cuts(text))
    for end in range(len(key), 0, -1):
        begins = 1
        for line, found in cuts:
            if _holds(found, key[:end]):
                return begins
            begins = line + 1
    return 1


def fault_line(text: str) -> int:
    """Find the line of a text that is not TOML on which the statement begins that cannot be read."""
    return max((line for line, _found in _cuts(text)), default=0) + 1


def _cuts(text: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Give each line, from 1, at which the text up to it is TOML, and what it says up to there."""
    lines = text.split("\n")
    for number in range(1, len(lines) + 1):
        found = parsed("\n".join(lines[:number]))
        if found is not None:
            yield number, found


def _holds(found: object, key: Key) -> bool:
    for part in key:
        if isinstance(part, int):
            if not isinstance(found, list) or part >= len(found):
                return False
            found = found[part]
        elif not isinstance(found, dict) or part not in found:
            return False
        else:
            found = found[part]
    return True
