"""What stayed in order: the heaviest increasing subsequence.

Of clips that are in both cuts, those that keep their order among each other need no move; the others were moved. Of all sets
of clips in order the one that lasts longest is taken, since people move the shorter part past the longer. Two that last as long
are told apart by the clips themselves and not by which cut is the older, so that A against B moves the same as B against A.
"""

from collections.abc import Sequence
from itertools import pairwise


def heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Give the places, in rising order, of the strictly increasing subsequence of ``values`` with the largest sum of weights.

    Weights are above zero. In n log n steps, by a Fenwick tree of the best sum that ends at or below each value.
    """
    if all(one < other for one, other in pairwise(values)):
        return list(range(len(values)))
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)), start=1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(ranks) + 1)
    before: list[int] = []
    top = (0, -1)
    for place, (value, weight) in enumerate(zip(values, weights, strict=True)):
        rank = ranks[value]
        total, last = _best_below(best, rank - 1)
        before.append(last)
        ending = (total + weight, place)
        _raise(best, rank, ending)
        top = max(top, ending, key=_sum)
    found = []
    at = top[1]
    while at >= 0:
        found.append(at)
        at = before[at]
    return found[::-1]


def _sum(ending: tuple[int, int]) -> int:
    return ending[0]


def _best_below(best: list[tuple[int, int]], rank: int) -> tuple[int, int]:
    found = (0, -1)
    while rank:
        if best[rank][0] > found[0]:
            found = best[rank]
        rank &= rank - 1
    return found


def _raise(best: list[tuple[int, int]], rank: int, ending: tuple[int, int]) -> None:
    while rank < len(best):
        if ending[0] > best[rank][0]:
            best[rank] = ending
        rank += rank & -rank
