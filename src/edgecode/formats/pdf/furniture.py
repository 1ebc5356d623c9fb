"""What stands on every page and is no text: page numbers, headers and footers.

A line near the upper or lower edge is one of them if it holds nothing but a page number, if the same words stand at the
same height on other pages (figures aside), or if it stands above where the text of most pages begins. Page numbers are as
production drafts print them: ``12.``, ``12A.``, ``A12``, and ``15-16`` for pages that were taken out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import Final

import msgspec

from edgecode.formats.fountain.scene_heading import unforced
from edgecode.formats.pdf.lines import Line, Page, joined
from edgecode.formats.pdf.title_page import draft_in

_NUMBER: Final = re.compile(
    r"(?:page\s+)?[(\[-]?\s*((?:[A-Z]{1,2})?\d{1,4}[A-Z]{0,3}(?:\s*[-–/]\s*[A-Z]?\d{1,4}[A-Z]{0,2})?)\.?\s*[)\]-]?"
    r"(?:\s*(?:of|/)\s*\d+)?\.?",
    re.IGNORECASE,
)
_ROMAN: Final = re.compile(r"[ivx]{1,5}\.?")
_FIGURES: Final = re.compile(r"\d+[A-Z]?\b")
_HEAD: Final = 0.13
_FOOT: Final = 0.12
"""Which parts of a sheet hold headers and footers; scripts keep an inch, a letter sheet has eleven."""
_ASIDE: Final = 0.45
_FAR_RIGHT: Final = 0.7
"""From which part of the width on a number may stand alone, and where one ends that has words beside it."""
_ABOVE: Final = 1.4
"""A header is at least so many lines above the text."""
_MOST_LINES: Final = 3
_FEW_PAGES: Final = 3
_SHARE: Final = 0.25
_MOST: Final = 0.5
_GAP: Final = 3.0


class _Known(msgspec.Struct, frozen=True):
    """What is known of all pages: words that return, and at which height the text of most begins."""

    returning: frozenset[tuple[str, int]]
    begins: float = 0.0


def without_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Take headers and footers off the pages; a page keeps its number and the other words of them."""
    returning = _Known(_returning(pages))
    bare = [_stripped(page, returning) for page in pages]
    tops = Counter(round(2 * page.lines[0].down) / 2 for page in bare if page.lines)
    most = tops.most_common(1)
    if most and most[0][1] >= max(_FEW_PAGES, len(pages) / 3):
        known = _Known(returning.returning, most[0][0])
        bare = [_stripped(page, known) for page in pages]
    return tuple(_counted(bare))


def page_number(text: str) -> str:
    """The number of a page if a text is nothing else, without the period; empty if it is not."""
    number = _NUMBER.fullmatch(text.strip())
    return re.sub(r"\s", "", number[1]).replace("–", "-").upper() if number else ""


def _near_edge(page: Page) -> Iterator[Line]:
    for line in page.lines[:_MOST_LINES]:
        if line.down < _HEAD * line.tall:
            yield line
    for line in page.lines[_MOST_LINES:][-_MOST_LINES:]:
        if line.down > (1 - _FOOT) * line.tall:
            yield line


def _signature(line: Line) -> tuple[str, int]:
    """A line's words without the figures and without a page number at its end, and its height to the line."""
    text = joined(line.words[:-1]) if _has_number_aside(line) else line.text
    return _FIGURES.sub("#", text).casefold(), round(line.down)


def _returning(pages: Sequence[Page]) -> frozenset[tuple[str, int]]:
    """Words that stand at one height on many pages where few others do; names that return on the first line are no header."""
    seen = Counter(_signature(line) for page in pages for line in _near_edge(page) if not _is_text(line))
    heights = Counter(round(line.down) for page in pages for line in _near_edge(page))
    least = max(2, _SHARE * min(len(pages), 4 * _FEW_PAGES))
    return frozenset(each for each, count in seen.items() if count >= least and count > _MOST * heights[each[1]])


def _is_text(line: Line) -> bool:
    """A scene heading, with or without its number, may return at the same height and is no header for that."""
    return any(unforced(joined(line.words[first:])) for first in range(min(2, len(line.words))))


def _is_lone_number(line: Line) -> bool:
    """A number alone, to the right or in the middle; Roman ones number front matter."""
    number = page_number(line.text) or _ROMAN.fullmatch(line.text)
    return bool(number) and (line.left + line.right) / 2 > line.wide * _ASIDE


def _has_number_aside(line: Line) -> bool:
    """Words, a wide gap and at the right end a number with a period."""
    if len(line.words) == 1 or not line.words[-1].text.endswith("."):
        return False
    apart = line.words[-1].left - line.words[-2].right
    return apart > _GAP and line.right > line.wide * _FAR_RIGHT and bool(page_number(line.words[-1].text))


def _stripped(page: Page, known: _Known) -> Page:
    """Take off what stands at both edges, as far as blank lines part it from the text."""
    lines = list(page.lines)
    head = _run([line for line in lines[:_MOST_LINES] if line.down < _HEAD * line.tall], lines, known=known)
    rest = lines[len(head) :]
    low = [line for line in reversed(rest[-_MOST_LINES:]) if line.down > (1 - _FOOT) * line.tall]
    foot = _run(low, rest[::-1], known=known)
    number, words = _told([*head, *foot])
    return Page(page.sheet, tuple(rest[: len(rest) - len(foot)]), number, words)


def _run(near: Sequence[Line], lines: Sequence[Line], *, known: _Known) -> list[Line]:
    """The lines from an edge inwards that are furniture; those that text follows without a blank line are text."""
    found = list(takewhile(lambda line: _is_furniture(line, first=line == lines[0], known=known), near))
    while found and len(found) < len(lines) and abs(lines[len(found)].down - found[-1].down) < _ABOVE:
        found.pop()
    return found


def _is_furniture(line: Line, *, first: bool, known: _Known) -> bool:
    if _is_text(line):
        return False
    if _signature(line) in known.returning or line.down < known.begins - _ABOVE:
        return True
    return _is_lone_number(line) or (first and (_has_number_aside(line) or bool(draft_in(line.text))))


def _told(gone: Iterable[Line]) -> tuple[str, str]:
    """The page's number, and what else the headers and footers say."""
    number, words = "", []
    for line in gone:
        rest = list(line.words)
        for at in (-1, 0):
            if not number and rest and (number := _number_at(line, at)):
                rest.pop(at)
        if not number and (number := page_number(line.text)):
            rest = []
        words.append(joined(rest))
    return number, "  ".join(filter(None, words))


def _number_at(line: Line, at: int) -> str:
    """The number that the first or the last word of a line is, if it stands apart from the others or ends in a period."""
    if len(line.words) > 1:
        beside = line.words[-1].left - line.words[-2].right if at else line.words[1].left - line.words[0].right
        if beside < _GAP and not line.words[at].text.endswith("."):
            return ""
    return page_number(line.words[at].text)


def _counted(pages: list[Page]) -> Iterator[Page]:
    """The page before a printed 2 is page 1: nobody prints that number."""
    for at, page in enumerate(pages):
        follows = at + 1 < len(pages) and pages[at + 1].number == "2"
        yield msgspec.structs.replace(page, number="1") if follows and page.lines and not page.number else page
