"""Whether work grows alike: options in use, how alike choices are with a check and without, how often a finding is meant.

Pure functions over counts of choices. They stay inside the studio, are never told of one person (so each has a floor of
people under it), never leave it and are nothing to be made better: a film may well be of one piece on purpose.
"""

from collections.abc import Iterable
from math import exp, log
from typing import Final

import msgspec

PEOPLE_FLOOR: Final = 3
"""People whose choices a figure rests on at least; an engineering choice."""
_A_PAIR: Final = 2


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """How often each option was chosen, in any order and with or without those never chosen, and by how many people."""

    counts: tuple[int, ...]
    people: int


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """How many findings were said to be meant, of how many that were decided, and by how many people."""

    intents: int
    findings: int
    people: int


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, or why there is none."""

    value: float | None = None
    why_not: str = ""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """A rate in two halves, and the second less the first: below 0 it is falling. Without a change, ``why_not``."""

    first: float | None = None
    second: float | None = None
    change: float | None = None
    why_not: str = ""


def hill_number(chosen: Chosen, *, floor: int = PEOPLE_FLOOR) -> Figure:
    """Give the effective number of options in use: as many equally common ones would be as hard to foresee.

    The Hill number of order 1, the exponential of the Shannon entropy (Hill 1973, *Diversity and evenness: a unifying
    notation and its consequences*, Ecology 54: 427-432). Of few choices it is too low; compare like numbers of choices.
    """
    if why_not := _too_few(chosen.people, floor=floor):
        return Figure(why_not=why_not)
    total = sum(chosen.counts)
    if total == 0:
        return Figure(why_not="nothing has been chosen")
    return Figure(value=exp(-sum(count / total * log(count / total) for count in chosen.counts if count)))


def homogenisation(with_check: Chosen, without: Chosen, *, floor: int = PEOPLE_FLOOR) -> Figure:
    """Give by how much more alike choices are with a check than without: 0 not at all, 1 all the same, below 0 less alike.

    ``1 - d_with / d_without``, where d is the chance that two of the choices differ: the Gini-Simpson index, unbiased
    (Simpson 1949, *Measurement of diversity*, Nature 163: 688).
    """
    for chosen, what in ((with_check, "with the check"), (without, "without it")):
        if why_not := _too_few(chosen.people, floor=floor):
            return Figure(why_not=why_not)
        if sum(chosen.counts) < _A_PAIR:
            return Figure(why_not=f"there are no two choices {what} to compare")
    apart = _difference(without.counts)
    if apart == 0:
        return Figure(why_not="without the check all choices are the same already")
    return Figure(value=1 - _difference(with_check.counts) / apart)


def intent_rate(first: Meant, second: Meant, *, floor: int = PEOPLE_FLOOR) -> Course:
    """Give how often findings were said to be meant in an earlier and in a later half."""
    for half, which in ((first, "first"), (second, "second")):
        if why_not := _too_few(half.people, floor=floor):
            return Course(why_not=why_not)
        if half.findings == 0:
            return Course(why_not=f"no finding was decided in the {which} half")
    early, late = first.intents / first.findings, second.intents / second.findings
    return Course(first=early, second=late, change=late - early)


def halves(decided: Iterable[tuple[str, bool]]) -> tuple[Meant, Meant]:
    """Split decided findings, told in order as by whom and whether meant, into an earlier and a later half.

    Of an odd number the one in the middle is in the later half.
    """
    told = tuple(decided)
    middle = len(told) // 2
    early, late = (
        Meant(intents=sum(meant for _, meant in half), findings=len(half), people=len({who for who, _ in half}))
        for half in (told[:middle], told[middle:])
    )
    return early, late


def _too_few(people: int, *, floor: int) -> str:
    return f"only {people} of at least {floor} people have decided" if people < floor else ""


def _difference(counts: Iterable[int]) -> float:
    """Give the chance that two choices, drawn without putting back, differ."""
    chosen = tuple(counts)
    total = sum(chosen)
    return 1 - sum(count * (count - 1) for count in chosen) / (total * (total - 1))
