"""Lists of storyboard panels as CSV: one row a panel, its scene, its picture, what it covers.

Needs a header row with ``panel`` and ``scene``; what else is known, and by which words, is in :data:`COLUMNS`. Columns
with other names are kept in ``extra`` under ``csv.`` and their name. Rows above the header row are left out. Pictures and
sounds are paths from the list's own folder. Two panels of one name in one scene both stand, and the second is remarked on.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.film import scene_number
from edgecode.film.board import Panel
from edgecode.film.composed import composed
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
    "draft": ("drawn for", "drawn for draft", "script draft"),
    "size": ("shot size", "framing"),
    "angle": ("camera angle", "shot angle"),
    "lens": ("focal length",),
    "move": ("movement", "camera move", "camera movement"),
    "side": ("axis side", "side of the line", "camera side"),
    "notes": ("note", "comments", "comment"),
    "sound": ("scratch sound", "scratch", "sound file", "audio", "audio file"),
}
"""Our word for each column, and the other words it goes by; case and spaces do not matter."""

_OF_A_REPORT: Final = frozenset({"slate", "slatename", "take", "tk"})
_PLAINLY_A_PANEL: Final = frozenset({"panel", "panelname"})
_ONLY_A_PANEL_HAS: Final = frozenset({"action", "dialogue", "image", "seconds"})
_SECONDS: Final = re.compile(r"(?P<seconds>\d{1,6}(?:[.,]\d{1,6})?)\s*(?:s|sec|secs|seconds)?\.?", re.IGNORECASE)
_SOUND: Final = re.compile(r".*\.(?:wav|bwf|aiff?|mp3|m4a|aac|flac|ogg|opus|caf|mp4|mov)", re.IGNORECASE | re.DOTALL)
"""How the name of a sound file ends; other words in that column say what is heard (``thunder``) and are kept as words."""
_SOUND_IN_WORDS: Final = "csv.sound in words"
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
    first: dict[tuple[str, str], int] = {}
    for row in table.rows:
        for found in _panel(row, columns=columns, path=source.path):
            yield found
            if isinstance(found, Panel):
                yield from _again(found, row=row, first=first)


def _is_header(row: Row) -> bool:
    words = {folded(cell) for cell in row.cells}
    known = columns_of(row, synonyms=COLUMNS).known.keys()
    if not {"panel", "scene"} <= known or words & _OF_A_REPORT:
        return False
    return bool(words & _PLAINLY_A_PANEL or known & _ONLY_A_PANEL_HAS)


def _again(panel: Panel, *, row: Row, first: dict[tuple[str, str], int]) -> Iterator[Remark]:
    """Say where the first panel of this name and scene stands, if this one is not the first."""
    line = first.setdefault((scene_number.folded(panel.scene), composed(panel.name)), row.line)
    if line != row.line:
        where = f"in scene {panel.scene}" if panel.scene else "of no scene"
        says = f"expected one panel {panel.name} {where}, found another; the first is at line {line}, and both stand"
        yield Remark(panel.place, says)


def _panel(row: Row, *, columns: Columns, path: str) -> Iterator[Panel | Remark]:
    place = Place(path, line=row.line)
    if not columns.cell(row, "panel"):
        yield Remark(place, "expected a panel's name, found none; row left out")
        return
    seconds, sound = columns.cell(row, "seconds"), columns.cell(row, "sound")
    is_file = _SOUND.fullmatch(sound) is not None
    in_words = {_SOUND_IN_WORDS: sound} if sound and not is_file else {}
    yield Panel(
        name=columns.cell(row, "panel"),
        place=place,
        scene=columns.cell(row, "scene"),
        shot=columns.cell(row, "shot"),
        covers=columns.cell(row, "covers"),
        action=columns.cell(row, "action"),
        dialogue=columns.cell(row, "dialogue"),
        image=_beside(columns.cell(row, "image"), path=path),
        seconds=_seconds(seconds),
        notes=columns.cell(row, "notes"),
        draft=columns.cell(row, "draft"),
        size=columns.cell(row, "size"),
        angle=columns.cell(row, "angle"),
        lens=columns.cell(row, "lens"),
        move=columns.cell(row, "move"),
        side=columns.cell(row, "side"),
        audio=_beside(sound, path=path) if is_file else "",
        extra=columns.unnamed(row) | in_words,
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


def _beside(cell: str, *, path: str) -> str:
    """Read a picture's or sound's path from the list's own folder, unless it already names that folder or lies elsewhere."""
    file = cell.replace("\\", "/")
    folder = posixpath.dirname(path)
    if not file or _ELSEWHERE.match(file) or (folder and file.startswith(f"{folder}/")):
        return file
    joined = posixpath.normpath(posixpath.join(folder, file))
    return file if joined.startswith("../") else joined
