"""Shot as boarded? Panels and frames of takes side by side; a person says, and their word stands beside the take."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.film.boards.shot import AsBoarded
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.boards.compare_shots import scenes_boarded, shots_beside
from edgecode.usecases.boards.named import shot_named
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_sheet import BOARDS
from edgecode.web.board_wall import KeptWall
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import stills_of

PATH: Final = f"{BOARDS}/compare"
OUTCOMES: Final = (("y", AsBoarded.YES), ("n", AsBoarded.NO), ("c", AsBoarded.CANNOT_TELL))
"""What a person may say, each with its key."""


class Said(msgspec.Struct, frozen=True):
    """What a person says of a take beside a shot; ``back`` is the page to show then."""

    take: str
    shot: str
    outcome: AsBoarded
    back: str = PATH


@get(PATH, sync_to_thread=True)
def show_comparison(request: Asked, scene: FromQuery[str] = "", shot: FromQuery[str] = "") -> Template:
    """Show the shots of a scene, one shot, or the first scene that was both boarded and shot, beside their takes.

    Raises :class:`NotInFilmError` for a shot that is not there.
    """
    today = desk_of(request).today(viewer=person_of(request))
    film, maker = today.look.film, stills_of(request)
    one = shot_named(shot, film=film) if shot else None
    scenes = scenes_boarded(film)
    wanted = one.scene if one is not None else scene or next((each for each, taken in scenes.items() if taken), "")
    beside = shots_beside(film, files=maker.files(today.look), scene=wanted, shot=one.id if one is not None else "")
    kept: KeptWall = request.app.state["wall"]
    sheet = kept.sheet(today, scales=maker.absent is None)
    return page(
        request,
        "board_compare",
        today,
        scene=wanted,
        shot=one.name if one is not None else "",
        scenes=scenes,
        beside=beside if wanted else (),
        cards={card.panel.id: card for _board, card in sheet.every},
        outcomes=OUTCOMES,
        absent=maker.absent,
    )


@post(f"{PATH}/say", sync_to_thread=True)
def say_as_boarded(request: Asked, data: Annotated[Said, Body(media_type=RequestEncodingType.URL_ENCODED)]) -> Redirect:
    """Say whether a take was shot as boarded. Raises what the desk raises."""
    BoardDesk(desk_of(request)).compare(data.take, data.outcome, by=person_of(request), shot=data.shot)
    return back_to(data.back)
