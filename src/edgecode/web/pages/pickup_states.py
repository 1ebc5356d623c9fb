"""*States*: wardrobe, hair, props, set and light as people wrote them, and what differs between two notes."""

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template

from edgecode.errors import SaidError
from edgecode.film.pickup import StateOf
from edgecode.film.pickups.states import characters
from edgecode.film.pointer import Pointer
from edgecode.usecases.pickups.pickup_desk import PickupDesk
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.pickup_states import looks_at_states, scenes_of_states
from edgecode.web.pickup_tabs import STATES, tabs
from edgecode.web.pickup_wall import KeptPickups
from edgecode.web.room import back_to, page

_FORM = Body(media_type=RequestEncodingType.URL_ENCODED)

_NOTE = "a note"


class Noting(msgspec.Struct, frozen=True):
    """A note as it was typed: of what, of which scene or take, and whose, empty for nobody's."""

    of: StateOf
    words: str
    scene: str = ""
    take: str = ""
    character: str = ""
    back: str = STATES


class Correcting(msgspec.Struct, frozen=True):
    """Other words for a note that was made here; ``gone`` takes it away."""

    state: str
    words: str = ""
    gone: str = ""
    back: str = STATES


class Intending(msgspec.Struct, frozen=True):
    """Which finding is as intended."""

    finding: str
    back: str = STATES


@get(STATES, sync_to_thread=True)
def show_states(request: Asked, scene: FromQuery[str] = "") -> Template:
    """Show every note by scene; ``scene`` is the one a new note begins with."""
    today = desk_of(request).today(viewer=person_of(request))
    kept: KeptPickups = request.app.state["pickups"]
    film = today.look.film
    return page(
        request,
        "pickup_states",
        today,
        scenes=scenes_of_states(today, kept.noted(today)),
        numbers=[each.number for each in film.scenes if each.number and each.index is not None],
        characters=characters(film),
        kinds=list(StateOf),
        scene=scene,
        looks=looks_at_states(today),
        tabs=tabs(today, kept),
    )


@post(f"{STATES}/note", sync_to_thread=True)
def note_state(request: Asked, data: Annotated[Noting, _FORM]) -> Redirect:
    """Note a state of a take, else of a scene. Raises what the desk of pickups raises."""
    if not data.take.strip() and not data.scene.strip():
        raise SaidError(_NOTE, expected="a scene or a take that it is of", found="neither")
    _desk(request).note(
        data.of,
        data.words,
        by=person_of(request),
        take=data.take.strip(),
        scene="" if data.take.strip() else data.scene.strip(),
        character=data.character.strip(),
    )
    return back_to(data.back)


@post(f"{STATES}/correct", sync_to_thread=True)
def correct_state(request: Asked, data: Annotated[Correcting, _FORM]) -> Redirect:
    """Give a note other words, or take it away. Raises what the desk of pickups raises."""
    if not data.gone and not data.words.strip():
        raise SaidError(_NOTE, expected="its words, or the button that takes it away", found="no words")
    _desk(request).correct(data.state, "" if data.gone else data.words, by=person_of(request))
    return back_to(data.back)


@post(f"{STATES}/intend", sync_to_thread=True)
def intend_on_pickups(request: Asked, data: Annotated[Intending, _FORM]) -> Redirect:
    """Say that notes that differ are as intended. Raises what the desk raises."""
    desk_of(request).intend("", Pointer(), by=person_of(request), finding=data.finding)
    return back_to(data.back)


def _desk(request: Asked) -> PickupDesk:
    return PickupDesk(desk_of(request))
