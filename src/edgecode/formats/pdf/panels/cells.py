"""The panels of a sheet in the order in which they are read: each with its picture, or a drawn frame that is empty.

A frame round one picture belongs to it, with whatever words stand in it: so do cards that have picture and words in one
box. A frame as large as those of other panels, with no picture in it, is a panel that nobody drew yet.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from statistics import median
from typing import Final

import msgspec

from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.pictures import panel_pictures, rows_of
from edgecode.formats.pdf.sheets import Sheet

_WIDTHS: Final = 2.1
"""So many widths of a letter make its size, in most fonts for reading."""
_IN: Final = 0.95
_WHOLE: Final = 0.85
"""A frame that covers so much of the sheet is the page's own."""
_ALIKE: Final = 0.2
"""How far the sides of two frames of one size may be apart, as a share."""


class Cell(msgspec.Struct, frozen=True):
    """One panel's place: its frame, else its picture; ``picture`` is which one of the sheet it is, 0 for an empty frame."""

    box: Box
    picture: int
    drawn: Box


class Drawn(msgspec.Struct, frozen=True):
    """One sheet and its panels by rows; ``number`` counts the file's sheets from 1."""

    number: int
    sheet: Sheet
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of them, in the order in which they are read."""
        return tuple(chain.from_iterable(self.rows))


def drawn_sheets(sheets: Sequence[Sheet]) -> tuple[Drawn, ...]:
    """Find the panels of every sheet; one without pictures may still have frames as those of the others are."""
    filled = [_filled(sheet) for sheet in sheets]
    sides = [(cell.box.width, cell.box.height) for cells in filled for cell in cells]
    if not sides:
        return tuple(Drawn(number, sheet, ()) for number, sheet in enumerate(sheets, start=1))
    usual = median(wide for wide, _ in sides), median(high for _, high in sides)
    made = []
    sheets = _sized(sheets)
    for number, (sheet, cells) in enumerate(zip(sheets, filled, strict=True), start=1):
        every = [*cells, *_empty(sheet, cells, usual=usual)]
        by_box = {id(cell.box): cell for cell in every}
        rows = rows_of(cell.box for cell in every)
        made.append(Drawn(number, sheet, tuple(tuple(by_box[id(box)] for box in row) for row in rows)))
    return tuple(made)


def _sized(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with the sizes of their words mended: some fonts say that their letters are lower than they are."""
    words = [word for sheet in sheets for word in sheet.words]
    wide = median((word.right - word.left) / len(word.text) for word in words) if words else 0
    high = median(word.size for word in words) if words else 0
    if not words or high >= _WIDTHS * wide or high <= 0:
        return list(sheets)
    more = _WIDTHS * wide / high
    return [
        msgspec.structs.replace(
            sheet, words=tuple(msgspec.structs.replace(word, size=word.size * more) for word in sheet.words)
        )
        for sheet in sheets
    ]


def _filled(sheet: Sheet) -> list[Cell]:
    pictures = list(chain.from_iterable(panel_pictures(sheet)))
    frames = [box for box in sheet.frames if box.area < _WHOLE * sheet.width * sheet.height]
    return [
        Cell(_round(picture, frames, pictures), number, picture) for number, picture in enumerate(pictures, start=1)
    ]


def _round(picture: Box, frames: Iterable[Box], pictures: Sequence[Box]) -> Box:
    """The largest frame round a picture that has no other in it; else the picture itself, as an own object."""
    holding = [frame for frame in frames if frame.common(picture) > _IN * picture.area]
    alone = [frame for frame in holding if sum(frame.common(each) > 0 for each in pictures) == 1]
    found = max(alone, key=lambda frame: frame.area, default=picture)
    return found.with_(picture)


def _empty(sheet: Sheet, cells: Iterable[Cell], *, usual: tuple[float, float]) -> Iterator[Cell]:
    taken = [cell.box for cell in cells]
    for frame in sorted(sheet.frames, key=lambda frame: -frame.area):
        alike = all(
            abs(side - other) < _ALIKE * other for side, other in zip((frame.width, frame.height), usual, strict=True)
        )
        if alike and not any(frame.common(each) > (1 - _IN) * frame.area for each in taken):
            taken.append(frame)
            yield Cell(frame, 0, frame)
