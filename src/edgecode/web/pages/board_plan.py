"""Overhead plans of a scene: people and cameras laid on a sketch, and what follows from it, reckoned here."""

from collections.abc import Iterator
from typing import Annotated, Final

import msgspec
from litestar import get, post
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromQuery
from litestar.response import Redirect, Template
from markupsafe import Markup

from edgecode.errors import NotInFilmError
from edgecode.film import scene_number
from edgecode.film.board import PanelImage
from edgecode.film.boards.plan import Plan
from edgecode.film.boards.plan_reading import PlanRead, read_plan
from edgecode.film.boards.shot import Shot
from edgecode.film.film import Film
from edgecode.film.script import Scene
from edgecode.findings.finding import Finding
from edgecode.usecases.boards.board_desk import BoardDesk
from edgecode.usecases.boards.named import plan_named, scene_meant
from edgecode.usecases.open_film import Look
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked, desk_of, person_of
from edgecode.web.board_sheet import BOARDS
from edgecode.web.film_files import held_files, is_picture, shown_at
from edgecode.web.link import link
from edgecode.web.plan_drawing import WIDE, drawn, height, shot_names
from edgecode.web.plan_form import per_cent, plan_of
from edgecode.web.room import back_to, page

PATH: Final = f"{BOARDS}/plan"
CHECKS: Final = ("crosses-the-line", "eyelines-do-not-meet")
_MOST_SKETCHES: Final = 200
"""Pictures that are offered as sketches; any other one is typed. An engineering choice."""
_FORM: Final = Body(media_type=RequestEncodingType.URL_ENCODED)


class Leaving(msgspec.Struct, frozen=True):
    """Which plan is taken away, and the scene to show then."""

    plan: str
    scene: str = ""


class Tab(msgspec.Struct, frozen=True):
    """One plan of the scene: what it is called, and where it is shown."""

    says: str
    href: str
    here: bool


class Noted(msgspec.Struct, frozen=True):
    """What a check noticed about shots of the plan; ``by`` said that it is as intended, empty while nobody did."""

    finding: Finding
    by: str = ""


class OfPlan(msgspec.Struct, frozen=True, kw_only=True):
    """A plan as it is shown: its drawing, ``wide`` by ``high`` units, over a sketch, and what follows from it.

    ``sketches`` are pictures that may lie under it; ``order`` is where each figure stands in its form, by name.
    """

    drawing: Markup
    wide: int
    high: int
    sketch: str
    sketches: list[str]
    read: PlanRead
    order: dict[str, int]


@get(PATH, sync_to_thread=True)
def show_plan(request: Asked, scene: FromQuery[str] = "", plan: FromQuery[str] = "") -> Template:
    """Show a plan, the first of a scene, or of the first scene that has one.

    Raises :class:`NotInFilmError` for a plan, and :class:`UnknownSceneError` for a scene that is not there.
    """
    today = desk_of(request).today(viewer=person_of(request))
    film = today.look.film
    asked = plan_named(plan, film=film) if plan else None
    where = _scene(film, number=scene, plan=asked)
    own = [each for each in film.boards.plans if where is not None and each.scene == where.id]
    shown = asked or next(iter(own), None)
    may = not today.read_only and any(each.name == person_of(request) for each in today.people)
    return page(
        request,
        "board_plan",
        today,
        scene=where,
        scenes=_scenes(film),
        planned={each.scene for each in film.boards.plans},
        tabs=_tabs(own, scene=where, shown=shown),
        plan=shown,
        shots=_shots(film, where),
        speaking=_speaking(film, where),
        names=shot_names(film),
        everybody=_everybody(film),
        per_cent=per_cent,
        noted=list(_noted(today, shown)) if shown is not None else [],
        skipped=_skipped(today, where),
        silent=[each for each in CHECKS if each in (*today.checked.off, *today.checked.on_request)],
        may=may,
        of=_of_plan(today.look, shown, may=may) if shown is not None else None,
    )


@post(f"{PATH}/draw", sync_to_thread=True)
def draw_plan(request: Asked, data: Annotated[dict[str, str], _FORM]) -> Redirect:
    """Keep a plan as its form has it; without an id it is a new one. Raises what the boards' desk raises."""
    desk, scene = desk_of(request), data.get("scene", "")
    had = {each.id for each in desk.look().film.boards.plans}
    plan = plan_of(data, plan=data.get("plan", ""), scene=scene)
    BoardDesk(desk).draw_plan(plan, by=person_of(request))
    made = plan.id or next((each.id for each in desk.look().film.boards.plans if each.id not in had), "")
    return back_to(link(PATH, scene=scene, plan=made))


@post(f"{PATH}/take-away", sync_to_thread=True)
def take_plan_away(request: Asked, data: Annotated[Leaving, _FORM]) -> Redirect:
    """Take a plan away; undo brings it back. Raises what the boards' desk raises."""
    BoardDesk(desk_of(request)).remove_plan(data.plan, by=person_of(request))
    return back_to(link(PATH, scene=data.scene))


def _scene(film: Film, *, number: str, plan: Plan | None) -> Scene | None:
    """The scene to show: of the plan, of the number, of the first plan there is, else the first that has panels."""
    if film.script is None:
        return None
    if plan is not None:
        found = next((each for each in film.script.scenes if each.id == plan.scene), None)
        if found is None:
            says = "expected a plan of a scene of the current draft, found one whose scene is in it no more"
            raise NotInFilmError(says)
        return found
    if number:
        return scene_meant(number, film=film)
    planned = {each.scene for each in film.boards.plans}
    boarded = {scene_number.folded(panel.scene) for panel in film.panels}
    every = film.script.scenes
    of_plans = (each for each in every if each.id in planned)
    of_boards = (each for each in every if each.number and scene_number.folded(each.number) in boarded)
    return next(of_plans, None) or next(of_boards, None) or next(iter(every), None)


def _scenes(film: Film) -> list[Scene]:
    return [each for each in film.script.scenes if each.number and not each.omitted] if film.script is not None else []


def _tabs(plans: list[Plan], *, scene: Scene | None, shown: Plan | None) -> list[Tab]:
    number = scene.number if scene is not None else ""
    return [
        Tab(each.name or f"plan {nth}", link(PATH, scene=number, plan=each.id), here=each is shown)
        for nth, each in enumerate(plans, start=1)
    ]


def _of_plan(look: Look, plan: Plan, *, may: bool) -> OfPlan:
    """The drawing of a plan, to be moved by whoever ``may``, and what follows from it."""
    names = shot_names(look.film)
    size = next(((each.width, each.height) for each in _pictures(look) if each.path == plan.image), None)
    return OfPlan(
        drawing=drawn(plan, names=names, handles=may),
        wide=WIDE,
        high=height(plan, size=size),
        sketch=shown_at(plan.image) if plan.image in held_files(look) and is_picture(plan.image) else "",
        sketches=_sketches(look),
        read=read_plan(plan),
        order={figure.name: nth for nth, figure in enumerate(plan.figures)},
    )


def _pictures(look: Look) -> Iterator[PanelImage]:
    records = (record for reading in look.holdings.readings for record in reading.records)
    return (each for each in records if isinstance(each, PanelImage))


def _sketches(look: Look) -> list[str]:
    """Pictures of the folder that no panel shows: one of them may be a sketch of the place."""
    panels = {panel.image for panel in look.film.panels}
    return [path for path in held_files(look) if is_picture(path) and path not in panels][:_MOST_SKETCHES]


def _shots(film: Film, scene: Scene | None) -> list[Shot]:
    if scene is None:
        return []
    key = scene_number.folded(scene.number)
    return [each for each in film.boards.shots if key and scene_number.folded(each.scene) == key]


def _speaking(film: Film, scene: Scene | None) -> list[str]:
    """Who speaks in a scene, in the order in which they do."""
    if scene is None or film.script is None:
        return []
    said = (film.script.paragraphs[place].character for place in range(scene.first, scene.last))
    return list(dict.fromkeys(filter(None, said)))


def _everybody(film: Film) -> list[str]:
    """Everybody who speaks in the script."""
    return sorted({each.character for each in film.script.paragraphs if each.character}) if film.script else []


def _noted(today: Today, plan: Plan) -> Iterator[Noted]:
    """What the checks noticed about two shots that both have a camera on the plan."""
    shots = {camera.shot for camera in plan.cameras}
    found = [(card.finding, "") for card in today.shown]
    found += [(each.finding, each.intent.by) for each in today.checked.intended]
    for finding, by in found:
        if finding.check in CHECKS and {*finding.subjects[:2]} <= shots:
            yield Noted(finding, by)


def _skipped(today: Today, scene: Scene | None) -> list[str]:
    """Why a check could not look at all of the scene, once each."""
    if scene is None:
        return []
    of_scene = tuple(f"scene {scene.number}{end}" for end in (",", ":"))
    told = (each.reason for each in today.checked.skipped if each.check in CHECKS and each.reason.startswith(of_scene))
    return list(dict.fromkeys(told))
