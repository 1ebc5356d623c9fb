"""Markers as locator comments of an edit decision list: ``* LOC: 01:00:10:05 GREEN   words`` below the event they stand on.

A locator says its own record timecode, so that one on a track the list has no place for stands below the event that is on
screen there, at its own frame all the same. :func:`locators` reads them back from the notes of a list's clips.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.errors import TimecodeError
from edgecode.film.cut import Clip, Cut, Track, TrackKind
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.cutting.marker import Marker, by_clip
from edgecode.film.timecode import Timecode
from edgecode.formats.edl import writer
from edgecode.formats.written import Written

_LOCATOR: Final = re.compile(r"LOC:\s*(\d{1,2}[:;]\d\d[:;]\d\d[:;]\d{2,3})\s+([A-Za-z]+)\s*(.*)", re.ASCII | re.DOTALL)
_SOUNDS: Final = 4
_COLOR: Final = 7
"""Characters of the colour's column, as Avid lays it out."""


class Locator(msgspec.Struct, frozen=True):
    """A locator as a list has it: its record timecode, its colour in lower case, its words, and the clip it stands below."""

    at: Timecode
    color: str
    words: str
    clip: Clip


def edl_locators(cut: Cut, markers: Iterable[Marker]) -> Written:
    """Write the cut with its markers. Raises :class:`ExportError` as the list's writer does."""
    start = first_timecode(cut)
    kept = list(_kept(cut))
    found = by_clip(_below(marker, kept) for marker in markers)
    tracks = (
        msgspec.structs.replace(
            track,
            clips=tuple(
                msgspec.structs.replace(
                    clip, notes=(*clip.notes, *(_note(start + each.frame, each) for each in found.get(clip.id, ())))
                )
                for clip in track.clips
            ),
        )
        for track in cut.tracks
    )
    return writer.written(msgspec.structs.replace(cut, tracks=tuple(tracks)))


def _note(at: Timecode, marker: Marker) -> str:
    return f"LOC: {at} {marker.color.upper():<{_COLOR}} {marker.words}"


def _kept(cut: Cut) -> Iterator[Track]:
    """The tracks that a list has: the first picture, four sounds."""
    pictures = [track for track in cut.tracks if track.kind is TrackKind.PICTURE]
    sounds = [track for track in cut.tracks if track.kind is TrackKind.SOUND]
    yield from pictures[:1]
    yield from sounds[:_SOUNDS]


def _below(marker: Marker, kept: list[Track]) -> Marker:
    """A marker on a clip that the list has; the one at its frame, else the last one that begins before it."""
    clips = [clip for track in kept for clip in track.clips if clip.enabled]
    if any(clip.id == marker.clip for clip in clips):
        return marker
    begun = [clip for clip in clips if (clip.record_in or 0) <= marker.frame]
    there = next((clip for clip in begun if marker.frame < (clip.record_out or 0)), None)
    below = there or max(begun, key=lambda clip: clip.record_in or 0, default=None) or next(iter(clips), None)
    return msgspec.structs.replace(marker, clip=below.id) if below is not None else marker


def locators(cut: Cut) -> Iterator[Locator]:
    """Read the locators of a rated list, in the order of its tracks; one whose timecode does not exist is passed over."""
    if cut.rate is None:
        return
    seen: set[tuple[str, str]] = set()
    for track in cut.tracks:
        for clip in track.clips:
            for note in clip.notes:
                said = _LOCATOR.fullmatch(note)
                key = ((clip.place.line and str(clip.place.line)) or clip.id, note)
                if said is None or key in seen:
                    continue
                seen.add(key)
                try:
                    at = Timecode.parse(said[1], cut.rate)
                except TimecodeError:
                    continue
                yield Locator(at, said[2].lower(), said[3].strip(), clip)
