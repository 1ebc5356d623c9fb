"""The storyboard as its files hold it, in the order of the current draft: panels in scenes, and the shots they make.

What people say on the boards is laid over this (:mod:`edgecode.film.boards.wall`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.as_listed import listed_details
from edgecode.film.boards.carry import carried
from edgecode.film.boards.shot import Boards, Carry, Shot
from edgecode.film.drafts import Drafts
from edgecode.film.identity import digest
from edgecode.film.script import Scene

_DIGITS: Final = re.compile(r"[0-9]+")


def arranged(
    panels: Iterable[Panel], *, drafts: Drafts | None, carries: Mapping[str, Carry] | None = None
) -> tuple[tuple[Panel, ...], Boards]:
    """Put the panels of all lists in the order of the current draft's scenes, those that stand in none at the end.

    Inside a scene they keep the order of their lists. Each gets the number its scene has now, and the name of its shot. Without
    a script they stay in the order of their lists. Two panels with one id, as two lists with the same names make them, get two.
    ``carries`` say what became of them, where that is known already.
    """
    listed = own_ids(panels)
    if carries is None:
        carries = carried(listed, drafts=drafts) if drafts is not None else {}
    scenes = {scene.id: (at, scene) for at, scene in enumerate(drafts.current.scenes)} if drafts is not None else {}
    at = {panel.id: scenes.get(_scene(carries, panel)) for panel in listed}
    last = len(scenes)
    labels = _labels(listed)
    placed = [_placed(panel, at[panel.id], labels[panel.id]) for panel in listed]
    placed.sort(key=lambda panel: stands[0] if (stands := at[panel.id]) is not None else last)
    return tuple(placed), Boards(shots=_shots(placed, labels), carried=dict(carries))


class _Label(msgspec.Struct, frozen=True):
    """The shot a panel belongs to as its list has it: the scene and the name there, and the panel a shot begins with."""

    scene: str
    name: str
    begins: str = ""


def _scene(carries: Mapping[str, Carry], panel: Panel) -> str:
    carry = carries.get(panel.id)
    return carry.scene if carry is not None else ""


def _placed(panel: Panel, stands: tuple[int, Scene] | None, label: _Label | None) -> Panel:
    scene = stands[1].number if stands is not None else panel.scene
    shot = label.name if label is not None else panel.shot
    same = (scene, shot) == (panel.scene, panel.shot)
    return panel if same else msgspec.structs.replace(panel, scene=scene, shot=shot)


def own_ids(panels: Iterable[Panel]) -> list[Panel]:
    """Give panels that each have an id of their own."""
    taken: set[str] = set()
    own = []
    for panel in panels:
        name, again = panel.id, 0
        while name in taken:
            again += 1
            name = digest("panel", panel.id, panel.place.path, str(again))
        taken.add(name)
        own.append(panel if name == panel.id else msgspec.structs.replace(panel, id=name))
    return own


def _labels(panels: Iterable[Panel]) -> dict[str, _Label | None]:
    """Give the shot of each panel by the panel's id, ``None`` for one that belongs to none.

    A list says so in a column; one in which some panel begins a shot names them by the digits of that panel's name.
    """
    lists: dict[str, list[Panel]] = {}
    for panel in panels:
        lists.setdefault(panel.place.path, []).append(panel)
    found: dict[str, _Label | None] = {}
    for listed in lists.values():
        begun = any(panel.new_shot for panel in listed)
        found.update(_begun(listed) if begun else ((panel.id, _named(panel)) for panel in listed))
    return found


def _named(panel: Panel) -> _Label | None:
    name = " ".join(panel.shot.split())
    return _Label(scene_number.folded(panel.scene), name) if name else None


def _begun(panels: Iterable[Panel]) -> dict[str, _Label | None]:
    found: dict[str, _Label | None] = {}
    label: _Label | None = None
    for panel in panels:
        scene = scene_number.folded(panel.scene)
        if label is None or panel.new_shot or label.scene != scene:
            # A program that numbers its boards calls each 1A, 1B of shot 1; other names of shots are people's.
            digits = _DIGITS.match(panel.shot) if panel.shot == panel.name else None
            label = _Label(scene, digits[0] if digits is not None else " ".join(panel.shot.split()), panel.id)
        found[panel.id] = label
    return found


def _shots(panels: Iterable[Panel], labels: Mapping[str, _Label | None]) -> tuple[Shot, ...]:
    """Make the shots in the order of their first panels; one whose panels stand in two scenes is two."""
    groups: dict[tuple[str, str, str, str], list[Panel]] = {}
    for panel in panels:
        label = labels[panel.id]
        if label is not None:
            key = (label.scene, scene_number.folded(label.name), label.begins, scene_number.folded(panel.scene))
            groups.setdefault(key, []).append(panel)
    shots: dict[str, Shot] = {}
    for (scene, name, _begins, _stands), own in groups.items():
        made = digest("shot", scene, name)
        if made in shots:
            made = digest("shot", scene, name, own[0].id)
        first = own[0]
        panels_of_it = tuple(panel.id for panel in own)
        shots[made] = Shot(id=made, scene=first.scene, name=first.shot, panels=panels_of_it, **listed_details(own))
    return tuple(shots.values())
