"""*Pickups*: what is owed scene by scene, what might fill it already, and what people say of it."""

from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.errors import SaidError, UnknownSceneError
from edgecode.film import scene_number
from edgecode.usecases.pickups.pickup_desk import PickupDesk
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.pickup_said import say
from edgecode.web.pickup_tabs import PICKUPS, tabs
from edgecode.web.pickup_wall import KeptPickups, OwedWall, had
from edgecode.web.room import back_to, page
from edgecode.web.take_pictures import stills_of

PATH: Final = PICKUPS


class Saying(msgspec.Struct, frozen=True):
    """What a button says, ``fill OWED FILLER``, with a reason if one is given; and the page to show then."""

    say: str
    because: str = ""
    back: str = PATH


@get(PATH, sync_to_thread=True)
def show_pickups(request: Asked, scene: FromQuery[str] = "", lists: FromQuery[str] = "") -> Template:
    """Show what is owed, of one scene if asked for; ``lists=both`` shows what would be shot before and after a search.

    Raises :class:`UnknownSceneError`.
    """
    today = desk_of(request).today(viewer=person_of(request))
    film, maker = today.look.film, stills_of(request)
    kept: KeptPickups = request.app.state["pickups"]
    wall = kept.wall(today, files=maker.files(today.look), absent=maker.absent)
    wanted = scene_number.folded(scene)
    shown = [each for each in wall.scenes if not wanted or scene_number.folded(each.number) == wanted]
    if wanted and not shown and film.scene_numbered(scene) is None:
        raise UnknownSceneError(scene, known=", ".join(each.number for each in film.scenes if each.number))
    return page(
        request,
        "pickups",
        today,
        wall=wall,
        shown=shown,
        scene=scene if wanted else "",
        both=lists == "both",
        had=had(request),
        tabs=tabs(today, kept),
        cut=film.cut is not None,
        nothing=_nothing(today, wall),
        absent=maker.absent,
    )


@post(f"{PATH}/say", sync_to_thread=True)
def say_of_pickups(
    request: Asked, data: Annotated[Saying, Body(media_type=RequestEncodingType.URL_ENCODED)]
) -> Redirect:
    """Say what a button says. Raises what the desk of pickups raises, and :class:`SaidError` for a word it does not know."""
    if not data.say.strip():
        raise SaidError("pickups", expected="one of the buttons of the page", found="none")
    say(PickupDesk(desk_of(request)), data.say, by=person_of(request), because=" ".join(data.because.split()))
    return back_to(data.back)


def _nothing(today: Today, wall: OwedWall) -> str:
    """Why nothing is owed, as far as the film tells; empty where something is."""
    film = today.look.film
    if wall.cards:
        return ""
    if film.script is None and film.cut is None:
        return "no script"
    if film.script is None:
        return "no script, a cut"
    return "nothing required" if not film.required else "nothing owed"
