"""What stayed in order: the heaviest increasing subsequence.

Of clips that are in both cuts, those that keep their order among each other need no move; the others were moved. Of all sets
of clips in order the one that lasts longest is taken, since people move the shorter part past the longer. Two that last as long
are told apart by the clips themselves and not by which cut is the older, so that A against B moves the same as B against A.
"""

from collections.abc import Sequence


def heaviest_increasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Give the places, in rising order, of the increasing subsequence of ``values`` with the largest sum of weights.

    Values are different from one another, weights above zero. Values that follow each other without one between them stay
    together, whatever is chosen, so that only as many are looked at as there are such runs: of a cut with a few moves, a few.
    """
    ranks = {value: rank for rank, value in enumerate(sorted(values), start=1)}
    starts = [place for place, value in enumerate(values) if not place or ranks[value] != ranks[values[place - 1]] + 1]
    ends = [*starts[1:], len(values)]
    heavy = [sum(weights[start:end]) for start, end in zip(starts, ends, strict=False)]
    chosen = _heaviest([ranks[values[start]] for start in starts], heavy, most=len(values))
    return [place for nth in chosen for place in range(starts[nth], ends[nth])]


def _heaviest(ranks: Sequence[int], weights: Sequence[int], *, most: int) -> list[int]:
    """In n log n steps, by a Fenwick tree of the best sum that ends at or below each rank."""
    best: list[tuple[int, int]] = [(0, -1)] * (most + 1)
    before: list[int] = []
    top = (0, -1)
    for place, (rank, weight) in enumerate(zip(ranks, weights, strict=True)):
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
