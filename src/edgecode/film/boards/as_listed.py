"""Panels as a list of them says them again: with what people said of their shots, and true of one draft.

Size, angle, lens, move and side are those of a panel's shot as soon as somebody said them of the shot. As long as the shot
only has what its list says, or nothing, each panel keeps what it has itself, so that a list of several sizes in one shot
stays so.

A panel's scene, its draft and the lines it covers belong together. After joining, ``scene`` is the number in the current
draft; where the scene had another number in the draft the panel was drawn for, that number and that draft are given back,
because the lines it covers are counted there.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Shot

DETAILS: Final = ("size", "angle", "lens", "move", "side")
"""What is said of a shot, by the names that :class:`Shot` and :class:`Panel` have for it."""


def as_listed(panels: tuple[Panel, ...], boards: Boards) -> tuple[Panel, ...]:
    """Give the panels in their order, each with what its shot, its carrying over and the scratch sound say of it."""
    every = {panel.id: panel for panel in panels}
    said: dict[str, dict[str, str]] = {}
    for shot in boards.shots:
        details = _details(shot, every)
        said |= dict.fromkeys(shot.panels, details)
    sounds = {scratch.panel: {"audio": scratch.file} for scratch in boards.sounds}
    return tuple(
        _with(
            panel,
            said.get(panel.id, {}) | sounds.get(panel.id, {}) | _drawn_for(panel, boards.carried.get(panel.id)),
        )
        for panel in panels
    )


def _with(panel: Panel, said: dict[str, str]) -> Panel:
    return msgspec.structs.replace(panel, **said) if said else panel


def listed_details(panels: Iterable[Panel]) -> dict[str, str]:
    """Give what the list of a shot's panels says of the shot: of each detail what its first panel that says it has."""
    own = list(panels)
    return {name: next(filter(None, (getattr(panel, name) for panel in own)), "") for name in DETAILS}


def _details(shot: Shot, panels: Mapping[str, Panel]) -> dict[str, str]:
    """What somebody said of a shot, where it is another thing than what its list says."""
    listed = listed_details(panels[panel] for panel in shot.panels if panel in panels)
    return {name: said for name, own in listed.items() if (said := getattr(shot, name)) and said != own}


def _drawn_for(panel: Panel, carry: Carry | None) -> dict[str, str]:
    """The draft a panel was drawn for and its scene's number there, where that is not its scene's number any more."""
    if carry is None or not (carry.drawn_for and carry.was):
        return {}
    if scene_number.folded(carry.was) == scene_number.folded(panel.scene):
        return {}
    return {"scene": carry.was, "draft": carry.drawn_for}
