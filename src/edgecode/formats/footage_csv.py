"""What of each take was ever used, as CSV: a row a recording, stretches as timecode, the end not included."""

from collections.abc import Iterable
from typing import Final

from edgecode.film.cutting.footage import TakeFootage
from edgecode.film.timecode import Timecode
from edgecode.formats.csv_document import document

HEADER: Final = (
    *("scene", "take", "circled", "recording", "frames", "used frames", "unused frames", "used", "unused", "cuts"),
    "somewhere in",
)


def footage_csv(rows: Iterable[TakeFootage]) -> bytes:
    """Write the rows as UTF-8 with a mark at the start, which spreadsheets ask for."""
    return b"\xef\xbb\xbf" + document(HEADER, map(_row, rows))


def _row(row: TakeFootage) -> tuple[str, ...]:
    known = bool(row.frames)
    return (
        row.take.scene,
        row.take.label,
        "yes" if row.take.circled else "",
        row.recording,
        str(row.frames) if known else "",
        str(row.used_frames),
        str(row.left_frames) if known else "",
        _stretches(row.used),
        _stretches(row.left),
        "; ".join(row.cuts),
        "; ".join(row.somewhere),
    )


def _stretches(stretches: Iterable[tuple[Timecode, Timecode]]) -> str:
    return "; ".join(f"{first} - {last}" for first, last in stretches)
