"""The lines of a PDF, put together from words by their places, and what is measured on them.

All widths after this are in widths of a character of the document (``pitch``) and all heights in its line spacing
(``leading``), so that a script scaled for other paper, or set in another size, has the same figures.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from edgecode.formats.pdf.sheets import Sheet, Word

_ON_ONE_LINE: Final = 0.35
"""Base lines nearer than this share of the size are one line: another font in a word may sit a little off."""
_STRUCK_TWICE: Final = 0.3
"""A word printed twice so near, in widths of a character, is one word in bold."""
_TOUCH: Final = 0.25
_LEADED: Final = 1.1
"""Lines of text are about this many sizes of their type apart."""
_SHARE: Final = 0.05
"""A line spacing that is this share of all spacings is one that the document uses."""


class Line(msgspec.Struct, frozen=True):
    """One printed line: its words from left to right, in widths of a character from the sheet's left edge.

    ``down`` is how far its base line is below the sheet's upper edge and ``tall`` the sheet, in lines. ``start`` and
    ``end`` are where it stands in the document's text (half open). What is told in the margins, once it is known, is in
    ``number`` and ``revised``.
    """

    sheet: int
    words: tuple[Word, ...]
    text: str
    """Its words; those that touch are one."""
    down: float
    tall: float = 1.0
    wide: float = 1.0
    start: int = 0
    end: int = 0
    number: str = ""
    revised: bool = False

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return self.words[-1].right

    def of(self, words: Sequence[Word]) -> "Line":
        """The same line with some of its words only."""
        return msgspec.structs.replace(self, words=tuple(words), text=joined(words))


class Page(msgspec.Struct, frozen=True):
    """The lines of one sheet from the top down, and the printed number of the page, empty where there is none."""

    sheet: int
    lines: tuple[Line, ...]
    number: str = ""
    header: str = ""
    """What stands above or below the text, without the number."""


def joined(words: Sequence[Word]) -> str:
    """Words as a text, a space between those that do not touch."""
    text = words[0].text if words else ""
    for before, word in pairwise(words):
        text += word.text if word.left - before.right < _TOUCH else f" {word.text}"
    return text.replace("\u2010", "-")


def pages_of(sheets: Sequence[Sheet]) -> tuple[Page, ...]:
    """Put the words of every sheet into lines, one page a sheet, and count where each stands in the text of them all."""
    rows = [list(_rows(sheet.words)) for sheet in sheets]
    pitch = _pitch(sheets)
    leading = _leading(rows)
    pages, at = [], 0
    for index, (sheet, found) in enumerate(zip(sheets, rows, strict=True)):
        lines = []
        for row in found:
            line = _line(row, sheet, index=index, pitch=pitch, leading=leading)
            line = msgspec.structs.replace(line, start=at, end=at + len(line.text))
            at = line.end + 1
            lines.append(line)
        pages.append(Page(index, tuple(lines)))
    return tuple(pages)


def _pitch(sheets: Iterable[Sheet]) -> float:
    """The width of a character: that of most words, a longer one counted for more."""
    widths = [(word.right - word.left) / len(word.text) for sheet in sheets for word in sheet.words for _ in word.text]
    return median(widths) if widths else 1.0


def _leading(rows: Sequence[Sequence[Sequence[Word]]]) -> float:
    """The smallest distance between two lines that the document uses often, in points.

    A short one may have a blank line after every line; the size of its type tells that.
    """
    gaps = Counter(round(2 * (upper[0].base - lower[0].base)) / 2 for sheet in rows for upper, lower in pairwise(sheet))
    total = sum(gaps.values())
    used = [gap for gap, count in gaps.items() if gap > 0 and count >= max(2, _SHARE * total)]
    size = median([row[0].size for sheet in rows for row in sheet] or [1.0]) or 1.0
    leading = min(used, default=min((gap for gap in gaps if gap > 0), default=size))
    return leading / max(1, round(leading / (_LEADED * size)))


def _rows(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Words by their base lines, from the top down."""
    row: list[Word] = []
    for word in sorted(words, key=lambda word: (-word.base, word.left)):
        if row and row[0].base - word.base > _ON_ONE_LINE * max(row[0].size, word.size):
            yield _once(row)
            row = []
        row.append(word)
    if row:
        yield _once(row)


def _once(row: list[Word]) -> list[Word]:
    """The words of a line from left to right; one that is struck twice is there once."""
    kept: list[Word] = []
    for word in sorted(row, key=lambda word: word.left):
        near = _STRUCK_TWICE * (word.right - word.left) / len(word.text)
        if not any(word.text == each.text and word.left - each.left < near for each in kept[-4:]):
            kept.append(word)
    return kept


def _line(row: Sequence[Word], sheet: Sheet, *, index: int, pitch: float, leading: float) -> Line:
    words = tuple(
        Word(word.text, word.left / pitch, word.right / pitch, word.base / leading, word.size / leading) for word in row
    )
    down = (sheet.height - row[0].base) / leading
    return Line(index, words, joined(words), down, max(sheet.height / leading, 1), max(sheet.width / pitch, 1))


def cluster(places: Iterable[float], *, within: float = 1.0) -> float | None:
    """The place round which most lie, by the median of those within some distance; None where there are none."""
    rounded = sorted(places)
    if not rounded:
        return None
    counted = Counter(math.floor(place / within * 2) for place in rounded)
    best = max(counted, key=lambda slot: (counted[slot] + counted[slot + 1], -slot))
    near = [place for place in rounded if best <= math.floor(place / within * 2) <= best + 1]
    return median(near)
