r"""Emphasis in a script's text: ``*italics*``, ``**bold**``, ``***both***``, ``_underlined_``, and ``\*`` for a star.

The rules are Fountain's (fountain.io/syntax, Emphasis): a mark opens only before and closes only after something that is
no space, and emphasis never runs over the end of a line. A mark without its partner is an ordinary character.
"""

import re
from typing import Final

_MARK: Final = re.compile(r"\\[*_]|\*+|_+|\n")
_LONGEST: Final = {"*": 3, "_": 1}
"""Longer runs are drawn lines, not marks."""


class _Run:
    """A run of one mark in the text, and how much of it has found no partner yet."""

    __slots__ = ("left", "mark")

    def __init__(self, mark: str, *, left: int) -> None:
        self.mark = mark
        self.left = left

    def __str__(self) -> str:
        return self.mark * self.left


def plain(text: str) -> str:
    r"""Take the emphasis marks out of a text, and the backslash before an escaped ``*`` or ``_``."""
    if "*" not in text and "_" not in text:
        return text
    parts: list[str | _Run] = []
    open_runs: dict[str, list[_Run]] = {"*": [], "_": []}
    at = 0
    for found in _MARK.finditer(text):
        parts.append(text[at : found.start()])
        at = found.end()
        if found[0] == "\n":
            open_runs = {"*": [], "_": []}
        parts.append(_met(found, open_runs=open_runs))
    parts.append(text[at:])
    return "".join(map(str, parts))


def _met(found: re.Match[str], *, open_runs: dict[str, list[_Run]]) -> str | _Run:
    mark, run = found[0][0], found[0]
    if mark not in _LONGEST:
        return run[-1]
    if len(run) > _LONGEST[mark]:
        return run
    met = _Run(mark, left=len(run))
    start, end = found.span()
    if found.string[max(start - 1, 0) : start].strip():
        _close(met, among=open_runs[mark])
    if met.left and found.string[end : end + 1].strip():
        open_runs[mark].append(met)
    return met


def _close(closing: _Run, *, among: list[_Run]) -> None:
    """Pair a run with those opened before it, the nearest first; each pair leaves the text."""
    while closing.left and among:
        paired = min(closing.left, among[-1].left)
        closing.left -= paired
        among[-1].left -= paired
        if not among[-1].left:
            among.pop()
