"""The panels by the scenes they belong to, whatever number these had when the panels were drawn."""

from collections.abc import Iterable, Mapping
from typing import Final

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Carry, Change

_LEFT: Final = frozenset({Change.OMITTED, Change.GONE})
_NOWHERE: Final = _LEFT | {Change.UNKNOWN}


def panels_by_scene(panels: Iterable[Panel], *, carried: Mapping[str, Carry]) -> dict[str, list[Panel]]:
    """Group panels by the id of the scene of the current draft they stand in.

    One that wants a decision belongs to the likeliest scene, and to none where its own was omitted, is gone or in no draft.
    """
    found: dict[str, list[Panel]] = {}
    for panel in panels:
        carry = carried.get(panel.id)
        if carry is not None and _NOWHERE.isdisjoint(carry.changes):
            scene = carry.scene or next(iter(carry.might), "")
            if scene:
                found.setdefault(scene, []).append(panel)
    return found


def panels_left(panels: Iterable[Panel], *, carried: Mapping[str, Carry]) -> dict[tuple[str, str], list[Panel]]:
    """Group the panels whose scene was omitted or is gone: by the path of their draft and their scene's folded number there."""
    found: dict[tuple[str, str], list[Panel]] = {}
    for panel in panels:
        carry = carried.get(panel.id)
        if carry is not None and not _LEFT.isdisjoint(carry.changes):
            found.setdefault((carry.drawn_for, scene_number.folded(carry.was)), []).append(panel)
    return found
