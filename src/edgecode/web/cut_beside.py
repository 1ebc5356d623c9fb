"""Two cuts one above the other at one scale: the lanes of both, their rulers, and the ribbons between them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from edgecode.film.cut import Clip, TrackKind
from edgecode.film.cutting.change import Change, Op
from edgecode.film.cutting.laid import Laid, LaidCut, LaidTrack
from edgecode.film.cutting.tracks import track_key
from edgecode.film.rate import Rate
from edgecode.web.cut_axis import Axis, aligned, ticks
from edgecode.web.cut_ribbon import HEIGHT, Ribbon, Ribbons, Words, worded
from edgecode.web.cut_strip import Tick, gutter

RULER: Final = 20
_LEAD: Final = 40
_PICTURE: Final = 24
_SOUND: Final = 14
_APART: Final = 3
_LETTER: Final = 7.6
_PAD: Final = 6
_LEAST: Final = 3.0
"""Pixels a clip is drawn wide at the least; nothing is pushed aside for it."""


class Looks(msgspec.Struct, frozen=True):
    """How a clip is drawn: what it is called, its state as a class, its scene's colour, its place in words."""

    says: str
    state: str
    tint: int
    timecode: str


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One clip, drawn; ``number`` is that of its change, 0 where nothing was done to it."""

    clip: str
    x: float
    width: float
    looks: Looks
    label: str = ""
    number: int = 0


class DrawnLane(msgspec.Struct, frozen=True, kw_only=True):
    """One track of one cut; ``gaps`` are where it waits for the other cut."""

    name: str
    kind: TrackKind
    y: float
    height: float
    bars: tuple[Bar, ...]
    gaps: tuple[tuple[float, float], ...] = ()


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """A part of both cuts, drawn; the ribbons hang from ``ribbons_at``, the newer cut's ruler from ``ruler_at``."""

    width: float
    height: float
    ribbons_at: float
    ruler_at: float
    older: tuple[DrawnLane, ...]
    newer: tuple[DrawnLane, ...]
    ticks: tuple[tuple[Tick, ...], tuple[Tick, ...]]
    ribbons: tuple[Ribbon, ...]
    words: tuple[Words, ...]
    gutter: int = 0
    """How wide the names of the tracks are, beside them."""
    hidden: int = 0
    """How many tracks of sound are not drawn, since nothing was done on them here."""


class Side(msgspec.Struct, frozen=True, eq=False, kw_only=True):
    """One of the two cuts. ``numbers`` are those of the changes of its clips, by the clip's id."""

    cut: LaidCut
    looks: Callable[[Clip], Looks]
    numbers: Mapping[str, int]
    start: int
    timecode: Callable[[int], str]

    @property
    def lead(self) -> LaidTrack | None:
        """The track the ribbons hang from: the first of picture, else the first."""
        tracks = self.cut.tracks
        return next((track for track in tracks if track.kind is TrackKind.PICTURE), tracks[0] if tracks else None)


class Stretch(msgspec.Struct, frozen=True):
    """What one window shows: record frames of the older cut and of the newer, in frames of the newer, ends exclusive."""

    was: tuple[int, int]
    now: tuple[int, int]


Numbered = tuple[int, str, tuple[Change, ...]]
"""A change's number, what was done in a word or several, and all that was done to the clip on the tracks with ribbons."""


class BesideDrawing:
    """Draws windows of two cuts."""

    def __init__(self, old: Side, new: Side, *, rate: Rate, pixels: float) -> None:
        """``rate`` is that of the newer cut, in whose frames both are laid; ``pixels`` is how many one frame takes."""
        self._old, self._new = old, new
        self._rate, self._pixels = rate, pixels

    def window(self, stretch: Stretch, *, changes: Sequence[Numbered], kept: Sequence[tuple[Laid, Laid]]) -> Beside:
        """Draw one window; ``kept`` are the pairs on the lead tracks that nothing was done to, in order."""
        old, new = Axis(stretch.was[0], pixels=self._pixels), Axis(stretch.now[0], pixels=self._pixels)
        aligned(old, new, _anchors(kept, changes))
        width = max(old.end(stretch.was[1]), new.end(stretch.now[1]), 1.0)
        older, hidden = self._lanes(self._old, old, stretch.was, y=RULER, above=True)
        ribbons_at = older[-1].y + older[-1].height + 1 if older else float(RULER)
        newer, more = self._lanes(self._new, new, stretch.now, y=ribbons_at + HEIGHT + 1, above=False)
        ruler_at = newer[-1].y + newer[-1].height + _APART if newer else ribbons_at + HEIGHT
        drawn = Ribbons(old, new, width=width)
        joined = [(made, ops) for number, ops, own in changes if (made := drawn.of(number, own)) is not None]
        joined.sort(key=lambda each: each[0].shape == Op.MOVED)  # what crosses the others lies on top
        return Beside(
            width=width,
            height=ruler_at + RULER,
            ribbons_at=ribbons_at,
            ruler_at=ruler_at,
            older=older,
            newer=newer,
            ticks=(self._ticks(self._old, old, stretch.was), self._ticks(self._new, new, stretch.now)),
            ribbons=(*(drawn.quiet(was, now) for was, now in _runs(kept, old, new)), *(made for made, _ops in joined)),
            words=tuple(worded(joined, width=width)),
            gutter=gutter(lane.name for lane in (*older, *newer)),
            hidden=max(hidden, more),
        )

    def _lanes(
        self, side: Side, axis: Axis, within: tuple[int, int], *, y: float, above: bool
    ) -> tuple[tuple[DrawnLane, ...], int]:
        """The tracks of one cut, the lead one next to the ribbons, sound farthest; and how many were left out."""
        lead = side.lead
        tracks = [track for track in side.cut.tracks if track is lead]
        tracks += [track for track in side.cut.tracks if track.kind is TrackKind.PICTURE and track is not lead]
        sound = [track for track in side.cut.tracks if track.kind is TrackKind.SOUND and track is not lead]
        touched = [track for track in sound if _is_touched(track, within, side.numbers)]
        tracks += touched
        lanes = []
        for track in reversed(tracks) if above else tracks:
            height = _LEAD if track is lead else _PICTURE if track.kind is TrackKind.PICTURE else _SOUND
            bars = tuple(self._bar(side, axis, use, flat=height == _SOUND) for use in _inside(track, within))
            gaps = tuple(axis.gaps()) if track is lead else ()
            lanes.append(DrawnLane(name=track.name, kind=track.kind, y=y, height=height, bars=bars, gaps=gaps))
            y += height + _APART
        return tuple(lanes), len(sound) - len(touched)

    def _bar(self, side: Side, axis: Axis, use: Laid, *, flat: bool) -> Bar:
        x, right = axis.x(use.first), axis.end(use.last)
        width = max(right - x - 1, _LEAST)
        looks = side.looks(use.clip)
        fits = not flat and _LETTER * len(looks.says) + 2 * _PAD <= width
        number = side.numbers.get(use.clip.id, 0)
        return Bar(clip=use.clip.id, x=x, width=width, looks=looks, label=looks.says if fits else "", number=number)

    def _ticks(self, side: Side, axis: Axis, within: tuple[int, int]) -> tuple[Tick, ...]:
        return tuple(ticks(axis, last=within[1], rate=self._rate, first=side.start, timecode=side.timecode))


def lead_pair(old: Side, new: Side) -> tuple[LaidTrack | None, LaidTrack | None]:
    """The tracks between which the ribbons are."""
    return old.lead, new.lead


def is_lead(change: Change, old: LaidTrack | None, new: LaidTrack | None) -> bool:
    """Whether a change is of a clip between the lead tracks, so that it has a ribbon."""
    here = change.new is None or (new is not None and track_key(change.new.track) == track_key(new.name))
    there = change.old is None or (old is not None and track_key(change.old.track) == track_key(old.name))
    return here and there and (new is None or change.kind is new.kind)


def _inside(track: LaidTrack, within: tuple[int, int]) -> Iterator[Laid]:
    return (use for use in track.uses if use.last > within[0] and use.first < within[1])


def _is_touched(track: LaidTrack, within: tuple[int, int], numbers: Mapping[str, int]) -> bool:
    return any(numbers.get(use.clip.id) for use in _inside(track, within))


def _anchors(kept: Iterable[tuple[Laid, Laid]], changes: Iterable[Numbered]) -> list[tuple[int, int]]:
    """First frames, older and newer, of the clips that stayed in order; what was done to them is no matter."""
    found = [(one.first, other.first) for one, other in kept]
    for _number, _ops, own in changes:
        first = own[0]
        if first.old is not None and first.new is not None and all(change.op is not Op.MOVED for change in own):
            head = sum(change.head for change in own)
            found.append((first.old.first + max(-head, 0), first.new.first + max(head, 0)))
    rising: list[tuple[int, int]] = []
    for was, now in sorted(found, key=lambda pair: pair[1]):
        if not rising or (was > rising[-1][0] and now > rising[-1][1]):
            rising.append((was, now))
    return rising


def _runs(kept: Iterable[tuple[Laid, Laid]], old: Axis, new: Axis) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Join pairs that follow each other in both cuts to one ribbon, as far as neither waits between them."""
    run: tuple[tuple[int, int], tuple[int, int]] | None = None
    for one, other in kept:
        was, now = (one.first, one.last), (other.first, other.last)
        if run is not None and run[0][1] == was[0] and run[1][1] == now[0] and _runs_on(was, now, old, new):
            run = (run[0][0], was[1]), (run[1][0], now[1])
            continue
        if run is not None:
            yield run
        run = was, now
    if run is not None:
        yield run


def _runs_on(was: tuple[int, int], now: tuple[int, int], old: Axis, new: Axis) -> bool:
    return old.x(was[0]) == old.end(was[0]) and new.x(now[0]) == new.end(now[0])
