"""OpenTimelineIO documents: timelines, collections of timelines, and lone compositions or clips.

Each timeline becomes a cut, each of its tracks a track. Nested sequences are unfolded, so that their clips stand where they
are seen. A marker becomes a note on its clip, or on the topmost picture clip below it. Exporters' metadata is kept in
``extra`` as far as it is plain values; deeper structures and the parameters of effects stay in the file.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import opentimelineio as otio

from edgecode.errors import UnreadableError
from edgecode.film.cut import Cut, Track, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.head import peeked
from edgecode.formats.otio.clips import clip_of, known_rate, marker_text
from edgecode.formats.otio.document import loaded
from edgecode.formats.otio.placing import Clock, Layer, layers, record_start
from edgecode.formats.source import Source
from edgecode.formats.text import decoded

NAME: Final = "otio"
VERSION: Final = 1
SUFFIXES: Final = (".otio",)

_UNRATED: Final = 24.0
"""Frames a second to order clips by where the timeline has no rate at all; it is shown nowhere."""


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for JSON that names an OTIO schema."""
    text = peeked(head)
    return text.lstrip()[:1] == "{" and '"OTIO_SCHEMA"' in text


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield the cuts of a document, each after what is to be remarked about it.

    Raises UnreadableError where the document is no JSON, or holds nothing that has clips.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    whole, says = loaded(text.content, path=source.path)
    yield from (Remark(Place(source.path), each) for each in says)
    found = list(_timelines(whole))
    if not found:
        kind = getattr(whole, "original_schema_name", "") or type(whole).__name__
        raise UnreadableError(source.path, line=None, expected="a timeline", found=f"a {kind} without clips")
    for each in found:
        yield from cut_of(each, path=source.path, said=source.rate)


def cut_of(timeline: otio.schema.Timeline, *, path: str, said: Rate | None) -> Iterator[Cut | Remark]:
    """Yield the remarks on one timeline, then its cut. ``said`` is the rate a person set, which outranks the timeline's."""
    says: list[str] = []
    clock = _clock(timeline, said=said, says=says)
    start = _start(timeline, clock=clock)
    found = layers(timeline.tracks, clock=clock, says=says) if timeline.tracks is not None else []
    notes = _notes(found, stack=timeline.tracks, clock=clock, says=says)
    tracks = []
    for index, layer in enumerate(found):
        clips = [
            clip_of(placed, path=path, track=index, clock=clock, start=start, notes=notes.get((index, which), ()))
            for which, placed in enumerate(layer.placed)
        ]
        kind = TrackKind.SOUND if layer.sound else TrackKind.PICTURE
        tracks.append(Track(name=layer.name, kind=kind, clips=tuple(clips)))
    says += _mixed(found, rate=clock.rate)
    if not any(track.clips for track in tracks):
        says.append("expected clips on the timeline, found none")
    yield from (Remark(Place(path), each) for each in dict.fromkeys(says))
    yield Cut(name=timeline.name, path=path, rate=clock.rate, start=start, tracks=tuple(tracks))


def _timelines(whole: object) -> Iterator[otio.schema.Timeline]:
    """Find the timelines of a document; a lone composition or clip becomes a timeline of its own name."""
    if isinstance(whole, otio.schema.Timeline):
        yield whole
    elif isinstance(whole, otio.schema.SerializableCollection):
        for each in whole:
            yield from _timelines(each)
    elif isinstance(whole, (otio.core.Composition, otio.schema.Clip)):
        timeline = otio.schema.Timeline(whole.name)
        if isinstance(whole, otio.schema.Stack):
            timeline.tracks = whole
        else:
            timeline.tracks.append(whole)
        yield timeline


def _clock(timeline: otio.schema.Timeline, *, said: Rate | None, says: list[str]) -> Clock:
    """Count at the rate a person set, else at that of the start time, else at that of the first clip of picture."""
    seen = list(_speeds(timeline))
    if said is not None:
        return Clock(said, float(said.fps))
    for fps in seen:
        rate = known_rate(fps, cut=None)
        if rate is not None:
            return Clock(rate, float(rate.fps))
    if seen:
        says.append(f"expected a frame rate such as 24 or 29.97, found {seen[0]:g}; the cut has no rate")
    return Clock(None, next((fps for fps in seen if 0 < fps < float("inf")), _UNRATED))


def _speeds(timeline: otio.schema.Timeline) -> Iterator[float]:
    if timeline.global_start_time is not None:
        yield float(timeline.global_start_time.rate)
    every = timeline.tracks.find_clips() if timeline.tracks is not None else []
    yield from (fps for fps in map(_fps, every) if fps is not None)


def _fps(clip: otio.schema.Clip) -> float | None:
    """Find the frames a second at which a clip's source is counted."""
    ranges = (clip.source_range, getattr(clip.media_reference, "available_range", None))
    return next((float(each.start_time.rate) for each in ranges if each is not None), None)


def _start(timeline: otio.schema.Timeline, *, clock: Clock) -> Timecode | None:
    frames = clock.frames(timeline.global_start_time)
    if frames is None and timeline.tracks is not None:
        frames = record_start(timeline.tracks, clock=clock)
    return (
        Timecode(round(frames), clock.rate) if frames is not None and frames >= 0 and clock.rate is not None else None
    )


def _mixed(found: Sequence[Layer], *, rate: Rate | None) -> list[str]:
    """Say once that pictures run at other rates than the cut; sound is counted in samples by some."""
    pictures = [
        fps for layer in found if not layer.sound for placed in layer.placed if (fps := _fps(placed.clip)) is not None
    ]
    others = [fps for fps in pictures if rate is not None and known_rate(fps, cut=rate) != rate]
    if not others:
        return []
    which = ", ".join(f"{fps:g}" for fps in dict.fromkeys(others))
    return [f"expected all picture at {rate}, found {len(others)} of {len(pictures)} clips at {which}"]


def _notes(
    found: Sequence[Layer], *, stack: otio.schema.Stack | None, clock: Clock, says: list[str]
) -> dict[tuple[int, int], list[str]]:
    """Hang each marker of a track on its clip, each of the whole timeline on the topmost picture, by layer and clip."""
    notes: dict[tuple[int, int], list[str]] = {}
    topmost = [index for index in reversed(range(len(found))) if not found[index].sound]
    every = [(marker, topmost) for marker in (stack.markers if stack is not None else ())]
    every += [(marker, [index]) for index, layer in enumerate(found) for marker in _markers(layer)]
    for marker, where in every:
        text = marker_text(marker)
        frame = clock.frames(marker.marked_range.start_time) if text else None
        if frame is None:
            continue
        under = next(((index, which) for index in where for which in _standing(found[index], frame=frame)), None)
        if under is None:
            says.append(f"expected a clip under the marker {text!r}, found none; left out")
        else:
            notes.setdefault(under, []).append(text)
    return notes


def _markers(layer: Layer) -> Sequence[otio.schema.Marker]:
    return layer.source.markers if isinstance(layer.source, otio.core.Composition) else ()


def _standing(layer: Layer, *, frame: float) -> list[int]:
    return [
        which
        for which, placed in enumerate(layer.placed)
        if placed.first is not None and placed.last is not None and placed.first <= frame < placed.last
    ]
