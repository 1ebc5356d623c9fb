#!/usr/bin/env python3
"""Write the papers and cuts of the example film from one table, so that they agree with each other.

    .venv/bin/python examples/make_the_ferry.py [FOLDER]

``make_the_ferry.toml`` says what was shot and what was cut; this writes the camera reports, the sound reports, the script
supervisor's logs, the editor's ALE, the EDL and the OTIO timeline into FOLDER, by default ``the-ferry`` beside it. The same
table always gives the same bytes. Script, boards and ``film.toml`` are written by hand and are not touched. Pictures and sound
are made from the same table by ``make_the_ferry_media.py``.
"""

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec
import opentimelineio as otio

_HERE: Final = Path(__file__).resolve().parent
_TABLE: Final = _HERE / "make_the_ferry.toml"
_CAMERA_IDS: Final = {"A": "R1AB", "B": "R2CD"}
_CAMERA_MARKS: Final = {"circled": "Circled", "ng": "NG"}
_CUT_STARTS: Final = "01:00:00:00"


class TakeRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One take as the table has it; see the head of the table."""

    take: str
    at: str
    long: str
    mark: str = ""
    covers: str = ""
    note: str = ""
    camera: str = ""
    sound: str = ""
    sound_slate: str = ""
    kept: bool = False
    double: bool = False
    says: dict[str, str] = {}
    fault: str = ""


class SetupRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One setup as the table has it. ``rolls`` and ``lenses`` go by camera letter; ``kind`` is MOS, WT or empty."""

    setup: str
    shot: str
    takes: tuple[TakeRow, ...]
    rolls: dict[str, str] = {}
    lenses: dict[str, str] = {}
    covers: str = ""
    kind: str = ""
    listed: bool = True


class DayRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One shoot day as the table has it."""

    number: int
    date: str
    draft: str
    script_supervisor: str
    camera_assistants: dict[str, str]
    sound_mixer: str
    sound_roll: str
    setups: tuple[SetupRow, ...]
    ale: bool = False


class CutRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One cut as the table has it: a file, a name, and one clip a line."""

    file: str
    name: str
    clips: str


class Shooting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table. ``rate`` is in frames a second."""

    title: str
    rate: int
    days: tuple[DayRow, ...]
    cuts: tuple[CutRow, ...]


class Filmed(msgspec.Struct, frozen=True, kw_only=True):
    """What one camera made of one take; ``start`` and ``end`` (exclusive) count frames from midnight.

    ``camera``, ``roll`` and ``file`` are empty for a wild track.
    """

    day: DayRow
    setup: SetupRow
    take: TakeRow
    start: int
    end: int
    camera: str = ""
    roll: str = ""
    file: str = ""

    @property
    def slate(self) -> str:
        """Setup and take as chalked, ``2B-4PU`` or ``6C-2 MOS``."""
        return f"{self.setup.setup}-{self.take.take}{' MOS' * (self.setup.kind == 'MOS')}"

    @property
    def clip_name(self) -> str:
        """The slate as an editing room names it: with the camera, and a star where the take is circled."""
        star = "*" * (self.take.mark == "circled")
        return f"{self.setup.setup}-{self.take.take}{self.camera}{star}{' MOS' * (self.setup.kind == 'MOS')}"

    @property
    def media(self) -> str:
        """The path of its picture in the film's folder, empty where it was not kept."""
        return f"dailies/day-{self.day.number}/{self.file}.mp4" if self.take.kept and self.file else ""


class Used(msgspec.Struct, frozen=True):
    """One clip of a cut: ``length`` frames of ``filmed`` from ``start``, or a card of that name where there is none."""

    name: str
    filmed: Filmed | None
    start: int
    length: int


def frames(text: str, *, rate: int) -> int:
    """Count the frames of ``HH:MM:SS:FF``, ``MM:SS:FF`` or ``SS:FF``."""
    *clock, last = (int(part) for part in text.split(":"))
    seconds = 0
    for part in clock:
        seconds = seconds * 60 + part
    return seconds * rate + last


def timecode(count: int, *, rate: int) -> str:
    """Print a count of frames as ``HH:MM:SS:FF``, non-drop."""
    seconds, last = divmod(count, rate)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}:{last:02}"


def filmed_in(day: DayRow, *, rate: int) -> tuple[Filmed, ...]:
    """Give every take of a day once for each camera, in shooting order; clips are counted on each roll from 1."""
    made: list[Filmed] = []
    clips: Counter[str] = Counter()
    for setup in day.setups:
        for take in setup.takes:
            start = frames(take.at, rate=rate)
            whole = Filmed(day=day, setup=setup, take=take, start=start, end=start + frames(take.long, rate=rate))
            for camera, roll in setup.rolls.items():
                clips[roll] += 1
                file = f"{roll}C{clips[roll]:03}_{day.date[2:].replace('-', '')}_{_CAMERA_IDS[camera]}"
                made.append(msgspec.structs.replace(whole, camera=camera, roll=roll, file=file))
            if not setup.rolls:
                made.append(whole)
    return tuple(made)


def camera_report(day: DayRow, filmed: Iterable[Filmed], *, camera: str, table: Shooting) -> str:
    """Print what one camera's assistant writes down."""
    rows = [
        [
            one.slate,
            one.camera,
            one.roll,
            one.file,
            *_timecodes(one, rate=table.rate),
            one.setup.lenses[camera],
            _CAMERA_MARKS.get(one.take.mark, ""),
            one.take.camera,
        ]
        for one in filmed
        if one.camera == camera and one.setup.listed
    ]
    head = _head("Camera report", day=day, table=table, by=("Camera assistant", day.camera_assistants[camera]))
    return _csv(head, ["slate", "camera", "roll", "file", "tc in", "tc out", "lens", "mark", "note"], rows)


def sound_files(day: DayRow, filmed: Iterable[Filmed]) -> dict[str, str]:
    """Name the sound files of a day in order, by slate; nothing is recorded of a take that was shot MOS."""
    heard = [one for one in _once(filmed) if one.setup.listed and one.setup.kind != "MOS"]
    return {one.slate: f"{day.sound_roll}T{number:02}.WAV" for number, one in enumerate(heard, start=1)}


def sound_report(day: DayRow, filmed: Sequence[Filmed], *, table: Shooting) -> str:
    """Print what the sound mixer writes down: every take once, unless it was shot MOS."""
    files = sound_files(day, filmed)
    rows = [
        [
            one.take.sound_slate or one.slate,
            files[one.slate],
            *_timecodes(one, rate=table.rate),
            "x" * (one.take.mark == "circled"),
            one.take.sound,
        ]
        for one in _once(filmed)
        if one.slate in files
    ]
    head = _head("Sound report", day=day, table=table, by=("Sound mixer", day.sound_mixer))
    return _csv([*head, ["Roll", day.sound_roll]], ["slate", "file", "start tc", "end tc", "circled", "note"], rows)


def log(day: DayRow, filmed: Iterable[Filmed], *, table: Shooting) -> str:
    """Print what the script supervisor writes down; the first take of a setup carries its description."""
    rows = []
    for one in _once(filmed):
        if one.setup.listed:
            first = f"{one.setup.shot}. " if one.take is one.setup.takes[0] else ""
            note = f"{first}{one.take.note}".strip()
            times = _timecodes(one, rate=table.rate)
            rows.append([one.slate, *times, one.take.mark, one.take.covers or one.setup.covers, note])
    head = _head("Script supervisor's log", day=day, table=table, by=("Script supervisor", day.script_supervisor))
    return _csv([*head, ["Draft", day.draft]], ["slate", "tc in", "tc out", "mark", "covers", "note"], rows)


def ale(day: DayRow, filmed: Iterable[Filmed], *, table: Shooting) -> str:
    """Print a day's picture clips as an Avid Log Exchange, as an assistant editor takes them in."""
    columns = ["Name", "Tracks", "Start", "End", "Duration", "Tape", "Camroll", "Scene", "Take", "Camera", "Soundroll",
               "Shoot Date", "Source File", "FPS"]  # fmt: skip
    rows = [
        [
            one.clip_name,
            "V",
            *_timecodes(one, rate=table.rate),
            timecode(one.end - one.start, rate=table.rate),
            one.roll,
            one.roll,
            one.setup.setup,
            one.take.take,
            one.camera,
            day.sound_roll,
            day.date,
            one.file,
            str(table.rate),
        ]
        for one in filmed
        if one.camera and one.setup.listed
    ]
    heading = ["Heading", "FIELD_DELIM\tTABS", "VIDEO_FORMAT\t1080", "AUDIO_FORMAT\t48khz", f"FPS\t{table.rate}"]
    lines = [*heading, "", "Column", "\t".join(columns), "", "Data", *("\t".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def clips_of(cut: CutRow, filmed: Iterable[Filmed], *, rate: int) -> Iterator[Used]:
    """Find the take each clip of a cut comes from. Raises ValueError for a clip that reaches beyond its take."""
    by_name = {f"{one.setup.setup}-{one.take.take}{one.camera}": one for one in filmed}
    for line in filter(None, cut.clips.splitlines()):
        name, *rest = line.rsplit(maxsplit=2)
        begins, length = (frames(text, rate=rate) for text in rest)
        if name.startswith("["):
            yield Used(name.strip("[]"), None, 0, length)
            continue
        one = by_name[name]
        if one.start + begins + length > one.end:
            msg = f"{cut.file}: expected {name} to end within its take, found {line!r}"
            raise ValueError(msg)
        yield Used(one.clip_name, one, one.start + begins, length)


def edl(cut: CutRow, clips: Iterable[Used], *, rate: int) -> str:
    """Print a cut as a CMX 3600 list; cards have no source and are not for this format. Raises ValueError for one."""
    lines = [f"TITLE:   {cut.name}", "FCM: NON-DROP FRAME", f"* FRAME RATE: {rate}"]
    at = frames(_CUT_STARTS, rate=rate)
    for number, clip in enumerate(clips, start=1):
        if clip.filmed is None:
            msg = f"{cut.file}: expected only clips with a source, found {clip.name!r}"
            raise ValueError(msg)
        spans = (clip.start, clip.start + clip.length, at, at + clip.length)
        times = " ".join(timecode(count, rate=rate) for count in spans)
        lines.append(f"{number:03}  {clip.filmed.roll:<8} V     C        {times}")
        lines += [
            f"* FROM CLIP NAME: {clip.name}",
            f"* SOURCE FILE: {clip.filmed.file}{'.mp4' * bool(clip.filmed.media)}",
        ]
        at += clip.length
    return "\n".join(lines) + "\n"


def timeline(cut: CutRow, clips: Iterable[Used], *, rate: int) -> str:
    """Print a cut as an OpenTimelineIO timeline with one picture track."""
    track = otio.core.Track(name="V1", kind=otio.schema.TrackKind.Video)
    for clip in clips:
        track.append(_otio_clip(clip, rate=rate))
    made = otio.schema.Timeline(name=cut.name)
    made.global_start_time = otio.opentime.RationalTime(frames(_CUT_STARTS, rate=rate), rate)
    made.tracks.append(track)
    return f"{made.to_json_string(indent=4)}\n"


def papers(table: Shooting) -> dict[str, str]:
    """Print every paper and every cut: path in the film's folder to content."""
    made: dict[str, str] = {}
    everything: list[Filmed] = []
    for day in table.days:
        filmed = filmed_in(day, rate=table.rate)
        everything += filmed
        folder = f"dailies/day-{day.number}"
        for camera in day.camera_assistants:
            made[f"{folder}/camera-{camera.lower()}.csv"] = camera_report(day, filmed, camera=camera, table=table)
        made[f"{folder}/sound.csv"] = sound_report(day, filmed, table=table)
        made[f"{folder}/log.csv"] = log(day, filmed, table=table)
        if day.ale:
            made[f"{folder}.ale"] = ale(day, filmed, table=table)
    for cut in table.cuts:
        printed = edl if cut.file.endswith(".edl") else timeline
        made[cut.file] = printed(cut, clips_of(cut, everything, rate=table.rate), rate=table.rate)
    return made


def _once(filmed: Iterable[Filmed]) -> tuple[Filmed, ...]:
    """Each take once, however many cameras ran."""
    return tuple({one.slate: one for one in reversed(tuple(filmed))}.values())[::-1]


def _timecodes(one: Filmed, *, rate: int) -> tuple[str, str]:
    return timecode(one.start, rate=rate), timecode(one.end, rate=rate)


def _head(kind: str, *, day: DayRow, table: Shooting, by: tuple[str, str]) -> list[list[str]]:
    return [
        ["Report", kind],
        ["Production", table.title],
        ["Shoot day", str(day.number)],
        ["Date", day.date],
        list(by),
        ["Rate", str(table.rate)],
    ]


def _csv(head: Iterable[Sequence[str]], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([*head, [], columns, *rows])
    return text.getvalue()


def _otio_clip(clip: Used, *, rate: int) -> otio.schema.Clip:
    span = otio.opentime.TimeRange(
        otio.opentime.RationalTime(clip.start, rate), otio.opentime.RationalTime(clip.length, rate)
    )
    if clip.filmed is None:
        return otio.schema.Clip(name=clip.name, source_range=span, media_reference=otio.schema.MissingReference())
    one = clip.filmed
    whole = otio.opentime.TimeRange(
        otio.opentime.RationalTime(one.start, rate), otio.opentime.RationalTime(one.end - one.start, rate)
    )
    return otio.schema.Clip(
        name=clip.name,
        source_range=span,
        media_reference=otio.schema.ExternalReference(
            target_url=f"../{one.media}" if one.media else f"{one.file}.mxf", available_range=whole
        ),
        metadata={"cmx_3600": {"reel": one.roll}},
    )


def read_table() -> Shooting:
    """Read the table beside this file."""
    return msgspec.toml.decode(_TABLE.read_bytes(), type=Shooting)


def main(words: Sequence[str]) -> None:
    """Write all of it into the folder that is named, else into ``the-ferry`` beside this file."""
    folder = Path(words[0]) if words else _HERE / "the-ferry"
    table = read_table()
    for path, content in papers(table).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode())


if __name__ == "__main__":
    main(sys.argv[1:])
