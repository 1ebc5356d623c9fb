"""Every panel of a film as CSV, one row each, in the words that :mod:`edgecode.formats.panel_list` reads again.

A picture's or sound's path is as the film has it, from the film's folder, so that a list at the top of the folder finds it
again. A row is true of one draft: where a panel was drawn for an earlier draft in which its scene has another number, the
row names that draft and that number, because the lines it covers are counted there.

What somebody said of a shot stands in its panels' rows (:mod:`edgecode.film.boards.as_listed`).
"""

from typing import Final

from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.boards.as_listed import as_listed
from edgecode.film.film import Film
from edgecode.formats.csv_document import document, kept_columns
from edgecode.formats.panel_list import COLUMNS
from edgecode.formats.written import Written

WRITES: Final = "csv-panels"
OF: Final = Film

_ALWAYS: Final = ("panel", "scene", "shot", "covers", "action", "dialogue", "image", "seconds")
_IF_ANY: Final = {
    "draft": "draft",
    "size": "size",
    "angle": "angle",
    "lens": "lens",
    "move": "move",
    "side": "side",
    "notes": "notes",
    "sound": "audio",
}
"""Columns that are written as soon as one panel has something to stand there, and what a panel calls it."""


def written(film: Film) -> Written:
    """Write the panels in their order. Raises :class:`ExportError` where there are none."""
    if not film.panels:
        raise ExportError(WRITES, expected="storyboard panels", found="none in this film")
    panels = as_listed(film.panels, film.boards)
    columns = kept_columns((panel.extra for panel in panels), known=COLUMNS)
    more = {name: field for name, field in _IF_ANY.items() if any(getattr(panel, field) for panel in panels)}
    rows = [
        [
            *_cells(panel),
            *(getattr(panel, field) for field in more.values()),
            *(panel.extra.get(key, "") for key in columns),
        ]
        for panel in panels
    ]
    return Written(document([*_ALWAYS, *more, *columns.values()], rows))


def _cells(panel: Panel) -> list[str]:
    seconds = f"{panel.seconds:.6f}".rstrip("0").rstrip(".") if panel.seconds is not None else ""
    return [
        *(panel.name, panel.scene, panel.shot, panel.covers),
        *(panel.action, panel.dialogue, panel.image, seconds),
    ]
