"""Which words of a page stand with which panel.

Captions stand under their pictures, above them, both, or beside them: where, is seen on all pages together. What repeats
from page to page at one place above the first or below the last row belongs to the page. Two captions on one line of text
are told apart where the words stand apart between the two pictures, or the second begins at its picture's edge; where that
cannot be seen, the words go to the first panel, and the line is told of.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import msgspec

from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.panels.caption import APART, lines_of, run_of
from edgecode.formats.pdf.panels.cells import Cell, Drawn
from edgecode.formats.pdf.panels.numbers import numbered
from edgecode.formats.pdf.sheets import Word

_DIGITS: Final = re.compile(r"\d+")
_PAGE: Final = re.compile(r"\bpage\s+\w*\d|^\W*\d+\s*(?:of|/)\s*\d+\W*$|^\W*\d{1,3}\W*$", re.IGNORECASE)
_SAME_PLACE: Final = 4.0
"""Points that a line may move from page to page and still stand at one place."""
_OFTEN: Final = 0.5
_NEAR: Final = 2.6
"""Of the usual size of a letter: lines so near to a picture, or to a line that is, stand with it and not with the page."""
_LEVEL: Final = 0.4
"""Of the size of a letter: a caption beside a picture begins no higher than that under the picture's upper edge."""
_CLOSE: Final = 1.6
"""The same for a line that repeats from page to page: one so near says the same of several panels."""
_FOOT: Final = 0.07
_AT_EDGE: Final = 2.5
"""Points from where a picture begins that its caption's first letter may stand."""
_WIDER: Final = 1.6
"""A gap is wider than the others of its line where it is so many times as wide as they are."""


class Placed(msgspec.Struct, frozen=True):
    """The words of one panel, and the texts of lines that may be another's as well."""

    words: tuple[Word, ...] = ()
    shared: tuple[str, ...] = ()


class PlacedPage(msgspec.Struct, frozen=True):
    """The words of one page: by panel, in the order in which panels are read, and those of the page itself, line by line.

    ``over`` is how many words stand on pictures.
    """

    drawn: Drawn
    placed: tuple[Placed, ...]
    own: tuple[str, ...]
    over: int = 0


def placed_pages(pages: Sequence[Drawn]) -> tuple[PlacedPage, ...]:
    """Give each panel its words; ``pages`` are those with panels."""
    outside = [_Page(page) for page in pages]
    furniture = _furniture(outside)
    for each in outside:
        each.drop(furniture, alone=len(pages) == 1)
    beside = _are_beside(outside)
    above = _how_far_above(outside)
    return tuple(each.placed(beside=beside, above=above) for each in outside)


class _Page:
    """The words of one page while they are given to its panels."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.cells = drawn.cells
        self.words: list[list[Word]] = [[] for _ in self.cells]
        self.shared: list[list[str]] = [[] for _ in self.cells]
        self.own: list[str] = []
        self.over = 0
        free = []
        for word in drawn.sheet.words:
            holder = next((at for at, cell in enumerate(self.cells) if _is_in(word, cell.box)), None)
            if holder is None:
                free.append(word)
            elif not self.cells[holder].picture or not _is_in(word, self.cells[holder].drawn):
                self.words[holder].append(word)
            else:
                self.over += 1
        self.lines = lines_of(free)
        self.top = max(cell.box.top for cell in self.cells)
        self.bottom = min(cell.box.bottom for cell in self.cells)

    def drop(self, furniture: frozenset[tuple[str, int]], *, alone: bool) -> None:
        """Take off what belongs to the page: what repeats, what numbers the page, and what stands far above the first row."""
        attached = self.attached(_CLOSE)
        near = self.attached(_NEAR)
        kept = []
        for line in self.lines:
            text = run_of(line).text
            repeats = bool(_signature(line) & furniture) or _PAGE.search(text) is not None
            far = line[0].base >= self.top and id(line) not in near
            if self.is_outer(line) and id(line) not in attached and (repeats or far):
                self.own.append(text)
            else:
                kept.append(line)
        self.lines = kept
        if alone:
            self._drop_foot()

    def attached(self, near: float) -> frozenset[int]:
        """The outer lines that stand with a row: so near to it, in sizes of a letter, or to another line that does."""
        found = set(self._as_inside())
        usual = median(word.size for line in self.lines for word in line) if self.lines else 0
        for lines, edge in (
            ([line for line in reversed(self.lines) if line[0].base >= self.top], self.top),
            ([line for line in self.lines if line[0].base < self.bottom], self.bottom),
        ):
            at = edge
            for line in lines:
                if id(line) not in found and abs(line[0].base - at) > near * usual:
                    break
                at = line[0].base
                found.add(id(line))
        return frozenset(found)

    def _as_inside(self) -> Iterator[int]:
        """The outer lines that stand to their row as other lines stand to rows on this page: captions of a form."""
        rows = [(max(cell.box.top for cell in row), min(cell.box.bottom for cell in row)) for row in self.drawn.rows]
        inside = [line for line in self.lines if not self.is_outer(line)]
        under = {round(bottom - line[0].base) for line in inside for _, bottom in rows[:-1] if line[0].base < bottom}
        over = {round(line[0].base - top) for line in inside for top, _ in rows[1:] if line[0].base >= top}
        for line in self.lines:
            if line[0].base < self.bottom and round(self.bottom - line[0].base) in under:
                yield id(line)
            if line[0].base >= self.top and round(line[0].base - self.top) in over:
                yield id(line)

    def _drop_foot(self) -> None:
        """On one page alone, a last line far below all others at the sheet's lower edge is the page's."""
        if len(self.lines) > 1 and self.lines[-1][0].base < _FOOT * self.drawn.sheet.height:
            last, before = self.lines[-1], self.lines[-2]
            if before[0].base - last[0].base > 2 * _NEAR * last[0].size:
                self.own.append(run_of(self.lines.pop()).text)

    def is_outer(self, line: Sequence[Word]) -> bool:
        """Whether a line stands above the first or below the last row."""
        return line[0].base >= self.top or line[0].base < self.bottom

    def band(self, base: float, *, lift: float) -> int:
        """The row whose pictures' upper edge, moved up by so much, is the nearest above a base line; -1 above them all."""
        tops = [max(cell.box.top for cell in row) + lift for row in self.drawn.rows]
        return sum(base < top for top in tops) - 1

    def placed(self, *, beside: bool, above: float) -> PlacedPage:
        """Give every word that is left to a panel."""
        for line in self.lines:
            size = median(word.size for word in line)
            row = self.band(line[0].base, lift=-_LEVEL * size if beside and not above else above + 0.1 * size)
            if row < 0 and not beside:
                self.own.append(run_of(line).text)
            elif beside:
                self._beside(line, row=max(row, 0))
            else:
                self._in_columns(line, row=row)
        found = [Placed(tuple(words), tuple(shared)) for words, shared in zip(self.words, self.shared, strict=True)]
        return PlacedPage(self.drawn, tuple(found), tuple(self.own), self.over)

    def _give(self, words: Iterable[Word], cell: Cell) -> None:
        self.words[self.cells.index(cell)] += words

    def _beside(self, line: Sequence[Word], *, row: int) -> None:
        cells = self.drawn.rows[row]
        for word in line:
            before = [cell for cell in cells if cell.box.left < word.left]
            right_of_all = any(other.left > cells[-1].box.right for each in self.lines for other in each)
            after = [cell for cell in cells if cell not in before]
            self._give([word], before[-1] if before and (right_of_all or not after) else (after or cells)[0])

    def _in_columns(self, line: Sequence[Word], *, row: int) -> None:
        cells = self.drawn.rows[row]
        for run in _close_together(line):
            parts = list(_parted(run, cells))
            for words, cell in parts:
                self._give(words, cell)
                if cell is not cells[-1] and words[-1].right > _next(cell, cells).box.left + words[0].size:
                    self.shared[self.cells.index(cell)].append(run_of(words).text)


def _next(cell: Cell, cells: Sequence[Cell]) -> Cell:
    return cells[cells.index(cell) + 1]


def _is_in(word: Word, box: Box) -> bool:
    middle, height = (word.left + word.right) / 2, word.base + word.size / 4
    return box.left < middle < box.right and box.bottom < height < box.top


def _signature(line: Sequence[Word]) -> frozenset[tuple[str, int]]:
    """A line's text without its numbers at its place; a place near the border of two is in both."""
    text = _DIGITS.sub("#", run_of(line).text.casefold())
    slot = line[0].base / _SAME_PLACE
    return frozenset((text, int(slot + half)) for half in (0, 0.5))


def _furniture(pages: Sequence[_Page]) -> frozenset[tuple[str, int]]:
    """What stands at one place above or below the rows of many pages and does not name a panel."""
    counted: Counter[tuple[str, int]] = Counter()
    for page in pages:
        for line in page.lines:
            named = numbered(run_of(line).text)
            if page.is_outer(line) and not named.panel and not named.shot:
                counted.update(_signature(line))
    least = max(2, _OFTEN * len(pages))
    return frozenset(each for each, count in counted.items() if count >= least)


def _are_beside(pages: Iterable[_Page]) -> bool:
    """Whether most words stand at the height of pictures."""
    level = others = 0
    for page in pages:
        for line in page.lines:
            at = any(row[0].box.bottom < line[0].base < row[0].box.top for row in page.drawn.rows)
            level, others = level + at * len(line), others + (not at) * len(line)
    return level > others


def _how_far_above(pages: Sequence[_Page]) -> float:
    """How many points above a picture its caption begins; 0 where captions stand below."""
    heights = [
        max((line[0].base + line[0].size for line in page.lines if line[0].base >= page.top), default=page.top)
        - page.top
        for page in pages
    ]
    with_any = [height for height in heights if height > 0]
    return max(with_any) if len(with_any) > _OFTEN * len(pages) else 0.0


def _close_together(line: Sequence[Word]) -> Iterator[list[Word]]:
    run = [line[0]]
    for before, word in pairwise(line):
        if word.left - before.right > APART * min(before.size, word.size):
            yield run
            run = []
        run.append(word)
    yield run


def _parted(run: list[Word], cells: Sequence[Cell]) -> Iterator[tuple[list[Word], Cell]]:
    """Give the words of a run by panels: it is cut between two pictures where its words say so, else nowhere."""
    for cell, other in pairwise(cells):
        at = _cut(run, cell.box, other.box)
        if at is None:
            begins = run[0].left < (cell.box.right + other.box.left) / 2
            if begins:
                yield run, cell
                return
            continue
        if at > 0:
            yield run[:at], cell
        run = run[at:]
    yield run, cells[-1]


def _cut(run: Sequence[Word], box: Box, other: Box) -> int | None:
    """Before which word the second panel's words begin, ``None`` where none of them can be told to be its."""
    for at, (before, word) in enumerate(pairwise(run), start=1):
        if abs(word.left - other.left) < _AT_EDGE and before.left < box.right:
            return at
        gaps = [each.left - last.right for last, each in pairwise(run) if each is not word]
        in_between = before.right < other.left + _AT_EDGE and word.left > box.right - _AT_EDGE
        if in_between and gaps and word.left - before.right > _WIDER * max(median(gaps), 0.1):
            return at
    return None
