"""OpenTimelineIO documents: timelines, collections of timelines, and lone tracks, stacks or clips.

Each timeline becomes a cut, each of its tracks a track. Nested sequences are unfolded, so that their clips stand where they
are seen. A marker becomes a note on its clip, or on the topmost picture clip below it. Exporters' metadata is kept in
``extra`` as far as it is plain values; deeper structures and the parameters of effects stay in the file.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.errors import RateError
from edgecode.film.cut import Cut, Track, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.head import peeked
from edgecode.formats.otio.clips import clip_of, known_rate
from edgecode.formats.otio.json_nodes import OWN
from edgecode.formats.otio.objects import Item, Timeline, timelines
from edgecode.formats.otio.placing import Clock, Layer, layers, record_start
from edgecode.formats.source import Source
from edgecode.formats.text import decoded

NAME: Final = "otio"
SUFFIXES: Final = (".otio",)

_UNRATED: Final = 24.0
"""Frames a second to order clips by where the timeline has no rate at all; it is shown nowhere."""


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for JSON that names an OTIO schema."""
    text = peeked(head)
    return text.lstrip()[:1] == "{" and '"OTIO_SCHEMA"' in text


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield the cuts of a document, each after what is to be remarked about it.

    Raises UnreadableError where the document is no JSON, or holds no timeline.
    """
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    found, says = timelines(text.content, path=source.path)
    yield from (Remark(Place(source.path), each) for each in says)
    for timeline in found:
        yield from cut_of(timeline, path=source.path, said=source.rate)


def cut_of(timeline: Timeline, *, path: str, said: Rate | None) -> Iterator[Cut | Remark]:
    """Yield the remarks on one timeline, then its cut. ``said`` is the rate a person set; it outranks the timeline's."""
    says: list[str] = []
    clock = _clock(timeline, said=said, says=says)
    start = _start(timeline, clock=clock)
    found = layers(timeline.stack, clock=clock, says=says)
    notes = _notes(found, stack=timeline.stack, clock=clock, says=says)
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


def _clock(timeline: Timeline, *, said: Rate | None, says: list[str]) -> Clock:
    """Count at the rate a person set, else at that of the start time, else at that of the first clip, pictures first."""
    if said is not None:
        return Clock(said, float(said.fps))
    every = sorted(timeline.stack.children, key=lambda track: track.sort == "Audio")
    speeds = [timeline.start.rate] if timeline.start is not None else []
    speeds += [clip.range.start.rate for track in every for clip in track.clips() if clip.range is not None]
    for fps in dict.fromkeys(speeds):
        rate = known_rate(fps, cut=_own_rate(timeline))
        if rate is not None:
            return Clock(rate, float(rate.fps))
    if speeds:
        says.append(f"expected a frame rate such as 24 or 29.97, found {speeds[0]:g}; the cut has no rate")
    return Clock(None, next(iter(speeds), _UNRATED))


def _own_rate(timeline: Timeline) -> Rate | None:
    """Find the rate that edgecode wrote beside a timeline of its own: OTIO does not say whether frame numbers drop."""
    own = timeline.metadata.get(OWN)
    try:
        return Rate.parse(str(own.get("rate", ""))) if isinstance(own, dict) else None
    except RateError:
        return None


def _start(timeline: Timeline, *, clock: Clock) -> Timecode | None:
    if timeline.start is not None:
        frames: float | None = clock.frames(timeline.start)
    else:
        frames = record_start(timeline.stack, clock=clock)
    return (
        Timecode(round(frames), clock.rate) if frames is not None and frames >= 0 and clock.rate is not None else None
    )


def _mixed(found: Sequence[Layer], *, rate: Rate | None) -> list[str]:
    """Say once that pictures run at other rates than the cut; sound is counted in samples by some."""
    pictures = [placed.clip.range for layer in found if not layer.sound for placed in layer.placed]
    speeds = [range_.start.rate for range_ in pictures if range_ is not None]
    others = [fps for fps in speeds if rate is not None and known_rate(fps, cut=rate) != rate]
    if not others:
        return []
    which = ", ".join(f"{fps:g}" for fps in dict.fromkeys(others))
    return [f"expected all picture at {rate}, found {len(others)} of {len(speeds)} clips at {which}"]


def _notes(found: Sequence[Layer], *, stack: Item, clock: Clock, says: list[str]) -> dict[tuple[int, int], list[str]]:
    """Hang each marker of a track on its clip, each of the whole timeline on the topmost picture, by layer and clip."""
    notes: dict[tuple[int, int], list[str]] = {}
    topmost = [index for index in reversed(range(len(found))) if not found[index].sound]
    every = [(marker, topmost) for marker in stack.markers]
    every += [
        (marker, [index])
        for index, layer in enumerate(found)
        for marker in (layer.track.markers if layer.track.kind != "Clip" else ())
    ]
    for marker, where in every:
        if not marker.text:
            continue
        frame = clock.frames(marker.start) if marker.start is not None else None
        under = next(((index, which) for index in where for which in _standing(found[index], frame=frame)), None)
        if under is None:
            says.append(f"expected a clip under the marker {marker.text!r}, found none; left out")
        else:
            notes.setdefault(under, []).append(marker.text)
    return notes


def _standing(layer: Layer, *, frame: float | None) -> Iterator[int]:
    for which, placed in enumerate(layer.placed):
        if frame is None or placed.first is None or placed.last is None:
            continue
        if placed.first <= frame < placed.last:
            yield which
