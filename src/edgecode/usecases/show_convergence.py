"""Whether choices grow alike, check by check. It stays inside the studio and is told of no one person."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.consent.convergence import Chosen, Course, Figure, halves, hill_number, homogenisation, intent_rate
from edgecode.findings.decision import Said
from edgecode.findings.word import Deed, Word

_WITH: Final = frozenset({Deed.TAKE, Deed.LEAVE, Deed.INTEND})
_MEANT: Final = -1
"""What stands for *as intended* among the options, which count from 1; leaving it is 0."""


class Convergence(msgspec.Struct, frozen=True, kw_only=True):
    """One check: options in use, how much more alike choices are with it than without, and how often a finding is meant."""

    check: str
    options_in_use: Figure
    homogenisation: Figure
    intents: Course


def convergence(said: Said) -> tuple[Convergence, ...]:
    """Give the figures of each check that anybody decided about; each has its reason where there is none."""
    words = [word for word in said.words if word.finding and word.check and word.entry not in said.undone]
    return tuple(_of(check, words) for check in dict.fromkeys(word.check for word in words))


def _of(check: str, words: Iterable[Word]) -> Convergence:
    mine = [word for word in words if word.check == check]
    with_check = [word for word in mine if word.deed in _WITH]
    unseen = [word for word in mine if word.deed is Deed.BEFORE]
    return Convergence(
        check=check,
        options_in_use=hill_number(_chosen(with_check)),
        homogenisation=homogenisation(_chosen(with_check), _chosen(unseen)),
        intents=intent_rate(*halves((word.by, word.deed is Deed.INTEND) for word in with_check)),
    )


def _chosen(words: Iterable[Word]) -> Chosen:
    every = list(words)
    counts = Counter(_options(every))
    return Chosen(counts=tuple(counts.values()), people=len({word.by for word in every}))


def _options(words: Iterable[Word]) -> Iterator[int]:
    for word in words:
        yield _MEANT if word.deed is Deed.INTEND else word.option
