"""Which frames of its source a clip plays, and of which recording of its take."""

from typing import Final

import msgspec

from edgecode.errors import TimecodeError
from edgecode.film.cut import Clip
from edgecode.film.dailies import Take
from edgecode.film.file_name import stem
from edgecode.film.recording import OF_SOUND, Recording
from edgecode.film.slate import Slate
from edgecode.film.timecode import Timecode, frames_in_day

_BY_RANGE: Final = "@"
"""Stands in the source's text where a timeline says a range, which is as long as its use in the cut (OpenTimelineIO)."""


class Played(msgspec.Struct, frozen=True):
    """A stretch of a source: frames ``first`` up to but not including ``last``, in the source's own timecode."""

    first: Timecode
    last: Timecode

    @property
    def frames(self) -> int:
        """How many frames it is long."""
        return self.last - self.first


def recording_of(clip: Clip, take: Take) -> Recording | None:
    """Find the recording of a take that a clip shows: by its file, its roll, its camera's letter, or as the only picture."""
    files = {stem(name) for name in (clip.file, clip.tape, clip.name) if name}
    rows = take.recordings
    timed = sorted(rows, key=lambda row: row.start is None or row.end is None)
    found = next((row for row in timed if row.file and stem(row.file) in files), None)
    if found is not None:
        return found
    roll = clip.tape.strip().upper()
    rolled = [row for row in timed if roll and row.roll.strip().upper() == roll]
    if rolled:
        return rolled[0]
    slate = Slate.parse(clip.name, style=take.slate.style)
    camera = slate.camera if slate is not None else ""
    pictures = [row for row in timed if row.written_by not in OF_SOUND] or timed
    own = [row for row in pictures if camera and camera == _camera(row)]
    if own:
        return own[0]
    cameras = {_camera(row) for row in pictures} - {""}
    return pictures[0] if len(cameras) <= 1 and not (camera and cameras) else None


def _camera(row: Recording) -> str:
    return row.camera or (row.slate.camera if row.slate is not None else "")


def played(clip: Clip, *, recording: Recording | None = None) -> Played | None:
    """Find the frames of its source that a clip plays, ``None`` where nothing says them.

    A clip of an unrated list is read at its recording's rate. A freeze plays one frame. A source that crosses midnight ends
    on the next day.
    """
    first, last = clip.source_in, clip.source_out
    if first is None and recording is not None and recording.start is not None:
        first = _read(clip.source_in_text, like=recording.start)
        last = _read(clip.source_out_text, like=recording.start)
    if first is None:
        return None
    frames = _length(clip)
    if last is None or last.rate != first.rate:
        last = first + frames
    if clip.speed is not None and _BY_RANGE in clip.source_in_text:
        last = first + round(frames * abs(clip.speed) / float(first.rate.fps))
    elif last < first:
        last = first + (last.frame - first.frame) % frames_in_day(first.rate)
    return Played(first, max(last, first + 1, key=lambda at: at.frame))


def _length(clip: Clip) -> int:
    return (clip.record_out or 0) - (clip.record_in or 0)


def _read(text: str, *, like: Timecode) -> Timecode | None:
    try:
        return Timecode.parse(text.replace(".", ":").replace(",", ":"), like.rate)
    except TimecodeError:
        return None


def span_of(recording: Recording | None, *, near: Timecode) -> Played | None:
    """Give all that a recording has, counted as ``near`` counts; ``None`` where its papers do not say, or count otherwise.

    A recording at a rate that prints the same timecode for the same frame will do: 23.976 for 24.
    """
    if recording is None or recording.start is None or recording.end is None:
        return None
    start, end = recording.start, recording.end
    if start.rate.nominal != near.rate.nominal or start.rate.drop != near.rate.drop:
        return None
    first = Timecode(start.frame, near.rate)
    day = frames_in_day(near.rate)
    if near.frame < first.frame and near.frame + day < first.frame + (end - start):
        first = first - day
    return Played(first, first + (end - start))
