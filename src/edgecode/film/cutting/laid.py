"""The clips of a cut as they are compared: whole record frames of the newer cut, and where in their source they begin."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final
from zlib import crc32

import msgspec

from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.cutting.frames import source_frame
from edgecode.film.cutting.material import NAMELESS
from edgecode.film.rate import Rate
from edgecode.film.timecode import frames_in_day

NEAR_PACE: Final = 0.004
"""How far two speeds may lie apart and still be one, as a part of normal speed: lists write one decimal of frames a second."""
_ROUNDED: Final = 1.5
"""By how many frames a length may differ from what the speed makes of it: both ends are rounded."""


class Laid(msgspec.Struct, frozen=True, gc=False, eq=False, kw_only=True):
    """One clip on its track, ready to be compared.

    ``begin`` is where in its source the first frame that is played lies, counted in frames of the newer cut, ``None`` where the
    source is not known; ``pace`` is how many of these pass in one record frame, below zero for backwards.
    """

    clip: Clip
    track: int
    index: int
    first: int
    last: int
    frames: int
    """How many frames of the cut it takes."""
    begin: float | None
    end: float | None
    """Where in its source it ends, exclusive, as it is played."""
    low: float
    """The earlier end of what it plays of its source; 0 where that is not known."""
    high: float
    pace: float
    measured: bool
    """The pace was counted from lengths, as the list says no speed."""
    material: str
    tie: int
    """A number of its material's, by which it is told apart where nothing else does; below 2 to the 32nd."""
    anchors: bool
    """Whether it can be found again without its neighbours: black is black everywhere."""


class LaidTrack(msgspec.Struct, frozen=True, eq=False):
    """One track of a cut: its name, its kind, its clips in record order."""

    name: str
    kind: TrackKind
    uses: tuple[Laid, ...]


class LaidCut(msgspec.Struct, frozen=True, eq=False):
    """The tracks of a cut, and how many clips had no place, or were switched off, and are not compared."""

    tracks: tuple[LaidTrack, ...]
    placeless: int = 0
    off: int = 0

    @property
    def uses(self) -> int:
        """How many clips there are to compare."""
        return sum(len(track.uses) for track in self.tracks)

    @property
    def length(self) -> int:
        """Where the last clip of picture ends, of anything where there is no picture."""
        kinds = {track.kind for track in self.tracks if track.uses}
        kind = TrackKind.PICTURE if TrackKind.PICTURE in kinds else TrackKind.SOUND
        return max((use.last for track in self.tracks if track.kind is kind for use in track.uses), default=0)

    @property
    def pictures(self) -> int:
        """How many clips there are on tracks of picture."""
        return sum(len(track.uses) for track in self.tracks if track.kind is TrackKind.PICTURE)


def laid(cut: Cut, *, rate: Rate, times: Fraction, material: Callable[[Clip], str]) -> LaidCut:
    """Lay a cut out in frames of ``rate``, the newer cut's; ``times`` makes such frames of the cut's own."""
    tracks = []
    placeless = off = 0
    for at, track in enumerate(cut.tracks):
        on = [clip for clip in track.clips if clip.enabled]
        placed = [clip for clip in on if _has_place(clip)]
        off += len(track.clips) - len(on)
        placeless += len(on) - len(placed)
        placed.sort(key=_begins)
        uses = tuple(
            _laid(clip, track=at, index=index, rate=rate, times=times, material=material(clip))
            for index, clip in enumerate(placed)
        )
        tracks.append(LaidTrack(track.name, track.kind, uses))
    return LaidCut(tuple(tracks), placeless, off)


def playing(cut: Cut) -> Iterable[Clip]:
    """Give the clips of a cut that play."""
    return (clip for track in cut.tracks for clip in track.clips if clip.enabled)


def _has_place(clip: Clip) -> bool:
    return clip.record_in is not None and clip.record_out is not None and clip.record_in < clip.record_out


def _begins(clip: Clip) -> int:
    return clip.record_in or 0


def _laid(clip: Clip, *, track: int, index: int, rate: Rate, times: Fraction, material: str) -> Laid:
    first, last = clip.record_in or 0, clip.record_out or 0
    if times.numerator != times.denominator:
        first, last = int(first * times), int(last * times)
    begin, pace, measured = _played(clip, rate=rate, frames=last - first)
    end = begin + pace * (last - first) if begin is not None else None
    return Laid(
        clip=clip,
        track=track,
        index=index,
        first=first,
        last=last,
        frames=last - first,
        begin=begin,
        end=end,
        low=min(begin or 0.0, end or 0.0),
        high=max(begin or 0.0, end or 0.0),
        pace=pace,
        measured=measured,
        material=material,
        tie=crc32(material.encode("utf-8", "replace")),
        anchors=clip.kind is not ClipKind.BLACK and material != NAMELESS,
    )


def _played(clip: Clip, *, rate: Rate, frames: int) -> tuple[float | None, float, bool]:
    """Where a clip's source begins, its pace, and whether that was counted from the lengths alone."""
    source_in, source_out = clip.source_in, clip.source_out
    if source_in is None or clip.kind is ClipKind.BLACK:
        pace = clip.speed / rate.nominal if clip.speed is not None else 1.0
        return None, pace, False
    begin = source_frame(source_in, rate)
    end = source_frame(source_out, rate) if source_out is not None and source_out.rate == source_in.rate else begin
    if end < begin:
        end += frames_in_day(rate)
    if clip.speed is not None:
        pace = clip.speed / source_in.rate.nominal
        backwards = pace < 0 and abs(end - begin + pace * frames) < max(_ROUNDED, -pace * 2)
        return end if backwards else begin, pace, False
    if clip.kind is ClipKind.MATERIAL and end > begin and abs(end - begin - frames) > _ROUNDED:
        return begin, (end - begin) / frames, True
    return begin, 1.0, False


def same_pace(one: Laid, other: Laid) -> bool:
    """Whether two clips play at one speed, as far as their lists can tell."""
    apart = abs(one.pace - other.pace)
    if apart <= NEAR_PACE:
        return True
    guessed = one.measured or other.measured
    return guessed and apart * max(one.frames, other.frames) <= 2 * _ROUNDED
