"""What was put in the place of what: of the clips that are only in one of the cuts, those that stand in one place.

They are aligned in their order (Needleman and Wunsch 1970), so that the most alike are paired: the same source, though not a
frame in common, before another take of the setup, before what lasts as long, before whatever covers mostly the same stretch, as
a shot does that came for a card saying it is missing. Nothing else replaces anything: it was removed, or added.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from edgecode.film.cut import ClipKind
from edgecode.film.cutting.laid import Laid

_MOSTLY: Final = 0.5
_PIECE: Final = 100
"""Clips of one place that are aligned with as many; a place with more was cut anew, and is told in pieces of so many."""
_SOURCE, _SETUP, _LENGTH, _MADE, _STRETCH = 5.0, 4.0, 3.0, 1.0, 1.0
"""What being alike counts; engineering choices, as is that a pair of one setup and one length counts for both."""

Setup = Callable[[Laid], str]
"""The setup of a clip's take (``12A``), empty where it is not known."""

Left = dict[int, list[int]]
"""The clips without a pair by their place, in record order."""


def replacements(old: Sequence[Laid], new: Sequence[Laid], *, olds: Left, news: Left, setup: Setup) -> dict[int, int]:
    """Find what replaced what: index of the older clip -> index of the newer."""
    found: dict[int, int] = {}
    for place, own in olds.items():
        if place in news:
            for some, others in _pieces(own, news[place]):
                alike = _Alike([old[at] for at in some], [new[to] for to in others], setup=setup)
                found.update((some[at], others[to]) for at, to in _aligned(len(some), len(others), alike.score))
    return found


def _pieces(olds: list[int], news: list[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Cut a place that is too large to align into pieces of like parts of either side."""
    longer = max(len(olds), len(news))
    count = -(-longer // _PIECE) if len(olds) * len(news) > _PIECE * _PIECE else 1
    for nth in range(count):
        yield (
            olds[len(olds) * nth // count : len(olds) * (nth + 1) // count],
            news[len(news) * nth // count : len(news) * (nth + 1) // count],
        )


class _Alike:
    """How alike the clips of one place are; each place is counted by the clips that are only there."""

    def __init__(self, olds: Sequence[Laid], news: Sequence[Laid], *, setup: Setup) -> None:
        self.olds, self.news = olds, news
        self.setups = [setup(use) for use in olds], [setup(use) for use in news]
        self.starts = _starts(olds), _starts(news)

    def score(self, at: int, to: int) -> float:
        """How much a pair counts; 0 where the one did not come for the other."""
        one, other = self.olds[at], self.news[to]
        longer = max(one.frames, other.frames)
        first, second = self.starts[0][at], self.starts[1][to]
        shared = min(first + one.frames, second + other.frames) - max(first, second)
        score = 0.0
        if one.material == other.material:
            score += _SOURCE
        elif self.setups[0][at] and self.setups[0][at] == self.setups[1][to]:
            score += _SETUP
        if one.frames == other.frames and (one.anchors or other.anchors):
            score += _LENGTH
        if one.clip.kind is other.clip.kind is ClipKind.GENERATOR:
            score += _MADE
        if score or shared >= _MOSTLY * longer:
            score += _STRETCH * (max(0, shared) + min(one.frames, other.frames)) / longer
        return score


def _starts(uses: Sequence[Laid]) -> list[int]:
    found = []
    passed = 0
    for use in uses:
        found.append(passed)
        passed += use.frames
    return found


def _aligned(olds: int, news: int, score: Callable[[int, int], float]) -> Iterator[tuple[int, int]]:
    """Pair two rows in their order for the highest sum of scores; a pair that scores 0 is none."""
    best = [[0.0] * (news + 1)]
    scores: list[list[float]] = []
    for at in range(olds):
        own = [score(at, to) for to in range(news)]
        before, row = best[-1], [0.0]
        for to in range(news):
            row.append(max(before[to + 1], row[to], before[to] + own[to]))
        best.append(row)
        scores.append(own)
    at, to = olds, news
    found = []
    while at and to:
        if scores[at - 1][to - 1] and best[at][to] == best[at - 1][to - 1] + scores[at - 1][to - 1]:
            at, to = at - 1, to - 1
            found.append((at, to))
        elif best[at][to] == best[at - 1][to]:
            at -= 1
        else:
            to -= 1
    return reversed(found)
