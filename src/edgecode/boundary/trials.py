"""The class of trials: how a hold-out trial of one of our checks came out, one at most a quarter.

*When.* Quarters are those of the calendar, UTC. A trial's outcome is told in the slot of the first week that ends (on a
Sunday) in the quarter after the one in which its last day lies. Where another trial has that slot already, it is told a
quarter later, and so on: first the trial that ends first, and of two that end on one day the one the agreement lists first.
So whether an outcome is due follows from agreement and calendar alone. What falls on a week of which the agreement does not
tell is never told, and nothing is told twice: a slot that was missed takes its outcome with it.

*How much.* An outcome is one of three words, so a quarter tells at most 1.6 bits of a film's trials, below the 3 that
DESIGN section 10 allows.

*How it is judged.* By the Wilson score interval at 95 % (Wilson, E. B. 1927, *Probable inference, the law of succession, and
statistical inference*, Journal of the American Statistical Association 22: 209-212) around the share of decisions, made before
the finding was shown, that came out as the finding would have had it. The registered share lies below the interval: held;
above it: did not hold; within: could not be told. A share lies outside exactly when ``(k/n - share)²`` is at least
``z² share (1 - share) / n`` (the interval's ends count as outside), which is reckoned in whole numbers, so that no
rounding decides. Decisions of one person lean on each other, and the interval takes them as if they did not: it is too
narrow for a few people who decided much. Five people are the least, and no proof.
"""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.boundary.agreement import Agreement, Trial, day_number
from edgecode.boundary.bucket import FEWEST_PEOPLE
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import ReportClass

FEWEST_DECISIONS: Final = 30
"""Decisions before the finding was shown, below which nothing is told: an engineering choice."""
_Z_SQUARED: Final = 38_416
"""1.96 squared, in ten-thousandths."""
_MONTHS: Final = 3
_QUARTERS: Final = 4


class Outcome(StrEnum):
    """How a trial came out (the words of ``Detail.OUTCOME``), or that none was due in that slot."""

    HELD = "held"
    DID_NOT_HOLD = "did not hold"
    COULD_NOT_BE_TOLD = "could not be told"
    NONE_DUE = "none due"


class TrialCount(msgspec.Struct, frozen=True, kw_only=True):
    """What was counted for one trial, of consenting people alone, over its days.

    ``people`` are distinct; ``decisions`` are those made before the finding was shown; ``as_found`` are those of them that came
    out as the finding would have had it.
    """

    people: int
    decisions: int
    as_found: int


def due_trial(agreement: Agreement, *, week: Week) -> Trial | None:
    """Give the trial whose outcome is told in a week's slot, or ``None`` where none is due."""
    if ReportClass.TRIALS not in agreement.classes:
        return None
    return next((trial for when, trial in _when(agreement) if when == week), None)


def outcomes(agreement: Agreement, *, week: Week) -> tuple[Outcome, ...]:
    """Give the words that a week's batch may hold of trials: three where an outcome is due, else one."""
    if due_trial(agreement, week=week) is None:
        return (Outcome.NONE_DUE,)
    return (Outcome.HELD, Outcome.DID_NOT_HOLD, Outcome.COULD_NOT_BE_TOLD)


def outcome_of(trial: Trial, *, count: TrialCount) -> Outcome:
    """Judge a trial against its registered share; too few people or decisions could not be told."""
    n, share = count.decisions, trial.share
    if count.people < FEWEST_PEOPLE or n < FEWEST_DECISIONS:
        return Outcome.COULD_NOT_BE_TOLD
    above = 100 * count.as_found - share * n
    if above == 0 or 10_000 * above * above < _Z_SQUARED * share * (100 - share) * n:
        return Outcome.COULD_NOT_BE_TOLD
    return Outcome.HELD if above > 0 else Outcome.DID_NOT_HOLD


def _when(agreement: Agreement) -> Iterator[tuple[Week, Trial]]:
    taken = 0
    for trial in sorted(agreement.trials, key=lambda trial: day_number(trial.until)):
        taken = max(_quarter(trial.until) + 1, taken + 1)
        yield _first_to_end_in(taken), trial


def _quarter(day: str) -> int:
    """Number the quarter in which a day lies, from the year 0 on."""
    date = dt.date.fromisoformat(day)
    return date.year * _QUARTERS + (date.month - 1) // _MONTHS


def _first_to_end_in(quarter: int) -> Week:
    """Give the first week whose Sunday lies in a quarter: the week that holds the quarter's first day."""
    year, place = divmod(quarter, _QUARTERS)
    return Week.of(day_number(dt.date(year, place * _MONTHS + 1, 1).isoformat()))
