"""The words of one paragraph: all its ``Text`` runs joined, with their styles as emphasis marks.

A run may say how it looks (``Style="Bold+Italic"``), which revision it belongs to (``RevisionID``) and which breakdown
tag it carries (``TagNumber``). Final Draft splits words at every change of any of these.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from lxml import etree

from edgecode.film.emphasis import BOLD, ITALIC, NONE, UNDERLINE
from edgecode.film.styled_text import marked

_EMPHASIS: Final = {"bold": BOLD, "italic": ITALIC, "underline": UNDERLINE}
_CAPITALS: Final = "allcaps"
_BETWEEN_NUMBERS: Final = re.compile(r"[\s,]+")
_NO_REVISION: Final = frozenset({"", "0"})


class Run(msgspec.Struct, frozen=True, gc=False):
    """One run: its words, how they look, and the numbers it carries."""

    words: str
    emphasis: int = NONE
    revision: str = ""
    tags: tuple[str, ...] = ()


class Tagged(msgspec.Struct, frozen=True, gc=False):
    """A tag on some words: its number, and the characters ``start`` to ``end`` (half open) of the paragraph's text."""

    number: str
    start: int
    end: int
    words: str


class Words(msgspec.Struct, frozen=True):
    """What a paragraph says: its text with emphasis marks, the revisions of its runs, and the tags on it.

    ``units`` is how long Final Draft takes it to be: UTF-16 code units, before anything was taken off; ``kept_units`` is
    how many of them were kept.
    """

    text: str
    units: int
    kept_units: int
    revisions: tuple[str, ...] = ()
    tags: tuple[Tagged, ...] = ()


def run_of(element: etree._Element, *, capitals: bool = False) -> Run:
    """Read a ``Text`` element; ``capitals`` says that its whole paragraph is printed in capitals."""
    words = element.text or ""
    for nested in element:
        words += nested.tail or ""
    style = element.get("Style", "")
    emphasis = NONE
    if style:
        for each in style.casefold().split("+"):
            emphasis |= _EMPHASIS.get(each.strip(), NONE)
            capitals = capitals or each.strip() == _CAPITALS
    tags = element.get("TagNumber", "")
    numbers = tuple(filter(None, _BETWEEN_NUMBERS.split(tags))) if tags else ()
    revision = element.get("RevisionID", "")
    return Run(words.upper() if capitals else words, emphasis, "" if revision in _NO_REVISION else revision, numbers)


def words_of(runs: list[Run], *, indent: bool) -> Words:
    """Join the runs of a paragraph; space at its end is taken off, at its beginning too unless it is an indent."""
    raw = "".join([run.words for run in runs])
    end = len(raw.rstrip())
    begin = 0 if indent else len(raw) - len(raw.lstrip())
    while indent and raw.startswith("\n", begin):
        begin += 1
    begin = min(begin, end)
    emphasis: list[int] = []
    if any([run.emphasis for run in runs]):  # noqa: C419 - a list is quicker for the few runs of a paragraph
        emphasis = [run.emphasis for run in runs for _ in run.words][begin:end]
    made = marked(raw[begin:end], emphasis=emphasis)
    revisions = dict.fromkeys([run.revision for run in runs if run.revision and run.words])
    tagged = _tagged(runs) if any([run.tags for run in runs]) else ()  # noqa: C419 - likewise
    tags = tuple(
        Tagged(number, made.at[start - begin], made.at[stop - begin - 1] + 1, raw[start:stop])
        for number, start, stop in tagged
        for start, stop in [(max(start, begin), min(stop, end))]
        if start < stop
    )
    return Words(made.text, utf_16(raw), utf_16(made.plain), tuple(revisions), tags)


def _tagged(runs: Iterable[Run]) -> Iterator[tuple[str, int, int]]:
    """The tags of some runs and the characters they span; runs next to each other under one number are one."""
    at = 0
    found: dict[str, list[list[int]]] = {}
    for run in runs:
        after = at + len(run.words)
        for number in run.tags:
            spans = found.setdefault(number, [])
            if spans and spans[-1][1] == at:
                spans[-1][1] = after
            else:
                spans.append([at, after])
        at = after
    every = [(number, start, end) for number, spans in found.items() for start, end in spans]
    return iter(sorted(every, key=lambda each: each[1]))


def utf_16(text: str) -> int:
    """How many UTF-16 code units a text takes; Final Draft counts in these."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
