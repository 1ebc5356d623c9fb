"""One row of a camera report, a sound report or a script supervisor's log to one recording."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.errors import RateError, TimecodeError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.recording import Mark, Recording, WrittenBy
from edgecode.film.slate import Flag, Slate
from edgecode.film.timecode import Timecode
from edgecode.formats.mark_words import mark_of
from edgecode.formats.table import Columns, Row

COLUMNS: Final = {
    "slate": ("slate name", "name"),
    "scene": ("sc",),
    "setup": ("shot",),
    "take": ("tk",),
    "camera": ("cam",),
    "roll": ("camera roll", "camroll", "tape", "reel"),
    "sound roll": (),
    "file": ("file name", "clip", "clip name", "source file"),
    "tc in": ("start", "start tc", "in"),
    "tc out": ("end", "end tc", "out"),
    "length": ("duration", "dur"),
    "mark": ("status", "circled", "circle", "print", "select", "circle take"),
    "covers": ("lines",),
    "note": ("notes", "comments", "description", "remarks"),
    "rate": ("fps", "frame rate"),
    "wild": ("wild track",),
    "report": (),
    "shoot day": (),
    "date": ("shoot date",),
    "draft": (),
    "by": (),
}
"""Our word for each column, and the other words it goes by; case and spaces do not matter."""

_DAY: Final = re.compile("[0-9]{1,4}")
_PAPERS: Final = {paper.value.casefold(): paper for paper in WrittenBy}
_CAMERA: Final = re.compile(r"(?:cam(?:era)?[\s.]*)?(?P<letter>[A-Z])(?:[\s-]*cam(?:era)?\.?)?", re.IGNORECASE)
_WITH_LETTERS: Final = re.compile(r".*[0-9][^\W\d_]+")
_CLOCK: Final = re.compile(
    r"(?:(?P<hours>[0-9]{1,4}):)?(?P<minutes>[0-9]{1,4}):(?P<seconds>[0-9]{1,2}(?:[.,][0-9]{1,6})?)"
    r"|(?P<only>[0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*s?"
)
_FRAMES: Final = re.compile(r"[0-9]{1,2}[:;][0-9]{2}[:;][0-9]{2}[:;.,][0-9]{2,3}")
_SHOWN: Final = 40
"""How many characters of a cell a remark repeats."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What goes for every row of one report. ``rate_is_said``: a person gave the rate, which then outranks a row's."""

    path: str
    written_by: WrittenBy
    columns: Columns
    rate: Rate | None = None
    rate_is_said: bool = False
    roll: str = ""
    draft: str = ""
    by: str = ""
    date: str = ""
    shoot_day: int | None = None
    extra: dict[str, str] = {}
    remarks: tuple[Remark, ...] = ()


class _Row:
    """One row, its cells by our words, and what there is to remark about it."""

    def __init__(self, row: Row, *, heading: Heading) -> None:
        self.row = row
        self.columns = heading.columns
        self.place = Place(heading.path, line=row.line)
        self.remarks: list[Remark] = []
        self.kept: dict[str, str] = {}

    def __getitem__(self, word: str) -> str:
        return self.columns.cell(self.row, word)

    def remark(self, says: str) -> None:
        self.remarks.append(Remark(self.place, says))

    def keep(self, word: str, *, why: str) -> None:
        """Keep a cell's text that could not be used, and say why."""
        self.kept[f"csv.{word}"] = self[word]
        self.remark(f"{why}; kept as text")


def recording_of(row: Row, *, heading: Heading) -> Iterator[Recording | Remark]:
    """Yield the recording a row tells of, and a remark for each cell of it that could not be used.

    A row with neither slate nor file gives a remark alone.
    """
    cells = _Row(row, heading=heading)
    slate_text = _slate_text(cells)
    if not slate_text and not cells["file"]:
        yield Remark(cells.place, "expected a slate or a file, found neither; row left out")
        return
    slate_text, slate = _wild(cells, slate_text=slate_text)
    if slate_text and slate is None:
        cells.remark(f"expected a slate such as 12A-3, found {slate_text[:_SHOWN]!r}")
    start, end = _span(cells, rate=_rate(cells, heading=heading))
    yield Recording(
        written_by=_paper(cells, heading=heading),
        place=cells.place,
        slate_text=slate_text,
        slate=slate,
        scene=_scene(cells),
        camera=_camera(cells["camera"]),
        roll=cells["roll"] or heading.roll,
        sound_roll=cells["sound roll"],
        file=cells["file"],
        start=start,
        end=end,
        mark=_mark(cells, slate=slate),
        covers=cells["covers"],
        draft=cells["draft"] or heading.draft,
        note=cells["note"],
        shoot_day=_shoot_day(cells, heading=heading),
        date=cells["date"] or heading.date,
        by=cells["by"] or heading.by,
        extra=heading.extra | heading.columns.unnamed(row) | cells.kept,
    )
    if fault := heading.columns.fault(row):
        cells.remark(fault)
    yield from cells.remarks


def _paper(cells: _Row, *, heading: Heading) -> WrittenBy:
    """Which paper a row says it is of; another word stays a column."""
    paper = _PAPERS.get(cells["report"].casefold())
    if paper is None and cells["report"]:
        cells.kept["csv.report"] = cells["report"]
    return paper or heading.written_by


def _shoot_day(cells: _Row, *, heading: Heading) -> int | None:
    written = cells["shoot day"]
    if written and not _DAY.fullmatch(written):
        cells.keep("shoot day", why=f"expected a shoot day such as 3, found {written[:_SHOWN]!r}")
        return heading.shoot_day
    return int(written) if written else heading.shoot_day


def _slate_text(cells: _Row) -> str:
    """The slate as written; where take, setup and scene stand apart, as one would chalk them."""
    take = cells["take"]
    slate = cells["slate"]
    if slate:
        named = Slate.parse(slate)
        return f"{slate}-{take}" if take and named is not None and named.take is None else slate
    scene, setup = cells["scene"], cells["setup"]
    if not scene and not setup:
        return ""
    stem = _stem(scene, setup=setup)
    return f"{stem}-{take}" if take else stem


def _wild(cells: _Row, *, slate_text: str) -> tuple[str, Slate | None]:
    """Give the slate, a wild track's where the row's own cell says so: it counts beside the takes, not among them."""
    slate = Slate.parse(slate_text)
    if slate is None or slate.take is None or Flag.WT in slate.flags or mark_of(cells["wild"]) is not Mark.CIRCLED:
        return slate_text, slate
    wild = Slate.parse(f"{slate_text} WT")
    return (slate_text, slate) if wild is None else (wild.text, wild)


def _stem(scene: str, *, setup: str) -> str:
    """``12`` and ``A`` are 12A, ``12`` and ``12A`` too; ``12`` and ``4`` are 12-4."""
    if not scene or setup.upper().startswith(scene.upper()):
        return setup or scene
    return f"{scene}{setup}" if not setup or setup[0].isalpha() else f"{scene}-{setup}"


def _scene(cells: _Row) -> str:
    """Give the scene where the row has it apart: ``2C`` beside a take may be setup C of scene 2, and is left to the slate."""
    scene = cells["scene"]
    is_the_slate = not cells["slate"] and not cells["setup"]
    return "" if is_the_slate and _WITH_LETTERS.fullmatch(scene) else scene


def _camera(cell: str) -> str:
    match = _CAMERA.fullmatch(cell)
    return cell if match is None else match["letter"].upper()


def _mark(cells: _Row, *, slate: Slate | None) -> Mark:
    """Read the mark's cell; where it is blank, a star in the slate's name is a circle."""
    mark = mark_of(cells["mark"])
    if mark is None:
        cells.keep("mark", why=f"expected a mark such as circled, hold or ng, found {cells['mark'][:_SHOWN]!r}")
    starred = slate is not None and slate.circled and not cells["mark"]
    return Mark.CIRCLED if starred else mark or Mark.NONE


def _rate(cells: _Row, *, heading: Heading) -> Rate | None:
    if heading.rate_is_said or not cells["rate"]:
        return heading.rate
    try:
        return Rate.parse(cells["rate"])
    except RateError as error:
        cells.keep("rate", why=str(error))
        return heading.rate


def _span(cells: _Row, *, rate: Rate | None) -> tuple[Timecode | None, Timecode | None]:
    """Find start and end (exclusive); what cannot be counted is kept as text."""
    written = [word for word in ("tc in", "tc out", "length") if cells[word]]
    if rate is None:
        if "rate" in cells.columns.known and ("tc in" in written or "tc out" in written):
            cells.remark("expected a frame rate in the row or above it, found none; start and end kept as text")
        cells.kept.update({f"csv.{word}": cells[word] for word in written})
        return None, None
    start, end = _timecode(cells, "tc in", rate=rate), _timecode(cells, "tc out", rate=rate)
    length = _length(cells, rate=rate)
    if start is not None:
        end = end.after(start) if end is not None else start + length if length is not None else None
    if cells["length"] and (start is None or length is None):
        cells.kept["csv.length"] = cells["length"]
    return start, end


def _timecode(cells: _Row, word: str, *, rate: Rate) -> Timecode | None:
    if not cells[word]:
        return None
    try:
        return Timecode.parse(cells[word], rate)
    except TimecodeError as error:
        cells.keep(word, why=str(error))
        return None


def _length(cells: _Row, *, rate: Rate) -> int | None:
    """Count the frames of a length: ``00:00:05:12`` as timecode, ``00:00:05`` or ``5.5`` as real time, rounded."""
    written = cells["length"]
    if _FRAMES.fullmatch(written):
        timecode = _timecode(cells, "length", rate=rate)
        return None if timecode is None else timecode.frame
    clock = _CLOCK.fullmatch(written)
    if clock is None:
        if written:
            cells.keep("length", why=f"expected a length such as 00:00:05:12, found {written[:_SHOWN]!r}")
        return None
    seconds = Fraction((clock["only"] or clock["seconds"]).replace(",", "."))
    seconds += 60 * int(clock["minutes"] or 0) + 3600 * int(clock["hours"] or 0)
    return round(seconds * rate.fps)
