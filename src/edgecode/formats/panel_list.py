"""Lists of storyboard panels as CSV: one row a panel, its scene, its picture, what it covers.

Needs a header row with ``panel`` and ``scene``; what else is known, and by which words, is in :data:`COLUMNS`. Columns
with other names are kept in ``extra`` under ``csv.`` and their name. Rows above the header row are left out.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film.board import Panel
from edgecode.film.place import Place, Remark
from edgecode.formats.records import Record
from edgecode.formats.source import Source
from edgecode.formats.table import Columns, Row, columns_of, folded, has_header, table_of
from edgecode.formats.text import decoded

NAME: Final = "panel list"
SUFFIXES: Final = (".csv", ".tsv", ".txt")

COLUMNS: Final = {
    "panel": ("panel name", "name", "#"),
    "scene": ("sc",),
    "shot": ("setup",),
    "covers": ("lines",),
    "action": ("description",),
    "dialogue": (),
    "image": ("file", "picture", "filename"),
    "seconds": ("duration",),
}
"""Our word for each column, and the other words it goes by; case and spaces do not matter."""

_OF_A_REPORT: Final = frozenset({"slate", "slatename", "take", "tk"})
_PLAINLY_A_PANEL: Final = frozenset({"panel", "panelname"})
_ONLY_A_PANEL_HAS: Final = frozenset({"action", "dialogue", "image", "seconds"})
_SECONDS: Final = re.compile(r"(?P<seconds>\d{1,6}(?:[.,]\d{1,6})?)\s*(?:s|sec|secs|seconds)?\.?", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"/|[A-Za-z]:|[a-z]+://")


def recognises(head: bytes, *, suffix: str) -> bool:
    """Tell whether a header row with a panel and a scene, and with neither slate nor take, stands near the top."""
    del suffix
    return has_header(head, is_header=_is_header)


def read(source: Source) -> Iterator[Record | Remark]:
    """Yield a panel for each row that names one.

    Raises UnreadableError where the file is no text or has no header row.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    table = table_of(text.content, path=source.path, is_header=_is_header)
    if table is None:
        raise UnreadableError(
            source.path, line=1, expected="a header row with panel and scene", found="no row with these words"
        )
    yield from table.remarks
    columns = columns_of(table.header, synonyms=COLUMNS)
    for row in table.rows:
        yield from _panel(row, columns=columns, path=source.path)


def _is_header(row: Row) -> bool:
    words = {folded(cell) for cell in row.cells}
    known = columns_of(row, synonyms=COLUMNS).known.keys()
    if not {"panel", "scene"} <= known or words & _OF_A_REPORT:
        return False
    return bool(words & _PLAINLY_A_PANEL or known & _ONLY_A_PANEL_HAS)


def _panel(row: Row, *, columns: Columns, path: str) -> Iterator[Panel | Remark]:
    place = Place(path, line=row.line)
    if not columns.cell(row, "panel"):
        yield Remark(place, "expected a panel's name, found none; row left out")
        return
    seconds = columns.cell(row, "seconds")
    yield Panel(
        name=columns.cell(row, "panel"),
        place=place,
        scene=columns.cell(row, "scene"),
        shot=columns.cell(row, "shot"),
        covers=columns.cell(row, "covers"),
        action=columns.cell(row, "action"),
        dialogue=columns.cell(row, "dialogue"),
        image=_image(columns.cell(row, "image"), path=path),
        seconds=_seconds(seconds),
        extra=columns.unnamed(row),
    )
    if not columns.cell(row, "scene"):
        yield Remark(place, "expected the panel's scene, found none")
    if seconds and _seconds(seconds) is None:
        yield Remark(place, f"expected seconds such as 2.5, found {seconds[:40]!r}; left out")
    if fault := columns.fault(row):
        yield Remark(place, fault)


def _seconds(cell: str) -> float | None:
    match = _SECONDS.fullmatch(cell)
    return None if match is None else float(match["seconds"].replace(",", "."))


def _image(cell: str, *, path: str) -> str:
    """Read a path from the list's own folder, unless it already names that folder or lies elsewhere."""
    image = cell.replace("\\", "/")
    folder = posixpath.dirname(path)
    if not image or _ELSEWHERE.match(image) or (folder and image.startswith(f"{folder}/")):
        return image
    joined = posixpath.normpath(posixpath.join(folder, image))
    return image if joined.startswith("../") else joined
