"""The cuts of the boards that overhead plans can tell something about, and what is missing where they cannot.

A cut is on a plan where that plan has a camera for both its shots, whichever scene the plan was drawn for: shots keep their
ids when a newer draft splits or joins scenes.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from edgecode.film.board import Panel
from edgecode.film.boards.axis import end_of, start_of
from edgecode.film.boards.plan import Camera, Plan
from edgecode.film.boards.shot import Boards, Shot
from edgecode.film.boards.shot_changes import SceneChanges, ShotChange, shot_changes
from edgecode.film.few_names import few_names


class AtTheCut(msgspec.Struct, frozen=True, gc=False):
    """A camera, and where it may stand at a cut.

    One place, or where its move begins and where it ends, when its shot is left and taken up again: how far the move has come
    by then is not on the plan.
    """

    camera: Camera
    places: tuple[tuple[float, float], ...]


class PlannedCut(msgspec.Struct, frozen=True, kw_only=True):
    """A cut of the boards on one plan: ``before`` are the cameras there of the shot it leaves, ``after`` of the next.

    ``scene`` is the scene's number; ``names`` is what to call both shots; ``panels`` are the first panels of each.
    """

    scene: str
    change: ShotChange
    plan: Plan
    names: tuple[str, str]
    panels: tuple[Panel, ...]
    before: tuple[AtTheCut, ...]
    after: tuple[AtTheCut, ...]

    @property
    def on_plan(self) -> str:
        """``scene 4, plan Kitchen``."""
        return _scene_called(self.scene) + (f", plan {self.plan.name}" if self.plan.name else "")

    @property
    def where(self) -> str:
        """``scene 4, plan Kitchen, 4A and 4B``."""
        return f"{self.on_plan}, {self.names[0]} and {self.names[1]}"

    @property
    def shots(self) -> tuple[str, ...]:
        """The ids of both shots, sorted, so that it does not matter which of them is cut to."""
        return tuple(sorted((self.change.before.id, self.change.after.id)))


class Lack(msgspec.Struct, frozen=True):
    """What is missing so that some cuts cannot be looked at, in words, with the scene."""

    reason: str


def planned_cuts(panels: Sequence[Panel], *, boards: Boards) -> Iterator[PlannedCut | Lack]:
    """Give every cut that is on a plan, in the order of the boards, and what is missing for the others."""
    if not panels or not boards.plans or not boards.shots:
        missing = "storyboard" if not panels else "overhead plan" if not boards.plans else "shot that panels belong to"
        yield Lack(f"there is no {missing}")
        return
    cameras: dict[str, list[tuple[Plan, Camera]]] = {}
    for plan in boards.plans:
        for camera in plan.cameras:
            cameras.setdefault(camera.shot, []).append((plan, camera))
    drawn_for = {plan.scene for plan in boards.plans if plan.scene}
    by_id = {panel.id: panel for panel in panels}
    bare = []
    for scene in shot_changes(panels, boards=boards):
        if scene.id in drawn_for or any(shot.id in cameras for shot in scene.shots):
            yield from _of_scene(scene, cameras=cameras, panels=by_id)
        else:
            bare.append(scene.scene or "without a number")
    if bare:
        yield Lack(
            f"{'scene' if len(bare) == 1 else 'scenes'} {', '.join(dict.fromkeys(bare))}: there is no overhead plan"
        )


def _of_scene(
    scene: SceneChanges, *, cameras: Mapping[str, list[tuple[Plan, Camera]]], panels: Mapping[str, Panel]
) -> Iterator[PlannedCut | Lack]:
    called = _scene_called(scene.scene)
    if scene.between:
        names = few_names([panel.name for panel in scene.between])
        yield Lack(f"{called}: of which shot is not known of {_panels(scene.between)} {names}")
    missing = [shot for shot in scene.shots if shot.id not in cameras]
    if missing:
        names = few_names([_called(shot, panels) for shot in missing])
        yield Lack(f"{called}: no overhead plan has a camera for {names}")
    for change in scene.changes:
        before, after = cameras.get(change.before.id, []), cameras.get(change.after.id, [])
        names_of = (_called(change.before, panels), _called(change.after, panels))
        shared = {plan.id: plan for plan, _camera in before if any(plan.id == other.id for other, _camera in after)}
        if before and after and not shared:
            yield Lack(f"{called}: no overhead plan has the cameras of both {names_of[0]} and {names_of[1]}")
        for plan in shared.values():
            yield PlannedCut(
                scene=scene.scene,
                change=change,
                plan=plan,
                names=names_of,
                panels=tuple(_first(shot, panels) for shot in (change.before, change.after)),
                before=tuple(_left(camera, done=change.done) for on, camera in before if on.id == plan.id),
                after=tuple(_taken_up(camera, new=change.new) for on, camera in after if on.id == plan.id),
            )


def _left(camera: Camera, *, done: bool) -> AtTheCut:
    return AtTheCut(camera, (end_of(camera),) if done else _any_place(camera))


def _taken_up(camera: Camera, *, new: bool) -> AtTheCut:
    return AtTheCut(camera, (start_of(camera),) if new else _any_place(camera))


def _any_place(camera: Camera) -> tuple[tuple[float, float], ...]:
    return tuple(dict.fromkeys((start_of(camera), end_of(camera))))


def _first(shot: Shot, panels: Mapping[str, Panel]) -> Panel:
    """The first panel of a shot that is on the boards: a shot is only found by one that is."""
    return next(panels[panel] for panel in shot.panels if panel in panels)


def _called(shot: Shot, panels: Mapping[str, Panel]) -> str:
    return shot.name or f"the shot of panel {_first(shot, panels).name}"


def _scene_called(number: str) -> str:
    return f"scene {number}" if number else "a scene without a number"


def _panels(panels: Sequence[Panel]) -> str:
    return "panels" if len(panels) > 1 else "panel"
