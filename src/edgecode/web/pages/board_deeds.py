"""What people do on *Boards*, each a form of the page: panels moved, inserted, described and taken out, shots made of them."""

from typing import Annotated, Final

import msgspec
from litestar import post
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect

from edgecode.errors import SaidError
from edgecode.film.film import Film
from edgecode.film.pointer import Pointer
from edgecode.film.storyboard.runs import wants_decision
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.boards.named import panel_named, scene_meant, scene_of, shot_named
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_sheet import BOARDS
from edgecode.web.room import back_to

_FORM: Final = Body(media_type=RequestEncodingType.URL_ENCODED)
_OWN: Final = ("name", "image", "action", "dialogue", "notes", "seconds")
_SHOWN: Final = ("size", "angle", "lens", "move", "side")


class Panels(msgspec.Struct, frozen=True):
    """Which panels, by their ids, as boxes that are ticked or with spaces between; and the page to show then."""

    panels: str | list[str] = ""
    back: str = BOARDS

    @property
    def named(self) -> tuple[str, ...]:
        """The panels one by one."""
        return tuple(" ".join([self.panels] if isinstance(self.panels, str) else self.panels).split())


class Moving(Panels, frozen=True):
    """Where panels are put: behind another one, or first; into another scene they cover it whole."""

    after: str = ""
    scene: str = ""


class Settling(Panels, frozen=True):
    """What is decided about panels that lost their place: the scene of a button, or one that was typed, or to take them out."""

    into: str = ""
    scene: str = ""
    out: str = ""


class Timing(Panels, frozen=True):
    """How many seconds panels stand, as typed."""

    seconds: str = ""


class Grouping(Panels, frozen=True):
    """Panels that become a shot of this name, empty for none."""

    name: str = ""


class Adding(msgspec.Struct, frozen=True):
    """A panel to insert behind another one, or first in a scene."""

    name: str
    scene: str = ""
    after: str = ""
    covers: str = ""
    image: str = ""
    seconds: str = ""
    back: str = BOARDS


class Describing(msgspec.Struct, frozen=True):
    """A panel as it was typed, and as the form had it: only what is another is said."""

    panel: str
    name: str = ""
    image: str = ""
    action: str = ""
    dialogue: str = ""
    notes: str = ""
    seconds: str = ""
    covers: str = ""
    was_name: str = ""
    was_image: str = ""
    was_action: str = ""
    was_dialogue: str = ""
    was_notes: str = ""
    was_seconds: str = ""
    was_covers: str = ""
    back: str = BOARDS


class Shooting(msgspec.Struct, frozen=True):
    """A shot as it was typed, and as the form had it. ``move`` is the camera's."""

    shot: str
    name: str = ""
    size: str = ""
    angle: str = ""
    lens: str = ""
    move: str = ""
    side: str = ""
    was_name: str = ""
    was_size: str = ""
    was_angle: str = ""
    was_lens: str = ""
    was_move: str = ""
    was_side: str = ""
    back: str = BOARDS


class Splitting(msgspec.Struct, frozen=True):
    """Where a shot is split, and what the second one is called."""

    panel: str
    name: str = ""
    back: str = BOARDS


class Joining(msgspec.Struct, frozen=True):
    """A shot that gets the panels of another one."""

    shot: str
    other: str
    back: str = BOARDS


class Picturing(msgspec.Struct, frozen=True):
    """A picture that a panel shows from here on."""

    panel: str
    image: str
    back: str = BOARDS


class Intending(msgspec.Struct, frozen=True):
    """Which finding is as intended."""

    finding: str
    back: str = BOARDS


@post(f"{BOARDS}/move", sync_to_thread=True)
def move_panels(request: Asked, data: Annotated[Moving, _FORM]) -> Redirect:
    """Move panels. Raises what the boards' desk raises."""
    _boards(request).move(data.named, by=person_of(request), after=data.after, scene=data.scene)
    return _shown(data.back, data.named)


@post(f"{BOARDS}/settle", sync_to_thread=True)
def settle_panels(request: Asked, data: Annotated[Settling, _FORM]) -> Redirect:
    """Put panels that lost their place into a scene, behind its last panel; or take them out."""
    if data.out:
        _taken_out(request, data.named)
        return back_to(data.back)
    film = desk_of(request).look().film
    where = scene_meant(data.into or data.scene.strip(), film=film)
    last = [each.id for each in film.panels if not wants_decision(film, each) and scene_of(each, film=film) == where.id]
    _boards(request).move(data.named, by=person_of(request), scene=where.id, after=last[-1] if last else "")
    return _shown(data.back, data.named)


@post(f"{BOARDS}/take-out", sync_to_thread=True)
def take_panels_out(request: Asked, data: Annotated[Panels, _FORM]) -> Redirect:
    """Take panels out of the boards; they are kept."""
    _taken_out(request, data.named)
    return back_to(data.back)


@post(f"{BOARDS}/put-back", sync_to_thread=True)
def put_panels_back(request: Asked, data: Annotated[Panels, _FORM]) -> Redirect:
    """Put panels back that were taken out, each where it was."""
    for panel in data.named:
        _boards(request).put_back(panel, by=person_of(request))
    return _shown(data.back, data.named)


@post(f"{BOARDS}/add", sync_to_thread=True)
def add_panel(request: Asked, data: Annotated[Adding, _FORM]) -> Redirect:
    """Insert a panel. Raises what the boards' desk raises."""
    film = desk_of(request).look().film
    scene = data.scene or (scene_of(panel_named(data.after, film=film), film=film) if data.after else "")
    _boards(request).add(
        data.name, by=person_of(request), scene=scene, after=data.after, covers=data.covers, image=data.image.strip(),
        seconds=data.seconds,
    )  # fmt: skip
    return _shown(data.back, (data.after,) if data.after else ())


@post(f"{BOARDS}/seconds", sync_to_thread=True)
def time_panels(request: Asked, data: Annotated[Timing, _FORM]) -> Redirect:
    """Say how many seconds panels stand."""
    for panel in data.named:
        _boards(request).describe(panel, by=person_of(request), seconds=data.seconds.strip())
    return _shown(data.back, data.named)


@post(f"{BOARDS}/describe", sync_to_thread=True)
def describe_panel(request: Asked, data: Annotated[Describing, _FORM]) -> Redirect:
    """Say what a panel is called, shows and covers, as far as it is another than the form had."""
    by, said = person_of(request), _said(data, _OWN)
    if said:
        _boards(request).describe(data.panel, by=by, **said)
    if data.covers.split() != data.was_covers.split():
        film = desk_of(request).look().film
        panel = panel_named(data.panel, film=film)
        if not scene_of(panel, film=film):
            raise SaidError(panel.name, expected="a panel of a scene, for lines to be said", found="one of none")
        _boards(request).move([panel.id], by=by, after=_before(panel.id, film=film), covers=data.covers)
    return _shown(data.back, (data.panel,))


@post(f"{BOARDS}/picture", sync_to_thread=True)
def picture_panel(request: Asked, data: Annotated[Picturing, _FORM]) -> Redirect:
    """Give a panel a picture of the folder."""
    _boards(request).describe(data.panel, by=person_of(request), image=data.image)
    return _shown(data.back, (data.panel,))


@post(f"{BOARDS}/group", sync_to_thread=True)
def group_panels(request: Asked, data: Annotated[Grouping, _FORM]) -> Redirect:
    """Make a shot of panels of one scene; one of that name that is there already gets them as well."""
    film, by = desk_of(request).look().film, person_of(request)
    name = " ".join(data.name.split())
    there = _shot_there(data.named, name, film=film)
    _boards(request).group(data.named, by=by, name="" if there else name, shot=there)
    return _shown(data.back, data.named)


@post(f"{BOARDS}/split", sync_to_thread=True)
def split_shot(request: Asked, data: Annotated[Splitting, _FORM]) -> Redirect:
    """Begin another shot with a panel."""
    _boards(request).split(data.panel, by=person_of(request), name=data.name)
    return _shown(data.back, (data.panel,))


@post(f"{BOARDS}/join", sync_to_thread=True)
def join_shots(request: Asked, data: Annotated[Joining, _FORM]) -> Redirect:
    """Make one shot of two."""
    _boards(request).join(data.shot, data.other, by=person_of(request))
    return back_to(data.back)


@post(f"{BOARDS}/shot", sync_to_thread=True)
def describe_shot(request: Asked, data: Annotated[Shooting, _FORM]) -> Redirect:
    """Say what a shot is called and how it is shot, as far as it is another than the form had."""
    by, said, name = person_of(request), _said(data, _SHOWN), _said(data, ("name",))
    shot = shot_named(data.shot, film=desk_of(request).look().film).id
    if name:
        _boards(request).name_shot(shot, name["name"], by=by)
    if said:
        _boards(request).describe_shot(shot, by=by, **said)
    return back_to(data.back)


@post(f"{BOARDS}/intend", sync_to_thread=True)
def intend_on_boards(request: Asked, data: Annotated[Intending, _FORM]) -> Redirect:
    """Say that one finding is as intended. Raises what the desk raises."""
    desk_of(request).intend("", Pointer(), by=person_of(request), finding=data.finding)
    return back_to(data.back)


def _boards(request: Asked) -> BoardDesk:
    return BoardDesk(desk_of(request))


def _shown(back: str, panels: tuple[str, ...]) -> Redirect:
    """Back to the page, on the wall at the first of the panels."""
    return back_to(f"{back}#panel-{panels[0]}" if panels and back == BOARDS else back)


def _taken_out(request: Asked, panels: tuple[str, ...]) -> None:
    if not panels:
        raise SaidError("panels", expected="panels to take out", found="none")
    for panel in panels:
        _boards(request).remove(panel, by=person_of(request))


def _said(data: Describing | Shooting, names: tuple[str, ...]) -> dict[str, str]:
    """What was typed that is another than the form had, by what it is."""
    typed = {name: " ".join(str(getattr(data, name)).split()) for name in names}
    return {name: value for name, value in typed.items() if value != " ".join(getattr(data, f"was_{name}").split())}


def _before(panel: str, *, film: Film) -> str:
    """The id of the panel that stands before one in its scene, empty for the first."""
    own = [each.id for each in film.panels if each.id in film.boards.carried and not wants_decision(film, each)]
    scenes = {each: film.boards.carried[each].scene for each in own}
    row = [each for each in own if scenes[each] == scenes.get(panel)]
    place = row.index(panel) if panel in row else 0
    return row[place - 1] if place else ""


def _shot_there(panels: tuple[str, ...], name: str, *, film: Film) -> str:
    """The id of the shot of that name in the scene of the panels, empty where there is none."""
    if not panels or not name:
        return ""
    scene = panel_named(panels[0], film=film).scene
    named = (shot for shot in film.boards.shots if shot.scene == scene and shot.name.casefold() == name.casefold())
    return next((shot.id for shot in named), "")
