"""The runs of a take: where the actors go back and say again what they have said, another run begins."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from edgecode.film.heard.alignment import Pair

_AGAIN: Final = 4
"""So many words said again make another run; fewer are a stumble."""

Run = tuple[Pair, ...]


def runs_of(pairs: Iterable[Pair]) -> tuple[Run, ...]:
    """Group the pairs of a take into runs, in the order heard.

    Going back to what has *not* been said yet begins no run: those are lines in another order. Going back over at least
    four words that have been said, or over words half of which have been said, begins one.
    """
    runs: list[list[Pair]] = []
    said: set[int] = set()
    for chain in _chains(pairs):
        words = {pair.scripted for pair in chain}
        again = len(words & said)
        if not runs or again >= _AGAIN or 2 * again >= len(words):
            runs.append([])
            said = set()
        runs[-1] += chain
        said |= words
    return tuple(map(tuple, runs))


def _chains(pairs: Iterable[Pair]) -> Iterator[list[Pair]]:
    """Join matches for as long as each begins further on in the script than the one before it ends."""
    chain: list[Pair] = []
    for _match, group in groupby(pairs, key=lambda pair: pair.match):
        match = list(group)
        if chain and match[0].scripted <= chain[-1].scripted:
            yield chain
            chain = []
        chain += match
    if chain:
        yield chain
