"""Which lines of two drafts have been paired so far."""

from bisect import bisect_left
from collections.abc import Sequence

from edgecode.film.matching.worded import Unit, Worded

Spot = tuple[int, int]
"""A line by its block and its place in it."""


class Lines:
    """Lines paired so far: where each old one went, how alike, and whether it left its place."""

    def __init__(self, old: Worded, new: Worded) -> None:
        """Begin with none."""
        self.old, self.new = old, new
        self.of_old: dict[Spot, tuple[Spot, float, bool]] = {}
        self.of_new: dict[Spot, Spot] = {}

    def add(self, old: Spot, new: Spot, *, like: float, elsewhere: bool) -> None:
        """Pair two that are free."""
        self.of_old[old] = (new, like, elsewhere)
        self.of_new[new] = old

    def drop(self, old: Spot) -> None:
        """Part a pair again."""
        there, _like, _elsewhere = self.of_old.pop(old)
        del self.of_new[there]

    def left_old(self, block: int) -> list[int]:
        """The lines of an old block that have no partner."""
        return [at for at in range(len(self.old.blocks[block].units)) if (block, at) not in self.of_old]

    def left_new(self, block: int) -> list[int]:
        """The lines of a new block that have no partner."""
        return [at for at in range(len(self.new.blocks[block].units)) if (block, at) not in self.of_new]


def unit_of(draft: Worded, spot: Spot) -> Unit:
    """Give the line at a spot."""
    return draft.blocks[spot[0]].units[spot[1]]


def rising(values: Sequence[int]) -> list[int]:
    """Give the values of a longest rising run (patience sorting)."""
    ends: list[int] = []
    back: list[int] = []
    for at, value in enumerate(values):
        rank = bisect_left(ends, value, key=lambda end: values[end])
        ends[rank : rank + 1] = [at]
        back.append(ends[rank - 1] if rank else -1)
    run = []
    at = ends[-1] if ends else -1
    while at >= 0:
        run.append(values[at])
        at = back[at]
    return run[::-1]
