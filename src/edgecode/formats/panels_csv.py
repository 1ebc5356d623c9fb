"""Every panel of a film as CSV, one row each, in the words that :mod:`edgecode.formats.panel_list` reads again.

A picture's path is as the film has it, from the film's folder, so that a list at the top of the folder finds it again.
"""

from typing import Final

from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.film import Film
from edgecode.formats.csv_document import document, kept_columns
from edgecode.formats.panel_list import COLUMNS
from edgecode.formats.written import Written

WRITES: Final = "csv-panels"
OF: Final = Film

_HEADER: Final = ("panel", "scene", "shot", "covers", "action", "dialogue", "image", "seconds")


def written(film: Film) -> Written:
    """Write the panels in their order. Raises :class:`ExportError` where there are none."""
    if not film.panels:
        raise ExportError(WRITES, expected="storyboard panels", found="none in this film")
    columns = kept_columns((panel.extra for panel in film.panels), known=COLUMNS)
    rows = [[*_cells(panel), *(panel.extra.get(key, "") for key in columns)] for panel in film.panels]
    return Written(document([*_HEADER, *columns.values()], rows))


def _cells(panel: Panel) -> list[str]:
    seconds = f"{panel.seconds:.6f}".rstrip("0").rstrip(".") if panel.seconds is not None else ""
    return [
        *(panel.name, panel.scene, panel.shot, panel.covers),
        *(panel.action, panel.dialogue, panel.image, seconds),
    ]
