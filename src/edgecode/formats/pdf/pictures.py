"""Which pictures of a sheet are those of panels, in the order in which they are read: rows, then columns.

A logo is small beside them, a background covers the sheet and has other pictures on it, and a picture that a program cut
into strips is one. All of it is told from one sheet, so that the second picture of a page is the second whoever asks.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.sheets import Sheet

_LEAST_OF_SHEET: Final = 0.012
"""The share of a sheet that a panel's picture covers at least: of twelve on a page each has more."""
_LEAST_OF_LARGEST: Final = 0.3
_BACKGROUND: Final = 0.85
_ONE: Final = 0.6
"""Pictures that have so much of the smaller one in common lie over each other, as layers do."""
_SEAM: Final = 1.0
"""Points between the strips of one picture."""
_STRIP: Final = 4.0
_BESIDE: Final = 0.5
"""Two that share so much of the lower one's height stand in one row."""


def panel_pictures(sheet: Sheet) -> tuple[tuple[Box, ...], ...]:
    """Give the pictures of panels by rows, from the top down, each from left to right."""
    whole = Box(0, 0, sheet.width, sheet.height)
    seen = [_within(box, whole) for box in sheet.pictured]
    pictures = _joined([box for box in seen if box.area > 0])
    large = [box for box in pictures if box.area >= _LEAST_OF_SHEET * whole.area]
    small = [box for box in large if box.area < _BACKGROUND * whole.area]
    kept = small or large
    most = max((box.area for box in kept), default=0)
    return rows_of(box for box in kept if box.area >= _LEAST_OF_LARGEST * most)


def rows_of(boxes: Iterable[Box]) -> tuple[tuple[Box, ...], ...]:
    """Put boxes into rows: from the top down, each from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (-box.top, box.left)):
        row = rows[-1] if rows else []
        if row and min(row[0].top, box.top) - max(row[0].bottom, box.bottom) > _BESIDE * min(box.height, row[0].height):
            row.append(box)
        else:
            rows.append([box])
    return tuple(tuple(sorted(row, key=lambda box: box.left)) for row in rows)


def _within(box: Box, whole: Box) -> Box:
    return Box(
        max(box.left, whole.left), max(box.bottom, whole.bottom), min(box.right, whole.right), min(box.top, whole.top)
    )


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Make one of pictures that lie over each other, and of strips of one."""
    joined: list[Box] = []
    for box in boxes:
        one = box
        while (other := next((each for each in joined if _are_one(each, one)), None)) is not None:
            joined.remove(other)
            one = one.with_(other)
        joined.append(one)
    return joined


def _are_one(box: Box, other: Box) -> bool:
    less = min(box.area, other.area)
    layered = box.common(other) > _ONE * less and less > _LEAST_OF_LARGEST * max(box.area, other.area)
    aligned = abs(box.left - other.left) < _SEAM and abs(box.right - other.right) < _SEAM
    touching = min(abs(box.bottom - other.top), abs(box.top - other.bottom)) < _SEAM
    thin = max(box.width / box.height, other.width / other.height) > _STRIP
    return layered or (aligned and touching and thin)
