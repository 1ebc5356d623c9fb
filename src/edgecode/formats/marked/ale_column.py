"""Markers as columns of an Avid log: a row for each marked clip, with what was said of it (:mod:`edgecode.formats.ale`).

A log knows no cut: a row names the source, and the frames of it that the cut plays, so that it is merged by tape or file and
timecode. Where in the cut it stands is a column of ours.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from edgecode.film.cut import Clip, Cut, TrackKind
from edgecode.film.cutting.frames import first_timecode, rate_of
from edgecode.film.cutting.marker import Marker, by_clip
from edgecode.film.cutting.played import played
from edgecode.film.place import Place, Remark
from edgecode.formats.written import Written

COLUMNS: Final = ("Name", "Tracks", "Start", "End", "Tape", "Source File", "FPS", "Record", "Marker", "Said by")


def ale_column(cut: Cut, markers: Iterable[Marker]) -> Written:
    """Write the marked clips in the order of the cut; of several markers on one clip, each is a row."""
    found = by_clip(markers)
    clips = [
        (track.kind, clip, marker) for track in cut.tracks for clip in track.clips for marker in found.get(clip.id, ())
    ]
    clips.sort(key=lambda each: each[2].frame)
    start = first_timecode(cut)
    rows = [dict(_row(kind, clip, marker, at=str(start + marker.frame))) for kind, clip, marker in clips]
    rates = Counter(row["FPS"] for row in rows if "FPS" in row)
    fps = rates.most_common(1)[0][0] if rates else _fps(str(rate_of(cut)))
    head = ["Heading", "FIELD_DELIM\tTABS", "VIDEO_FORMAT\t1080", "AUDIO_FORMAT\t48khz", f"FPS\t{fps}", ""]
    head += ["Column", "\t".join(COLUMNS), "", "Data"]
    body = ["\t".join(_cell(row.get(name, "")) for name in COLUMNS) for row in rows]
    blind = sum("Start" not in row for row in rows)
    says = f"expected marked clips whose source says its timecode, found {blind} without; they have a name alone"
    remarks = (Remark(Place(cut.path), says),) if blind else ()
    return Written("\n".join([*head, *body, ""]).encode("utf-8", "replace"), remarks)


def _row(kind: TrackKind, clip: Clip, marker: Marker, *, at: str) -> Iterator[tuple[str, str]]:
    yield "Name", clip.name.replace("*", "")
    yield "Tracks", "V" if kind is TrackKind.PICTURE else "A1"
    source = played(clip)
    if source is not None:
        yield "Start", str(source.first)
        yield "End", str(source.last)
        yield "FPS", _fps(str(source.first.rate))
    yield "Tape", clip.tape or clip.file
    yield "Source File", clip.file
    yield "Record", at
    yield "Marker", marker.comment
    yield "Said by", marker.by


def _fps(rate: str) -> str:
    """Avid writes the rate alone; where frame numbers drop, the timecode says so with ``;``."""
    return rate.removesuffix(" DF")


def _cell(text: str) -> str:
    """One line without tabs, which would be columns and rows."""
    return " ".join(text.replace("\0", "").split())
