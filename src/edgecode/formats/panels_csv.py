"""Every panel of a film as CSV, one row each, in the words that :mod:`edgecode.formats.panel_list` reads again.

A picture's or sound's path is as the film has it, from the film's folder, so that a list at the top of the folder finds it
again. A row is true of one draft: where a panel was drawn for an earlier draft in which its scene has another number, the
row names that draft and that number, because the lines it covers are counted there.

Size, angle, lens, move and side are those of the panel's shot as soon as somebody said them of the shot; as long as the
shot only has what its list says, each panel keeps what it has itself.
"""

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from edgecode.errors import ExportError
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Shot
from edgecode.film.film import Film
from edgecode.formats.csv_document import document, kept_columns
from edgecode.formats.panel_list import COLUMNS
from edgecode.formats.written import Written

WRITES: Final = "csv-panels"
OF: Final = Film

_ALWAYS: Final = ("panel", "scene", "shot", "covers", "action", "dialogue", "image", "seconds")
_OF_A_SHOT: Final = ("size", "angle", "lens", "move", "side")
_IF_ANY: Final[dict[str, Callable[[Panel], str]]] = {
    "draft": lambda panel: panel.draft,
    "size": lambda panel: panel.size,
    "angle": lambda panel: panel.angle,
    "lens": lambda panel: panel.lens,
    "move": lambda panel: panel.move,
    "side": lambda panel: panel.side,
    "notes": lambda panel: panel.notes,
    "sound": lambda panel: panel.audio,
}
"""Columns that are written as soon as one panel has something to stand there."""


def written(film: Film) -> Written:
    """Write the panels in their order. Raises :class:`ExportError` where there are none."""
    if not film.panels:
        raise ExportError(WRITES, expected="storyboard panels", found="none in this film")
    panels = list(_as_said(film.panels, film.boards))
    columns = kept_columns((panel.extra for panel in panels), known=COLUMNS)
    more = {name: cell for name, cell in _IF_ANY.items() if any(map(cell, panels))}
    rows = [
        [*_cells(panel), *(cell(panel) for cell in more.values()), *(panel.extra.get(key, "") for key in columns)]
        for panel in panels
    ]
    return Written(document([*_ALWAYS, *more, *columns.values()], rows))


def _cells(panel: Panel) -> list[str]:
    seconds = f"{panel.seconds:.6f}".rstrip("0").rstrip(".") if panel.seconds is not None else ""
    return [
        *(panel.name, panel.scene, panel.shot, panel.covers),
        *(panel.action, panel.dialogue, panel.image, seconds),
    ]


def _as_said(panels: tuple[Panel, ...], boards: Boards) -> Iterator[Panel]:
    """Give each panel with what its shot, its carrying over and the sounds of the animatic say of it."""
    every = {panel.id: panel for panel in panels}
    shots = {panel: _details(shot, every) for shot in boards.shots for panel in shot.panels}
    sounds = {scratch.panel: scratch.file for scratch in boards.sounds}
    for panel in panels:
        said = shots.get(panel.id, {}) | _drawn_for(panel, boards.carried.get(panel.id))
        if panel.id in sounds:
            said["audio"] = sounds[panel.id]
        yield msgspec.structs.replace(panel, **said) if said else panel


def _details(shot: Shot, panels: dict[str, Panel]) -> dict[str, str]:
    """What somebody said of a shot, where it is another thing than what its first panel to say anything has."""
    own = [panels[panel] for panel in shot.panels if panel in panels]
    said = {}
    for name in _OF_A_SHOT:
        listed = next(filter(None, (getattr(panel, name) for panel in own)), "")
        if getattr(shot, name) != listed:
            said[name] = getattr(shot, name)
    return said


def _drawn_for(panel: Panel, carry: Carry | None) -> dict[str, str]:
    """The draft a panel was drawn for and its scene's number there, where that number is not its scene's any more."""
    if carry is None or not (carry.drawn_for and carry.was):
        return {}
    if scene_number.folded(carry.was) == scene_number.folded(panel.scene):
        return {}
    return {"scene": carry.was, "draft": carry.drawn_for}
