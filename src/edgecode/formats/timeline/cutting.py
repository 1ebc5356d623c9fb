"""A timeline becomes a cut: its clock, its first frame, its tracks, and its markers as notes on the clips below them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from edgecode.film.cut import Cut, Track, TrackKind
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.timeline.clips import Where, clip_of, known_rate
from edgecode.formats.timeline.items import Facts, Item, Marker, Timeline
from edgecode.formats.timeline.placing import Clock, Layer, layers, record_start

_UNRATED: Final = 24.0
"""Frames a second to order clips by where the timeline has no rate at all; it is shown nowhere."""


def facts_at_hand(item: Item) -> Facts:
    """What an item itself has of a clip, in formats that say it at once."""
    return item.facts or Facts(name=item.name)


def cut_of(
    timeline: Timeline, *, path: str, said: Rate | None, facts: Callable[[Item], Facts] = facts_at_hand
) -> Iterator[Cut | Remark]:
    """Yield the remarks on one timeline, then its cut. ``facts`` tells what is known of a clip beside where it stands.

    ``said`` is the rate a person set; it outranks the timeline's own. A format that knows the cut's rate, dropping
    included, says it here in a person's place.
    """
    says: list[str] = []
    clock = _clock(timeline, said=said, says=says)
    start = _start(timeline, clock=clock)
    found = layers(timeline.stack, clock=clock, says=says)
    notes, homeless = _notes(found, stack=timeline.stack, clock=clock)
    says += (_homeless(marker, timeline=timeline, clock=clock, start=start) for marker in homeless)
    tracks = []
    for index, layer in enumerate(found):
        clips = [
            clip_of(
                placed,
                facts(placed.clip),
                where=Where(path, index, clock, start),
                notes=notes.get((index, which), ()),
            )
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
        rate = known_rate(fps, cut=timeline.rate)
        if rate is not None:
            return Clock(rate, float(rate.fps))
    if speeds:
        says.append(f"expected a frame rate such as 24 or 29.97, found {speeds[0]:g}; the cut has no rate")
    return Clock(None, next(iter(speeds), _UNRATED))


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
    told = f"found {len(others)} of {len(speeds)} clips at {which} frames a second"
    return [f"expected all picture at {rate}, {told}; counted at {rate}"]


def _notes(
    found: Sequence[Layer], *, stack: Item, clock: Clock
) -> tuple[dict[tuple[int, int], list[str]], list[Marker]]:
    """Hang each marker of a track on its clip, each of the whole timeline on the topmost picture, by layer and clip.

    Gives those under which there is no clip, too.
    """
    notes: dict[tuple[int, int], list[str]] = {}
    homeless: list[Marker] = []
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
            homeless.append(marker)
        else:
            notes.setdefault(under, []).append(marker.text)
    return notes, homeless


def _homeless(marker: Marker, *, timeline: Timeline, clock: Clock, start: Timecode | None) -> str:
    """Say where a marker stands over no clip: its timecode where the cut has any, else how far in it stands."""
    if marker.start is None:
        where = "without a place"
    else:
        frame = round(clock.frames(marker.start))
        first = start.frame if start is not None else 0
        where = (
            f"at {Timecode(first + frame, clock.rate)}" if clock.rate and first + frame >= 0 else f"at frame {frame}"
        )
    cut = f" of {timeline.name}" if timeline.name else ""
    return f"expected a clip under the marker {marker.text!r} {where}{cut}, found none; left out"


def _standing(layer: Layer, *, frame: float | None) -> Iterator[int]:
    for which, placed in enumerate(layer.placed):
        if frame is None or placed.first is None or placed.last is None:
            continue
        if placed.first <= frame < placed.last:
            yield which
