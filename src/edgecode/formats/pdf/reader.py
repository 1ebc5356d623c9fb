"""A screenplay as a PDF, the way writing programs print it, to a script; pages of a storyboard to panels.

A PDF has characters with places and no paragraphs. Lines are put together again, page numbers, headers and what page
breaks put in (MORE, CONTINUED) are taken off, and every line is told by where it stands: the places are measured on this
document (:mod:`edgecode.formats.pdf.layout`), so that any program's margins, paper and size do.

A place is a page: its printed number, or the sheet's, counted from 1, in square brackets where none is printed. ``start``
and ``end`` of a paragraph count characters in the text of all lines of the file, each followed by a newline, headers and
title page included; not bytes. Bold, italics and underlining are not kept; lyrics are dialogue. A line in capitals is a
heading if it begins as headings do or has a scene number in the margin.

Which of the two a PDF is, :mod:`edgecode.formats.pdf.panels.recognition` tells.

A PDF without a scene heading is no screenplay and gives no script, but a remark; so does one of pictures, a scan.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.script import Paragraph, ParagraphKind, Script
from edgecode.formats.fountain.cue import Cue
from edgecode.formats.fountain.scenes import scenes_of
from edgecode.formats.pdf.apart import APART
from edgecode.formats.pdf.events import Event, events
from edgecode.formats.pdf.flow import flow_of
from edgecode.formats.pdf.furniture import without_furniture
from edgecode.formats.pdf.layout import layout_of, left_edge
from edgecode.formats.pdf.lines import Page, pages_of
from edgecode.formats.pdf.margins import without_margins
from edgecode.formats.pdf.panels.reading import boards_in, panels_of
from edgecode.formats.pdf.panels.recognition import are_panels
from edgecode.formats.pdf.recognition import why_no_screenplay
from edgecode.formats.pdf.sheets import MOST_SHEETS, Sheets
from edgecode.formats.pdf.title_page import TitlePage, draft_in, is_title_page, title_page
from edgecode.formats.records import Record
from edgecode.formats.source import Source

NAME: Final = "pdf"
SUFFIXES: Final = (".pdf",)

_SIGNATURE: Final = b"%PDF-"
_WITHIN: Final = 1024
"""How far into a file its signature may stand (ISO 32000-1, annex H, 3.4.1)."""
_NOBODY: Final = Cue("", "")
_SAID: Final = ("Title", "Author", "Creator", "Producer")


class _Draft(msgspec.Struct, frozen=True):
    """What was found in one file."""

    path: str
    title: TitlePage
    pages: tuple[Page, ...]
    events: tuple[Event, ...]


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for the signature near the start of the file."""
    return _SIGNATURE in head[:_WITHIN]


def read(source: Source) -> Iterator[Record | Remark]:
    """Read one draft: the script, then the remarks; no script where the PDF is no screenplay. Panels of a storyboard first.

    Raises UnreadableError where the file is damaged, asks for a password, has no pages, holds pictures and no text, or is
    made so that it takes too long.
    """
    found = APART.sheets_of(source.bytes(), path=source.path)
    boards = boards_in(found)
    if are_panels(boards, found, path=source.path):
        yield from panels_of(boards, path=source.path)
        yield from _not_read(found, path=source.path)
        return
    if not any(sheet.words for sheet in found.sheets):
        raise _without_text(found, path=source.path)
    pages = pages_of(found.sheets)
    if why := why_no_screenplay(pages):
        yield Remark(Place(source.path), f"expected a screenplay, found {why}; nothing is read from it")
    else:
        draft = _draft(pages, path=source.path)
        yield _script(draft, found)
        yield from _numbers_used_twice(draft)
    yield from _left_out(found, path=source.path)


def _without_text(found: Sheets, *, path: str) -> UnreadableError:
    pictures = sum(sheet.pictures > 0 for sheet in found.sheets)
    pages = "1 page" if len(found.sheets) == 1 else f"{len(found.sheets)} pages"
    if not pictures:
        return UnreadableError(path, line=None, expected="a PDF with text", found=f"{pages} without any")
    scan = f"{pages} of pictures: a scan; have it recognised (OCR) and export it with its text"
    return UnreadableError(path, line=None, expected="a PDF with text", found=scan)


def _draft(pages: Sequence[Page], *, path: str) -> _Draft:
    title = next((page for page in pages if page.lines), None)
    if title is not None and not is_title_page(title):
        title = None
    body = without_furniture([page for page in pages if title is None or page.sheet > title.sheet])
    left = left_edge(body) or 0.0
    text = without_margins(body, left=left)
    layout = layout_of(text, left=left)
    return _Draft(
        path, title_page(title) if title else TitlePage(()), body, tuple(events(flow_of(text), layout=layout))
    )


def _script(draft: _Draft, found: Sheets) -> Script:
    paragraphs = tuple(_paragraphs(draft))
    headings = [event for event in draft.events if event.kind is ParagraphKind.HEADING]
    return Script(
        path=draft.path,
        title=draft.title.value("Title"),
        draft=draft.title.draft or _draft_in_headers(draft.pages),
        title_page=draft.title.entries,
        paragraphs=paragraphs,
        scenes=tuple(scenes_of(paragraphs, numbers=[event.number for event in headings])),
        locked=any(not page.number.isdigit() for page in draft.pages if page.number),
        extra={f"pdf.{name}": found.said[name] for name in _SAID if found.said.get(name)},
    )


def _draft_in_headers(pages: Sequence[Page]) -> str:
    """What all headers that name a draft agree on; empty where pages are of several."""
    named = {draft_in(page.header) for page in pages} - {""}
    return named.pop() if len(named) == 1 else ""


def _paragraphs(draft: _Draft) -> Iterator[Paragraph]:
    numbers = {page.sheet: page.number for page in draft.pages}
    scene = -1
    for event in draft.events:
        if event.kind is ParagraphKind.HEADING:
            scene += 1
        first, last = event.lines[0], event.lines[-1]
        cue = event.cue or _NOBODY
        number = numbers[first.sheet]
        yield Paragraph(
            kind=event.kind,
            text=event.text,
            place=Place(draft.path, page=number or f"[{first.sheet + 1}]"),
            start=first.start,
            end=last.end,
            scene=scene,
            character=cue.name,
            extension=cue.extension,
            dual=event.dual,
            centered=event.centered,
            revised=any(line.revised for line in event.lines),
            page=number,
        )


def _numbers_used_twice(draft: _Draft) -> Iterator[Remark]:
    used = Counter(event.number.upper() for event in draft.events if event.number)
    for number, count in used.items():
        if count > 1:
            yield Remark(Place(draft.path), f"expected each scene number once, found {number} on {count} headings")


def _left_out(found: Sheets, *, path: str) -> Iterator[Remark]:
    yield from _not_read(found, path=path)
    pictures = sum(sheet.pictures > 0 for sheet in found.sheets)
    if pictures:
        says = f"expected text on every page, found {pictures} of {len(found.sheets)} with a picture only; left out"
        yield Remark(Place(path), says)


def _not_read(found: Sheets, *, path: str) -> Iterator[Remark]:
    for sheet in found.broken:
        yield Remark(Place(path, page=f"[{sheet}]"), "expected a page, found one that cannot be opened; left out")
    if found.left_out:
        says = f"expected at most {MOST_SHEETS} pages, found {found.left_out} more; left out"
        yield Remark(Place(path), says)
