"""Speeches: which line is a cue, which lines are spoken under it, and which of them stand in brackets."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.script import ParagraphKind
from edgecode.formats.fountain.cue import Cue, cue, forced_cue
from edgecode.formats.pdf.flow import Flow, repeats_cue
from edgecode.formats.pdf.layout import NEAR, Layout
from edgecode.formats.pdf.lines import Line
from edgecode.formats.pdf.side_by_side import begins_side_by_side

_BRACKETED: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[.,]?")
_MOST_LINES: Final = 6
"""A bracket that is still open after so many lines was never meant to close."""
_SAME: Final = 0.75
_LONGEST_NAME: Final = 50


class Part(msgspec.Struct, frozen=True):
    """Some lines of a speech that are one paragraph: dialogue, or what stands in brackets."""

    kind: ParagraphKind
    lines: tuple[Line, ...]


def cue_of(flow: Flow, index: int, *, layout: Layout) -> Cue | None:
    """Read a line as a cue: it is set in further than dialogue, stands after a gap, and has a spoken line under it."""
    if layout.dialogue is None or layout.cue is None or index + 1 >= len(flow.lines):
        return None
    line, below = flow.lines[index], flow.lines[index + 1]
    text = line.text
    if text.startswith("(") or len(text) > _LONGEST_NAME or not _stands_as_cue(flow, index, layout=layout):
        return None
    under = flow.gap(index + 1)
    if not layout.is_spoken(below) or (under is not None and under > layout.speech_gap):
        return None
    if said_by := cue(text):
        return said_by
    at_cues = abs(line.left - layout.cue) < _SAME and layout.cue > layout.dialogue + NEAR
    return forced_cue(f"@{text}") if at_cues and abs(layout.cue - (layout.parenthetical or 0)) > NEAR else None


def _stands_as_cue(flow: Flow, index: int, *, layout: Layout) -> bool:
    """After a gap anywhere right of dialogue; without one only where all cues stand."""
    line = flow.lines[index]
    if layout.dialogue is None or layout.cue is None or line.left < layout.left + NEAR:
        return False
    at_cues = abs(line.left - layout.cue) < NEAR
    if flow.is_apart(index, gap=layout.gap):
        return at_cues or line.left > layout.dialogue + _SAME
    return at_cues and layout.cue > max(layout.dialogue, layout.parenthetical or 0) + NEAR and line.text.isupper()


def speech_lines(flow: Flow, index: int, *, layout: Layout, name: str) -> tuple[list[Line], int]:
    """The lines of a speech from one on, over page breaks and blank lines in it, and the line after it."""
    found: list[Line] = []
    while index < len(flow.lines):
        if found and repeats_cue(flow, index, name=name) and cue_of(flow, index, layout=layout):
            index += 1
            continue
        if not _is_said(flow, index, layout=layout, first=not found):
            break
        found.append(flow.lines[index])
        index += 1
    return found, index


def _is_said(flow: Flow, index: int, *, layout: Layout, first: bool) -> bool:
    line = flow.lines[index]
    if not layout.is_spoken(line) or line.number:
        return False
    if not first and (cue_of(flow, index, layout=layout) or begins_side_by_side(flow, index, layout=layout)):
        return False
    gap = flow.gap(index)
    if first or gap is None or gap <= layout.speech_gap:
        return True
    return layout.dialogue is not None and abs(line.left - layout.dialogue) < _SAME and gap < 2 * layout.speech_gap


def parts(lines: Sequence[Line], *, dialogue: float | None, parenthetical: float | None) -> Iterator[Part]:
    """Part the lines of a speech into dialogue and what stands in brackets."""
    apart = dialogue is not None and parenthetical is not None and parenthetical - dialogue > NEAR
    index = 0
    while index < len(lines):
        after = _bracket_end(lines, index, least=parenthetical - NEAR if apart and parenthetical else None)
        kind = ParagraphKind.PARENTHETICAL if after else ParagraphKind.DIALOGUE
        if not after:
            after = index + 1
            while after < len(lines) and not _bracket_end(
                lines, after, least=parenthetical - NEAR if apart and parenthetical else None
            ):
                after += 1
        yield Part(kind, tuple(lines[index:after]))
        index = after


def _bracket_end(lines: Sequence[Line], index: int, *, least: float | None) -> int:
    """The line after a bracket that begins on a line, 0 if none does; ``least`` is where brackets begin, if at one place."""
    if not lines[index].text.startswith("(") or (least is not None and lines[index].left < least):
        return 0
    text = ""
    for after in range(index, min(len(lines), index + _MOST_LINES)):
        text = f"{text} {lines[after].text}".strip()
        if _BRACKETED.fullmatch(text):
            return after + 1
    return index + 1 if least is not None else 0
