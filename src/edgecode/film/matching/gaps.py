"""What was rewritten where it stood: how likely each line of a gap became each other one, and those that surely did.

Between two pairs stand lines that have no like words anywhere. They were rewritten, or cut and others put in. Every way to
pair them that keeps their order is weighed, and a pair is as likely as the ways that hold it (the forward-backward
algorithm on a pair model: Durbin, Eddy, Krogh and Mitchison, *Biological Sequence Analysis*, 1998, chapter 4). Where two
lines could be the rewritten one, each is about half likely, and neither is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from edgecode.film.matching.moved import Drafts
from edgecode.film.matching.units import UnitPair
from edgecode.film.matching.worded import Unit

Odds = NDArray[np.float64]

_REWRITTEN: Final = 40.0
"""How much likelier a line of the same speaker is the one that stood there than one put in where another was cut.

Where a part r of the lines is rewritten, c cut and a put in, it is about r / (c a): 20 to 90 in the made revisions.
"""
_ALIKE: Final = 100.0
"""What words in common count: so many times likelier were they all the same."""
_MANNER: Final = 3.0
"""What the same parenthetical or cue counts for, and another one against."""
_PEOPLE: Final = 4.0
"""What an action of the same people counts for, and one of others against."""
_INTERRUPTED: Final = 200.0
"""What counts against a line that interrupts a speech being one that did not, and a speech that goes on one that begins."""
_MOST: Final = 10_000
"""Pairs of lines of one gap that are weighed at most, about a tenth of a second."""
_SURE: Final = 0.92
"""How likely a pair must be to be taken, more than a half: then no two of them share a line or cross."""


class Weighing(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What lines of a gap are weighed by."""

    drafts: Drafts
    names: Mapping[str, frozenset[str]]
    """Whom a word of somebody's name may mean, by their names in the new draft."""
    renamed: Mapping[str, str]


def rewritten(
    old: Sequence[Unit],
    new: Sequence[Unit],
    *,
    pairs: Sequence[tuple[int, int]],
    taken: tuple[set[int], set[int]],
    weighing: Weighing,
) -> Iterator[UnitPair]:
    """Pair what is left between lines that have been paired and rise in both; ``taken`` lines have a partner."""
    going_on = _going_on(old), _going_on(new)
    before = (-1, -1)
    for after in (*pairs, (len(old), len(new))):
        olds = [at for at in range(before[0] + 1, after[0]) if at not in taken[0]]
        news = [at for at in range(before[1] + 1, after[1]) if at not in taken[1]]
        before = after
        if not olds or not news:
            continue
        weights = odds([old[at] for at in olds], [new[at] for at in news], weighing=weighing)
        goes = np.not_equal.outer([at in going_on[0] for at in olds], [at in going_on[1] for at in news])
        likely = chances(np.where(goes, weights / _INTERRUPTED, weights))
        for at, there in zip(*(each.tolist() for each in np.nonzero(likely >= _SURE)), strict=True):
            mine, theirs = old[olds[at]], new[news[there]]
            yield UnitPair(olds[at], news[there], float(Indel.normalized_similarity(mine.signs, theirs.signs)))


def _going_on(units: Sequence[Unit]) -> set[int]:
    """The speeches that go on after an interruption, (CONT'D), and what interrupts them."""
    found: set[int] = set()
    spoke = -1
    for at, unit in enumerate(units):
        if not unit.speaker:
            continue
        if unit.continued and spoke >= 0 and units[spoke].speaker == unit.speaker:
            found.update(range(spoke + 1, at + 1))
        spoke = at
    return found


def odds(old: Sequence[Unit], new: Sequence[Unit], *, weighing: Weighing) -> Odds:
    """How much likelier each new line is an old one rewritten than one put in where that was cut; 0 is never.

    Where there are very many of both, the place tells nothing, and none is.
    """
    made = np.zeros((len(old), len(new)))
    if made.size > _MOST:
        return made
    for at, mine in enumerate(old):
        said = weighing.renamed.get(mine.speaker, mine.speaker)
        for there, theirs in enumerate(new):
            if mine.group == theirs.group and said == theirs.speaker:
                made[at, there] = _odds(mine, theirs, weighing)
    return made


def _odds(mine: Unit, theirs: Unit, weighing: Weighing) -> float:
    """Weigh what two lines have in common: words, manner of speaking, people who act."""
    made: float = _REWRITTEN * _ALIKE ** weighing.drafts.common(mine, theirs)
    if mine.manner or theirs.manner:
        made *= _MANNER if mine.manner == theirs.manner else 1 / _MANNER
    people = _people(mine, weighing), _people(theirs, weighing)
    if not mine.speaker and all(people):
        made *= _PEOPLE if people[0] & people[1] else 1 / _PEOPLE
    return made


def _people(unit: Unit, weighing: Weighing) -> set[str]:
    return {who for sign in unit.signs for who in weighing.names.get(sign, ())}


def chances(weights: Odds) -> Odds:
    """Weigh every way to pair rows and columns in order, each as the product of its pairs' weights; give each pair's part.

    Rows are scaled, so that no product grows beyond what a float holds.
    """
    before, grown = _sums(weights)
    after, shrunk = (each[::-1] for each in _sums(weights[::-1, ::-1]))
    after = after[:, ::-1]
    whole = np.log(before[-1, -1]) + grown[-1]
    scale = np.exp(grown[:-1] + shrunk[1:] - whole)
    found: Odds = before[:-1, :-1] * weights * after[1:, 1:] * scale[:, None]
    return found


def _sums(weights: Odds) -> tuple[Odds, Odds]:
    """For each beginning of rows and of columns, what all ways to pair them weigh together, and the logarithm of its scale."""
    rows, columns = weights.shape
    sums, logs = np.ones((rows + 1, columns + 1)), np.zeros(rows + 1)
    for at in range(rows):
        sums[at + 1, 1:] = sums[at, 1:] + np.cumsum(weights[at] * sums[at, :-1])
        sums[at + 1, 0] = sums[at, 0]
        most = sums[at + 1, -1]
        sums[at + 1] /= most
        logs[at + 1] = logs[at] + np.log(most)
    return sums, logs
