"""Two speeches side by side: which line holds two cues, and which words of the lines under it belong to which."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import msgspec

from edgecode.formats.fountain.cue import Cue, cue
from edgecode.formats.pdf.flow import Flow
from edgecode.formats.pdf.layout import Layout, columns, heading_at
from edgecode.formats.pdf.lines import Line, cluster, joined
from edgecode.formats.pdf.sheets import Word

_SET_IN: Final = 1.5
_GAP: Final = 1.55
_ONE_COLUMN: Final = 1.4
"""Words nearer than so many characters are in one column, unless the gutter is proved to run between them."""


class Side(msgspec.Struct, frozen=True):
    """One of two speeches: its cue, all its lines (the cue's first), and where its dialogue and brackets begin."""

    cue: Cue
    lines: tuple[Line, ...]
    dialogue: float | None
    parenthetical: float | None
    right: float


def begins_side_by_side(flow: Flow, index: int, *, layout: Layout) -> bool:
    """Whether a line is two cues with speeches under them."""
    line = flow.lines[index]
    if line.number or index + 1 >= len(flow.lines):
        return False
    found = columns(line)
    if len(found) != len(("left", "right")) or found[0][0].left < layout.left + _SET_IN or heading_at(line) == 0:
        return False
    under = flow.gap(index + 1)
    return under is not None and under <= layout.speech_gap and all(_name(part) for part in found)


def _name(words: Sequence[Word]) -> Cue | None:
    text = joined(words)
    return None if text.startswith("(") else cue(text)


def sides(flow: Flow, index: int) -> tuple[tuple[Side, Side], int]:
    """Both speeches that begin on a line, up to the next blank line, and the line after them."""
    after = index + 1
    spacing = _GAP * (flow.gap(after) or 1)
    while after < len(flow.lines) and not flow.is_apart(after, gap=spacing):
        after += 1
    lines = flow.lines[index:after]
    gutter = _gutter(lines)
    left = [_part(line, [word for word in line.words if word.left < gutter]) for line in lines]
    right = [_part(line, [word for word in line.words if word.left >= gutter]) for line in lines]
    return (_side(filter(None, left)), _side(filter(None, right))), after


def _gutter(lines: Sequence[Line]) -> float:
    """The middle of the widest stretch between both cues into which no line reaches."""
    one, other = columns(lines[0])
    low, high = one[0].left, other[0].left
    reached = sorted((left, right) for line in lines for left, right in _stretches(line) if right > low and left < high)
    widest, at, end = 0.0, (one[-1].right + high) / 2, low
    for left, right in [*reached, (high, high)]:
        if min(left, high) - end > widest:
            widest, at = min(left, high) - end, (min(left, high) + end) / 2
        end = max(end, right)
    return at


def _stretches(line: Line) -> Iterable[tuple[float, float]]:
    """Where a line holds words, those next to one another taken together."""
    begun = line.words[0].left
    for before, word in pairwise(line.words):
        if word.left - before.right > _ONE_COLUMN:
            yield begun, before.right
            begun = word.left
    yield begun, line.right


def _part(line: Line, words: Sequence[Word]) -> Line | None:
    return line.of(words) if words else None


def _side(lines: Iterable[Line]) -> Side:
    kept = tuple(lines)
    said = kept[1:]
    dialogue = cluster(line.left for line in said if not line.text.startswith("("))
    brackets = cluster(line.left for line in said if line.text.startswith("("))
    right = max((line.right for line in said), default=kept[0].right)
    return Side(cue(kept[0].text) or Cue(kept[0].text, kept[0].text), kept, dialogue, brackets, right)
