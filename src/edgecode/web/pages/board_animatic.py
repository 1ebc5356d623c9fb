"""The animatic: the panels of a scene or of the film in time, played here, and given to the editing room."""

from typing import Annotated, Final

import msgspec
from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.errors import UnknownSceneError
from edgecode.film import scene_number
from edgecode.film.boards.animatic import STANDS
from edgecode.film.boards.shot import Scratch
from edgecode.film.boards.timing import FilmTime, SceneTime
from edgecode.film.film import Film
from edgecode.formats.otio.animatic_writer import animatic_document
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.boards.make_animatic import laid
from edgecode.usecases.boards.may_be import seconds_said
from edgecode.web.animatic_strip import command, document_name, panel_at, sounds_of
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_beside import KeptBeside
from edgecode.web.board_sheet import BOARDS
from edgecode.web.board_wall import KeptWall
from edgecode.web.film_files import held_files
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import stills_of

PATH: Final = f"{BOARDS}/animatic"


class Sounding(msgspec.Struct, frozen=True):
    """Which sound begins with a panel, from which second of the file on; no file takes it away."""

    panel: str
    file: str = ""
    skip: str = ""
    back: str = PATH


@get(PATH, sync_to_thread=True)
def show_animatic(request: Asked, scene: FromQuery[str] = "", panel: FromQuery[str] = "") -> Template:
    """Show the animatic of a scene by its number, or of the whole film. Raises :class:`UnknownSceneError`."""
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    number = _number(film, scene)
    kept: KeptWall = request.app.state["wall"]
    sheet = kept.sheet(today, scales=stills_of(request).absent is None)
    held = held_files(today.look)
    beside: KeptBeside = request.app.state["beside"]
    drawn = beside.strip(film, sheet=sheet, scene=number, held=held)
    strip = drawn.laid
    boarded = [board for board in sheet.boards if board.cards and board.number]
    current = panel_at(strip, panel=panel)
    return page(
        request,
        "board_animatic",
        today,
        scene=number,
        heading=next((board.heading for board in boarded if board.number == number), ""),
        scenes=boarded,
        strip=strip,
        drawn=drawn.at(current.card.panel.id) if current is not None else drawn,
        current=current,
        set_sound=_set_sound(film, current.card.panel.id if current is not None else ""),
        times=_times(beside.times(film), scene=number),
        files=sounds_of(list(held)),
        assumed_seconds=f"{STANDS:g}",
        command=command(request.app.state["folder"], scene=number),
    )


@get(f"{PATH}/document", sync_to_thread=True)
def send_document(request: Asked, scene: FromQuery[str] = "") -> Response[bytes]:
    """Give the animatic as an OpenTimelineIO document. Raises :class:`UnknownSceneError` and :class:`ExportError`."""
    film = desk_of(request).look().film
    written = animatic_document(laid(film, scene=scene), film=film)
    name = document_name(scene)
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(written.data, media_type="application/json", headers=headers)


@post(f"{PATH}/sound", sync_to_thread=True)
def set_scratch_sound(
    request: Asked, data: Annotated[Sounding, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Let scratch sound begin with a panel, or take it away. Raises what the boards' desk raises."""
    skip = seconds_said(data.skip.strip()) or 0.0
    BoardDesk(desk_of(request)).sound(data.panel, data.file, by=person_of(request), skip=skip)
    return back_to(data.back)


def _number(film: Film, scene: str) -> str:
    """The number of a scene as the film writes it; empty for the whole film."""
    if not scene:
        return ""
    wanted = scene_number.folded(scene)
    numbers = dict.fromkeys((*(each.number for each in film.scenes), *(panel.scene for panel in film.panels)))
    found = next((each for each in numbers if each and scene_number.folded(each) == wanted), None)
    if found is None:
        raise UnknownSceneError(scene, known=", ".join(filter(None, numbers)))
    return found


def _times(times: FilmTime, *, scene: str) -> FilmTime | SceneTime | None:
    """Page, board and cut time of a scene, or of the film."""
    if not scene:
        return times
    wanted = scene_number.folded(scene)
    return next((each for each in times.scenes if scene_number.folded(each.scene) == wanted), None)


def _set_sound(film: Film, panel: str) -> Scratch | None:
    return next((sound for sound in film.boards.sounds if sound.panel == panel and sound.file), None)
