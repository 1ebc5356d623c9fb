"""Where pictures and drawn frames lie on a page of a PDF, in the page's own space, as PDFium finds them.

A picture is an image object; one that is drawn inside of forms lies where their matrices put it. A frame is any path that
is stroked: its outline is what counts, so that a dashed one and one with round corners are frames as well.
"""

import ctypes
import math
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from edgecode.formats.pdf.pdfium import Page, raw

_DEEPEST: Final = 3
"""How deep in forms pictures are looked for."""
_MOST_OBJECTS: Final = 20_000
"""More objects than a page of panels has; the rest of such a page is not looked at."""
_MOST_FRAMES: Final = 200
"""A page with more of them is a drawing, none of whose lines is a frame."""
_LEAST: Final = 24.0
"""Points of a side; what is smaller is no panel."""

Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


class Box(msgspec.Struct, frozen=True, gc=False):
    """A rectangle in points, from the left and the lower edge."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the lower edge to the upper one."""
        return self.top - self.bottom

    @property
    def area(self) -> float:
        """Square points."""
        return max(0.0, self.width) * max(0.0, self.height)

    def common(self, other: "Box") -> float:
        """The area that two have in common."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.top, other.top) - max(self.bottom, other.bottom)
        return max(0.0, width) * max(0.0, height)

    def with_(self, other: "Box") -> "Box":
        """The smallest that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


def boxes_of(page: Page) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """Find the pictures and the frames of a page, each in the order in which they are drawn."""
    pictures: list[Box] = []
    frames: list[Box] = []
    for is_picture, box in _found(page):
        if min(box.width, box.height) >= _LEAST and all(map(math.isfinite, (box.left, box.bottom, box.right, box.top))):
            (pictures if is_picture else frames).append(box)
    return tuple(pictures), tuple(frames) if len(frames) <= _MOST_FRAMES else ()


def rotation_of(page: Page) -> int:
    """By how many quarters a page is turned clockwise to be shown."""
    return int(raw().FPDFPage_GetRotation(page.raw)) % 4


def _found(page: Page) -> Iterator[tuple[bool, Box]]:
    pdfium = raw()
    count = min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    left = [_MOST_OBJECTS]
    for index in range(count):
        yield from _in_object(pdfium.FPDFPage_GetObject(page.raw, index), matrix=_SAME, deep=0, left=left)


def _in_object(found: Any, *, matrix: Matrix, deep: int, left: list[int]) -> Iterator[tuple[bool, Box]]:  # noqa: ANN401  ctypes
    """Give the picture or frame that an object is, or those in it; ``left`` is how many more are looked at."""
    pdfium = raw()
    left[0] -= 1
    kind = pdfium.FPDFPageObj_GetType(found) if found and left[0] > 0 else None
    if kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH}:
        box = _bounds(found, matrix)
        if box is not None and (kind == pdfium.FPDF_PAGEOBJ_IMAGE or _is_stroked(found)):
            yield kind == pdfium.FPDF_PAGEOBJ_IMAGE, box
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and deep < _DEEPEST:
        inside = _times(_matrix(found), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(found)):
            yield from _in_object(pdfium.FPDFFormObj_GetObject(found, index), matrix=inside, deep=deep + 1, left=left)


def _is_stroked(found: Any) -> bool:  # noqa: ANN401  ctypes
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw().FPDFPath_GetDrawMode(found, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _bounds(found: Any, matrix: Matrix) -> Box | None:  # noqa: ANN401  ctypes
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw().FPDFPageObj_GetBounds(found, *map(ctypes.byref, edges)):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
    across, up = zip(*corners, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def _matrix(found: Any) -> Matrix:  # noqa: ANN401  ctypes
    pdfium = raw()
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(found, ctypes.byref(own)):
        return _SAME
    return own.a, own.b, own.c, own.d, own.e, own.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
