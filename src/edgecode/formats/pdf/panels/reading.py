"""Panels of a PDF as storyboard programs print them: pages of 1 to 12 pictures, each with its caption.

A panel's picture is named by the file, its page and which picture of the page it is: ``boards/pages.pdf#page=2&picture=3``.
A panel without a name has its page and place (``p2-3``). Where several panels of a scene have one number, since programs
count them from 1 in each shot, the shot's name leads it (``4A-2``). Words that are no field are kept in ``extra`` as ``pdf.``
and what they are; a scene that a page is headed with is that of those of its panels that name none themselves.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.page_picture import PagePicture
from edgecode.film.place import Place, Remark
from edgecode.formats.pdf.panels.caption import Caption, caption_of
from edgecode.formats.pdf.panels.cells import Cell, drawn_sheets
from edgecode.formats.pdf.panels.durations import rate_in
from edgecode.formats.pdf.panels.numbers import numbered, scene_of_shot
from edgecode.formats.pdf.panels.placing import PlacedPage, placed_pages
from edgecode.formats.pdf.sheets import Sheets

_MOST_TOLD: Final = 20
"""Lines that two panels may share are told of one by one up to so many."""


class Captioned(msgspec.Struct, frozen=True, kw_only=True):
    """One panel as its page shows it; ``nth`` is its place on the page, from 1."""

    page: int
    nth: int
    cell: Cell
    caption: Caption
    shared: tuple[str, ...]


class Boards(msgspec.Struct, frozen=True, kw_only=True):
    """The panels of a file, and the pages that have words and no panel."""

    panels: tuple[Captioned, ...]
    wordy: tuple[int, ...]
    pages: tuple[PlacedPage, ...]


def boards_in(found: Sheets) -> Boards:
    """Find the panels of every sheet, with their captions."""
    drawn = drawn_sheets(found.sheets)
    pages = placed_pages([page for page in drawn if page.cells])
    rate = next((rate for page in pages for line in page.own if (rate := rate_in(line)) is not None), None)
    panels = [each for page in pages for each in _captioned(page, rate=rate)]
    wordy = tuple(page.number for page in drawn if not page.cells and page.sheet.words)
    return Boards(panels=tuple(panels), wordy=wordy, pages=pages)


def panels_of(boards: Boards, *, path: str) -> Iterator[Panel | Remark]:
    """Yield the panels in the order in which they are read, each before what is to be remarked about it."""
    twice = _told_twice(boards.panels)
    told = 0
    for each in boards.panels:
        place = Place(path, page=f"[{each.page}]")
        yield _panel(each, place, twice=twice)
        for text in each.shared:
            told += 1
            if told <= _MOST_TOLD:
                says = f"found {text[:60]!r} over both; it stands with the first"
                yield Remark(place, f"expected the words of two panels apart, {says}")
    if told > _MOST_TOLD:
        says = f"expected the words of two panels apart, found {told - _MOST_TOLD} more such lines"
        yield Remark(Place(path), says)
    yield from _remarks(boards, path=path)


def _captioned(page: PlacedPage, *, rate: float | None) -> Iterator[Captioned]:
    heads = {found.scene for line in page.own if (found := numbered(line)).scene and not found.panel}
    for nth, (cell, placed) in enumerate(zip(page.drawn.cells, page.placed, strict=True), start=1):
        caption = caption_of(placed.words, rate=rate)
        scene = caption.scene or (next(iter(heads)) if len(heads) == 1 else "") or scene_of_shot(caption.shot)
        caption = msgspec.structs.replace(caption, scene=scene)
        yield Captioned(page=page.drawn.number, nth=nth, cell=cell, caption=caption, shared=placed.shared)


def _told_twice(panels: Sequence[Captioned]) -> bool:
    """Whether panels of one scene have one number, and those differ by their shots."""
    names = Counter(
        (scene_number.folded(each.caption.scene), each.caption.panel) for each in panels if each.caption.panel
    )
    return any(
        names[scene_number.folded(each.caption.scene), each.caption.panel] > 1 and each.caption.shot for each in panels
    )


def _panel(each: Captioned, place: Place, *, twice: bool) -> Panel:
    caption = each.caption
    name = caption.panel or f"p{each.page}-{each.nth}"
    led = twice and caption.panel and caption.shot and not caption.panel.startswith(caption.shot)
    return Panel(
        name=f"{caption.shot}-{name}" if led else name,
        place=place,
        scene=caption.scene,
        shot=caption.shot,
        action=caption.action,
        dialogue=caption.dialogue,
        image=str(PagePicture(place.path, each.page, each.cell.picture)) if each.cell.picture else "",
        seconds=caption.seconds,
        notes=caption.notes,
        extra=caption.extra,
    )


def _remarks(boards: Boards, *, path: str) -> Iterator[Remark]:
    panels = boards.panels
    if not any(page.drawn.sheet.words for page in boards.pages):
        pages = "1 page" if len(boards.pages) == 1 else f"{len(boards.pages)} pages"
        says = f"found {pages} of pictures without any text: each picture is a panel of no scene"
        yield Remark(Place(path), f"expected captions, {says}")
    elif lacking := sum(not each.caption.scene for each in panels):
        says = f"expected the scene of each panel in its caption, found none for {lacking} of {len(panels)}"
        yield Remark(Place(path), says)
    if boards.wordy:
        few = ", ".join(f"[{page}]" for page in boards.wordy[:5])
        says = f"expected panels on every page, found {len(boards.wordy)} with words only ({few}); left out"
        yield Remark(Place(path), says)
