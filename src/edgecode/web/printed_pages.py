"""The lined script page by page, as the script itself is paged: each of its pages on one sheet of paper, to be printed.

What stands on a page is the part of each scene's lined sheet that lies on it. What heads the lines takes room that the script's
own page does not have, so a page is set as much smaller as it has to be to stay one.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

import msgspec

from edgecode.film.film import Film
from edgecode.film.paging import Paging
from edgecode.film.script import Scene, Script
from edgecode.usecases.show_coverage import SceneView
from edgecode.web.lined_page import LEAST_WIDTH, Column, PageBreak, Placed, Sheet, lined_sheet
from edgecode.web.margin_notes import MarginNote

_WIDTH: Final = LEAST_WIDTH
_HEIGHT: Final = 980
"""Room on a US Letter page in CSS pixels, 96 to the inch: 8.5 by 11 inches, less the page's head and a margin below."""
_STEP: Final = 5
LEAST_FIT: Final = 30
"""In hundredths: sizes go in steps, one class of ``print.css`` each; no smaller one can be read."""

Notes = Callable[[Sheet, Scene], dict[int, list[MarginNote]]]


class Slice(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a scene that stands on one page: from ``top`` to ``bottom`` of its sheet, in pixels.

    ``goes_on`` where it began on a page before. ``number`` is the scene's.
    """

    page: str
    number: str
    sheet: Sheet
    top: float
    bottom: float
    blocks: tuple[Placed, ...]
    notes: dict[int, list[MarginNote]] = {}
    goes_on: bool = False
    ends: PageBreak | None = None

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def owed(self) -> tuple[Placed, ...]:
        """Its blocks that nobody has shot usably yet."""
        return tuple(placed for placed in self.blocks if placed.is_owed)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The lines through it, with what heads them here and not on another page."""
        return tuple(
            msgspec.structs.replace(
                column, headers=tuple(each for each in column.headers if self.top <= each.y < self.bottom)
            )
            for column in self.sheet.columns
        )


class PrintedPage(msgspec.Struct, frozen=True, kw_only=True):
    """One page of the script: its number as printed, and the parts of scenes on it, set at ``fit`` hundredths of full size."""

    number: str
    slices: tuple[Slice, ...]
    fit: int


def page_numbers(paging: Paging) -> tuple[str, ...]:
    """The pages of a script in their order, each once."""
    return tuple(dict.fromkeys(paging.pages))


def printed_pages(
    views: Sequence[SceneView], *, film: Film, paging: Paging, numbers: Sequence[str], notes: Notes
) -> tuple[PrintedPage, ...]:
    """Lay out those pages whose ``numbers`` are asked for; ``views`` are the film's scenes, in its order."""
    script = film.script
    if script is None:
        return ()
    asked = set(numbers)
    shown = (
        (view, scene)
        for view, scene in _scenes(views, film=film, script=script)
        if not asked.isdisjoint(paging.pages[scene.first : scene.last])
    )
    slices = [
        part
        for view, scene in shown
        for part in _slices(view, script=script, scene=scene, paging=paging, notes=notes)
        if part.page in asked
    ]
    return tuple(_page(number, tuple(group)) for number, group in groupby(slices, key=lambda part: part.page))


def _scenes(views: Sequence[SceneView], *, film: Film, script: Script) -> Iterator[tuple[SceneView, Scene]]:
    """The scenes of the script with what is known of them; what stands before the first is no scene, and is printed too."""
    first = script.scenes[0].first if script.scenes else len(script.paragraphs)
    if first:
        head = Scene(number="", heading="", place=script.paragraphs[0].place, first=0, last=first)
        yield SceneView(number="", heading=""), head
    found = {scene.index: view for view, scene in zip(views, film.scenes, strict=False) if scene.index is not None}
    for index, scene in enumerate(script.scenes):
        yield found.get(index) or SceneView(number=scene.number, heading=scene.heading), scene


def _slices(view: SceneView, *, script: Script, scene: Scene, paging: Paging, notes: Notes) -> Iterator[Slice]:
    sheet = lined_sheet(view, script=script, scene=scene, pages=paging.pages)
    said = notes(sheet, scene)
    # A part begins right below the last block of the part before: what heads its own lines stands there already.
    begins = [0.0, *(_above(sheet, each) for each in sheet.breaks)]
    ends: list[PageBreak | None] = [*sheet.breaks, None]
    edges = [*begins, sheet.height]
    for nth, (top, below) in enumerate(pairwise(edges)):
        blocks = tuple(placed for placed in sheet.blocks if top <= placed.top < below)
        broken = ends[nth]
        yield Slice(
            page=paging.pages[blocks[0].block.first],
            number=view.number,
            sheet=sheet,
            top=top,
            bottom=broken.y if broken is not None else below,
            blocks=blocks,
            notes=said,
            goes_on=nth > 0,
            ends=broken,
        )


def _above(sheet: Sheet, broken: PageBreak) -> float:
    return max(placed.bottom for placed in sheet.blocks if placed.bottom <= broken.y)


def _page(number: str, slices: tuple[Slice, ...]) -> PrintedPage:
    width = max(part.sheet.width for part in slices)
    height = sum(part.height for part in slices)
    fits = int(100 * min(1.0, _WIDTH / width, _HEIGHT / height))
    return PrintedPage(number=number, slices=slices, fit=max(LEAST_FIT, fits // _STEP * _STEP))
