import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.clusters import Clusters, Correlation, design_effect
from simulators.deciding import by_chance

WEIL = ((12, 12), (11, 11), (10, 10), (9, 9), (10, 11), (9, 10), (9, 10), (8, 9), (8, 9), (4, 5), (7, 9), (4, 7), (5, 10),
        (3, 6), (3, 10), (0, 7))  # fmt: skip
"""Pups that lived, of so many, in the treated litters of Weil (1970), Food and Cosmetics Toxicology 8: 177-182."""
DECISIONS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.booleans()), min_size=1, max_size=120)


def clusters(decisions: list[tuple[str, bool]]) -> Clusters:
    """Add decisions one by one: in which sitting, and whether the check was consulted."""
    found = Clusters()
    for sitting, consulted in decisions:
        found.add(("ida", sitting), consulted=consulted)
    return found


def sittings(*rates: tuple[int, int]) -> Clusters:
    """So many of so many decisions of each sitting consulted it."""
    return clusters([(str(nth), place < hits) for nth, (hits, size) in enumerate(rates) for place in range(size)])


def in_bursts(consulted: list[bool], size: int) -> Clusters:
    """Cut a stream into sittings of a size."""
    return clusters([(str(nth // size), each) for nth, each in enumerate(consulted)])


def by_hand(groups: list[list[float]]) -> float:
    """Do the one-way analysis of variance over single observations, as the textbooks write it."""
    every = [each for group in groups for each in group]
    mean = statistics.fmean(every)
    between = sum(len(group) * (statistics.fmean(group) - mean) ** 2 for group in groups) / (len(groups) - 1)
    within = sum((each - statistics.fmean(group)) ** 2 for group in groups for each in group) / (
        len(every) - len(groups)
    )
    size = (len(every) - sum(len(group) ** 2 for group in groups) / len(every)) / (len(groups) - 1)
    return (between - within) / (between + (size - 1) * within)


def correlation(found: Clusters) -> Correlation:
    """Give the correlation, which is there."""
    given_ = found.correlation()
    assert given_ is not None
    return given_


def test_the_correlation_of_a_known_experiment_is_that_of_its_analysis_of_variance() -> None:
    litters = [[1.0] * lived + [0.0] * (size - lived) for lived, size in WEIL]
    found = correlation(sittings(*WEIL))
    assert found.rho == pytest.approx(by_hand(litters))
    assert found.low < found.rho < found.high


def test_a_small_case_reckoned_on_paper() -> None:
    """Sittings of two that consulted it twice, twice, once and never: mean squares of 1.375 / 3 and 0.5 / 4."""
    between, within = 1.375 / 3, 0.5 / 4
    assert correlation(sittings((2, 2), (2, 2), (1, 2), (0, 2))).rho == pytest.approx(
        (between - within) / (between + within)
    )


def test_bounds_of_equal_sittings_are_those_of_the_variance_ratio() -> None:
    """Five sittings of thirteen; the 2.5 % points of F with 4 and 60 degrees of freedom are 3.0077 and 1 / 8.3604 in tables."""
    rates = (2, 5, 7, 9, 12)
    found = correlation(sittings(*((hits, 13) for hits in rates)))
    between = 13 * sum((hits / 13 - 7 / 13) ** 2 for hits in rates) / 4
    ratio = between / (sum(hits * (13 - hits) / 13 for hits in rates) / 60)
    low, high = ratio / 3.0077, ratio * 8.3604
    assert found.low == pytest.approx((low - 1) / (low + 12), abs=1e-4)
    assert found.high == pytest.approx((high - 1) / (high + 12), abs=1e-4)


@pytest.mark.parametrize(
    "nothing",
    [
        sittings(),
        sittings((3, 9)),
        sittings((1, 1), (0, 1), (1, 1)),
        sittings((4, 4), (3, 3)),
        sittings((0, 4), (0, 3)),
    ],
    ids=["no decision", "one sitting", "sittings of one", "all consulted", "none consulted"],
)
def test_where_nothing_can_be_told_of_alikeness_nothing_is_told(nothing: Clusters) -> None:
    assert nothing.correlation() is None
    assert not nothing.shows_more_than(0.2)


@pytest.mark.parametrize("rho", [0.0, 0.2, 0.5])
def test_a_planted_correlation_is_found_within_its_bounds(rho: float) -> None:
    found = correlation(in_bursts(by_chance(3, (4000, 0.5), size=10, rho=rho), 10))
    assert found.rho == pytest.approx(rho, abs=0.05)
    assert found.low < rho < found.high


def test_much_alike_is_evident_and_a_little_alike_is_not() -> None:
    assert in_bursts(by_chance(5, (400, 0.5), size=10, rho=0.6), 10).shows_more_than(0.2)
    assert not in_bursts(by_chance(5, (400, 0.5), size=10, rho=0.1), 10).shows_more_than(0.2)


def test_evidence_of_too_much_is_seldom_where_there_is_just_enough() -> None:
    """At rho .2 itself: one stream in forty, give or take, were rates normal."""
    found = sum(
        in_bursts(by_chance(seed, (200, 0.8), size=10, rho=0.2), 10).shows_more_than(0.2) for seed in range(200)
    )
    assert found <= 15


def test_a_habit_that_changed_is_not_taken_for_alikeness() -> None:
    """Seldom for long, then nearly always: the estimate over all is high, and neighbouring sittings are no more alike."""
    changed = in_bursts(by_chance(7, (1000, 0.1), (200, 0.95), size=10), 10)
    assert correlation(changed).low > 0.2
    assert not changed.shows_more_than(0.2)


def test_a_few_sittings_of_one_mind_each_prove_nothing() -> None:
    assert not sittings((2, 2), (0, 2)).shows_more_than(0.2)
    assert sittings(*[(10, 10), (0, 10)] * 5).shows_more_than(0.2)


def test_m_is_the_sitting_that_a_decision_finds_itself_in() -> None:
    assert sittings((0, 1), (2, 3)).m == (1 + 9) / 4
    assert sittings().m is None


@given(DECISIONS, st.booleans())
def test_asking_in_between_changes_nothing(decisions: list[tuple[str, bool]], more: bool) -> None:  # noqa: FBT001
    asked = Clusters()
    for sitting, consulted in decisions:
        asked.add(("ida", sitting), consulted=consulted)
        asked.shows_more_than(0.2)
    once = clusters(decisions)
    assert asked.shows_more_than(0.2) == once.shows_more_than(0.2)
    one, other = asked.correlation(), once.correlation()
    assert (one is None) == (other is None)
    assert one is None or other is None or one.rho == pytest.approx(other.rho)


@given(DECISIONS)
def test_decisions_of_one_sitting_may_come_in_any_order(decisions: list[tuple[str, bool]]) -> None:
    told, sorted_ = clusters(decisions).correlation(), clusters(sorted(decisions)).correlation()
    assert (told is None) == (sorted_ is None)
    assert told is None or sorted_ is None or told.rho == pytest.approx(sorted_.rho)


@given(DECISIONS)
def test_the_estimate_lies_within_its_bounds_and_never_above_one(decisions: list[tuple[str, bool]]) -> None:
    found = clusters(decisions).correlation()
    assert found is None or (found.low <= found.rho <= found.high <= 1 + 1e-9) or found.rho < 0


def test_the_design_effect_reckons_with_a_fifth_at_least_and_with_one_when_nobody_can_tell() -> None:
    assert design_effect(11, Correlation(rho=0.0, low=-0.05, high=0.1)) == pytest.approx(3)
    assert design_effect(11, Correlation(rho=0.3, low=0.1, high=0.6)) == pytest.approx(7)
    assert design_effect(11, None) == 11
    assert design_effect(1, None) == 1
