"""Every recording of a film as CSV, one row each, in the words that :mod:`edgecode.formats.set_report` reads again.

Which paper a row comes from, its day, date, draft and writer stand in columns of their own. A mark that says no where the
slate has a star is written ``no``. What readers kept in ``extra`` has columns too; a timecode that could not be counted goes
back into its own.
"""

from collections.abc import Sequence
from typing import Final

from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.film.recording import Recording
from edgecode.formats.csv_document import document, kept_columns
from edgecode.formats.report_row import COLUMNS
from edgecode.formats.written import Written

WRITES: Final = "csv-takes"
OF: Final = Film

_HEADER: Final = (
    *("report", "slate", "scene", "camera", "roll", "sound roll", "file", "tc in", "tc out", "rate"),
    *("mark", "covers", "note", "shoot day", "date", "draft", "by"),
)


def written(film: Film) -> Written:
    """Write the recordings in the order of takes. Raises :class:`ExportError` where there are none."""
    rows = film.dailies.recordings
    if not rows:
        raise ExportError(WRITES, expected="takes that some paper lists", found="none in this film")
    columns = kept_columns((row.extra for row in rows), known=COLUMNS)
    cells = [[*_cells(row), *(row.extra.get(key, "") for key in columns)] for row in rows]
    return Written(document([*_HEADER, *columns.values()], cells), tuple(_remarks(rows)))


def _cells(row: Recording) -> list[str]:
    rate = row.start.rate if row.start is not None else row.end.rate if row.end is not None else None
    said = {
        "report": row.written_by.value,
        "slate": row.slate_text,
        "scene": row.scene if row.slate_text else "",
        "camera": row.camera,
        "roll": row.roll,
        "sound roll": row.sound_roll,
        "file": row.file,
        "tc in": str(row.start) if row.start is not None else "",
        "tc out": str(row.end) if row.end is not None else "",
        "rate": str(rate) if rate is not None else "",
        "mark": row.mark.value or ("no" if row.slate is not None and row.slate.circled else ""),
        "covers": row.covers,
        "note": row.note,
        "shoot day": str(row.shoot_day) if row.shoot_day is not None else "",
        "date": row.date,
        "draft": row.draft,
        "by": row.by,
    }
    return [said[word] or row.extra.get(f"csv.{word}", "") for word in _HEADER]


def _remarks(rows: Sequence[Recording]) -> list[Remark]:
    """A scene without a slate would read as one; a circle by another word than the star's is a mark."""
    return [
        Remark(row.place, f"expected a slate beside the scene {row.scene}, found none; the scene is left out")
        for row in rows
        if row.scene and not row.slate_text
    ]
