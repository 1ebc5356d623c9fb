"""On which line of a TOML text a key stands: the parser keeps no lines, and a fault without one helps nobody.

A text that is cut after a statement parses, one that is cut within a statement does not. So the first cut that holds a key ends
the statement that says it. That is looked up only where there is a fault, by halves, and not for ever.
"""

import re
import tomllib
from typing import Final

Key = tuple[str | int, ...]
"""A table or a value by its names, and by its number from 0 within a row of tables: ``("trials", 1, "share")``."""
_UNREADABLE: Final = (ValueError, RecursionError)
"""What the parser raises: its own error, which is a ``ValueError``, and what too deep a text does to it."""
_LINE: Final = re.compile(r"\(at line (\d+), column \d+\)")
_MOST_AGAIN: Final = 1_000_000
"""Letters that are read again to find a line; a text that is made to take longer is told with a line before the fault."""


def parsed(text: str) -> dict[str, object] | None:
    """Read a text; ``None`` where it is not TOML."""
    try:
        return tomllib.loads(text)
    except _UNREADABLE:
        return None


def line_of(key: Key, *, text: str) -> int:
    """Find the line, from 1, on which a key begins, else the nearest table that holds it, else the first line."""
    whole = parsed(text)
    for end in range(len(key), 0, -1):
        if whole is not None and _holds(whole, key[:end]):
            return _begin(key[:end], cuts=_Cuts(text))
    return 1


def fault_line(text: str) -> int:
    """Find the line of a text that is not TOML on which the statement begins that cannot be read."""
    cuts = _Cuts(text)
    stopped = _stopped(text) or cuts.last
    for line in range(min(stopped, cuts.last) - 1, 0, -1):
        if cuts.read(line) is not None:
            return line + 1
    return stopped if cuts.is_spent() else 1


class _Cuts:
    """A text cut after each of its lines, of which only so much is read again."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.last = len(self._lines)
        self._left = _MOST_AGAIN

    def is_spent(self) -> bool:
        return self._left <= 0

    def read(self, line: int) -> dict[str, object] | None:
        """Read the text up to a line, from 1; ``None`` where the cut is within a statement, or nothing is read any more."""
        if self.is_spent():
            return None
        cut = "\n".join(self._lines[:line])
        self._left -= len(cut)
        return parsed(cut)


def _begin(key: Key, *, cuts: _Cuts) -> int:
    """Find where the statement begins that says a key of the whole text: behind the last cut that does not hold it.

    A key that a cut holds every longer cut holds as well, so that it is looked for by halves.
    """
    without, bound = 0, cuts.last
    while bound - without > 1:
        middle = (without + bound) // 2
        for line in range(middle, bound):
            found = cuts.read(line)
            if found is not None:
                break
        else:
            bound = middle
            continue
        if _holds(found, key):
            bound = middle
        else:
            without = line
    return without + 1


def _stopped(text: str) -> int | None:
    """Give the line at which the parser stopped; ``None`` where it read to the end, or went too deep."""
    try:
        tomllib.loads(text)
    except _UNREADABLE as error:
        found = _LINE.search(str(error))
        return int(found[1]) if found is not None else None
    return None


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
