"""The geometry of a lined script: where the text of a scene stands, and where each setup's line runs through it.

Lengths are pixels at a type of 16 pixels; the page scales them by its own type. Columns are laid in the order in which
setups begin, and what heads a column stands in the blank rows above the line where it begins: so no heading crosses text
or the line of another setup. Dashed, solid and double are :class:`SetBy`; straight is on camera, wavy is off.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

import msgspec

from edgecode.film.lining import SetBy
from edgecode.film.script import Scene, Script
from edgecode.usecases.show_coverage import LineSpan, SceneView, SetupView, TakeView
from edgecode.web.lined_text import Block, text_blocks

ROW: Final = 22
"""The height of one row."""
TEXT_LEFT: Final = 84
TEXT_RIGHT: Final = 632
LEAST_WIDTH: Final = 816
_FIRST_COLUMN: Final = 120
_LAST_COLUMN: Final = 566
_MOST_APART: Final = 240
_LEAST_APART: Final = 44
_CUES: Final = (262, 356)
"""Where cues stand: a line through a name is harder to read past than one through a sentence."""
_MARGIN: Final = 24
_LETTER: Final = 9
"""A generous width of one bold letter in a heading, so that nothing touches in any type."""
_NOTE_LETTER: Final = 7.6
_FEWEST_CHARACTERS: Final = 6
_WAVE: Final = 16
_TICK: Final = 8
_ARROW: Final = 7
_APART: Final = 2.5
"""How far each stroke of a double line stands from its middle."""


class Stroke(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a setup's line: the path's ``d``, how it was set, and whether it is off camera."""

    path: str
    set_by: SetBy
    off: bool


class HeadedTake(msgspec.Struct, frozen=True, kw_only=True):
    """A take's number over a column: ``x`` is its middle; circled is ringed, NG struck."""

    x: float
    width: float
    text: str
    circled: bool
    struck: bool


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What heads a column where its line begins; where it only goes on again, the slate alone."""

    x: float
    y: float
    label: str
    takes: tuple[HeadedTake, ...] = ()
    note: str = ""
    note_x: float = 0
    right: float = 0


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """One setup's line through the page."""

    x: float
    label: str
    headers: tuple[Header, ...]
    strokes: tuple[Stroke, ...]
    ticks: tuple[str, ...]


class Run(msgspec.Struct, frozen=True):
    """Spans of one setup without a hole between them; ``begins`` is false where the line only goes on again."""

    column: int
    label: str
    spans: tuple[LineSpan, ...]
    begins: bool

    @property
    def first(self) -> int:
        """The first paragraph it covers."""
        return self.spans[0].first


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A block with its place: ``gap`` blank rows above it, its text from ``top`` to ``bottom``.

    ``headed`` tells for each run that begins in it where the middle of what heads it stands, in the gap.
    """

    block: Block
    gap: int
    top: float
    bottom: float
    headed: dict[Run, float] = {}

    @property
    def is_owed(self) -> bool:
        """Whether it is a line that nobody has shot usably yet."""
        return self.block.line is not None and self.block.line.owed


class PageBreak(msgspec.Struct, frozen=True):
    """Where the page of the script ends: its ``y``, the number of the page that begins, and an arrow on each line over it."""

    y: float
    page: str
    arrows: tuple[str, ...] = ()


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One scene, lined. ``unlined`` are the setups of which no line is known."""

    width: float
    height: float
    blocks: tuple[Placed, ...]
    columns: tuple[Column, ...]
    unlined: tuple[SetupView, ...] = ()
    breaks: tuple[PageBreak, ...] = ()

    @property
    def owed(self) -> tuple[Placed, ...]:
        """The blocks nobody has shot usably yet."""
        return tuple(placed for placed in self.blocks if placed.is_owed)


def lined_sheet(view: SceneView, *, script: Script, scene: Scene, pages: Sequence[str] = ()) -> Sheet:
    """Lay out one scene of a script with its setups; ``pages`` are the pages of the script's paragraphs, where known."""
    blocks = text_blocks(view, script=script, scene=scene)
    lined = sorted((setup for setup in view.setups if setup.spans), key=lambda setup: setup.spans[0].first)
    runs = [run for place, setup in enumerate(lined) for run in _runs(setup, column=place)]
    apart = _apart(len(lined))
    placed = _placed(blocks, runs, apart=apart)
    columns = tuple(
        _column(setup, [run for run in runs if run.column == place], x=_x(place, apart=apart), placed=placed)
        for place, setup in enumerate(lined)
    )
    reach = max((header.right for column in columns for header in column.headers), default=0)
    return Sheet(
        width=max(LEAST_WIDTH, reach + _MARGIN),
        height=(placed[-1].bottom if placed else 0) + 2 * ROW,
        blocks=placed,
        columns=columns,
        unlined=tuple(setup for setup in view.setups if not setup.spans),
        breaks=tuple(_breaks(placed, runs, columns=columns, pages=pages)) if pages else (),
    )


def _runs(setup: SetupView, *, column: int) -> Iterator[Run]:
    numbered = enumerate(setup.spans)
    gaps = [0]
    for before, span in zip(setup.spans, setup.spans[1:], strict=False):
        gaps.append(gaps[-1] + (span.first != before.last))
    for key, group in groupby(numbered, key=lambda each: gaps[each[0]]):
        yield Run(column, setup.label, tuple(span for _place, span in group), begins=key == 0)


def _placed(blocks: Sequence[Block], runs: Sequence[Run], *, apart: int) -> tuple[Placed, ...]:
    """Set the blocks under each other; the gap above one has room for what heads the lines that begin in it."""
    placed = []
    y: float = ROW
    for block in blocks:
        rows = _header_rows(block, runs, apart=apart)
        gap = max(1, *(row + 1 for row in rows.values())) if rows else 1
        top = y + gap * ROW
        y = top + block.rows * ROW
        middles = {run: top - (gap - row) * ROW + ROW / 2 for run, row in rows.items()}
        placed.append(Placed(block=block, gap=gap, top=top, bottom=y, headed=middles))
    return tuple(placed)


def _header_rows(block: Block, runs: Sequence[Run], *, apart: int) -> dict[Run, int]:
    """The rows of what begins in a block: the leftmost highest, so that no line runs through a heading.

    Lines that only go on again share the last row, where their slates fit between the columns; one that goes on inside a
    speech has no row, its setup is read off beside it.
    """
    inside = range(block.first, block.paragraphs[-1].index + 1)
    here = sorted((run for run in runs if run.first in inside), key=lambda run: run.column)
    again = [run for run in here if not run.begins and run.first == block.first]
    fits = all(_TICK + 4 + _LETTER * len(run.label) + _TICK < apart for run in again)
    stairs = [run for run in here if run.begins or (run in again and not fits)]
    rows = {run: row for row, run in enumerate(stairs)}
    return rows | {run: len(stairs) for run in again if run not in rows}


def _paragraph_tops(placed: Sequence[Placed]) -> dict[int, tuple[float, float]]:
    """Where each paragraph begins and ends."""
    found = {}
    for each in placed:
        y = each.top
        for printed in each.block.paragraphs:
            found[printed.index] = (y, y + len(printed.rows) * ROW)
            y = found[printed.index][1]
    return found


def _column(setup: SetupView, runs: Sequence[Run], *, x: int, placed: Sequence[Placed]) -> Column:
    tops = _paragraph_tops(placed)
    headed = {run: y for each in placed for run, y in each.headed.items()}
    opens = {each.block.first for each in placed}
    headers: list[Header] = []
    strokes: list[Stroke] = []
    ticks: list[str] = []
    for run in runs:
        y = headed.get(run)
        if y is not None:
            headers.append(_header(setup, x=x, y=y, whole=run.begins))
        start = y if y is not None and run.first in opens else tops[run.first][0]
        strokes += _strokes(run, x=x, start=start, tops=tops)
        ticks += [_tick(x, start), _tick(x, tops[run.spans[-1].last - 1][1])]
    return Column(x=x, label=setup.label, headers=tuple(headers), strokes=tuple(strokes), ticks=tuple(ticks))


def _breaks(
    placed: Sequence[Placed], runs: Sequence[Run], *, columns: Sequence[Column], pages: Sequence[str]
) -> Iterator[PageBreak]:
    """A page ends above the block that is the first on the next; a line that goes on over it has an arrow down."""
    for before, after in pairwise(placed):
        page = pages[after.block.first]
        if page == pages[before.block.first]:
            continue
        last, first = before.block.paragraphs[-1].index, after.block.first
        over = [
            run.column for run in runs if run.spans[0].first <= last and run.spans[-1].last > first
        ]  # fmt: skip
        y = before.bottom + ROW / 2
        yield PageBreak(y, page, tuple(_arrow(columns[column].x, y) for column in over))


def _arrow(x: float, y: float) -> str:
    return f"M{x - _ARROW:g} {y - _ARROW - 2:g}l{_ARROW} {_ARROW}l{_ARROW} -{_ARROW}"


def _apart(columns: int) -> int:
    return min(_MOST_APART, max(_LEAST_APART, (_LAST_COLUMN - _FIRST_COLUMN) // max(columns - 1, 1)))


def _x(place: int, *, apart: int) -> int:
    """Spread the columns over the text, beside the cues; more of them than it holds go on to the right of it."""
    x = _FIRST_COLUMN + place * apart
    left, right = _CUES
    if apart < right - left or not left < x < right:
        return x
    return left if x - left < right - x else right


def _header(setup: SetupView, *, x: float, y: float, whole: bool) -> Header:
    left = x + _TICK + 4
    at = left + _LETTER * len(setup.label) + 8
    if not whole:
        return Header(x=left, y=y, label=setup.label, right=at)
    takes = []
    for take in setup.takes:
        headed = _headed(take, left=at)
        takes.append(headed)
        at += headed.width + 3
    note = _shortened(setup.note, most=int((LEAST_WIDTH - _MARGIN - at - 5) / _NOTE_LETTER))
    right = at + 5 + _NOTE_LETTER * len(note) if note else at
    return Header(x=left, y=y, label=setup.label, takes=tuple(takes), note=note, note_x=at + 5, right=right)


def _headed(take: TakeView, *, left: float) -> HeadedTake:
    width = 10 + _LETTER * len(take.short)
    return HeadedTake(x=left + width / 2, width=width, text=take.short, circled=take.circled, struck=take.mark == "ng")


def _shortened(note: str, *, most: int) -> str:
    """As much of a description as there is room for, at a word; nothing where that would say nothing."""
    flat = " ".join(note.split())
    if len(flat) <= most:
        return flat
    kept = flat[: max(most - 2, 0)].rpartition(" ")[0].rstrip(",;:-")
    return f"{kept} …" if len(kept) >= _FEWEST_CHARACTERS else ""


def _strokes(run: Run, *, x: float, start: float, tops: Mapping[int, tuple[float, float]]) -> Iterator[Stroke]:
    """The pieces of one run; each goes down to where the next begins, over the blank rows between."""
    y = start
    for span, after in zip(run.spans, (*run.spans[1:], None), strict=True):
        end = tops[span.last - 1][1] if after is None else tops[after.first][0]
        for beside in (-_APART, _APART) if span.set_by is SetBy.SIGNED else (0.0,):
            path = _wavy(x + beside, y, end) if span.off else f"M{x + beside:g} {y:g}V{end:g}"
            yield Stroke(path=path, set_by=span.set_by, off=span.off)
        y = end


def _wavy(x: float, start: float, end: float) -> str:
    """Waves of one length from ``start``, and a straight rest where less than half of one is left."""
    waves = int((end - start) // _WAVE)
    path = f"M{x:g} {start:g}"
    if waves:
        path += f"q-6 {_WAVE / 2:g} 0 {_WAVE}" + f"t0 {_WAVE}" * (waves - 1)
    return f"{path}V{end:g}"


def _tick(x: float, y: float) -> str:
    return f"M{x - _TICK:g} {y:g}h{2 * _TICK}"
