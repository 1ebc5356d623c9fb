"""Made streams of decisions about one check, from a seed: how often it is consulted, in sittings, before and after a change.

People sit down and decide several times in a row: a burst is one sitting of one person. Within a burst the decisions share
a rate drawn from a beta distribution about the stream's rate, so that two of them are correlated by ``rho`` (a
beta-binomial burst); at 0 they are independent. Where the stream's rate changes in the middle of a burst, the rest of the
burst draws again. People take their turns one after the other.
"""

import random
from collections.abc import Iterator
from typing import Final, NamedTuple

from edgecode.consent.reliance.decided import Choice, Decided

TUNED: Final = "tuned"
"""Streams for finding boundaries."""
UNTOUCHED: Final = "untouched"
"""Streams that are only ever judged on."""
GEOMETRIC: Final = "geometric"
MEAN: Final = 10
_HOUR: Final = 3_600_000


class Habit(NamedTuple):
    """How people decide: at ``after`` from decision ``change`` on, counted from 0; without a change at ``before`` for ever."""

    bursts: int | str
    """Decisions of a sitting: a number, or :data:`GEOMETRIC` with a mean of ten."""
    rho: float
    before: float
    after: float = 0.0
    change: int | None = None

    def rate(self, nth: int) -> float:
        """Give the rate at which the nth decision consults the check."""
        return self.before if self.change is None or nth < self.change else self.after


HABITS: Final = tuple(
    (bursts, rho) for bursts in (1, 10, 20, GEOMETRIC) for rho in (0.0, 0.1, 0.2) if rho == 0 or bursts != 1
)
"""Sittings and correlations that the issue names; a sitting of one decision has nothing to be correlated with."""


class Flag(NamedTuple):
    """One decision: in which sitting, and whether the check was consulted."""

    sitting: int
    consulted: bool


def flags(habit: Habit, *, length: int, seeds: str, nth: int) -> list[Flag]:
    """Make so many decisions: the nth stream of a habit on tuned or untouched seeds, the same ones each time."""
    chance = random.Random(f"{seeds} {habit.bursts} {habit.rho} {habit.before} {habit.after} {habit.change} {nth}")
    made: list[Flag] = []
    sitting = 0
    while len(made) < length:
        size = _size(chance, habit.bursts)
        rate = -1.0
        for place in range(len(made), min(len(made) + size, length)):
            if rate < 0 or place == habit.change:
                rate = _rate(chance, habit.rate(place), rho=habit.rho)
            made.append(Flag(sitting, chance.random() < rate))
        sitting += 1
    return made


def _size(chance: random.Random, bursts: int | str) -> int:
    if isinstance(bursts, int):
        return bursts
    size = 1
    while chance.random() >= 1 / MEAN:
        size += 1
    return size


def _rate(chance: random.Random, rate: float, *, rho: float) -> float:
    """Draw the rate of one burst."""
    if rho == 0:
        return rate
    spread = (1 - rho) / rho
    return chance.betavariate(rate * spread, (1 - rate) * spread)


def decisions(
    made: list[Flag], *, people: int = 3, pulled: float = 0.0, draw: random.Random | None = None
) -> Iterator[Decided]:
    """Tell a stream as decisions of so many people: in turn, or drawn for each sitting.

    The share ``pulled`` of what was consulted had been asked for.
    """
    asked = 0.0
    whose: dict[int, int] = {}
    for nth, (sitting, consulted) in enumerate(made):
        asked += pulled if consulted else 0.0
        pull = consulted and asked >= 1
        asked -= pull
        who = whose.setdefault(sitting, sitting % people if draw is None else draw.randrange(people))
        yield Decided(
            at=nth * _HOUR,
            who=f"person-{who}",
            sitting=str(sitting),
            consulted=consulted,
            pulled=pull,
            choice=Choice.FOLLOWED if consulted else Choice.SILENT,
        )
