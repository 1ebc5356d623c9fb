"""*Script*: the lined script of one scene, and the scenes with what is owed in them."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.errors import LinedSinceError
from edgecode.film.covers import Span
from edgecode.film.draft_color import draft_color
from edgecode.film.film import Film
from edgecode.film.hand import covers_words
from edgecode.film.paging import Paging
from edgecode.film.script import Scene
from edgecode.film.signing import page_lines
from edgecode.usecases.line_by_hand import SeenLining, drawn_key
from edgecode.usecases.show_coverage import SceneView
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.errors import status_of
from edgecode.web.line_links import SCRIPT
from edgecode.web.lined_page import lined_sheet
from edgecode.web.link import link
from edgecode.web.margin_notes import margin_notes
from edgecode.web.room import back_to, page
from edgecode.web.scene_list import listed_scenes, place_of

PATH: Final = SCRIPT


class Signing(msgspec.Struct, frozen=True):
    """Which scene's page is signed."""

    scene: str


class ByHand(msgspec.Struct, frozen=True):
    """Which lines a take covers, as a person types it, or that what is drawn is right; ``scene`` is the page to show then."""

    take: str
    scene: str
    covers: str = ""
    confirm: str = ""
    since: str | None = None
    """The entry that had lined the take by hand when the form was drawn, empty for none; ``None`` from elsewhere."""
    drawn: str = ""
    """The key of what was drawn of it then."""


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """What is drawn of a take, as one would type it, with what tells whether it still is: see :class:`SeenLining`."""

    covers: str
    since: str
    key: str


@post(f"{PATH}/sign", sync_to_thread=True)
def sign_page(request: Asked, data: Annotated[Signing, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Sign the page of a scene as it stands. Raises what the desk raises."""
    desk_of(request).sign_page(data.scene, by=person_of(request))
    return back_to(link(PATH, scene=data.scene))


@post(f"{PATH}/line", sync_to_thread=True)
def line_take(
    request: Asked, data: Annotated[ByHand, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect | Template:
    """Line a take by hand, or confirm what is drawn of it. Raises what the desk raises.

    Where somebody lined it since the form was drawn, nothing is recorded: the page is shown as it is now, and says so.
    """
    covers = "" if data.confirm else " ".join(data.covers.split()) or "nothing"
    seen = SeenLining(entry=data.since, drawn=data.drawn) if data.since is not None else None
    try:
        desk_of(request).line(data.take, by=person_of(request), covers=covers, seen=seen)
    except LinedSinceError as since:
        return _shown(request, scene=data.scene, since=since)
    return back_to(link(PATH, scene=data.scene))


@get(PATH, sync_to_thread=True)
def show_script(request: Asked, scene: FromQuery[str] = "", at: FromQuery[int | None] = None) -> Template:
    """Show one scene, by its number or its place; the first one without either. Raises :class:`UnknownSceneError`."""
    return _shown(request, scene=scene, at=at)


def _shown(request: Asked, *, scene: str, at: int | None = None, since: LinedSinceError | None = None) -> Template:
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    views: tuple[SceneView, ...] = request.app.state["scenes"].views(film)
    listed = listed_scenes(views, path=PATH)
    place = place_of(views, scene=scene, at=at)
    view = views[place] if views else None
    printed = _printed(film, place)
    paging = desk_of(request).paging(film.script) if film.script else Paging((), stated=False)
    sheet = (
        lined_sheet(view, script=film.script, scene=printed, pages=paging.pages)
        if view and printed and film.script
        else None
    )
    return page(
        request,
        "script",
        today,
        path=link(PATH, scene=scene) if since else "",
        status=status_of(since) if since else 200,
        since_seen=since,
        film=film,
        color=draft_color(film.script) if film.script else "",
        scenes=listed,
        place=place,
        view=view,
        sheet=sheet,
        before=listed[place - 1] if place > 0 else None,
        after=listed[place + 1] if place + 1 < len(listed) else None,
        notes=margin_notes(today, sheet, scene=printed) if sheet and printed else {},
        signed_by=_signed_by(today, place) if sheet else "",
        where=_where(paging, printed) if printed else "",
        pages_from=paging.pages[printed.first] if printed else "",
        covers=_covers(today, printed, view) if printed and view else {},
    )


def _printed(film: Film, place: int) -> Scene | None:
    """The scene of the script that a view shows; none for what only papers know."""
    index = film.scenes[place].index if place < len(film.scenes) else None
    return film.script.scenes[index] if film.script is not None and index is not None else None


def _where(paging: Paging, scene: Scene) -> str:
    """The pages a scene stands on: ``page 12``, ``pages 12 to 13``; *about* where no file says so."""
    first, last = paging.pages[scene.first], paging.pages[scene.last - 1]
    numbers = f"page {first}" if first == last else f"pages {first} to {last}"
    return numbers if paging.stated else f"about {numbers}"


def _covers(today: Today, scene: Scene, view: SceneView) -> dict[str, Drawn]:
    """What each take of a scene covers, by the take's label."""
    film, script = today.look.film, today.look.film.script
    if script is None:
        return {}
    shown = {take.label for setup in view.setups for take in setup.takes if take.listed}
    takes = {take.id: take.label for take in film.dailies.takes if take.label in shown}
    spans: dict[str, list[Span]] = {take: [] for take in takes}
    for lining in film.shot.linings:
        if lining.by in spans:
            spans[lining.by].append(Span(lining.first, lining.last, lining.off))
    return {
        takes[take]: Drawn(
            covers=covers_words(found, script=script, scene=scene),
            since=today.said.lined_in.get(take, ""),
            key=drawn_key(found, script=script),
        )
        for take, found in spans.items()
    }


def _signed_by(today: Today, place: int) -> str:
    """Who signed, where everything that lines the page is signed as it stands."""
    film = today.look.film
    index = film.scenes[place].index
    keys = list(page_lines(film, scene=index)) if index is not None else []
    signed = today.said.signed
    return ", ".join(sorted({signed[key] for key in keys})) if keys and all(key in signed for key in keys) else ""
