"""Which line became which: Needleman-Wunsch over the words of actions and speeches, then what stands alone in a gap.

The alignment is the classic one (Needleman and Wunsch 1970) with gaps that cost nothing, so that each row of the table is
one running maximum. Whoever speaks counts: lines of one speaker are paired with less in common than those of two.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from edgecode.film.matching.worded import Unit

EDITED: Final = 0.5
"""Part of the words that must be the same for a line to count as edited and not rewritten."""
_SHORT: Final = 4
"""Below so many words, half of them being the same says little."""
_SHORT_EDITED: Final = 0.66
_OTHER_SPEAKER: Final = 0.8
"""Part of the words that must be the same for a line that somebody else says now."""
_MOST: Final = 6_000_000
"""Pairs of lines that are compared at most, about two seconds; beyond, only the same words count."""


class UnitPair(msgspec.Struct, frozen=True, gc=False):
    """Two lines by their indexes in the lists given, and how alike their words are, 0 to 1."""

    old: int
    new: int
    like: float


Left = tuple[Sequence[int], Sequence[Unit]]
"""The lines of one scene that have no partner yet, by their indexes, and all its lines."""


def aligned(old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]) -> list[UnitPair]:
    """Pair the lines of two scenes in order by what they say; ``renamed`` maps old names of characters to new ones."""
    first = 0
    while first < min(len(old), len(new)) and old[first].key == new[first].key:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last].key == new[-1 - last].key:
        last += 1
    ends = len(old) - last, len(new) - last
    head = [UnitPair(at, at, 1.0) for at in range(first)]
    tail = [UnitPair(ends[0] + at, ends[1] + at, 1.0) for at in range(last)]
    inner = _inner(old[first : ends[0]], new[first : ends[1]], renamed=renamed)
    return [*head, *(UnitPair(pair.old + first, pair.new + first, pair.like) for pair in inner), *tail]


def _inner(old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]) -> list[UnitPair]:
    if not old or not new:
        return []
    scores = likeness(old, new, renamed=renamed)
    return [UnitPair(at, there, float(scores[at, there])) for at, there in path(scores)]


def likeness(old: Sequence[Unit], new: Sequence[Unit], *, renamed: Mapping[str, str]) -> NDArray[np.float32]:
    """How alike any two lines are where that is enough to pair them, else 0."""
    if len(old) * len(new) > _MOST:
        return _equal(old, new)
    like = cdist(
        [unit.signs for unit in old],
        [unit.signs for unit in new],
        scorer=Indel.normalized_similarity,
        dtype=np.float32,
    )
    groups = _differ([unit.group for unit in old], [unit.group for unit in new])
    speakers = _differ([_named(unit, renamed) for unit in old], [unit.speaker for unit in new])
    shortest = np.minimum.outer([len(unit.signs) for unit in old], [len(unit.signs) for unit in new])
    enough = np.where(shortest < _SHORT, _SHORT_EDITED, EDITED)
    enough = np.where(speakers, np.where(shortest < _SHORT, 2.0, _OTHER_SPEAKER), enough)
    scores: NDArray[np.float32] = np.where(groups | (like < enough) | (shortest == 0), 0, like).astype(np.float32)
    return np.where(speakers, scores * np.float32(0.9), scores)


def _named(unit: Unit, renamed: Mapping[str, str]) -> str:
    return renamed.get(unit.speaker, unit.speaker)


def _differ(old: list[str], new: list[str]) -> NDArray[np.bool_]:
    numbers = {word: at for at, word in enumerate(dict.fromkeys((*old, *new)))}
    differ: NDArray[np.bool_] = np.not_equal.outer([numbers[each] for each in old], [numbers[each] for each in new])
    return differ


def _equal(old: Sequence[Unit], new: Sequence[Unit]) -> NDArray[np.float32]:
    numbers = {key: at for at, key in enumerate(dict.fromkeys(unit.key for unit in (*old, *new)))}
    same = np.equal.outer([numbers[unit.key] for unit in old], [numbers[unit.key] for unit in new])
    return same.astype(np.float32)


def path(scores: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Find the pairs, rising in both, whose scores add up to most; among equals the later ones. Scores are 0 and more."""
    rows, columns = scores.shape
    best = np.zeros((rows + 1, columns + 1), dtype=np.float32)
    for at in range(rows):
        reached = np.maximum(best[at, 1:], np.where(scores[at] > 0, best[at, :-1] + scores[at], 0))
        best[at + 1, 1:] = np.maximum.accumulate(reached)
    found = []
    at, there = rows, columns
    while at and there:
        here = best[at, there]
        if here == best[at - 1, there]:
            at -= 1
        elif here == best[at, there - 1]:
            there -= 1
        else:
            at, there = at - 1, there - 1
            found.append((at, there))
    return found[::-1]
