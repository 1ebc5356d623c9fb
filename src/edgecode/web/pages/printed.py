"""The lined script to be printed: its own pages, one to a sheet of paper."""

from typing import Final

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.film.draft_color import draft_color
from edgecode.film.film import Film
from edgecode.film.paging import Paging
from edgecode.usecases.show_takes import KeptScenes
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.margin_notes import margin_notes
from edgecode.web.printed_pages import PrintedPage, page_numbers, printed_pages
from edgecode.web.room import page

PATH: Final = "/script/pages"
PART: Final = 8
"""How many pages are shown at once, unless all are asked for to be printed."""


@get(PATH, sync_to_thread=True)
def show_pages(request: Asked, at: FromQuery[str] = "", every: FromQuery[bool] = False) -> Template:  # noqa: FBT002  words of an address
    """Show pages of the script from the one numbered ``at`` on, the first without; ``every``: all there are."""
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    paging = desk_of(request).paging(film.script) if film.script is not None else Paging((), stated=False)
    numbers = page_numbers(paging)
    first = numbers.index(at) if at in numbers else 0
    asked = numbers if every else numbers[first : first + PART]
    kept: KeptScenes = request.app.state["scenes"]
    return page(
        request,
        "pages",
        today,
        film=film,
        color=draft_color(film.script) if film.script is not None else "",
        pages=_laid_out(today, film, kept=kept, paging=paging, asked=asked),
        stated=paging.stated,
        count=len(numbers),
        every=every,
        before=numbers[max(first - PART, 0)] if first and not every else "",
        after=numbers[first + PART] if first + PART < len(numbers) and not every else "",
    )


def _laid_out(
    today: Today, film: Film, *, kept: KeptScenes, paging: Paging, asked: tuple[str, ...]
) -> tuple[PrintedPage, ...]:
    return printed_pages(
        kept.views(film),
        film=film,
        paging=paging,
        numbers=asked,
        notes=lambda sheet, scene: margin_notes(today, sheet, scene=scene),
    )
