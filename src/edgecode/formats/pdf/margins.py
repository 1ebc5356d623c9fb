"""What stands in the margins: scene numbers on both sides, and the asterisks of a revision on the right.

A star is a mark where it stands apart from the words and beyond most of the text. A number left of the text is a scene
number; one to the right is where the left one says the same, or where it stands apart behind a heading.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.formats.fountain.scene_heading import unforced
from edgecode.formats.pdf.layout import NEAR, scene_number
from edgecode.formats.pdf.lines import Line, Page, joined
from edgecode.formats.pdf.sheets import Word

_STARS: Final = re.compile(r"\*{1,3}")
_APART: Final = 1.7
"""A word so far from the one before it, in characters, stands apart: two spaces after a sentence do not do it."""
_OUTLIERS: Final = 0.02
_THROUGH: Final = re.compile(r"thru|through|to|and|&|[-–]", re.IGNORECASE)


def without_margins(pages: Sequence[Page], *, left: float) -> tuple[Page, ...]:
    """Take numbers and stars off the lines and keep them as ``number`` and ``revised``; what is left of a line is text.

    A line that held nothing else goes, and a number on it is one more of the heading above it (``12 thru 15``).
    """
    stars = _star_edge(pages, left=left)
    return tuple(
        msgspec.structs.replace(page, lines=tuple(_cleared(page.lines, left=left, stars=stars))) for page in pages
    )


def _star_edge(pages: Sequence[Page], *, left: float) -> float:
    """From where on a star is a mark: behind where nearly all other text ends."""
    ends = sorted(
        word.right
        for page in pages
        for line in page.lines
        for word in [_last_text(line)]
        if word and abs(line.left - left) < NEAR
    )
    return ends[-1 - int(len(ends) * _OUTLIERS)] if ends else left


def _last_text(line: Line) -> Word | None:
    """The last word that is neither star nor figure: those may stand in the margin."""
    return next(
        (word for word in reversed(line.words) if not _STARS.fullmatch(word.text) and not word.text.isdigit()), None
    )


def _cleared(lines: Sequence[Line], *, left: float, stars: float) -> Iterator[Line]:
    waiting: Line | None = None
    for line in lines:
        words, revised = _without_stars(line.words, edge=stars)
        number, words = _without_numbers(words, left=left)
        if words:
            if waiting is not None:
                yield waiting
            waiting = line
            if len(words) < len(line.words):
                waiting = msgspec.structs.replace(line.of(words), number=number, revised=revised)
        elif waiting is not None and waiting.number and (more := _more_numbers(line)):
            waiting = msgspec.structs.replace(waiting, number=f"{waiting.number.rstrip('-')}-{more}".rstrip("-"))
    if waiting is not None:
        yield waiting


def _more_numbers(line: Line) -> str:
    """The number on a line that holds only numbers, ``-`` where it holds the word between two of them."""
    if number := scene_number(line.words[0].text):
        return number
    return "-" if _THROUGH.fullmatch(line.words[0].text) else ""


def _without_stars(words: Sequence[Word], *, edge: float) -> tuple[tuple[Word, ...], bool]:
    """Take a star off the end, or from before the scene number at the end."""
    for at in (-1, -2):
        if len(words) >= -at and _STARS.fullmatch(words[at].text) and words[at].left > edge:
            before = words[at - 1] if len(words) > -at else None
            if before is None or words[at].left - before.right > _APART:
                index = len(words) + at
                return (*words[:index], *words[index + 1 :]), True
    return tuple(words), False


def _without_numbers(words: Sequence[Word], *, left: float) -> tuple[str, tuple[Word, ...]]:
    """Take the scene numbers off both ends; without one on the left, one on the right must stand apart behind a heading."""
    if not words:
        return "", ()
    inside = next((at for at, word in enumerate(words) if word.left > left - NEAR), len(words))
    before = joined(words[:inside])
    number = scene_number(before.replace(" ", ""))
    if before and not number and not _THROUGH.fullmatch(before):
        return "", tuple(words)
    rest = list(words[inside:])
    at_end = scene_number(rest[-1].text) if rest else ""
    if rest and before and (rest[-1].text == before or at_end == number != ""):
        rest.pop()
    elif at_end and not number and len(rest) > 1 and rest[-1].left - rest[-2].right > _APART and _is_heading(rest[:-1]):
        number = at_end
        rest.pop()
    return number, tuple(rest)


def _is_heading(words: Sequence[Word]) -> bool:
    text = joined(words)
    return bool(text) and unforced(text) is not None
