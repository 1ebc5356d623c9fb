r"""Emphasis in a script's text: ``*italics*``, ``**bold**``, ``***both***``, ``_underlined_``, and ``\*`` for a star.

The rules are Fountain's (fountain.io/syntax, Emphasis): a mark opens only before and closes only after something that is
no space, and emphasis never runs over the end of a line. A mark without its partner is an ordinary character.
"""

import re
from typing import Final

_MARK: Final = re.compile(r"\\[*_]|\*+|_+|\n")
_LONGEST: Final = {"*": 3, "_": 1}
"""Longer runs are drawn lines, not marks."""


NONE, ITALIC, BOLD, UNDERLINE = 0, 1, 2, 4
"""How a character is set off; several at once are joined with ``|``. Numbers, as there is one for every character."""


class _Run:
    """A run of one mark in the text, and how much of it has found no partner yet."""

    __slots__ = ("left", "mark", "part")

    def __init__(self, mark: str, *, left: int, part: int) -> None:
        self.mark = mark
        self.left = left
        self.part = part

    def __str__(self) -> str:
        return self.mark * self.left


class Marks:
    """A text taken apart: its parts (strings, and runs of marks), and which runs enclose what.

    Each of ``pairs`` says that everything after part ``opens`` and before part ``closes`` has an emphasis. ``starts``
    are the places of the parts in the text; an escaped mark's is that of the mark, not of the backslash.
    """

    def __init__(self, text: str) -> None:
        """Take a text apart."""
        self.parts: list[str | _Run] = []
        self.starts: list[int] = []
        self.pairs: list[tuple[int, int, int]] = []
        open_runs: dict[str, list[_Run]] = {"*": [], "_": []}
        at = 0
        for found in _MARK.finditer(text):
            self._keep(text[at : found.start()], start=at)
            at = found.end()
            if found[0] == "\n":
                open_runs = {"*": [], "_": []}
            met = self._met(found, open_runs=open_runs)
            self._keep(met, start=at - len(met) if isinstance(met, str) else found.start())
        self._keep(text[at:], start=at)

    def _keep(self, part: str | _Run, *, start: int) -> None:
        self.parts.append(part)
        self.starts.append(start)

    def _met(self, found: re.Match[str], *, open_runs: dict[str, list[_Run]]) -> str | _Run:
        mark, run = found[0][0], found[0]
        if mark not in _LONGEST:
            return run[-1]
        if len(run) > _LONGEST[mark]:
            return run
        met = _Run(mark, left=len(run), part=len(self.parts))
        start, end = found.span()
        if found.string[max(start - 1, 0) : start].strip():
            self._close(met, among=open_runs[mark])
        if met.left and found.string[end : end + 1].strip():
            open_runs[mark].append(met)
        return met

    def _close(self, closing: _Run, *, among: list[_Run]) -> None:
        """Pair a run with those opened before it, the nearest first; each pair leaves the text."""
        while closing.left and among:
            paired = min(closing.left, among[-1].left)
            closing.left -= paired
            among[-1].left -= paired
            emphasis = UNDERLINE if closing.mark == "_" else (NONE, ITALIC, BOLD, ITALIC | BOLD)[paired]
            self.pairs.append((among[-1].part, closing.part, emphasis))
            if not among[-1].left:
                among.pop()


def plain(text: str) -> str:
    r"""Take the emphasis marks out of a text, and the backslash before an escaped ``*`` or ``_``."""
    if "*" not in text and "_" not in text:
        return text
    return "".join(map(str, Marks(text).parts))
