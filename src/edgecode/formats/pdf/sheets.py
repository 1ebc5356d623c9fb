"""The words on the sheets of a PDF, each with its place, as PDFium finds them.

PDFium gives characters and no lines. A run of characters without a space is one word where its first and last character
stand as far apart as the first one's width says; otherwise, in a proportional font or where columns touch, every
character is asked for its place. Text at another angle than most of the sheet's is a stamp or a watermark and left out.

Damage did nothing worse to PDFium than be refused (pypdfium2 5.15.2): of 15,600 damaged versions of four files (cut,
flipped, spliced and re-encoded as the tests do; bytes, figures, names and references between objects changed in files with
their streams unpacked) none ended the process, held it for 3 seconds or took 300 MB. What is made on purpose can hold it:
forms that draw one another ten times over, eight deep, were still at it after a minute. So readers have a file read in a
process of its own (:mod:`edgecode.formats.pdf.apart`).
"""

import ctypes
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.boxes import Box, boxes_of, rotation_of
from edgecode.formats.pdf.pdfium import Document, Page, TextPage, fault, opened, raw

MOST_SHEETS: Final = 2000
"""More sheets than any script has; a damaged page tree may claim a million."""
_MOST_CHARACTERS: Final = 60_000
"""More characters than fit on a sheet of paper; the rest of such a sheet is left out."""
_QUARTER: Final = math.pi / 2
_LEAN: Final = 0.05
"""How far, in radians, a line may lean and still be level."""
_GAP: Final = 0.25
"""A space, in widths of a character."""
_LIGATURES: Final = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_CHARACTERS: Final = str.maketrans(
    {**_LIGATURES, **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\x00"), **dict.fromkeys("\x02\ufffe\u00ad", "\u2010")}
)
"""Ligatures are letters, what has no width is nothing, and a hyphen that PDFium or a program put at a break is U+2010."""
_SURROGATES: Final = range(0xD800, 0xE000)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word and where it stands, in points from the left and the lower edge of the sheet; ``base`` is its base line."""

    text: str
    left: float
    right: float
    base: float
    size: float


class Sheet(msgspec.Struct, frozen=True):
    """One sheet of the file: its size in points, its words in no order, and its pictures and drawn frames."""

    width: float
    height: float
    words: tuple[Word, ...] = ()
    pictures: int = 0
    """How many there are, however small, where there are no words."""
    pictured: tuple[Box, ...] = ()
    """Where its pictures lie, those left out that are too small to be looked at."""
    frames: tuple[Box, ...] = ()
    quarter: int = 0
    """By how many quarters the page's own space was turned against the clock, so that this is read upright."""


class Sheets(msgspec.Struct, frozen=True):
    """All sheets of a file, and what it says about itself (``Producer``, ``Creator`` …)."""

    sheets: tuple[Sheet, ...]
    said: dict[str, str] = {}
    left_out: int = 0
    """How many sheets were too many to read."""
    broken: tuple[int, ...] = ()
    """The sheets that could not be loaded, counted from 1; they are empty here."""


def sheets_of(data: bytes, *, path: str) -> Sheets:
    """Find the words of every sheet. Raises UnreadableError where a file cannot be opened, is locked or has no sheet."""
    with opened(data, path=path) as document:
        return _read(document, path=path)


def _read(document: Document, *, path: str) -> Sheets:
    count = len(document)
    if count < 1:
        raise UnreadableError(path, line=None, expected="a PDF with pages", found="none")
    sheets, broken = [], []
    for index in range(min(count, MOST_SHEETS)):
        try:
            sheets.append(sheet_of(document[index]))
        except fault():
            sheets.append(Sheet(0, 0))
            broken.append(index + 1)
    if len(broken) == len(sheets):
        raise UnreadableError(path, line=None, expected="a PDF with pages", found=f"{count} that cannot be opened")
    said = dict(document.get_metadata_dict(skip_empty=True))
    return Sheets(tuple(sheets), said, max(0, count - MOST_SHEETS), tuple(broken))


def sheet_of(page: Page) -> Sheet:
    """Find what is on one page, and let go of the page."""
    try:
        found = page.get_textpage()
        try:
            words, quarter = _upright(list(_words(found)))
        finally:
            found.close()
        quarter = quarter if words else -rotation_of(page) % 4
        left, bottom, right, top = _turned(page.get_bbox(), quarter=quarter)
        pictured, frames = (
            tuple(_boxed(each, (left, bottom), quarter=quarter) for each in some) for some in boxes_of(page)
        )
        moved = [_moved(word, left=left, bottom=bottom) for word in words if left <= word.left <= right]
        on_it = tuple(word for word in moved if 0 <= word.base <= top - bottom)
        return Sheet(right - left, top - bottom, on_it, 0 if on_it else _pictures(page), pictured, frames, quarter)
    finally:
        page.close()


def _pictures(page: Page) -> int:
    return sum(1 for _ in page.get_objects(filter=[raw().FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _boxed(box: Box, origin: tuple[float, float], *, quarter: int) -> Box:
    """A box of the page's own space on the sheet as it is read."""
    left, bottom, right, top = _turned((box.left, box.bottom, box.right, box.top), quarter=quarter)
    return Box(left - origin[0], bottom - origin[1], right - origin[0], top - origin[1])


def _moved(word: Word, *, left: float, bottom: float) -> Word:
    return Word(word.text, word.left - left, word.right - left, word.base - bottom, word.size)


class _Placed(msgspec.Struct, frozen=True, gc=False):
    """A word as PDFium gives it: the first and the last character's boxes, where the first begins, and at what angle."""

    text: str
    first: tuple[float, float, float, float]
    last: tuple[float, float, float, float]
    origin: tuple[float, float]
    angle: float


class _Characters:
    """The characters of one sheet by their index, and where each stands."""

    def __init__(self, page: TextPage) -> None:
        self._raw, self._page = raw(), page.raw
        self._box, self._x, self._y = self._raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        self._boxed = ctypes.byref(self._box)
        self._placed = ctypes.byref(self._x), ctypes.byref(self._y)
        count = min(page.count_chars(), _MOST_CHARACTERS)
        self.text = page.get_text_range(0, count) if count else ""
        if len(self.text) != count:
            self.text = "".join(self._character(index) for index in range(count))

    def _character(self, index: int) -> str:
        """One character for one index: PDFium's own text leaves some out, and so shifts those after them."""
        code = self._raw.FPDFText_GetUnicode(self._page, index)
        return chr(code) if 0 < code <= sys.maxunicode and code not in _SURROGATES else "\ufffd"

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top, the whole of the font's height."""
        self._raw.FPDFText_GetLooseCharBox(self._page, index, self._boxed)
        return self._box.left, self._box.bottom, self._box.right, self._box.top

    def placed(self, text: str, first: int, last: int) -> _Placed:
        """The characters ``first`` to ``last`` as one word."""
        self._raw.FPDFText_GetCharOrigin(self._page, first, *self._placed)
        angle = self._raw.FPDFText_GetCharAngle(self._page, first)
        return _Placed(text, self.box(first), self.box(last), (self._x.value, self._y.value), angle)


def _words(page: TextPage) -> Iterator[_Placed]:
    characters = _Characters(page)
    for first, last in _runs(characters.text):
        whole = characters.placed(characters.text[first : last + 1], first, last)
        if first == last or _is_even(whole):
            yield whole
        else:
            yield from _by_character(characters, first, last)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The first and last index of each stretch without a space; a hyphen at a break ends one."""
    first = -1
    for index, character in enumerate(text):
        blank = character.isspace() or character in "\0\ufeff"
        if first < 0:
            first = -1 if blank else index
        elif blank:
            yield first, index - 1
            first = -1
        if first >= 0 and character in "\x02\ufffe":
            yield first, index
            first = -1
    if first >= 0:
        yield first, len(text) - 1


def _is_even(word: _Placed) -> bool:
    """Whether a word is as long as so many characters of the first one's width are, on one level line."""
    width = word.first[2] - word.first[0]
    off = word.last[2] - word.first[0] - width * len(word.text)
    return abs(word.angle) < _LEAN and abs(off) < _GAP * width and abs(word.last[1] - word.first[1]) < _GAP * width


def _by_character(characters: _Characters, first: int, last: int) -> Iterator[_Placed]:
    """Part a run wherever the next character does not follow the one before it closely on the same line."""
    begun = at = first
    before = characters.box(first)
    for at in range(first + 1, last + 1):
        box = characters.box(at)
        if not _follows(before, box):
            yield characters.placed(characters.text[begun:at], begun, at - 1)
            begun = at
        before = box
    yield characters.placed(characters.text[begun : at + 1], begun, at)


def _follows(before: Sequence[float], box: Sequence[float]) -> bool:
    """Whether two boxes touch along the line, whichever way the line runs."""
    near = _GAP * max(before[3] - before[1], before[2] - before[0], 1)
    across = box[0] - before[2] < near and before[0] - box[2] < near
    along = box[1] - before[3] < near and before[1] - box[3] < near
    return across and along


def _upright(placed: Sequence[_Placed]) -> tuple[list[Word], int]:
    """Turn a sheet so that most of its text is level; gives the words that are, and by how many quarters it was turned."""
    quarters = [_quarter(each.angle) for each in placed]
    counted = Counter(quarter for quarter in quarters if quarter is not None)
    most = counted.most_common(1)[0][0] if counted else 0
    level = [each for each, quarter in zip(placed, quarters, strict=True) if quarter == most]
    return [word for each in level if (word := _word(each, quarter=most))], most


def _quarter(angle: float) -> int | None:
    quarters = round(angle / _QUARTER)
    return quarters % 4 if abs(angle - quarters * _QUARTER) < _LEAN else None


def _word(placed: _Placed, *, quarter: int) -> Word | None:
    text = placed.text.translate(_CHARACTERS)
    left, bottom, _, top = _turned(placed.first, quarter=quarter)
    _, _, right, _ = _turned(placed.last, quarter=quarter)
    x, y = placed.origin
    _, base, _, _ = _turned((x, y, x, y), quarter=quarter)
    places = (left, right, base, top - bottom)
    return Word(text, *places) if text and all(map(math.isfinite, places)) and right > left else None


def _turned(box: Sequence[float], *, quarter: int) -> tuple[float, float, float, float]:
    """A box on a sheet turned by quarters against the clock, which is how far PDFium says that text is turned with it."""
    left, bottom, right, top = box
    for _ in range(quarter):
        left, bottom, right, top = -top, left, -bottom, right
    return left, bottom, right, top
