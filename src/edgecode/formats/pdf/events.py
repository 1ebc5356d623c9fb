"""What the lines are: headings, action, speeches and the rest, by where they stand and what is round them."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.film.script import UNDER_A_CUE, ParagraphKind
from edgecode.formats.fountain.cue import Cue
from edgecode.formats.pdf.flow import Flow
from edgecode.formats.pdf.joining import is_full, one_text, words_of
from edgecode.formats.pdf.layout import CAPITALS, Layout, heading_at
from edgecode.formats.pdf.lines import Line
from edgecode.formats.pdf.side_by_side import begins_side_by_side, sides
from edgecode.formats.pdf.speech import Part, cue_of, parts, speech_lines

_SHOT: Final = re.compile(
    r"(?:(?:CLOSE|CLOSER|TIGHT|WIDE|WIDER|ANGLE|NEW ANGLE|ANOTHER ANGLE|REVERSE|REVERSE ANGLE|LOW ANGLE|HIGH ANGLE)"
    r"(?: (?:ON|SHOT|UP))?|CLOSE-UP|ON|INSERT|BACK TO SCENE|POV|ESTABLISHING|AERIAL|MOVING|TRACKING|TWO SHOT)"
    r"(?:\b|$).*|.*(?:'S|’S) POV\b.*"
)
_CHANGE: Final = re.compile(r"(?:.*\b(?:TO|OUT|IN|BLACK|WHITE|ON))\s*[:.]|(?:CUT|FADE|DISSOLVE|WIPE|IRIS)\b.*[:.]?")
_CUT_TO: Final = re.compile(r"[A-Z' -]+ TO:")
_OMITTED: Final = re.compile(r"(?:SCENES? )?(?:\(?OMIT(?:TED)?\)?)(?: [\d\w&, -]*)?")
_SET_IN: Final = 3.0
_FAR_RIGHT: Final = 24.0
"""A line that begins so far from the left edge, in characters, and ends at the right one is set to the right."""
_OFF_MIDDLE: Final = 1.6
_TO_THE_EDGE: Final = 1.2


class Event(msgspec.Struct, frozen=True):
    """One element of a script and the lines it stands on; ``cue`` is the one under which something is spoken."""

    kind: ParagraphKind
    text: str
    lines: tuple[Line, ...]
    cue: Cue | None = None
    number: str = ""
    dual: bool = False
    centered: bool = False


class Reading:
    """The lines of one script, and the events found on them so far."""

    def __init__(self, flow: Flow, *, layout: Layout) -> None:
        """Set out to read a text whose places are known."""
        self.flow = flow
        self.lines = flow.lines
        self.layout = layout
        self.known = words_of(flow.lines)
        self.edge = max([layout.right, *(line.right for line in flow.lines)])
        self.events: list[Event] = []

    def add(self, kind: ParagraphKind, lines: Sequence[Line], *, right: float, **told: object) -> None:
        """Keep an event made of some lines of a column that ends at ``right``."""
        text = one_text(lines, right=right, known=self.known, gap=self.layout.gap)
        event = Event(kind, text, tuple(lines))
        self.events.append(msgspec.structs.replace(event, **told))


def events(flow: Flow, *, layout: Layout) -> list[Event]:
    """Read all lines; the events come in the lines' order, of two speeches side by side the left one first."""
    reading = Reading(flow, layout=layout)
    index = 0
    while index < len(flow.lines):
        index = _element(reading, index)
    return reading.events


def _element(reading: Reading, index: int) -> int:
    """Keep what begins on a line; give back the line after it."""
    flow, layout = reading.flow, reading.layout
    if begins_side_by_side(flow, index, layout=layout):
        return _side_by_side(reading, index)
    if _is_heading(reading, index):
        return _heading(reading, index)
    if said_by := cue_of(flow, index, layout=layout):
        return _speech(reading, index, cue=said_by)
    if _goes_on_speaking(reading, index):
        return _spoken(reading, index, cue=reading.events[-1].cue or Cue("", ""))
    return _unspoken(reading, index)


def _unspoken(reading: Reading, index: int) -> int:
    """Keep what begins on a line that is neither heading nor speech."""
    if _is_transition(reading, index):
        return _single(reading, index, ParagraphKind.TRANSITION)
    if _is_middle(reading.lines[index], reading):
        return _centered(reading, index)
    return _single(reading, index, ParagraphKind.SHOT) if _is_shot(reading, index) else _action(reading, index)


def _single(reading: Reading, index: int, kind: ParagraphKind) -> int:
    reading.add(kind, reading.lines[index : index + 1], right=reading.layout.right)
    return index + 1


def _is_heading(reading: Reading, index: int) -> bool:
    """A line that begins as headings do, or that has a number in the margin and is in capitals."""
    line, layout = reading.lines[index], reading.layout
    text = line.text
    if line.number:
        return text.isupper() or heading_at(line) == 0
    if not reading.flow.is_apart(index, gap=layout.gap):
        return False
    if not layout.is_flush(line):
        return text.isupper() and CAPITALS.match(text) is not None
    alone = reading.flow.is_alone(index, gap=layout.gap)
    if heading_at(line) == 0:
        return alone or text.isupper()
    return alone and _OMITTED.fullmatch(text) is not None


def _heading(reading: Reading, index: int) -> int:
    """A heading goes on over lines in capitals as long as the line before is full; its number may stand on any of them."""
    lines, layout = reading.lines, reading.layout
    after = index + 1
    while (
        after < len(lines)
        and not reading.flow.is_apart(after, gap=layout.gap)
        and lines[after].text.isupper()
        and not (lines[after].number and any(line.number for line in lines[index:after]))
        and is_full(lines[after - 1], then=lines[after], right=layout.right)
    ):
        after += 1
    number = next((line.number for line in lines[index:after] if line.number), "")
    reading.add(ParagraphKind.HEADING, lines[index:after], right=layout.right, number=number)
    return after


def _speech(reading: Reading, index: int, *, cue: Cue) -> int:
    reading.add(ParagraphKind.CHARACTER, reading.lines[index : index + 1], right=reading.layout.right, cue=cue)
    return _spoken(reading, index + 1, cue=cue)


def _spoken(reading: Reading, index: int, *, cue: Cue) -> int:
    """Keep what is said from a line on; a speech that went on over a page joins what was said before."""
    found, after = speech_lines(reading.flow, index, layout=reading.layout, name=cue.name)
    for part in parts(found, dialogue=reading.layout.dialogue, parenthetical=reading.layout.parenthetical):
        _keep_part(reading, part, right=reading.layout.speech_right, cue=cue, dual=False)
    return after


def _keep_part(reading: Reading, part: Part, *, right: float, cue: Cue, dual: bool) -> None:
    reading.add(part.kind, part.lines, right=right, cue=cue, dual=dual)


def _goes_on_speaking(reading: Reading, index: int) -> bool:
    """The first line of a page stands where dialogue does and the page before ended in a speech."""
    before = reading.events[-1] if reading.events else None
    if before is None or before.kind not in UNDER_A_CUE or before.dual:
        return False
    return reading.flow.gap(index) is None and reading.layout.is_spoken(reading.lines[index])


def _side_by_side(reading: Reading, index: int) -> int:
    pair, after = sides(reading.flow, index)
    for side, dual in zip(pair, (False, True), strict=True):
        cue = msgspec.structs.replace(side.cue, dual=dual)
        reading.add(ParagraphKind.CHARACTER, side.lines[:1], right=side.right, cue=cue, dual=dual)
        for part in parts(side.lines[1:], dialogue=side.dialogue, parenthetical=side.parenthetical):
            _keep_part(reading, part, right=side.right, cue=cue, dual=dual)
    return after


def _is_transition(reading: Reading, index: int) -> bool:
    line, layout = reading.lines[index], reading.layout
    text = line.text
    if not reading.flow.is_alone(index, gap=layout.gap):
        return False
    if layout.is_flush(line):
        return _CUT_TO.fullmatch(text) is not None
    if line.left < layout.left + _FAR_RIGHT:
        return text.isupper() and text.endswith("TO:") and not _is_middle(line, reading)
    edges = (reading.edge, layout.right)
    to_the_right = any(abs(line.right - edge) < _TO_THE_EDGE for edge in edges) and not _is_middle(line, reading)
    return to_the_right or (text.isupper() and _CHANGE.fullmatch(text) is not None)


def _is_middle(line: Line, reading: Reading) -> bool:
    """Whether a line is set in on both sides alike: of the text, or of the sheet."""
    layout = reading.layout
    if line.left < layout.left + _SET_IN:
        return False
    middle = (line.left + line.right) / 2
    middles = ((layout.left + layout.right) / 2, (layout.left + reading.edge) / 2, line.wide / 2)
    return any(abs(middle - of) < _OFF_MIDDLE for of in middles)


def _centered(reading: Reading, index: int) -> int:
    after = index + 1
    while (
        after < len(reading.lines)
        and not reading.flow.is_apart(after, gap=reading.layout.gap)
        and _is_middle(reading.lines[after], reading)
    ):
        after += 1
    reading.add(ParagraphKind.ACTION, reading.lines[index:after], right=reading.layout.right, centered=True)
    return after


def _is_shot(reading: Reading, index: int) -> bool:
    line, layout = reading.lines[index], reading.layout
    text = line.text
    in_capitals = text.isupper() and not text.endswith((".", "!", "?"))
    alone = reading.flow.is_alone(index, gap=layout.gap)
    return in_capitals and alone and layout.is_flush(line) and _SHOT.fullmatch(text) is not None


def _action(reading: Reading, index: int) -> int:
    after = index + 1
    while after < len(reading.lines) and _goes_on(reading, after):
        after += 1
    reading.add(ParagraphKind.ACTION, reading.lines[index:after], right=reading.layout.right)
    return after


def _goes_on(reading: Reading, index: int) -> bool:
    """Whether a line goes on with the action on the line before it."""
    flow, layout = reading.flow, reading.layout
    before, line = reading.lines[index - 1], reading.lines[index]
    if cue_of(flow, index, layout=layout) or begins_side_by_side(flow, index, layout=layout) or line.number:
        return False
    gap = flow.gap(index)
    if gap is not None:
        set_right = line.left > before.left + _FAR_RIGHT and line.text.isupper()
        return gap <= layout.gap and not set_right
    both = layout.is_flush(before) and layout.is_flush(line)
    full = is_full(before, then=line, right=layout.right)
    return both and full and not _is_heading(reading, index)
