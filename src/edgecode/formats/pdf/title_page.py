"""The title page: which sheet is one, and what its lines are, told from their words and where they stand.

The entries carry the names Fountain gives them (fountain.io/syntax, Title Page): Title, Credit, Author, Source, Draft,
Draft date, Copyright, Contact.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.film.draft_color import COLORS
from edgecode.formats.pdf.layout import heading_at
from edgecode.formats.pdf.lines import Line, Page

_CREDIT: Final = re.compile(
    r"(?:an? )?(?:original )?(?:(?:screen|tele)play|story|script|written|created|adapted|directed|screen story)?(?: and | & )?"
    r"(?:(?:screen|tele)?play|story|directed|adapted|created|written)?(?: for (?:the screen|television))?\s*by:?",
    re.IGNORECASE,
)
_CREDIT_AND_NAME: Final = re.compile(
    r"((?:(?:screenplay|teleplay|story|written|created|adapted) )+by|by):?\s+(\S.*)", re.IGNORECASE
)
_SOURCE: Final = re.compile(r"(?:based (?:up)?on|from the|adapted from|inspired by)\b.*", re.IGNORECASE)
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zé]*\.?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE: Final = re.compile(
    rf"(?:.*\b(?:{_MONTH}\s+{_DAY},?\s+\d{{2,4}}|{_DAY}\.?\s+(?:of )?{_MONTH},?\s+\d{{4}}|"
    rf"{_MONTH}\s+\d{{4}}|\d{{1,4}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}))\b.*",
    re.IGNORECASE,
)
_DRAFT: Final = re.compile(
    rf"(?:.*\b(?:draft|revisions?|revised|rev\.?|shooting script|production script|polish|rewrite)(?:\W|$).*)|"
    rf"(?:double |full |2nd |second )?(?:{'|'.join(COLORS)})(?: (?:pages|script|copy))?",
    re.IGNORECASE,
)
_COPYRIGHT: Final = re.compile(r".*(?:©|\(c\)|copyright|all rights reserved).*", re.IGNORECASE)
_YEAR_AND_NAME: Final = re.compile(r"(?:19|20)\d\d,? \D.*")
_MOST_LINES: Final = 45
_SMALLER: Final = 0.85
_APART: Final = 2.5
_MIDDLE: Final = 2.5
_LOW: Final = 0.16
_FOOT: Final = 0.6
"""Below this part of a sheet stands who to ask."""


class TitlePage:
    """The entries of a title page, in order."""

    def __init__(self, entries: Sequence[tuple[str, str]]) -> None:
        """Put lines of one name together."""
        kept: dict[str, list[str]] = {}
        for name, value in entries:
            kept.setdefault(name, []).append(value)
        self.entries = tuple((name, tuple(values)) for name, values in kept.items())

    def value(self, name: str) -> str:
        """The lines of one entry, joined with spaces; empty where there is none."""
        return " ".join(next((values for each, values in self.entries if each == name), ()))

    @property
    def draft(self) -> str:
        """What the page calls this draft: its name, else its date, else empty."""
        return self.value("Draft") or self.value("Draft date")


def is_title_page(page: Page) -> bool:
    """Whether a sheet before the first scene is a title page: few lines, no heading, a credit or the title in the middle."""
    if not page.lines or len(page.lines) > _MOST_LINES or any(heading_at(line) >= 0 for line in page.lines):
        return False
    texts = [line.text for line in page.lines]
    if any(_CREDIT.fullmatch(text) or _CREDIT_AND_NAME.fullmatch(text) for text in texts):
        return True
    first = page.lines[0]
    return _is_middle(first) and first.down > _LOW * first.tall


def _is_middle(line: Line) -> bool:
    """Programs set the middle of a title page on the sheet's or on the text's, which a binding margin moves."""
    middle = (line.left + line.right) / 2
    return -_MIDDLE < middle - line.wide / 2 < _MIDDLE + line.wide / 20


def title_page(page: Page) -> TitlePage:
    """Read a title page: what stands before the credit is the title, what stands under it the authors."""
    return TitlePage(list(_entries(page.lines)))


def _entries(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    said, above, credited = "Title", None, False
    for at, line in enumerate(lines):
        text = line.text
        told = _CREDIT_AND_NAME.fullmatch(text)
        if _CREDIT.fullmatch(text) or told:
            said, credited = "Author", True
            yield "Credit", told[1] if told else text
            if told:
                yield "Author", told[2]
        elif name := _told(line):
            said = name if name == "Source" else said
            yield name, text
        else:
            said = _next(said, line, above=above, credit_follows=not credited and _has_credit(lines[at:]))
            yield said, text
        above = line


def _has_credit(lines: Sequence[Line]) -> bool:
    return any(_CREDIT.fullmatch(line.text) or _CREDIT_AND_NAME.fullmatch(line.text) for line in lines)


def _told(line: Line) -> str:
    """The entry that a line's own words name, empty where they name none."""
    text = line.text
    if _COPYRIGHT.fullmatch(text):
        return "Copyright"
    if _SOURCE.fullmatch(text):
        return "Source"
    low = line.down > _LOW * line.tall
    if low and _DRAFT.fullmatch(text):
        return "Draft"
    return "Draft date" if low and _DATE.fullmatch(text) else ""


def _next(said: str, line: Line, *, above: Line | None, credit_follows: bool) -> str:
    """A line that says nothing of itself goes on with the entry above it; at the foot of the sheet stands who to ask.

    Without a word such as *by*, what is set smaller or apart under the title are its authors.
    """
    if above is None:
        return said
    if line.down > _FOOT * line.tall:
        return "Copyright" if _YEAR_AND_NAME.fullmatch(line.text) else "Contact"
    smaller = line.words[0].size < _SMALLER * above.words[0].size
    if said == "Title" and not credit_follows and (smaller or line.down - above.down > _APART):
        return "Author"
    return said


def draft_in(header: str) -> str:
    """What a header says of the draft: its name and date, else empty."""
    return header if header and (_DRAFT.fullmatch(header) or _DATE.fullmatch(header)) else ""
