"""Where one shot of the boards is followed by another within its scene: what the audience would see cut together.

Shots go in the order of the panels. A shot that is cut into and taken up again counts each time. A panel that belongs to no
shot, or that waits for a decision, stands between two shots like one that nobody knows: over it nothing is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import groupby, pairwise

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Fate, Shot


class ShotChange(msgspec.Struct, frozen=True, kw_only=True):
    """A cut on the boards from one shot to another.

    ``done`` says that the shot before is not taken up again in the scene, so that it is left at its end; ``new`` that the
    shot after is seen for the first time, so that it begins.
    """

    before: Shot
    after: Shot
    done: bool
    new: bool


class SceneChanges(msgspec.Struct, frozen=True, kw_only=True):
    """The shots of one scene as they follow each other.

    ``scene`` is its number in the current draft and ``id`` its id there, each empty where unknown. ``between`` are the panels
    over which nothing is told; ``shots`` are all its shots, in the order they are first seen.
    """

    scene: str
    id: str
    shots: tuple[Shot, ...] = ()
    changes: tuple[ShotChange, ...] = ()
    between: tuple[Panel, ...] = ()


def shot_changes(panels: Iterable[Panel], *, boards: Boards) -> Iterator[SceneChanges]:
    """Give the scenes that have more than one shot, or panels of no shot beside others, in the order of the boards.

    Panels that stand in no scene are left out: nothing is known of what they follow.
    """
    shots = {panel: shot for shot in boards.shots for panel in shot.panels}
    for scene, stretch in groupby(panels, key=partial(_scene, carried=boards.carried)):
        if scene:
            own = list(stretch)
            found = _changes(own, of=[None if _to_decide(each, boards) else shots.get(each.id) for each in own])
            if found.changes or found.between:
                ids = (
                    carry.scene for each in own if (carry := boards.carried.get(each.id)) is not None and carry.scene
                )
                yield msgspec.structs.replace(found, scene=own[0].scene, id=next(ids, ""))


def _scene(panel: Panel, *, carried: Mapping[str, Carry]) -> str:
    """What tells a panel's scene from the next one: its number, else its id."""
    carry = carried.get(panel.id)
    return scene_number.folded(panel.scene) or (carry.scene if carry is not None else "")


def _to_decide(panel: Panel, boards: Boards) -> bool:
    carry = boards.carried.get(panel.id)
    return carry is not None and carry.fate is Fate.DECIDE


def _changes(panels: list[Panel], *, of: list[Shot | None]) -> SceneChanges:
    runs: list[Shot | None] = []
    for shot in of:
        if not runs or shot is None or runs[-1] is None or runs[-1].id != shot.id:
            runs.append(shot)
    last = {shot.id: at for at, shot in enumerate(runs) if shot is not None}
    first: dict[str, int] = {}
    for at, shot in enumerate(runs):
        if shot is not None:
            first.setdefault(shot.id, at)
    return SceneChanges(
        scene="",
        id="",
        shots=tuple({shot.id: shot for shot in runs if shot is not None}.values()),
        changes=tuple(
            ShotChange(before=one, after=other, done=last[one.id] == at, new=first[other.id] == at + 1)
            for at, (one, other) in enumerate(pairwise(runs))
            if one is not None and other is not None
        ),
        between=tuple(panel for panel, shot in zip(panels, of, strict=True) if shot is None) if len(panels) > 1 else (),
    )
