"""Which clip of an older track is which of a newer one.

First what says for itself that it is the same: the same part of the same source, alone of its kind on both sides, and from each
such pair its neighbours, as long as they are the same (Heckel 1978, "A technique for isolating differences between files"),
which tells two clips of one source apart by where they stand. Then what shows the same source in the same place for as long as
before; what has one end of it in common; what overlaps in its source in the same place, and what overlaps anywhere. Every step
is linear, but for sorting.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final

import msgspec

from edgecode.film.cutting.heaviest import heaviest_increasing
from edgecode.film.cutting.laid import Laid

_FEW: Final = 4096
"""Up to so many pairs of clips of one source are all looked at; of more, those next to each other in the source."""
_NEXT: Final = 32
_CROWD: Final = 8
"""So many clips of one place, on either side, at most, for their lengths to tell them apart."""
_HALF: Final = 0.5
_SAME_PLACE: Final = 0.5
"""What standing in the same place counts against the part of the source that two clips have in common."""
_TIE: Final = (1 << 20) - 1
_TIES: Final = 1 << 40
"""More than all tie-breakers together, so that a frame always counts for more."""
_SPREAD: Final = 2_654_435_761
"""Knuth's multiplier, which spreads numbers that lie close together."""

Key = Callable[[Laid], Hashable]


class Kept(msgspec.Struct, frozen=True, eq=False):
    """What stayed in order: the pairs, and for each clip of either track how many of them stand before it.

    Two clips with one such number, neither of them a pair in order, stand in the same place.
    """

    old: frozenset[int]
    old_rank: tuple[int, ...]
    new_rank: tuple[int, ...]


class Pairing:
    """Pairs the clips of two tracks; ``to_new`` and ``to_old`` hold the index of the other, -1 while there is none."""

    def __init__(self, old: Sequence[Laid], new: Sequence[Laid]) -> None:
        """Take the clips of both, in record order."""
        self.old, self.new = old, new
        self.to_new = [-1] * len(old)
        self.to_old = [-1] * len(new)

    def pair(self) -> Kept:
        """Find all pairs of two tracks, and give what stayed in order."""
        self._neighbours(_exact)
        self._alone(_exact)
        self._neighbours(_exact)
        self._in_place(self.kept())
        for key in (_begins, _ends):
            self._alone(key)
            self._neighbours(key)
        kept = self.kept()
        self._overlapping(kept, elsewhere=False)
        self._overlapping(kept, elsewhere=True)
        return self.kept()

    def pair_anywhere(self) -> None:
        """Find the pairs among clips of several tracks, whose place among each other says nothing."""
        for key in (_exact, _begins, _ends):
            self._alone(key)
        self._overlapping(None, elsewhere=True)

    def kept(self) -> Kept:
        """Find which of the pairs stayed in order."""
        pairs = [(at, to) for at, to in enumerate(self.to_new) if to >= 0]
        places = [to for _at, to in pairs]
        weights = [_weight(self.old[at], self.new[to]) for at, to in pairs]
        inside = heaviest_increasing(places, weights)
        olds = frozenset(pairs[nth][0] for nth in inside)
        news = frozenset(pairs[nth][1] for nth in inside)
        return Kept(olds, _ranks(len(self.old), olds), _ranks(len(self.new), news))

    def join(self, at: int, to: int) -> None:
        """Make a pair of two clips."""
        self.to_new[at], self.to_old[to] = to, at

    def _alone(self, key: Key) -> None:
        """Pair what has a key that no other clip without a pair has, on either side."""
        olds = _once((key(use), at) for at, use in enumerate(self.old) if self.to_new[at] < 0 and use.anchors)
        news = _once((key(use), to) for to, use in enumerate(self.new) if self.to_old[to] < 0 and use.anchors)
        for mark, at in olds.items():
            to = news.get(mark, -1)
            if mark is not None and at >= 0 and to >= 0:
                self.join(at, to)

    def _neighbours(self, key: Key) -> None:
        """Pair the neighbours of pairs as long as they have one key, forwards and then backwards."""
        old = [key(use) for use in self.old]
        new = [key(use) for use in self.new]
        for step, outside in ((1, -1), (-1, len(new))):
            before: int | None = outside
            for at in range(len(old))[::step]:
                if self.to_new[at] >= 0:
                    before = self.to_new[at]
                    continue
                to = before + step if before is not None else -1
                before = None
                if 0 <= to < len(new) and self.to_old[to] < 0 and old[at] is not None and old[at] == new[to]:
                    self.join(at, to)
                    before = to

    def _overlapping(self, kept: Kept | None, *, elsewhere: bool) -> None:
        """Pair clips of one source that overlap in it, those that share most first: in one place, or anywhere.

        One frame is enough in one place; elsewhere it must be half of the shorter, else one went and another came.
        """
        found = []
        for olds, news in self._by_material():
            for at, to in _near(olds, news, old=self.old, new=self.new):
                one, other = self.old[at], self.new[to]
                shared, union = _shared(one, other)
                here = kept is not None and kept.old_rank[at] == kept.new_rank[to]
                shorter = min(one.high - one.low, other.high - other.low)
                if shared > 0 and (here or (elsewhere and shared >= _HALF * shorter)):
                    found.append((-shared / union - here * _SAME_PLACE, abs(one.first - other.first), at, to))
        for _score, _apart, at, to in sorted(found):
            if self.to_new[at] < 0 and self.to_old[to] < 0:
                self.join(at, to)

    def _by_material(self) -> Iterable[tuple[list[int], list[int]]]:
        olds, news = _grouped(self.old, self.to_new), _grouped(self.new, self.to_old)
        return ((own, news[material]) for material, own in olds.items() if material in news)

    def _in_place(self, kept: Kept) -> None:
        """Pair what shows one source in one place for as long as before, whether or not it has a frame in common, in order.

        Only in a place with a few clips: where a whole scene was trimmed, clips of one length are so by chance.
        """
        waiting: dict[tuple[int, str, int], list[int]] = {}
        crowd = Counter(rank for to, rank in enumerate(kept.new_rank) if self.to_old[to] < 0)
        crowd |= Counter(rank for at, rank in enumerate(kept.old_rank) if self.to_new[at] < 0)
        for to in reversed(range(len(self.new))):
            use, place = self.new[to], kept.new_rank[to]
            if self.to_old[to] < 0 and crowd[place] <= _CROWD:
                waiting.setdefault((place, use.material, use.frames), []).append(to)
        for at, use in enumerate(self.old):
            same = waiting.get((kept.old_rank[at], use.material, use.frames)) if self.to_new[at] < 0 else None
            if same:
                self.join(at, same.pop())


def _exact(use: Laid) -> Hashable:
    return use.material, use.begin, use.frames, round(use.pace, 2)


def _begins(use: Laid) -> Hashable:
    return (use.material, use.begin) if use.anchors else None


def _ends(use: Laid) -> Hashable:
    return (use.material, round(use.end or 0.0)) if use.anchors and use.begin is not None else None


def _once(marked: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """The index of each key that stands once; -1 for one that stands more often."""
    marks = list(marked)
    counts = Counter(mark for mark, _at in marks)
    return {mark: at if counts[mark] == 1 else -1 for mark, at in marks}


def _grouped(uses: Sequence[Laid], paired: Sequence[int]) -> dict[str, list[int]]:
    """The clips without a pair, by material."""
    found: dict[str, list[int]] = {}
    for at, use in enumerate(uses):
        if paired[at] < 0 and use.anchors:
            found.setdefault(use.material, []).append(at)
    return found


def _near(olds: list[int], news: list[int], *, old: Sequence[Laid], new: Sequence[Laid]) -> Iterable[tuple[int, int]]:
    """The pairs of clips of one source worth a look: all where they are few, else those that begin next to each other."""
    if len(olds) * len(news) <= _FEW:
        return ((at, to) for at in olds for to in news)
    ordered = sorted(news, key=lambda to: new[to].low)
    lows = [new[to].low for to in ordered]
    found = []
    for at in olds:
        middle = bisect_left(lows, old[at].low)
        found += [(at, to) for to in ordered[max(0, middle - _NEXT) : middle + _NEXT]]
    return found


def _shared(one: Laid, other: Laid) -> tuple[float, float]:
    """How many frames of the source two clips have in common, and how many they cover together; by length where not known."""
    if one.begin is None or other.begin is None:
        return min(one.frames, other.frames), max(one.frames, other.frames)
    shared = min(one.high, other.high) - max(one.low, other.low)
    return shared, max(max(one.high, other.high) - min(one.low, other.low), 1)


def _weight(one: Laid, other: Laid) -> int:
    """The frames both have, and a tie-breaker that is the same whichever of the two cuts is the older."""
    told = one.tie ^ (int(min(one.low, other.low)) * _SPREAD)
    return min(one.frames, other.frames) * _TIES + (told & _TIE) + 1


def _ranks(length: int, kept: frozenset[int]) -> tuple[int, ...]:
    found = []
    passed = 0
    for at in range(length):
        found.append(passed)
        passed += at in kept
    return tuple(found)
