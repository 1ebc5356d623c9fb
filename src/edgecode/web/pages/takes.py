"""*Takes*: everything that was shot, as pictures by scene and setup; one take opens large and plays."""

from collections.abc import Mapping
from typing import Final

from litestar import Response, get
from litestar.params import FromQuery
from litestar.response import Template

from edgecode.film.media_files import MediaFile, TakeFiles
from edgecode.film.transcript import Milliseconds
from edgecode.usecases.open_take import open_take
from edgecode.usecases.show_takes import Only, takes_page
from edgecode.usecases.stills import LARGE, TILE
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.room import page
from edgecode.web.take_pictures import PATH, no_still, sent_still, stills_of

_DAY_MS: Final = 86_400_000


@get(PATH, sync_to_thread=True)
def show_takes(
    request: Asked, take: FromQuery[str] = "", scene: FromQuery[str] = "", only: FromQuery[str] = ""
) -> Template:
    """Show takes from a scene on, or open one. Raises :class:`UnknownSceneError` and :class:`NoSuchTakeError`."""
    return _opened(request, take, only=_only(only)) if take else _wall(request, scene=scene, only=_only(only))


@get(f"{PATH}/still", sync_to_thread=True)
def show_still(
    request: Asked, file: FromQuery[str] = "", at: FromQuery[int | None] = None, size: FromQuery[str] = ""
) -> Response[bytes]:
    """Give a still of a take's file as JPEG; where there is none, 404 and one sentence."""
    found = _file(request, file)
    if found is None:
        return no_still("expected a file that a take of this film has, found no take with it")
    moment = None if at is None else Milliseconds(min(max(at, 0), _DAY_MS))
    still = stills_of(request).still(found, at=moment, width=LARGE if size == "large" else TILE)
    return sent_still(still)


def _only(word: str) -> Only:
    return next((only for only in Only if only == word), Only.ALL)


def _wall(request: Asked, *, scene: str, only: Only) -> Template:
    today = desk_of(request).today(viewer=person_of(request))
    maker = stills_of(request)
    files = maker.files(today.look)
    shown = takes_page(today.look.film, files=files, only=only, scene=scene, kept=request.app.state["scenes"])
    return page(
        request,
        "takes",
        today,
        shown=shown,
        only=only,
        total=len(today.look.film.dailies.takes),
        filters=((Only.ALL, "All"), (Only.CIRCLED, "Circled"), (Only.UNUSED, "Not in the cut"), (Only.OWED, "Owed")),
        absent=maker.absent if files else None,
    )


def _opened(request: Asked, name: str, *, only: Only) -> Template:
    today = desk_of(request).today(viewer=person_of(request))
    maker = stills_of(request)
    opened = open_take(name, film=today.look.film, files=maker.files(today.look), kept=request.app.state["scenes"])
    every = (*opened.files.pictures, *opened.files.sounds)
    facts = [(each, maker.facts(each)) for each in every] if maker.absent is None else []
    return page(
        request,
        "take",
        today,
        opened=opened,
        only=only,
        facts=facts,
        looked={each.path: None for each in every} | {each.path: found for each, found in facts},
        absent=maker.absent,
    )


def _file(request: Asked, path: str) -> MediaFile | None:
    """Find one of the files of takes by its path, word for word; the folder is looked at again only for an unknown one."""
    maker = stills_of(request)
    return _among(maker.last, path) or _among(maker.files(desk_of(request).look()), path)


def _among(files: Mapping[str, TakeFiles], path: str) -> MediaFile | None:
    every = (each for found in files.values() for each in (*found.pictures, *found.sounds))
    return next((each for each in every if each.path == path), None)
