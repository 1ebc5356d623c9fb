"""Where this document sets its text: the left edge of action, of dialogue, of parentheticals and of cues.

Nothing here is a fixed measure. Scene headings say where the left edge is; a line in capitals that is set in, stands first
after a gap and has a line set in under it votes for where cues and dialogue begin; brackets say where parentheticals do.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from edgecode.formats.fountain.cue import cue
from edgecode.formats.fountain.scene_heading import unforced
from edgecode.formats.pdf.lines import Line, Page, cluster
from edgecode.formats.pdf.sheets import Word

NEAR: Final = 1.5
"""Lines that begin so near to one another, in characters, begin at the same place."""
_SET_IN: Final = 3.0
_SCENE_NUMBER: Final = re.compile(r"[A-Z]{0,3}\d{1,4}[A-Z]{0,4}(?:[-–.&/][A-Z]{0,3}\d{1,4}[A-Z]{0,4})*\.?")
CAPITALS: Final = re.compile(r"(?:INT|EXT|EST|I/E|E/I)\b")
_GAP: Final = 1.55
"""Two base lines further apart than so many lines have a blank one between them."""
_OUTLIERS: Final = 0.01
_ACTION: Final = 50.0
_SPEECH: Final = 27.0
"""Columns are at least so wide, in characters, even where a short script has no line as long."""
_BETWEEN: Final = 3.5
"""Two columns are at least so many characters apart where cues stand side by side."""


class Layout(msgspec.Struct, frozen=True):
    """The places where lines begin and end, in characters; dialogue, parenthetical and cue are None where nobody speaks."""

    left: float
    right: float
    dialogue: float | None = None
    parenthetical: float | None = None
    cue: float | None = None
    speech_right: float = 0.0
    gap: float = _GAP
    """From which distance of two lines on there is a blank one between them."""
    speech_gap: float = _GAP
    """The same for lines of a speech, which some formats set wider."""

    def is_flush(self, line: Line) -> bool:
        """Whether a line begins at the left edge."""
        return abs(line.left - self.left) < NEAR

    def is_spoken(self, line: Line) -> bool:
        """Whether a line begins where dialogue or a parenthetical does."""
        if self.dialogue is None:
            return False
        low, high = self.dialogue, max(self.dialogue, self.parenthetical or 0)
        return low - NEAR < line.left < high + NEAR


def columns(line: Line) -> list[tuple[Word, ...]]:
    """A line's words, parted where a wide gap is between two."""
    parts = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.left - before.right > _BETWEEN:
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]


def scene_number(word: str) -> str:
    """A scene number as it stands in a margin, without a period; empty if a word is none."""
    return word.rstrip(".") if _SCENE_NUMBER.fullmatch(word) else ""


def heading_at(line: Line) -> int:
    """Which word begins a scene heading: the first, or the second after a scene number; -1 if none does."""
    text = line.text
    if unforced(text):
        return 0
    if len(line.words) > 1 and scene_number(line.words[0].text):
        rest = text[len(line.words[0].text) :].lstrip()
        if rest and unforced(rest):
            return 1
    return -1


def left_edge(pages: Sequence[Page]) -> float | None:
    """Where most scene headings begin, behind their numbers; None where there is no heading in capitals."""
    begun = [
        line.words[at].left
        for page in pages
        for line in page.lines
        for at in [heading_at(line)]
        if at >= 0 and CAPITALS.match(line.words[at].text)
    ]
    return cluster(begun)


def layout_of(pages: Sequence[Page], *, left: float) -> Layout:
    """Measure a document whose left edge is known, margins taken off its lines."""
    flush = sorted(line.right for page in pages for line in page.lines if abs(line.left - left) < NEAR)
    right = max(flush[-1 - int(len(flush) * _OUTLIERS)] if flush else left, left + _ACTION)
    votes = list(_votes(pages, left=left))
    dialogue = cluster(below.left for _, below, _ in votes if not below.text.startswith("("))
    if dialogue is None:
        dialogue = cluster(below.left for _, below, _ in votes)
    if dialogue is None:
        return Layout(left, right)
    brackets = [
        line.left for page in pages for line in page.lines if line.text.startswith("(") and line.left > dialogue + NEAR
    ]
    spoken = [line for page in pages for line in page.lines if abs(line.left - dialogue) < NEAR]
    gaps = [
        below.down - line.down
        for page in pages
        for line, below in pairwise(page.lines)
        if min(line.left, below.left) > dialogue - NEAR and abs(below.left - dialogue) < NEAR
    ]
    return Layout(
        left,
        right,
        dialogue=dialogue,
        parenthetical=cluster(brackets) or dialogue,
        cue=cluster(above.left for above, _, _ in votes),
        speech_right=max([dialogue + _SPEECH, *(line.right for line in spoken)]),
        speech_gap=_GAP * max(1, median(gap for *_, gap in votes), median(gaps or [1])),
    )


def _votes(pages: Sequence[Page], *, left: float) -> Iterator[tuple[Line, Line, float]]:
    """Each line that looks like a cue with the first line under it that is no bracket, and the distance of the two below it."""
    for page in pages:
        above = None
        for at, line in enumerate(page.lines[:-1]):
            below = page.lines[at + 1]
            first = above is None or line.down - above.down > _GAP
            above = line
            if not first or line.left < left + _SET_IN or not _under(below, line, left=left):
                continue
            if len(columns(line)) == 1 and cue(line.text) and not cue(below.text):
                yield line, _first_said(page.lines, at + 1), below.down - line.down


def _under(below: Line, line: Line, *, left: float) -> bool:
    near = below.down - line.down < 2 * _GAP
    return near and left + _SET_IN < below.left < line.left + NEAR


def _first_said(lines: Sequence[Line], at: int) -> Line:
    """The first line from one on that opens no bracket and is in none, as long as no blank line comes before it."""
    found = lines[at]
    is_open = found.text.startswith("(")
    for before, line in pairwise(lines[at : at + 4]):
        if not is_open or line.down - before.down > _GAP:
            break
        found = line
        is_open = line.text.startswith("(") or not before.text.endswith(")")
    return found
