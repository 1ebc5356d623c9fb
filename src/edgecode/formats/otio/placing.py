"""Where each clip of a timeline stands in the cut, nested sequences unfolded.

Positions are summed along each track once. Asking opentimelineio for each clip's range in the timeline walks the track from
its start every time, which is quadratic; asking it for all ranges at once fails as a whole when one clip has no length.
"""

import math
from collections.abc import Iterator
from typing import Final

import msgspec
import opentimelineio as otio

from edgecode.film.rate import Rate

_NEAR: Final = 0.01
"""Frames a second: 23.976 and 24000/1001 are one rate."""

_MOST: Final = 1e10
"""Frames: a century at 120. More is damage."""

_SMPTE: Final = "SMPTE_"
_PICTURE: Final = otio.schema.TrackKind.Video
_SOUND: Final = otio.schema.TrackKind.Audio
_TRACK: Final = otio.schema.Track  # type: ignore[attr-defined]  # opentimelineio leaves it out of its __all__


class Clock(msgspec.Struct, frozen=True):
    """What positions are counted in: frames at ``fps`` a second; ``rate`` is the cut's, ``None`` while it is unrated."""

    rate: Rate | None
    fps: float

    def frames(self, time: otio.opentime.RationalTime | None) -> float | None:
        """Count a time in frames of the cut; ``None`` for no time, a rate of zero, and numbers that are none."""
        if time is None or not time.rate > 0:
            return None
        frames = time.value if abs(time.rate - self.fps) < _NEAR else time.value * self.fps / time.rate
        return frames if math.isfinite(frames) and abs(frames) < _MOST else None


class Span(msgspec.Struct, frozen=True):
    """How time inside a composition stands in the cut.

    The composition's own frame ``start`` stands at record frame ``at``; ``speed`` of its frames pass in one record frame
    (0 is a freeze, negative runs backwards). It is seen from record frame ``first`` up to but not including ``last``.
    """

    at: float = 0
    start: float = 0
    speed: float = 1
    first: float = 0
    last: float = math.inf

    def record(self, start: float, end: float) -> tuple[float, float] | None:
        """Find the record frames that a part of the composition takes; ``None`` where nothing of it is seen."""
        if not self.speed:
            return (self.first, self.last) if start <= self.start < end else None
        ends = sorted((self.at + (start - self.start) / self.speed, self.at + (end - self.start) / self.speed))
        first, last = max(ends[0], self.first), min(ends[1], self.last)
        return (first, last) if first < last else None


class Placed(msgspec.Struct, frozen=True):
    """One clip and its record frames, ``None`` where they cannot be known.

    ``hidden`` are the record frames that a nested sequence cuts off before and behind it, ``speed`` is that of the nested
    sequences around it, ``enabled`` whether all of them are. ``transition`` is the one it comes in by, empty for a cut.
    """

    clip: otio.schema.Clip
    first: float | None
    last: float | None
    hidden: tuple[float, float] = (0, 0)
    speed: float = 1
    enabled: bool = True
    transition: str = ""


class Layer(msgspec.Struct, frozen=True):
    """One track of the cut: its name, whether it is sound, its clips in record order, and opentimelineio's own object."""

    name: str
    sound: bool
    placed: tuple[Placed, ...]
    source: otio.core.Composition


class Unfolding(msgspec.Struct, frozen=True):
    """What the walk through one timeline needs all along: the clock, and the sentences it collects."""

    clock: Clock
    says: list[str]
    other_kind: list[str]
    """The names of clips on sound tracks inside pictures, and the reverse."""


def layers(stack: otio.core.Composition, *, clock: Clock, says: list[str]) -> list[Layer]:
    """Unfold the tracks of a timeline's stack (or a lone track) into layers; what is left out is said."""
    unfolding = Unfolding(clock, says, [])
    lone = not isinstance(stack, otio.schema.Stack)
    root = Span() if lone else inside(stack, Span(), (0, math.inf), clock=clock)
    tracks = [stack] if lone else list(stack)
    earliest = record_start(stack, clock=clock) or 0.0
    found: list[Layer] = []
    for track in tracks:
        kind = track.kind if isinstance(track, _TRACK) else _PICTURE
        if kind not in {_PICTURE, _SOUND}:
            says.append(f"expected a track of picture or sound, found {kind!r}; its clips are left out")
            continue
        sound = kind == _SOUND
        number = sum(layer.sound is sound for layer in found) + 1
        own = _own_start(track, clock=clock)
        if own is None:
            placed = _item(track, (0.0, _length(track, clock=clock)), span=root, kind=kind, unfolding=unfolding)
        else:
            placed = _items(track, span=Span(at=own - earliest), kind=kind, unfolding=unfolding)
        found.append(Layer(track.name or f"{'A' if sound else 'V'}{number}", sound, tuple(placed), track))
    says += _left_out(unfolding.other_kind)
    return found


def record_start(stack: otio.core.Composition, *, clock: Clock) -> float | None:
    """Find the frame a timeline made from an EDL begins at, which opentimelineio's EDL adapter keeps in its tracks."""
    tracks = stack if isinstance(stack, otio.schema.Stack) else [stack]
    starts = [start for track in tracks if (start := _own_start(track, clock=clock)) is not None]
    return min(starts, default=None)


def inside(composition: otio.core.Composition, span: Span, local: tuple[float, float], *, clock: Clock) -> Span | None:
    """Find how a nested composition's own time stands in the cut; ``None`` where nothing of it is seen.

    ``local`` is where it stands in the composition around it, whose span is given.
    """
    seen = span.record(*local)
    if seen is None:
        return None
    start = clock.frames(composition.source_range.start_time) if composition.source_range is not None else 0.0
    own = speed_of(composition)
    if own < 0:
        start = (start or 0.0) + (local[1] - local[0]) * -own
    at = span.at + (local[0] - span.start) / span.speed if span.speed else span.first
    return Span(at=at, start=start or 0.0, speed=span.speed * own, first=seen[0], last=seen[1])


def speed_of(item: otio.core.Item) -> float:
    """Multiply the linear time effects on an item: 2 plays twice as fast, 0 freezes, negative runs backwards."""
    speed = 1.0
    for effect in item.effects:
        if isinstance(effect, otio.schema.LinearTimeWarp) and math.isfinite(effect.time_scalar):
            speed *= effect.time_scalar
    return speed


def _own_start(track: otio.core.Item, *, clock: Clock) -> float | None:
    """Find the record timecode of a track's first frame, where the track's range says it.

    The adapter writes the range as beginning that many frames before the track's own, so that as a range it shows nothing.
    """
    if not isinstance(track, _TRACK) or track.source_range is None:
        return None
    start = clock.frames(track.source_range.start_time)
    length = clock.frames(track.source_range.duration)
    return -start if start is not None and length is not None and start < 0 and -start >= length else None


def _left_out(names: list[str]) -> list[str]:
    if not names:
        return []
    found = f"found {len(names)} clips that are of the other kind (such as {names[0]!r}); left out"
    return [f"expected nested sequences to show picture on picture tracks and sound on sound tracks, {found}"]


def _items(
    composition: otio.core.Composition, *, span: Span | None, kind: str, unfolding: Unfolding
) -> Iterator[Placed]:
    """Walk a track from clip to clip, or a stack from layer to layer."""
    track = isinstance(composition, _TRACK)
    position: float | None = 0.0
    transition = ""
    for child in composition:
        if isinstance(child, otio.schema.Transition):
            transition = _transition(child)
            continue
        length = _length(child, clock=unfolding.clock)
        end = position + length if position is not None and length is not None else None
        for placed in _item(child, (position, length), span=span, kind=kind, unfolding=unfolding):
            yield msgspec.structs.replace(placed, transition=transition) if transition else placed
            transition = ""
        transition = ""
        if track and position is not None and end is None:
            unfolding.says.append(
                f"expected a length for {child.name!r}, found none; where the clips behind it stand cannot be told"
            )
        position = end if track else 0.0


def _item(
    item: otio.core.Item,
    local: tuple[float | None, float | None],
    *,
    span: Span | None,
    kind: str,
    unfolding: Unfolding,
) -> Iterator[Placed]:
    """Place one clip, or unfold one composition; ``local`` is its start in the composition around it, and its length."""
    start, length = local
    known = (start, start + length) if start is not None and length is not None else None
    if isinstance(item, otio.schema.Clip):
        yield from _clip(item, start, known, span=span)
    elif isinstance(item, otio.core.Composition):
        if isinstance(item, _TRACK) and item.kind != kind:
            unfolding.other_kind.extend(clip.name for clip in item.find_clips())
            return
        whole = known or ((0.0, math.inf) if start == 0 and length is None else None)
        own = inside(item, span, whole, clock=unfolding.clock) if span is not None and whole is not None else None
        if whole is not None and span is not None and own is None:
            return
        for placed in _items(item, span=own, kind=kind, unfolding=unfolding):
            yield placed if item.enabled else msgspec.structs.replace(placed, enabled=False)


def _clip(
    clip: otio.schema.Clip, start: float | None, known: tuple[float, float] | None, *, span: Span | None
) -> Iterator[Placed]:
    if span is None or start is None:
        yield Placed(clip, None, None, speed=span.speed if span else 1)
    elif known is None:
        at = span.record(start, start + 1)
        yield Placed(clip, at[0] if at else None, None, speed=span.speed)
    elif (seen := span.record(*known)) is not None:
        hidden = (0.0, 0.0)
        if span.speed > 0:
            whole = [span.at + (end - span.start) / span.speed for end in known]
            hidden = (seen[0] - whole[0], whole[1] - seen[1])
        yield Placed(clip, seen[0], seen[1], hidden=hidden, speed=span.speed)


def _length(item: otio.core.Item, *, clock: Clock) -> float | None:
    """Count an item's frames; ``None`` where neither it nor its media says how long it is."""
    try:
        frames = clock.frames(item.duration())
    except (otio.exceptions.OTIOError, ValueError, LookupError, RuntimeError):
        return None
    return frames if frames is not None and frames >= 0 else None


def _transition(transition: otio.schema.Transition) -> str:
    kind = str(transition.transition_type)
    return kind.removeprefix(_SMPTE).lower() if kind.startswith(_SMPTE) else (transition.name or kind or "custom")
