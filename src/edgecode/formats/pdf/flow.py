"""The lines of all pages as one text: what a page break put in is taken out.

``(MORE)`` and ``(CONTINUED)`` at the foot of a page and ``CONTINUED:`` at its head go. A speech that goes on keeps one
cue: the one repeated at the head of the page goes if it says CONT'D or the page before says MORE.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.formats.fountain.cue import cue
from edgecode.formats.pdf.lines import Line, Page

_MORE: Final = re.compile(r"[(\[]?\s*MORE\s*[)\]]?[.:…]*", re.IGNORECASE)
_CONTINUED: Final = re.compile(
    r"[(\[]?\s*CONT(?:INUED|['’]?D|INUES)?\.?\s*[)\]]?\s*:?\s*(?:[(\[]\s*\d+\s*[)\]])?\s*:?", re.IGNORECASE
)
_GOES_ON: Final = re.compile(r"\bcont(?:['’]?d|inued|inuing)\b", re.IGNORECASE)
_EDGE: Final = 3
"""How many lines at the head and the foot of a page a break may have put in."""


class Flow(msgspec.Struct, frozen=True):
    """The lines of a script in order; ``more`` are the indices of those before which a page said that a speech goes on."""

    lines: tuple[Line, ...]
    more: frozenset[int] = frozenset()

    def gap(self, index: int) -> float | None:
        """How far a line is below the one before it; None for the first of a page and past the end."""
        if not 0 < index < len(self.lines) or self.lines[index - 1].sheet != self.lines[index].sheet:
            return None
        return self.lines[index].down - self.lines[index - 1].down

    def is_apart(self, index: int, *, gap: float) -> bool:
        """Whether a blank line, or the edge of a page, is before a line."""
        found = self.gap(index)
        return found is None or found > gap

    def is_alone(self, index: int, *, gap: float) -> bool:
        """Whether a blank line, or the edge of a page, is before and after a line."""
        return self.is_apart(index, gap=gap) and self.is_apart(index + 1, gap=gap)


def flow_of(pages: Sequence[Page]) -> Flow:
    """Put the pages' lines one after the other, without what the breaks put in."""
    lines: list[Line] = []
    more: set[int] = set()
    said_more = False
    for page in pages:
        kept = [line for at, line in enumerate(page.lines) if not _put_in(line, at, of=len(page.lines))]
        if said_more and kept:
            more.add(len(lines))
        said_more = any(_MORE.fullmatch(line.text) for line in page.lines[-_EDGE:]) or (said_more and not kept)
        lines += kept
    return Flow(tuple(lines), frozenset(more))


def _put_in(line: Line, at: int, *, of: int) -> bool:
    if at >= _EDGE and at < of - _EDGE:
        return False
    text = line.text
    if _MORE.fullmatch(text):
        return at >= of - _EDGE
    return _CONTINUED.fullmatch(text) is not None


def repeats_cue(flow: Flow, index: int, *, name: str) -> bool:
    """Whether a line at the head of a page only says again who speaks."""
    if flow.gap(index) is not None or not (said_by := cue(flow.lines[index].text)):
        return False
    again = index in flow.more or _GOES_ON.search(flow.lines[index].text) is not None
    return again and said_by.name == name
