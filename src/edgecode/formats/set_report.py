"""Camera reports, sound reports and script supervisors' logs as CSV: one row for each recording of a take.

Needs a header row with ``slate``, or with ``scene`` and ``take``. Which report it is stands in a row above the header
(``Report,Camera report``), else the columns tell. Rows above the header hold ``key,value`` pairs that go for every row
below. What is known, and by which words, is in :data:`COLUMNS` and :data:`ABOVE`; other columns are kept in ``extra``
under ``csv.`` and their name. An empty cell is empty: it never repeats the row above.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.errors import RateError, UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import WrittenBy
from edgecode.formats.records import Record
from edgecode.formats.report_row import COLUMNS, Heading, recording_of
from edgecode.formats.source import Source
from edgecode.formats.table import Columns, Row, Table, columns_of, folded, has_header, table_of
from edgecode.formats.text import decoded

NAME: Final = "set report"
SUFFIXES: Final = (".csv", ".tsv", ".txt")

ABOVE: Final = {
    "report": ("kind",),
    "production": ("project", "title"),
    "shoot day": ("day",),
    "date": (),
    "draft": ("revision",),
    "by": ("script supervisor", "camera assistant", "sound mixer", "written by"),
    "rate": ("frame rate", "fps", "project rate"),
    "roll": ("tape", "media"),
}
"""Our word for each key above the header row, and the other words it goes by."""

_KEYS: Final = {folded(name): word for word, names in ABOVE.items() for name in (word, *names)}
_KINDS: Final = {
    "camerareport": WrittenBy.CAMERA,
    "soundreport": WrittenBy.SOUND,
    "scriptsupervisorslog": WrittenBy.SCRIPT_SUPERVISOR,
    "editorslog": WrittenBy.SCRIPT_SUPERVISOR,
}
_WRITERS: Final = {
    "scriptsupervisor": WrittenBy.SCRIPT_SUPERVISOR,
    "cameraassistant": WrittenBy.CAMERA,
    "soundmixer": WrittenBy.SOUND,
}
_TOLD_BY_COLUMNS: Final = (
    (WrittenBy.SCRIPT_SUPERVISOR, frozenset({"covers", "lines"})),
    (WrittenBy.CAMERA, frozenset({"camera", "cam", "camroll", "cameraroll"})),
    (WrittenBy.SOUND, frozenset({"tape", "channels", "tracks", "t1", "soundroll"})),
)
_OF_PANELS: Final = frozenset({"panel", "panelname", "image", "picture", "dialogue"})
_AT_LEAST: Final = 2
"""A line of prose may well hold the word slate between commas, but hardly a second word of a report's header."""
_DAY: Final = re.compile(r"(?:shoot(?:ing)?\s*)?(?:day\s*)?#?\s*(?P<day>[0-9]{1,4})\b.*", re.IGNORECASE)


class _Above(msgspec.Struct):
    """What the rows above the header row say: by our words with the line, by their own words, and bare lines."""

    known: dict[str, tuple[str, int]] = {}
    others: dict[str, str] = {}
    writers: dict[WrittenBy, str] = {}
    titles: list[str] = []

    def say(self, key: str, value: str, *, line: int) -> None:
        """Take in one pair; what is said first stays."""
        word = _KEYS.get(folded(key))
        if word is None:
            self.others.setdefault(f"csv.{key.rstrip(':').strip() or 'above'}", value)
            return
        self.known.setdefault(word, (value, line))
        if word == "production":
            self.others.setdefault("csv.production", value)
        if folded(key) in _WRITERS:
            self.writers.setdefault(_WRITERS[folded(key)], value)


def recognises(head: bytes, *, suffix: str) -> bool:
    """Tell whether a header row with a slate, or a scene and a take, stands near the top."""
    del suffix
    return has_header(head, is_header=_is_header)


def read(source: Source) -> Iterator[Record | Remark]:
    """Yield a recording for each row that names a slate or a file.

    Raises UnreadableError where the file is no text or has no header row.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    table = table_of(text.content, path=source.path, is_header=_is_header)
    if table is None:
        raise UnreadableError(
            source.path, line=1, expected="a header row with slate, or scene and take", found="no row with these words"
        )
    yield from table.remarks
    heading = _heading(table, source=source)
    yield from heading.remarks
    for row in table.rows:
        yield from recording_of(row, heading=heading)


def _is_header(row: Row) -> bool:
    words = {folded(cell) for cell in row.cells}
    known = _columns(row).known.keys()
    told = [word for _, columns in _TOLD_BY_COLUMNS for word in words & columns]
    if words & _OF_PANELS or len(known) + len(told) < _AT_LEAST:
        return False
    return "slate" in known or {"scene", "take"} <= known


def _columns(header: Row) -> Columns:
    """Find the columns; one that is only called name is the slate's only where nothing else names the slate."""
    columns = columns_of(header, synonyms=COLUMNS)
    slates = columns.known.get("slate", ())
    named = [index for index in slates if folded(header.cells[index]) == "name"]
    if len(slates) > len(named) or {"scene", "take"} <= columns.known.keys():
        for index in named:
            columns = columns.without("slate", index=index)
    return columns


def _heading(table: Table, *, source: Source) -> Heading:
    above = _above(table.before)
    said = {word: value for word, (value, _) in above.known.items()}
    columns = _columns(table.header)
    remarks: list[Remark] = []
    place = Place(source.path, line=table.header.line)
    written_by = _written_by(above, header=table.header)
    if written_by is None:
        says = "expected a row such as 'Report,Camera report', found none, and columns that do not tell; read as a log"
        remarks.append(Remark(place, says))
    rate = _rate(above, source=source, remarks=remarks)
    if rate is None and "rate" not in columns.known and _has_timecode(table, columns=columns):
        says = "expected a frame rate in a column or above the header row, found none; start and end kept as text"
        remarks.append(Remark(place, says))
    return Heading(
        path=source.path,
        written_by=written_by or WrittenBy.LOG,
        columns=columns,
        rate=rate,
        rate_is_said=source.rate is not None,
        roll=said.get("roll", ""),
        draft=said.get("draft", ""),
        by=above.writers.get(written_by, "") if written_by in above.writers else said.get("by", ""),
        date=said.get("date", ""),
        shoot_day=_shoot_day(above, source=source, remarks=remarks),
        extra=above.others,
        remarks=tuple(sorted(remarks, key=lambda remark: remark.place.line or 0)),
    )


def _has_timecode(table: Table, *, columns: Columns) -> bool:
    return any(columns.cell(row, "tc in") or columns.cell(row, "tc out") for row in table.rows)


def _above(rows: tuple[Row, ...]) -> _Above:
    above = _Above()
    for row in rows:
        filled = [cell for cell in row.cells if cell]
        if len(filled) == 1:
            above.titles.append(filled[0])
        cells = iter(row.cells)
        for cell in cells:
            key, _, rest = cell.partition(":")
            if folded(key) in _KEYS and rest.strip():
                above.say(key, rest.strip(), line=row.line)
            elif cell and len(filled) > 1 and (value := next(cells, "")):
                above.say(cell, value, line=row.line)
    return above


def _written_by(above: _Above, *, header: Row) -> WrittenBy | None:
    """Believe the paper's own title, then the one person who signs it, then its columns."""
    titles = [above.known["report"][0]] if "report" in above.known else []
    for title in (*titles, *above.titles):
        kind = _KINDS.get(folded(title).replace("\u2019", "").replace("'", ""))
        if kind is not None:
            return kind
    if len(above.writers) == 1:
        return next(iter(above.writers))
    words = {folded(cell) for cell in header.cells}
    return next((paper for paper, columns in _TOLD_BY_COLUMNS if words & columns), None)


def _rate(above: _Above, *, source: Source, remarks: list[Remark]) -> Rate | None:
    if source.rate is not None or "rate" not in above.known:
        return source.rate
    written, line = above.known["rate"]
    try:
        return Rate.parse(written)
    except RateError as error:
        remarks.append(Remark(Place(source.path, line=line), f"{error}; start and end need one"))
        return None


def _shoot_day(above: _Above, *, source: Source, remarks: list[Remark]) -> int | None:
    written, line = above.known.get("shoot day", ("", 0))
    match = _DAY.fullmatch(written)
    if match is not None:
        return int(match["day"])
    if written:
        remarks.append(Remark(Place(source.path, line=line), f"expected a shoot day such as 3, found {written[:40]!r}"))
    return None
