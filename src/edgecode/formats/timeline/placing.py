"""Where each clip of a timeline stands in the cut, nested sequences unfolded.

Positions are summed along each track once, from clip to clip; a clip without a length loses the place of those behind it and
of no others.
"""

import math
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.rate import Rate
from edgecode.formats.timeline.items import Item, Time

_NEAR: Final = 0.01
"""Frames a second: 23.976 and 24000/1001 are one rate."""

_SMPTE: Final = "SMPTE_"
_PICTURE: Final = "Video"
_SOUND: Final = "Audio"
_COMPOSITIONS: Final = frozenset({"Track", "Stack"})


class Clock(msgspec.Struct, frozen=True):
    """What positions are counted in: frames at ``fps`` a second; ``rate`` is the cut's, ``None`` while it is unrated."""

    rate: Rate | None
    fps: float

    def frames(self, time: Time) -> float:
        """Count a time in frames of the cut."""
        return time.value if abs(time.rate - self.fps) < _NEAR else time.value * self.fps / time.rate


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
    ``nested`` is the name of the nested sequence it lies in, the outermost that has one.
    """

    clip: Item
    first: float | None
    last: float | None
    hidden: tuple[float, float] = (0, 0)
    speed: float = 1
    enabled: bool = True
    transition: str = ""
    nested: str = ""


class Layer(msgspec.Struct, frozen=True):
    """One track of the cut: its name, whether it is sound, its clips in record order, and the track itself."""

    name: str
    sound: bool
    placed: tuple[Placed, ...]
    track: Item


class Unfolding(msgspec.Struct, frozen=True):
    """What the walk through one timeline needs all along: the clock, and the sentences it collects."""

    clock: Clock
    says: list[str]
    other_kind: list[str]
    """The names of clips on sound tracks inside pictures, and the reverse."""


def layers(stack: Item, *, clock: Clock, says: list[str]) -> list[Layer]:
    """Unfold the tracks of a timeline's stack into layers; what is left out is said."""
    unfolding = Unfolding(clock, says, [])
    root = inside(stack, Span(), (0, math.inf), clock=clock)
    earliest = record_start(stack, clock=clock) or 0.0
    found: list[Layer] = []
    for track in stack.children:
        kind = track.sort if track.kind == "Track" else _PICTURE
        if kind not in {_PICTURE, _SOUND}:
            says.append(f"expected a track of picture or sound, found one of {kind!r}; its clips are left out")
            continue
        sound = kind == _SOUND
        number = sum(layer.sound is sound for layer in found) + 1
        own = _own_start(track, clock=clock)
        if own is None:
            placed = _item(track, (0.0, _length(track, clock=clock)), span=root, kind=kind, unfolding=unfolding)
        else:
            placed = _items(track, span=Span(at=own - earliest), kind=kind, unfolding=unfolding)
        in_order = tuple(sorted(placed, key=lambda each: math.inf if each.first is None else each.first))
        found.append(Layer(track.name or f"{'A' if sound else 'V'}{number}", sound, in_order, track))
    says += _left_out(unfolding.other_kind)
    return found


def record_start(stack: Item, *, clock: Clock) -> float | None:
    """Find the frame a timeline made from an EDL begins at, which opentimelineio's EDL adapter keeps in its tracks."""
    starts = [start for track in stack.children if (start := _own_start(track, clock=clock)) is not None]
    return min(starts, default=None)


def inside(composition: Item, span: Span, local: tuple[float, float], *, clock: Clock) -> Span | None:
    """Find how a nested composition's own time stands in the cut; ``None`` where nothing of it is seen.

    ``local`` is where it stands in the composition around it, whose span is given.
    """
    seen = span.record(*local)
    if seen is None:
        return None
    start = clock.frames(composition.trim.start) if composition.trim is not None else 0.0
    if composition.speed < 0:
        start += (local[1] - local[0]) * -composition.speed
    if not span.speed:
        # Frozen from outside: of its own time, only the frame that stands still is ever seen.
        still = start + (span.start - local[0]) * composition.speed
        return Span(at=seen[0], start=still, speed=0, first=seen[0], last=seen[1])
    at = span.at + (local[0] - span.start) / span.speed
    return Span(at=at, start=start, speed=span.speed * composition.speed, first=seen[0], last=seen[1])


def _own_start(track: Item, *, clock: Clock) -> float | None:
    """Find the record timecode of a track's first frame, where the track's range says it.

    The adapter writes the range as beginning that many frames before the track's own, so that as a range it shows nothing.
    """
    if track.kind != "Track" or track.trim is None:
        return None
    start, length = clock.frames(track.trim.start), clock.frames(track.trim.length)
    return -start if start < 0 and -start >= length else None


def _left_out(names: list[str]) -> list[str]:
    if not names:
        return []
    found = f"found {len(names)} clips that are of the other kind (such as {names[0]!r}); left out"
    return [f"expected nested sequences to show picture on picture tracks and sound on sound tracks, {found}"]


def _items(composition: Item, *, span: Span | None, kind: str, unfolding: Unfolding) -> Iterator[Placed]:
    """Walk a track from clip to clip, or a stack from layer to layer."""
    position: float | None = 0.0
    transition = ""
    for child in composition.children:
        if child.kind == "Transition":
            transition = _transition(child)
            continue
        length = _length(child, clock=unfolding.clock)
        nested = child.name if composition.kind == "Track" and child.kind in _COMPOSITIONS else ""
        for placed in _item(child, (position, length), span=span, kind=kind, unfolding=unfolding):
            known = {name: said for name, said in (("transition", transition), ("nested", nested)) if said}
            yield msgspec.structs.replace(placed, **known) if known else placed
            transition = ""
        transition = ""
        if composition.kind == "Track" and position is not None:
            position = position + length if length is not None else None
            if position is None:
                unfolding.says.append(_endless(child))


def _item(
    item: Item, local: tuple[float | None, float | None], *, span: Span | None, kind: str, unfolding: Unfolding
) -> Iterator[Placed]:
    """Place one clip, or unfold one composition; ``local`` is its start in the composition around it, and its length."""
    start, length = local
    known = (start, start + length) if start is not None and length is not None else None
    if item.kind == "Clip":
        yield from _clip(item, start, known, span=span)
    elif item.kind not in _COMPOSITIONS:
        if item.kind != "Gap":
            unfolding.says.append(f"expected a clip, found {item.kind or 'something'} {item.name!r}; left out")
    elif item.kind == "Track" and item.sort != kind:
        unfolding.other_kind.extend(clip.name for clip in item.clips())
    else:
        whole = known or ((0.0, math.inf) if start == 0 else None)
        own = inside(item, span, whole, clock=unfolding.clock) if span is not None and whole is not None else None
        if span is not None and whole is not None and own is None:
            return
        for placed in _items(item, span=own, kind=kind, unfolding=unfolding):
            yield placed if item.enabled else msgspec.structs.replace(placed, enabled=False)


def _clip(clip: Item, start: float | None, known: tuple[float, float] | None, *, span: Span | None) -> Iterator[Placed]:
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


def _length(item: Item, *, clock: Clock) -> float | None:
    """Count an item's frames; ``None`` where neither it, its media nor its contents say how long it is."""
    if item.range is not None:
        return clock.frames(item.range.length)
    if item.kind not in _COMPOSITIONS:
        return None
    lengths = [_length(child, clock=clock) for child in item.children if child.kind != "Transition"]
    known = [length for length in lengths if length is not None]
    if item.kind == "Stack":
        return max(known, default=0.0)
    return sum(known) if len(known) == len(lengths) else None


def _endless(item: Item) -> str:
    return (
        f"expected a length for {item.kind or 'something'} {item.name!r}, found none; the clips behind it have no place"
    )


def _transition(transition: Item) -> str:
    kind = transition.sort
    return kind.removeprefix(_SMPTE).lower() if kind.startswith(_SMPTE) else (transition.name or kind or "custom")
