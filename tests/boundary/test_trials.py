import datetime as dt
from itertools import pairwise
from math import log2, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Trial
from edgecode.boundary.trials import Outcome, TrialCount, due_trial, outcome_of, outcomes
from edgecode.boundary.week import Week
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.vocabulary import ReportClass
from simulators.told_week import QUIET_WEEK, TRIAL, WEEK, WHOLE, changed


def trial(check: str, until: str, *, share: int = 60) -> Trial:
    """Register a trial by its last day."""
    return Trial(check=check, share=share, begins="2025-12-01", until=until)


def told(*trials: Trial) -> dict[str, str]:
    """Give the weeks in which outcomes are due, each with the trial's check."""
    agreement = changed(WHOLE, trials=trials)
    due = ((week.name, due_trial(agreement, week=week)) for week in agreement.weeks())
    return {week: found.check for week, found in due if found}


def judged(as_found: int, decisions: int = 100, *, people: int = 5, share: int = 60) -> Outcome:
    """Judge a trial that asks for a share."""
    count = TrialCount(people=people, decisions=decisions, as_found=as_found)
    return outcome_of(trial("a", "2026-03-20", share=share), count=count)


def test_outcomes_are_the_words_of_the_record() -> None:
    assert tuple(Outcome)[:3] == SCALES[Detail.OUTCOME].words


def test_an_outcome_is_told_in_the_first_week_that_ends_in_the_next_quarter() -> None:
    """A trial that ends in March is told of in the week from 30 March to 5 April, whichever day of the quarter it ends on."""
    assert told(trial("a", "2026-03-20")) == {WEEK.name: "a"}
    assert told(trial("a", "2026-01-01")) == told(trial("a", "2026-03-31")) == {WEEK.name: "a"}
    assert told(trial("a", "2026-04-01")) == {"2026-W27": "a"}


def test_a_quarter_that_begins_on_a_monday_has_that_week_first() -> None:
    agreement = changed(WHOLE, until="2029-12-31", trials=(trial("a", "2029-06-30"), trial("b", "2029-09-30")))
    weeks = [week for week in agreement.weeks() if due_trial(agreement, week=week)]
    assert weeks == [Week.named("2029-W26"), Week.named("2029-W40")]


def test_a_quarter_tells_of_one_trial_and_the_next_waits() -> None:
    """Three trials end in the first quarter and one in the second: the order of their ends, a quarter each."""
    trials = (trial("late", "2026-03-30"), trial("b", "2026-02-01"), trial("c", "2026-02-01"), trial("d", "2026-04-02"))
    agreement = changed(WHOLE, until="2027-12-31", trials=trials)
    found = [found.check for week in agreement.weeks() if (found := due_trial(agreement, week=week))]
    assert found == ["b", "c", "late", "d"]
    assert told(*trials) == {"2026-W14": "b", "2026-W27": "c", "2026-W40": "late"}


def test_what_falls_after_the_term_is_never_told() -> None:
    assert told(trial("a", "2026-12-01")) == {}


def test_without_the_class_none_is_due() -> None:
    agreement = changed(WHOLE, classes=(ReportClass.BASE,))
    assert due_trial(WHOLE, week=WEEK) == TRIAL
    assert due_trial(agreement, week=WEEK) is None
    assert outcomes(agreement, week=WEEK) == (Outcome.NONE_DUE,)


def test_a_quarter_tells_at_most_three_bits_of_trials() -> None:
    assert outcomes(WHOLE, week=QUIET_WEEK) == (Outcome.NONE_DUE,)
    assert log2(len(outcomes(WHOLE, week=WEEK))) <= 3
    assert outcomes(WHOLE, week=WEEK) == tuple(Outcome)[:3]


@given(st.lists(st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1)), max_size=9))
def test_no_quarter_tells_two_outcomes(ends: list[dt.date]) -> None:
    agreement = changed(
        WHOLE, until="2030-12-31", trials=tuple(trial(f"{place}", f"{end}") for place, end in enumerate(ends))
    )
    due = [(week, found.check) for week in agreement.weeks() if (found := due_trial(agreement, week=week))]
    assert len({check for _week, check in due}) == len(due) == len(ends)
    assert all(one.monday + 77 < other.monday for (one, _), (other, _) in pairwise(due))


@pytest.mark.parametrize(
    ("as_found", "outcome"),
    [(100, "held"), (70, "held"), (69, "could not be told"), (60, "could not be told"), (51, "could not be told")],
)
def test_a_trial_of_a_hundred_decisions_is_judged_by_its_interval(as_found: int, outcome: str) -> None:
    """Against 60 %: of 100 decisions 70 are enough, 69 are not."""
    assert judged(as_found) == outcome


def test_a_trial_far_below_its_share_did_not_hold() -> None:
    assert judged(50) is Outcome.DID_NOT_HOLD
    assert judged(0) is Outcome.DID_NOT_HOLD


def test_few_people_or_few_decisions_could_not_be_told() -> None:
    assert judged(100, people=4) is Outcome.COULD_NOT_BE_TOLD
    assert judged(29, 29) is Outcome.COULD_NOT_BE_TOLD
    assert judged(30, 30) is Outcome.HELD
    assert judged(0, 0) is Outcome.COULD_NOT_BE_TOLD


def test_a_share_of_all_or_none_is_judged_too() -> None:
    """Nothing can lie above 100 % or below 0 %: on the very share it could not be told."""
    assert judged(100, share=100) is judged(0, share=0) is Outcome.COULD_NOT_BE_TOLD
    assert judged(99, share=100) is Outcome.DID_NOT_HOLD
    assert judged(1, share=0) is Outcome.HELD


@given(st.integers(30, 400), st.integers(0, 100), st.data())
def test_whole_numbers_judge_as_the_interval_does(decisions: int, share: int, data: st.DataObject) -> None:
    """Wilson's own formula, in floating point, for all that does not lie on its very ends."""
    as_found = data.draw(st.integers(0, decisions))
    found, z = as_found / decisions, 1.96
    middle = (found + z * z / (2 * decisions)) / (1 + z * z / decisions)
    half = z / (1 + z * z / decisions) * sqrt(found * (1 - found) / decisions + (z / (2 * decisions)) ** 2)
    low, high = middle - half, middle + half
    if min(abs(share / 100 - low), abs(share / 100 - high)) < 1e-9:
        return
    expected = Outcome.HELD if share / 100 < low else Outcome.DID_NOT_HOLD if share / 100 > high else None
    assert judged(as_found, decisions, share=share) is (expected or Outcome.COULD_NOT_BE_TOLD)
