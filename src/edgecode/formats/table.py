"""Text with separated cells (CSV and its kin) to rows with line numbers, losing no row to its neighbour's fault.

RFC 4180 by the standard library's ``csv``, with what papers of the set do besides: cells separated by ``,`` ``;`` or
tabs, rows above the header row, header words with synonyms, a quotation mark nobody closed, rows that stop half way, and an
apostrophe before what a spreadsheet would take for a formula (:mod:`edgecode.formats.csv_document`), which is taken off.
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.formats.text import decoded, lines

GUARDED: Final = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"
"""What a formula begins with, in a pattern: equals, plus, minus and at sign, and their full-width forms."""
_GUARD: Final = re.compile(rf"'+{GUARDED}")
_DELIMITERS: Final = (",", ";", "\t")
_LOOKED_AT: Final = 100
"""How many lines may stand above the header row."""
_LINES_IN_A_ROW: Final = 100
"""A row with more lines than that has a quotation mark nobody closed, not a long note."""


class Row(msgspec.Struct, frozen=True):
    """The cells of one row, without the spaces around them; ``line`` is its first line, from 1."""

    line: int
    cells: tuple[str, ...]


class Table(msgspec.Struct, frozen=True):
    """The rows above the header row, the header row, the rows below it that are not blank, and what went wrong."""

    before: tuple[Row, ...]
    header: Row
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


class Columns(msgspec.Struct, frozen=True):
    """Which columns hold what: indexes by our word, the one to be asked first in front; ``names`` as the header has them."""

    known: dict[str, tuple[int, ...]]
    names: tuple[str, ...]

    def cell(self, row: Row, word: str) -> str:
        """Give the first cell of a row under our word that is not blank, empty where there is none."""
        return next((row.cells[index] for index in self._said(row, word)), "")

    def unnamed(self, row: Row) -> dict[str, str]:
        """Give every cell that :meth:`cell` gives under no word and that is not blank, under ``csv.`` and its column."""
        used = {index for word in self.known for index in self._said(row, word)[:1]}
        said = {
            f"csv.{name}": row.cells[index]
            for index, name in enumerate(self.names[: len(row.cells)])
            if index not in used
        }
        said["csv.more"] = "; ".join(filter(None, row.cells[len(self.names) :]))
        return {name: value for name, value in said.items() if value}

    def fault(self, row: Row) -> str:
        """Say what is wrong with the length of a row, empty where nothing that is known is missing or left over."""
        width = len(self.names)
        found = len(row.cells)
        if any(row.cells[width:]):
            return f"expected {width} cells, found {found}; what is left over is kept under csv.more"
        if any(index >= found for indexes in self.known.values() for index in indexes):
            return f"expected {width} cells, found {found}; what is there is kept"
        return ""

    def without(self, word: str, *, index: int) -> "Columns":
        """Take one column away from a word; it stays under its own name."""
        left = tuple(other for other in self.known[word] if other != index)
        others = {name: indexes for name, indexes in self.known.items() if name != word}
        return Columns(others | ({word: left} if left else {}), self.names)

    def _said(self, row: Row, word: str) -> list[int]:
        return [index for index in self.known.get(word, ()) if index < len(row.cells) and row.cells[index]]


def table_of(content: str, *, path: str, is_header: Callable[[Row], bool]) -> Table | None:
    """Read a text as a table whose header row ``is_header`` knows, whatever separates its cells.

    Gives ``None`` where no such row stands in the first hundred lines. A header row that comes again is left out.
    """
    split = lines(content)
    delimiter = _delimiter(split[:_LOOKED_AT], is_header=is_header)
    if delimiter is None:
        return None
    rows: list[Row] = []
    remarks: list[Remark] = []
    for read in _rows(split, delimiter=delimiter, path=path):
        if isinstance(read, Remark):
            remarks.append(read)
        elif any(read.cells):
            rows.append(read)
    top = next((index for index, row in enumerate(rows) if is_header(row)), None)
    if top is None:
        return None
    header = rows[top]
    below = tuple(row for row in rows[top + 1 :] if row.cells != header.cells)
    return Table(tuple(rows[:top]), header, below, tuple(sorted(remarks, key=_line)))


def has_header(head: bytes, *, is_header: Callable[[Row], bool]) -> bool:
    """Tell whether the first bytes of a file hold such a header row; never raises."""
    try:
        content = decoded(head, path="").content
    except UnreadableError:
        return False
    first = next((line for line in lines(content) if line.strip()), "")
    avid_log_exchange = folded(first) == "heading"
    return not avid_log_exchange and _delimiter(lines(content)[:_LOOKED_AT], is_header=is_header) is not None


def columns_of(header: Row, *, synonyms: Mapping[str, tuple[str, ...]]) -> Columns:
    """Find our words and their synonyms in a header row; a column goes to the first word that claims it."""
    written: dict[str, list[int]] = {}
    for index, cell in enumerate(header.cells):
        written.setdefault(folded(cell), []).append(index)
    known: dict[str, tuple[int, ...]] = {}
    for word, others in synonyms.items():
        mine = [index for name in (word, *others) for index in written.pop(folded(name), ())]
        if mine:
            known[word] = tuple(mine)
    return Columns(known, tuple(_told_apart(header.cells)))


def _told_apart(names: tuple[str, ...]) -> Iterator[str]:
    times = Counter(names)
    for index, name in enumerate(names, start=1):
        if name and times[name] == 1:
            yield name
        else:
            yield f"{name or 'column'} {index}"


@lru_cache(maxsize=4096)
def folded(cell: str) -> str:
    """Fold a header word: no case, no spaces, no underscores, no colon at its end."""
    return "".join(cell.replace("_", " ").split()).casefold().rstrip(":")


class _Feed:
    """Hands lines to ``csv`` and stops inside a row that never ends."""

    def __init__(self, split: list[str], *, start: int) -> None:
        self.split = split
        self.first = self.next = start

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.next >= min(len(self.split), self.first + _LINES_IN_A_ROW):
            raise StopIteration
        self.next += 1
        return f"{self.split[self.next - 1]}\n"


def _delimiter(split: list[str], *, is_header: Callable[[Row], bool]) -> str | None:
    for delimiter in _DELIMITERS:
        rows = _rows(split, delimiter=delimiter, path="")
        if any(len(row.cells) > 1 and is_header(row) for row in rows if isinstance(row, Row)):
            return delimiter
    return None


def _rows(split: list[str], *, delimiter: str, path: str) -> Iterator[Row | Remark]:
    """Read strictly for as long as it goes; where it does not, read that line alone and start again below it."""
    clean = [line.replace("\0", "") if "\0" in line else line for line in split]
    for number, line in enumerate(split, start=1):
        if "\0" in line:
            yield Remark(Place(path, line=number), "expected text, found an empty byte; left out")
    feed = _Feed(clean, start=0)
    while feed.next < len(clean):
        try:
            for cells in csv.reader(feed, delimiter=delimiter, skipinitialspace=True, strict=True):
                yield _row(cells, line=feed.first + 1)
                feed.first = feed.next
        except csv.Error:
            place = Place(path, line=feed.first + 1)
            yield Remark(place, "expected each quotation mark to be closed, found one that is not; line read alone")
            yield _row(_alone(clean[feed.first], delimiter=delimiter), line=feed.first + 1)
            feed.first = feed.next = feed.first + 1


def _alone(line: str, *, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:  # a cell longer than csv takes
        return line.split(delimiter)


def _line(remark: Remark) -> int:
    return remark.place.line or 0


def _row(cells: list[str], *, line: int) -> Row:
    return Row(line, tuple(_unguarded(cell.strip()) for cell in cells))


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _GUARD.match(cell) else cell
