"""The pull list of a turnover: for each clip what is to be pulled of its source, with handles as far as the source has them."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from edgecode.film.cut import Clip, Cut, Track
from edgecode.film.cutting.frames import first_timecode, rate_of
from edgecode.film.cutting.played import Played, played, recording_of, span_of
from edgecode.film.cutting.turned_over import turned_clips
from edgecode.film.dailies import Take
from edgecode.film.film import Film
from edgecode.film.proof import Proof
from edgecode.film.rate import Rate
from edgecode.film.recording import OF_SOUND, Recording
from edgecode.film.timecode import Timecode

_DISSOLVES: Final = "edl.transition_frames"


class Pull(msgspec.Struct, frozen=True, kw_only=True):
    """One clip of a turnover. ``source`` is what the cut plays, ``pull`` that with handles; both ``None`` where nothing says.

    ``head`` and ``tail`` are the frames of handle that were found, of ``wanted`` in the source's own frames; ``bounded``
    says that a paper tells how long the recording is, so that they could be clipped to it.
    """

    id: str
    track: str
    clip: Clip
    record_in: Timecode
    record_out: Timecode
    take: Take | None = None
    recording: Recording | None = None
    source: Played | None = None
    pull: Played | None = None
    wanted: int = 0
    head: int = 0
    tail: int = 0
    bounded: bool = False

    @property
    def file(self) -> str:
        """The source file, by the cut, else by the paper that lists the recording."""
        return self.clip.file or (self.recording.file if self.recording is not None else "")

    @property
    def roll(self) -> str:
        """The camera roll or tape, by the paper that lists the recording, else by the cut."""
        return (self.recording.roll if self.recording is not None else "") or self.clip.tape

    @property
    def sound_roll(self) -> str:
        """The sound roll, by the first paper that names one."""
        rows = self.take.recordings if self.take is not None else ()
        named = (row.sound_roll or (row.roll if row.written_by in OF_SOUND else "") for row in rows)
        return next(filter(None, named), "")

    @property
    def short(self) -> bool:
        """The recording has less handle than was asked for."""
        return self.bounded and (self.head < self.wanted or self.tail < self.wanted)


def pulls_of(
    cut: Cut, ids: Mapping[str, str], *, proofs: Iterable[Proof], film: Film, handles: int
) -> tuple[Pull, ...]:
    """Give the pull list of a rated cut, in track and record order; ``handles`` are frames of the cut."""
    takes = {proof.clip.id: film.dailies.by_id.get(proof.take) for proof in proofs}
    start, rate = first_timecode(cut), rate_of(cut)
    after = dict(_lasts_longer(cut.tracks))
    return tuple(
        _pull(
            clip,
            track,
            id_=ids[clip.id],
            take=takes.get(clip.id),
            start=start,
            rate=rate,
            handles=handles,
            more=after.get(clip.id, 0),
        )
        for track, clip in turned_clips(cut)
    )


def _lasts_longer(tracks: Sequence[Track]) -> Iterator[tuple[str, int]]:
    """By how many frames clips run on under the dissolve, wipe or key behind them, where a list says how long that is."""
    for track in tracks:
        begins = {clip.record_in: clip for clip in track.clips if clip.transition}
        for clip in track.clips:
            coming = begins.get(clip.record_out)
            frames = coming.extra.get(_DISSOLVES, "") if coming is not None else ""
            if frames.isdecimal() and len(frames) < len("1000"):
                yield clip.id, int(frames)


def _pull(
    clip: Clip, track: Track, *, id_: str, take: Take | None, start: Timecode, rate: Rate, handles: int, more: int
) -> Pull:
    recording = recording_of(clip, take) if take is not None else None
    source = played(clip, recording=recording)
    bare = Pull(
        id=id_,
        track=track.name,
        clip=clip,
        record_in=start + (clip.record_in or 0),
        record_out=start + (clip.record_out or 0),
        take=take,
        recording=recording,
        source=source,
    )
    if source is None:
        return bare
    pace = _pace(clip, source, rate=rate)
    wanted, under = math.ceil(handles * pace), math.ceil(more * pace)
    whole = span_of(recording, near=source.first)
    first, last = source.first - wanted, source.last + under + wanted
    if whole is not None:
        # What the cut plays is never cut away, whatever the paper says.
        first = max(first, min(whole.first, source.first), key=_frame)
        last = min(last, max(whole.last, source.last), key=_frame)
    elif first.frame < 0:
        first = Timecode(0, first.rate)
    tail = max(last - source.last - under, 0)
    return msgspec.structs.replace(
        bare,
        pull=Played(first, last),
        wanted=wanted,
        head=source.first - first,
        tail=tail,
        bounded=whole is not None,
    )


def _frame(at: Timecode) -> int:
    return at.frame


def _pace(clip: Clip, source: Played, *, rate: Rate) -> float:
    """How many frames of its source pass in one frame of the cut; a freeze is counted as plain."""
    if clip.speed:
        return abs(clip.speed) / rate.nominal
    return source.first.rate.nominal / rate.nominal
