import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.cusum import EARLY, MOST_M, SETTLED, STEPS, Step
from edgecode.consent.standing import Standing

HALF, MOST = STEPS[Standing.OFFERED], STEPS[Standing.STANDARD]
BOTH = st.sampled_from((HALF, MOST))
SIZES = st.floats(1, MOST_M)


def test_at_off_nothing_is_watched_and_below_standard_the_same_step() -> None:
    assert Standing.OFF not in STEPS
    assert STEPS[Standing.ON_REQUEST] is HALF
    assert (HALF.null, HALF.alternative, HALF.unless_asked_for) == (0.5, 0.8, False)
    assert (MOST.null, MOST.alternative, MOST.unless_asked_for) == (0.8, 0.95, True)


def test_a_decision_adds_its_log_likelihood_ratio_undivided() -> None:
    assert [HALF.up, HALF.down] == pytest.approx([math.log(1.6), math.log(0.4)])
    assert [MOST.up, MOST.down] == pytest.approx([math.log(0.95 / 0.8), math.log(0.25)])


@pytest.mark.parametrize("step", [HALF, MOST])
def test_the_sum_falls_at_the_null_and_rises_at_the_alternative(step: Step) -> None:
    assert step.null * step.up + (1 - step.null) * step.down < 0
    assert step.alternative * step.up + (1 - step.alternative) * step.down > 0


def test_between_two_sizes_the_boundary_lies_on_a_straight_line() -> None:
    (left, low), (right, high) = HALF.bounds[-2:]
    assert HALF.bound(left, decisions=SETTLED) == low
    assert HALF.bound((left + right) / 2, decisions=SETTLED) == pytest.approx((low + high) / 2)
    assert HALF.bound(right, decisions=SETTLED) == high


def test_beyond_twenty_there_is_no_boundary() -> None:
    assert HALF.bound(MOST_M, decisions=SETTLED) is not None
    assert HALF.bound(MOST_M + 0.01, decisions=SETTLED) is None
    assert HALF.smallest_rate(MOST_M + 0.01, decisions=SETTLED) is None


@given(BOTH, SIZES, SIZES, st.integers(0, 400), st.integers(0, 400))
def test_longer_sittings_and_later_decisions_never_have_a_lower_boundary(
    step: Step, one: float, other: float, early: int, late: int
) -> None:
    (short, long_), (first, last) = sorted((one, other)), sorted((early, late))
    low, high = step.bound(short, decisions=first), step.bound(long_, decisions=last)
    assert low is not None
    assert high is not None
    assert step.lowest <= low <= high + 1e-9


def test_the_boundary_is_whole_once_it_has_settled() -> None:
    whole = HALF.bound(1, decisions=SETTLED)
    assert HALF.bound(1, decisions=10 * SETTLED) == whole
    assert HALF.bound(1, decisions=0) == pytest.approx(EARLY * HALF.bounds[0][1]) == HALF.lowest


def test_no_rate_is_detectable_before_all_consulted_would_reach_the_boundary() -> None:
    """Single decisions that all consult the check: each adds .47, so it takes thirteen or so."""
    first = next(n for n in range(1, 100) if HALF.smallest_rate(1, decisions=n) is not None)
    bound = HALF.bound(1, decisions=first)
    assert bound is not None
    assert (first - 1) * HALF.up < bound <= first * HALF.up
    assert HALF.smallest_rate(1, decisions=0) is None


@given(BOTH, SIZES, st.integers(1, 2000))
def test_at_the_detectable_rate_the_drift_reaches_the_boundary(step: Step, m: float, decisions: int) -> None:
    rate, bound = step.smallest_rate(m, decisions=decisions), step.bound(m, decisions=decisions)
    assert bound is not None
    if rate is not None:
        assert decisions * (rate * step.up + (1 - rate) * step.down) == pytest.approx(bound)
        assert step.null < rate <= 1


def chance_of_announcing(step: Step, rate: float, *, decisions: int) -> float:
    """Reckon, without any chance, how likely single decisions at a rate announce anything within so many.

    Sums are told apart by how many decisions since the last 0 consulted the check and how many did not.
    """
    standing, announced = {(0, 0): 1.0}, 0.0
    for nth in range(1, decisions + 1):
        bound = step.bound(1, decisions=nth)
        assert bound is not None
        following: dict[tuple[int, int], float] = {}
        for (ups, downs), chance in standing.items():
            for up, of_it in ((1, chance * rate), (0, chance * (1 - rate))):
                place = (ups + up, downs + 1 - up)
                at = place[0] * step.up + place[1] * step.down
                if at >= bound:
                    announced += of_it
                else:
                    place = place if at > 0 else (0, 0)
                    following[place] = following.get(place, 0.0) + of_it
        standing = following
    return announced


@pytest.mark.parametrize("step", [HALF, MOST])
def test_single_decisions_at_the_null_announce_at_most_one_time_in_twenty(step: Step) -> None:
    assert 0.03 < chance_of_announcing(step, step.null, decisions=200) <= 0.05


def test_single_decisions_that_change_at_the_start_are_announced_within_26_more_often_than_not() -> None:
    assert chance_of_announcing(HALF, HALF.alternative, decisions=26) >= 0.5
