"""The boards as one reads them along a wall: scene by scene, and in a scene shot by shot, as they are cut into each other."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Fate, Shot
from edgecode.film.film import Film


class Run(msgspec.Struct, frozen=True, gc=False):
    """Panels of one shot that follow each other, or of no shot; ``again`` where the shot stood before in the scene."""

    shot: Shot | None
    panels: tuple[Panel, ...]
    again: bool = False


def runs_of(panels: Iterable[Panel], shots: Iterable[Shot]) -> tuple[Run, ...]:
    """Part panels, in their order, where the shot changes."""
    shot_of = {panel: shot for shot in shots for panel in shot.panels}
    return tuple(_runs(panels, shot_of))


def _runs(panels: Iterable[Panel], shot_of: dict[str, Shot]) -> Iterator[Run]:
    seen: set[str] = set()
    for shot_id, own in groupby(panels, key=lambda panel: shot_of[panel.id].id if panel.id in shot_of else ""):
        held = tuple(own)
        yield Run(shot_of.get(held[0].id), held, again=bool(shot_id) and shot_id in seen)
        seen.add(shot_id)


def panels_by_scene(film: Film) -> dict[str, list[Panel]]:
    """Give the panels by the folded number of their scene, in the order of the boards, without those to be decided about."""
    found: dict[str, list[Panel]] = {}
    for panel in film.panels:
        if not wants_decision(film, panel):
            found.setdefault(scene_number.folded(panel.scene), []).append(panel)
    return found


def wants_decision(film: Film, panel: Panel) -> bool:
    """Whether a newer draft left open where a panel belongs."""
    carry = film.boards.carried.get(panel.id)
    return carry is not None and carry.fate is Fate.DECIDE


def to_decide(film: Film) -> tuple[tuple[Panel, Carry], ...]:
    """Give the panels that want a decision, each with what became of it."""
    return tuple((panel, film.boards.carried[panel.id]) for panel in film.panels if wants_decision(film, panel))
