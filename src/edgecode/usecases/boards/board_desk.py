"""Work on the storyboard: each thing a person does there is one deed over the files, on record, and taken back by undo."""

from collections.abc import Sequence
from typing import Final

import msgspec

from edgecode.errors import NotInFilmError, SaidError
from edgecode.film.board import Panel
from edgecode.film.boards.bring_back import bring_back
from edgecode.film.boards.plan import Plan
from edgecode.film.boards.said import (
    Boarded,
    PanelAdded,
    PanelMoved,
    PanelRemoved,
    PanelSaid,
    PlanDrawn,
    PlanRemoved,
    ShotCompared,
    ShotDescribed,
    ShotGrouped,
    ShotJoined,
    ShotNamed,
    ShotSplit,
    SoundSet,
)
from edgecode.film.boards.shot import AsBoarded, Shot
from edgecode.film.film import Film
from edgecode.film.hand import takes_named
from edgecode.film.script import Scene
from edgecode.findings.word import Deed
from edgecode.usecases.acting import Acting
from edgecode.usecases.boards.board_entries import shapes
from edgecode.usecases.boards.may_be import (
    check_plan,
    check_same_scene,
    file_of_film,
    free_shot_name,
    lines_said,
    picture_of_film,
    seconds_said,
    text_said,
)
from edgecode.usecases.boards.named import panel_named, plan_named, scene_meant, scene_of, shot_named
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done

_FIRST: Final = "first"


class BoardDesk:
    """What people do on the boards of one film.

    Panels, shots and plans are named by id, by name, or as ``SCENE/NAME``. Every method raises
    :class:`UnknownPersonError` for a stranger, :class:`NotInFilmError` for what the boards do not have, and
    :class:`SaidError` for what cannot be; nothing is kept then.
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk of the film."""
        self._desk = desk

    def add(
        self,
        name: str,
        *,
        by: str,
        scene: str,
        after: str = "",
        covers: str = "",
        image: str = "",
        seconds: float | str | None = None,
    ) -> Done:
        """Insert a panel behind another one, whose shot it joins; without ``after`` it comes first in its scene."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            where = scene_meant(scene, film=film)
            behind = panel_named(after, film=film) if after else None
            check_same_scene(behind, where, film=film)
            name = text_said(name, what="a panel's name", least=1)
            if any(panel.name == name and scene_of(panel, film=film) == where.id for panel in film.panels):
                raise SaidError(
                    name, expected="a name that no panel of the scene has", found="one that is there already"
                )
            shot = _shot_of(behind, film=film) if behind else ""
            deed = PanelAdded(
                panel=_new_id(acting), scene=where.id, name=name, after=behind.id if behind else "", shot=shot,
                lines=lines_said(covers, scene=where, film=film), draft=_draft(film), image=picture_of_film(image, acting),
                seconds=seconds_said(seconds),
            )  # fmt: skip
            return _say(acting, deed, f"panel {name} in scene {where.number}, {_behind(behind)}")

    def move(
        self, panels: Sequence[str], *, by: str, after: str = "", scene: str = "", covers: str | None = None
    ) -> Done:
        """Put panels, one behind the other, behind another one; without ``after`` they come first in their scene.

        Into another ``scene`` they take ``covers``, the lines they cover there, or cover it whole. What was taken out comes
        back. A panel of which nobody knew where it belongs is placed by this.
        """
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            moved = [panel_named(each, film=film, removed=True) for each in panels]
            behind = panel_named(after, film=film) if after else None
            if not moved or behind in moved:
                raise SaidError("panels", expected="panels, and another one to put them behind", found=after or "none")
            own = {scene_of(panel, film=film) for panel in moved}
            into = scene or (scene_of(behind, film=film) if behind else "") or next(iter(own))
            if not into:
                raise SaidError(moved[0].name, expected="the scene where it belongs", found="none, and it has none yet")
            where = scene_meant(into, film=film)
            check_same_scene(behind, where, film=film)
            stays = covers is None and own == {where.id}
            lines = None if stays else lines_said(covers or "", scene=where, film=film)
            deed = PanelMoved(
                panels=tuple(panel.id for panel in moved), scene=where.id, after=behind.id if behind else "", lines=lines,
                draft=_draft(film),
            )  # fmt: skip
            return _say(acting, deed, f"{_called(moved)} to scene {where.number}, {_behind(behind)}{_over(covers)}")

    def remove(self, panel: str, *, by: str, because: str = "") -> Done:
        """Take a panel out; it is kept, and comes back by :meth:`move` or undo."""
        with self._desk.acting(by) as acting:
            found = panel_named(panel, film=acting.today.look.film)
            return _say(
                acting, PanelRemoved(panel=found.id), f"panel {found.name} of scene {found.scene or '–'}", because
            )

    def put_back(self, panel: str, *, by: str) -> Done:
        """Put back a panel that was taken out, where it was, over the lines it had."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = next((each for each in film.boards.removed if each.id == panel), None)
            if found is None:
                found = panel_named(panel, film=film, removed=True)
                raise SaidError(
                    found.name, expected="a panel that was taken out", found="one that stands on the boards"
                )
            # Behind itself it stays where it is in the order.
            deed = PanelMoved(panels=(found.id,), scene=scene_of(found, film=film), after=found.id, draft=_draft(film))
            return _say(acting, deed, f"panel {found.name} of scene {found.scene or '–'} back")

    def describe(
        self, panel: str, *, by: str, name: str | None = None, image: str | None = None, action: str | None = None,
        dialogue: str | None = None, notes: str | None = None, seconds: float | str | None = None,
    ) -> Done:  # fmt: skip
        """Say what a panel is called, shows, and how long it stands; ``None`` leaves a thing as it is.

        ``seconds`` may be text as typed; empty text says that nobody knows.
        """
        with self._desk.acting(by) as acting:
            found = panel_named(panel, film=acting.today.look.film)
            said: dict[str, str | float | None] = {
                what: text_said(value, what=what, least=1 if what == "name" else 0)
                for what, value in (("name", name), ("action", action), ("dialogue", dialogue), ("notes", notes))
                if value is not None
            }
            if image is not None:
                said["image"] = picture_of_film(image, acting)
            if seconds is not None:
                said["seconds"] = seconds_said(seconds)
            if not said:
                raise SaidError(found.name, expected="something to say of it", found="nothing")
            deed = msgspec.convert({"type": "panel said", "panel": found.id, **said}, PanelSaid)
            told = "; ".join(f"{what} {value if value not in {None, ''} else 'none'}" for what, value in said.items())
            return _say(acting, deed, f"panel {found.name} of scene {found.scene or '–'}: {told}")

    def group(self, panels: Sequence[str], *, by: str, name: str = "", shot: str = "") -> Done:
        """Group panels of one scene into a new shot, or into one that is there."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            own = [panel_named(each, film=film) for each in panels]
            if not own or len({scene_of(panel, film=film) for panel in own}) > 1:
                raise SaidError("panels", expected="panels of one scene", found="several scenes" if own else "none")
            into = shot_named(shot, film=film) if shot else None
            name = into.name if into else free_shot_name(name, scene=own[0].scene, film=film)
            deed = ShotGrouped(
                shot=into.id if into else _new_id(acting), panels=tuple(panel.id for panel in own), name=name
            )
            return _say(acting, deed, f"{_called(own)} as {_shot_called(name)} of scene {own[0].scene}")

    def split(self, at: str, *, by: str, name: str = "") -> Done:
        """Split a shot in two: the new one, of this name, begins with the panel ``at``."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            panel = panel_named(at, film=film)
            shot = _shot_with(panel, film=film)
            if shot is None or shot.panels[0] == panel.id:
                found = "the first one" if shot else "one of no shot"
                raise SaidError(panel.name, expected="a panel inside a shot, to begin the second one", found=found)
            name = free_shot_name(name, scene=panel.scene, film=film)
            deed = ShotSplit(shot=shot.id, at=panel.id, made=_new_id(acting), name=name)
            return _say(
                acting, deed, f"{_shot_called(shot.name)} at panel {panel.name}; from there {_shot_called(name)}"
            )

    def join(self, shot: str, other: str, *, by: str) -> Done:
        """Give the panels of another shot to a shot of the same scene."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            one, two = shot_named(shot, film=film), shot_named(other, film=film)
            if one.id == two.id or one.scene != two.scene:
                raise SaidError(one.name, expected="another shot of the same scene", found=_shot_called(two.name))
            return _say(
                acting, ShotJoined(shot=one.id, other=two.id), f"{_shot_called(two.name)} to {_shot_called(one.name)}"
            )

    def name_shot(self, shot: str, name: str, *, by: str) -> Done:
        """Give a shot its name."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            found = shot_named(shot, film=film)
            name = free_shot_name(text_said(name, what="a shot's name", least=1), scene=found.scene, film=film)
            return _say(acting, ShotNamed(shot=found.id, name=name), f"{_shot_called(found.name)} is {name}")

    def describe_shot(
        self, shot: str, *, by: str, size: str | None = None, angle: str | None = None, lens: str | None = None,
        move: str | None = None, side: str | None = None,
    ) -> Done:  # fmt: skip
        """Say size, angle, lens, move and side of the line of a shot; ``None`` leaves a thing as it is."""
        with self._desk.acting(by) as acting:
            found = shot_named(shot, film=acting.today.look.film)
            parts = (("size", size), ("angle", angle), ("lens", lens), ("move", move), ("side", side))
            said = {what: text_said(value, what=what) for what, value in parts if value is not None}
            if not said:
                raise SaidError(_shot_called(found.name), expected="something to say of it", found="nothing")
            told = "; ".join(f"{what} {value or 'none'}" for what, value in said.items())
            return _say(acting, ShotDescribed(shot=found.id, **said), f"{_shot_called(found.name)}: {told}")

    def draw_plan(self, plan: Plan, *, by: str) -> Done:
        """Keep an overhead plan as it is from here on. Without an id it is a new one; ``scene`` is a number or an id.

        Cameras name shots as people call them, or by ids.
        """
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            scene = scene_meant(plan.scene, film=film)
            check_plan(plan)
            old = plan_named(plan.id, film=film) if plan.id else None
            kept = msgspec.structs.replace(
                plan,
                id=old.id if old else _new_id(acting),
                scene=scene.id,
                name=text_said(plan.name, what="a plan's name"),
                image=picture_of_film(plan.image, acting),
                cameras=tuple(
                    msgspec.structs.replace(each, shot=_shot_in(each.shot, scene=scene, film=film).id)
                    for each in plan.cameras
                ),
            )
            return _say(acting, PlanDrawn(plan=kept), f"overhead plan {kept.name or ''} of scene {scene.number}")

    def remove_plan(self, plan: str, *, by: str) -> Done:
        """Take an overhead plan away."""
        with self._desk.acting(by) as acting:
            found = plan_named(plan, film=acting.today.look.film)
            return _say(acting, PlanRemoved(plan=found.id), f"overhead plan {found.name or found.id}")

    def sound(self, panel: str, file: str, *, by: str, skip: float = 0.0) -> Done:
        """Begin scratch sound with a panel, ``skip`` seconds into the file; no file takes it away."""
        with self._desk.acting(by) as acting:
            found = panel_named(panel, film=acting.today.look.film)
            deed = SoundSet(
                panel=found.id, file=file_of_film(file, acting) if file else "", skip=seconds_said(skip) or 0.0
            )
            return _say(acting, deed, f"{file or 'no sound'} from panel {found.name} of scene {found.scene or '–'}")

    def compare(self, take: str, outcome: AsBoarded, *, by: str, shot: str = "", because: str = "") -> Done:
        """Say whether a take was shot as boarded; without ``shot`` beside the shot that has the setup's name."""
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            takes = takes_named(take, dailies=film.dailies)
            if len(takes) != 1:
                says = f"expected one take that a report of this film lists, found {len(takes) or 'none'} for {take!r}"
                raise NotInFilmError(says)
            found = shot_named(shot or takes[0].setup or "", film=film)
            deed = ShotCompared(take=takes[0].id, shot=found.id, outcome=outcome)
            return _say(acting, deed, f"{takes[0].label} beside {_shot_called(found.name)}: {outcome}", because)

    def bring_back(self, *, by: str, scene: str = "") -> tuple[Done, ...]:
        """Bring the order and timing of the current cut back to the boards: of one scene, or of all that the cut tells of.

        What it will do is what :func:`edgecode.film.boards.bring_back.bring_back` says beforehand; one deed a scene.
        """
        with self._desk.acting(by) as acting:
            film = acting.today.look.film
            wanted = scene_meant(scene, film=film).number if scene else ""
            found = [each for each in bring_back(film) if each.changes and (not wanted or each.scene == wanted)]
            orders = [(each, each.order) for each in found if each.order is not None]
            if not orders:
                raise SaidError(
                    scene or "boards", expected="an order or timing that the cut has otherwise", found="none"
                )
            return tuple(
                _say(acting, order, f"scene {each.scene} as {_cut_name(film)} has it: {len(each.changes)} panels")
                for each, order in orders
            )


def _say(acting: Acting, deed: Boarded, says: str, because: str = "") -> Done:
    word = acting.deciding.word(Deed.BOARD, acting.person, says=says, because=because, boarded=deed)
    first, *also = shapes(deed)
    return acting.deciding.commit(word, acting.person, first, also=also)


def _new_id(acting: Acting) -> str:
    """An id for something new, from the same chance that ids of entries are made of."""
    return acting.deciding.word(Deed.BOARD, acting.person).entry


def _cut_name(film: Film) -> str:
    return film.cut.name or film.cut.path if film.cut is not None else "the cut"


def _draft(film: Film) -> str:
    return film.script.path if film.script is not None else ""


def _shot_with(panel: Panel, *, film: Film) -> Shot | None:
    return next((shot for shot in film.boards.shots if panel.id in shot.panels), None)


def _shot_of(panel: Panel, *, film: Film) -> str:
    shot = _shot_with(panel, film=film)
    return shot.id if shot is not None else ""


def _shot_in(name: str, *, scene: Scene, film: Film) -> Shot:
    try:
        return shot_named(name, film=film)
    except NotInFilmError:
        return shot_named(f"{scene.number}/{name}", film=film)


def _called(panels: Sequence[Panel]) -> str:
    names = ", ".join(panel.name for panel in panels)
    return f"panel {names}" if len(panels) == 1 else f"panels {names}"


def _shot_called(name: str) -> str:
    return f"shot {name}" if name else "a shot without a name"


def _behind(panel: Panel | None) -> str:
    return f"after {panel.name}" if panel is not None else _FIRST


def _over(covers: str | None) -> str:
    return f", over {covers}" if covers else ""
