"""Speeches: what stands under a cue, up to a blank line, parted into parentheticals, dialogue and lyrics.

A line of exactly two spaces, or a tab and a space, is an empty line inside the speech. (Longer blank lines end it: they
are what an editor leaves behind that indents by itself.) A page break, forced action and a shot end a speech at once.
"""

import re
from typing import Final

import msgspec

from edgecode.film.script import SPEECH, ParagraphKind
from edgecode.formats.fountain.cue import Cue
from edgecode.formats.fountain.page import Event, Page

PAGE_BREAK: Final = re.compile(r"={3,}(?:([^=]+)={3,})?")
"""``===``, or the number of the page that ends here between two of them."""

_PARENTHETICAL: Final = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_MOST_LINES: Final = 5
"""A bracket that is still open after so many lines was never meant to close."""

_EMPTY_LINES: Final = frozenset({"  ", "\t "})


def is_spoken(page: Page, *, line: int) -> bool:
    """Whether a line may stand in a speech: it is not blank, and not one of those that end it."""
    if line >= len(page.words):
        return False
    words = page.words[line]
    if not words:
        return page.texts[line] in _EMPTY_LINES
    return words[0] != "!" and not (words[0] == "=" and PAGE_BREAK.fullmatch(words))


def speech(page: Page, line: int, *, cue: Cue) -> int:
    """Keep the cue on ``line`` and what is said under it; give back the line after it."""
    if cue.dual and not (page.events and page.events[-1].kind in SPEECH):
        cue = msgspec.structs.replace(cue, dual=False)
    page.add(Event(ParagraphKind.CHARACTER, cue.text, line, line, cue))
    end = line = line + 1
    while is_spoken(page, line=end):
        end += 1
    while line < end:
        kind, after = _part(page.words, line, end=end) if page.words[line] else (None, line + 1)
        if kind:
            _keep(page, kind, line, after, cue=cue)
        line = after
    return end


def lyrics_end(words: list[str], line: int, *, end: int) -> int:
    """The first line from ``line`` on that is no lyric."""
    while line < end and words[line].startswith("~"):
        line += 1
    return line


def _part(words: list[str], line: int, *, end: int) -> tuple[ParagraphKind, int]:
    """What begins on a line of a speech, and the line after it."""
    if after := lyrics_end(words, line, end=end) - line:
        return ParagraphKind.LYRIC, line + after
    if after := _parenthetical_end(words, line, end=end):
        return ParagraphKind.PARENTHETICAL, after
    after = line + 1
    while after < end and words[after][:1] != "~" and not _parenthetical_end(words, after, end=end):
        after += 1
    return ParagraphKind.DIALOGUE, after


def _parenthetical_end(words: list[str], line: int, *, end: int) -> int:
    """The line after a parenthetical that begins on a line, 0 if none does."""
    text = words[line]
    if not text.startswith("("):
        return 0
    if text.endswith(")"):
        return line + 1 if _PARENTHETICAL.fullmatch(text) else 0
    for after in range(line + 1, min(end, line + _MOST_LINES)):
        if ")" in text or not text:
            return 0
        text = words[after]
        if text.endswith(")") and text.count(")") == 1:
            return after + 1
    return 0


def _keep(page: Page, kind: ParagraphKind, line: int, after: int, *, cue: Cue) -> None:
    while not page.words[after - 1]:
        after -= 1
    words = page.words[line:after]
    if kind is ParagraphKind.LYRIC:
        words = [each[1:].strip() for each in words]
    if any(words):
        page.add(Event(kind, "\n".join(words), line, after - 1, cue))
