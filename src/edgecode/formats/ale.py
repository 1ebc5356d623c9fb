"""Avid Log Exchange: the editor's log of the day's clips, as Avid, Resolve, Silverstack and others write it.

Each row below ``Data`` becomes a recording: Slate, else Scene and Take, else Name as the slate, Camroll (else Tape, Reel) as
the roll, Source File (else Filename) as the file, Start and End at the row's FPS (else the heading's). A column of circled
takes or a star in the name marks a circled take. Every other column that holds something is kept in ``extra``, named
``ale.COLUMN``.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.errors import RateError, TimecodeError, UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode, frames_in_day
from edgecode.formats.head import peeked
from edgecode.formats.mark_words import mark_of
from edgecode.formats.source import Source
from edgecode.formats.text import decoded, lines

NAME: Final = "ale"
SUFFIXES: Final = (".ale",)

_SECTIONS: Final = ("heading", "column", "data")
_DELIMITER: Final = "FIELD_DELIM"
_CIRCLED: Final = ("circled", "circle", "circle take", "circled take", "select", "selects")
_NO: Final = frozenset({"", "0", "n", "no", "false", "-"})
_DAY: Final = re.compile(r"[0-9]{1,4}")
_CAMERA: Final = re.compile(r"([A-Z]{1,2})(?:[ _-]?CAM(?:ERA)?)?", re.IGNORECASE)
_ROLL: Final = re.compile(r"([A-Z])_?\d{3}", re.ASCII)


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of one log: heading and columns as they are written, and the rows with their lines, counted from 1."""

    heading: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


class Row:
    """One row by its columns' names, whatever their case; remembers what was not asked for."""

    def __init__(self, columns: Sequence[str], values: Sequence[str]) -> None:
        """Pair columns and values; a value without a column is named by its place, counted from 1."""
        self._left: dict[str, tuple[str, str]] = {}
        for index, value in enumerate(values):
            column = columns[index] if index < len(columns) else ""
            known = column.casefold() in self._left
            name = f"{column} {index + 1}".strip() if known or not column else column
            if value:
                self._left[name.casefold()] = (name, value)

    def take(self, *columns: str) -> str:
        """Give the value of the first of some columns that holds one; it counts as used."""
        found = next((column for column in columns if column.casefold() in self._left), None)
        return self._left.pop(found.casefold())[1] if found is not None else ""

    def look(self, column: str) -> str:
        """Give the value of a column without using it; empty where it holds nothing."""
        return self._left.get(column.casefold(), ("", ""))[1]

    def left(self) -> dict[str, str]:
        """Give what no one asked for, by the columns' own names."""
        return dict(self._left.values())


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for the word Heading on the first line that holds anything, and for FIELD_DELIM below it."""
    text = peeked(head)
    return text.lstrip()[: len(_SECTIONS[0])].casefold() == _SECTIONS[0] and _DELIMITER in text


def read(source: Source) -> Iterator[Recording | Remark]:
    """Yield a recording for each row, each after what is to be remarked about it.

    Raises UnreadableError where there is no list of columns or no Data section.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    log = sections(lines(text.content), path=source.path)
    heading, says = _heading_rate(log.heading, said=source.rate)
    yield from (Remark(Place(source.path, line=1), each) for each in says)
    if not log.rows:
        yield Remark(Place(source.path), "expected rows below Data, found none")
    for line, values in log.rows:
        doubts: list[str] = []
        place = Place(source.path, line=line)
        row = _row(values, columns=log.columns, doubts=doubts)
        rate = source.rate or _row_rate(row, heading=heading, doubts=doubts)
        recording = _recording(row, place=place, rate=rate, doubts=doubts)
        yield from (Remark(place, each) for each in doubts)
        yield recording


def sections(content: Sequence[str], *, path: str) -> Log:
    """Part a log into heading, columns and rows; blank lines are left out.

    Raises UnreadableError where there is no list of columns or no Data section.
    """
    parts: dict[str, list[tuple[int, str]]] = {}
    section = ""
    for number, line in enumerate(content, start=1):
        word = line.strip().casefold()
        if section != _SECTIONS[-1] and word in _SECTIONS:
            section = word
            parts.setdefault(section, [])
        elif word and section:
            parts[section].append((number, line))
    heading, columns, rows = (parts.get(each) for each in _SECTIONS)
    if not columns or rows is None:
        missing = "a list of columns" if not columns else "a Data section"
        raise UnreadableError(path, line=None, expected=f"an ALE with {missing}", found="none")
    words = [word.strip() for _, line in heading or () for word in line.split("\t")]
    between = "," if dict(_pairs(words)).get(_DELIMITER, "").upper() == "COMMAS" else "\t"
    names = tuple(name.strip() for name in columns[0][1].split(between))
    return Log(
        heading=dict(_pairs(words)),
        columns=tuple(names[: next((i for i in range(len(names), 0, -1) if names[i - 1]), 0)]),
        rows=tuple((number, tuple(value.strip() for value in line.split(between))) for number, line in rows),
    )


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair the heading's words, which stand one pair a line, or all on one."""
    yield from zip(words[::2], words[1::2], strict=False)


def _heading_rate(heading: dict[str, str], *, said: Rate | None) -> tuple[Rate | None, list[str]]:
    written = heading.get("FPS", "")
    if said is not None or not written:
        return said, []
    try:
        return Rate.parse(written), []
    except RateError as error:
        return None, [str(error)]


def _row(values: Sequence[str], *, columns: Sequence[str], doubts: list[str]) -> Row:
    if len(values) < len(columns):
        doubts.append(f"expected {len(columns)} columns, found {len(values)}; the others are taken as empty")
    elif any(values[len(columns) :]):
        doubts.append(f"expected {len(columns)} columns, found {len(values)}; the rest is kept without a name")
    return Row(columns, values)


def _row_rate(row: Row, *, heading: Rate | None, doubts: list[str]) -> Rate | None:
    """Find the rate of a row's timecode: its own FPS, else the heading's."""
    written = row.look("FPS")
    if not written:
        return heading
    try:
        rate = Rate.parse(written)
    except RateError as error:
        doubts.append(str(error))
        return heading
    row.take("FPS")
    return rate


def _recording(row: Row, *, place: Place, rate: Rate | None, doubts: list[str]) -> Recording:
    start, end = _times(row, rate=rate, doubts=doubts)
    name, scene, take = row.take("Name"), row.take("Scene"), row.take("Take")
    slate_text = _slated(row) or (f"{scene}-{take}" if scene and take else name)
    slate = Slate.parse(slate_text)
    day = row.look("Shoot day")
    circled = row.take(*_CIRCLED).casefold() not in _NO or "*" in f"{name}{slate_text}"
    roll = row.take("Camroll", "Tape", "Reel")
    file = row.take("Source File", "Filename") or (name if Slate.parse(name) is None else "")
    return Recording(
        written_by=WrittenBy.LOG,
        place=place,
        slate_text=slate_text,
        slate=slate,
        scene=scene,
        camera=_camera(row, slate=slate, roll=roll),
        roll=roll,
        sound_roll=row.take("Soundroll", "Sound Roll"),
        file=file,
        start=start,
        end=end,
        mark=Mark.CIRCLED if circled else _mark(row),
        note=row.take("Comments", "Comment", "Description", "Descript"),
        shoot_day=int(row.take("Shoot day")) if _DAY.fullmatch(day) else None,
        date=row.take("Shoot Date"),
        extra={f"ale.{column}": value for column, value in _rest(row, name=name, take=take, used=(slate_text, file))},
    )


def _mark(row: Row) -> Mark:
    """Read the column Mark; a word that nobody knows stays a column."""
    mark = mark_of(row.look("Mark"))
    if mark is not None:
        row.take("Mark")
    return mark or Mark.NONE


def _slated(row: Row) -> str:
    """Take the column Slate, where it holds a slate with a take, as edgecode writes it."""
    slate = Slate.parse(row.look("Slate"))
    return row.take("Slate") if slate is not None and slate.take is not None else ""


def _rest(row: Row, *, name: str, take: str, used: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Keep the columns nobody asked for, and name and take where slate and file were taken from elsewhere."""
    if name and name not in used:
        yield "Name", name
    if take and not used[0].endswith(f"-{take}"):
        yield "Take", take
    yield from row.left().items()


def _times(row: Row, *, rate: Rate | None, doubts: list[str]) -> tuple[Timecode | None, Timecode | None]:
    """Count Start and End, or Start and Duration; End may lie past midnight. What is not counted stays a column."""
    if rate is None:
        return None, None
    start = _timecode(row, "Start", rate=rate, doubts=doubts)
    end = _timecode(row, "End", rate=rate, doubts=doubts)
    if start is None or end is None:
        length = _timecode(row, "Duration", rate=rate, doubts=doubts) if start is not None else None
        return start, start + length.frame if start is not None and length is not None else end
    if start.rate != end.rate:
        doubts.append(f"expected Start and End to count alike, found {start} and {end}; End is left out")
        return start, None
    after = end.after(start)
    if after - start > frames_in_day(start.rate) // 2:
        doubts.append(f"expected an End after the Start {start}, found {end}; End is left out")
        return start, None
    return start, after


def _timecode(row: Row, column: str, *, rate: Rate, doubts: list[str]) -> Timecode | None:
    """Read one timecode; Avid writes ``;`` where frame numbers are dropped."""
    text = row.look(column)
    if not text:
        return None
    try:
        found = Timecode.parse(text, Rate.of(rate.fps, drop=True) if ";" in text and not rate.drop else rate)
    except (TimecodeError, RateError) as error:
        doubts.append(str(error))
        return None
    row.take(column)
    return found


def _camera(row: Row, *, slate: Slate | None, roll: str) -> str:
    """Find the camera's letter: its column where that holds a letter, else the slate's, else the first of the roll."""
    match = _CAMERA.fullmatch(row.look("Camera"))
    if match is not None:
        row.take("Camera")
        return match[1].upper()
    rolled = _ROLL.match(roll)
    return slate.camera if slate is not None and slate.camera else rolled[1] if rolled is not None else ""
