import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.convergence import Chosen, Course, Meant, halves, hill_number, homogenisation, intent_rate

COUNTS = st.lists(st.integers(0, 50), min_size=1, max_size=8).map(tuple)


def chosen(*counts: int, people: int = 3) -> Chosen:
    """So many choices of each option."""
    return Chosen(counts=counts, people=people)


def test_options_chosen_equally_often_count_whole() -> None:
    assert hill_number(chosen(5, 5, 5, 5)).value == pytest.approx(4)
    assert hill_number(chosen(9)).value == 1


def test_the_effective_number_is_the_exponential_of_the_entropy() -> None:
    """A half and two quarters: an entropy of 1.5 bits, so 2 to the 1.5 options."""
    assert hill_number(chosen(2, 1, 1)).value == pytest.approx(2**1.5)


@given(COUNTS)
def test_the_effective_number_lies_between_one_and_the_options_in_use(counts: tuple[int, ...]) -> None:
    value = hill_number(chosen(*counts)).value
    used = sum(1 for count in counts if count)
    assert (value is None) == (used == 0)
    assert value is None or 1 - 1e-9 <= value <= used + 1e-9


@given(COUNTS)
def test_the_order_of_options_and_those_never_chosen_do_not_matter(counts: tuple[int, ...]) -> None:
    one, other = hill_number(chosen(*counts)).value, hill_number(chosen(0, *reversed(counts))).value
    assert (one is None and other is None) or math.isclose(one or 0, other or 0)


def test_choices_that_no_longer_differ_are_homogenised_whole() -> None:
    assert homogenisation(chosen(8), chosen(4, 4)).value == 1


def test_choices_as_different_as_before_are_not_homogenised() -> None:
    assert homogenisation(chosen(3, 5), chosen(5, 3)).value == 0


def test_choices_more_different_than_before_are_below_zero() -> None:
    """Two of (2, 2) differ in 4 of 6 pairs, two of (3, 1) in 3 of 6."""
    assert homogenisation(chosen(2, 2), chosen(3, 1)).value == pytest.approx(1 - (4 / 6) / (3 / 6))


@given(st.lists(st.integers(0, 3), min_size=2, max_size=12))
def test_the_difference_is_that_of_all_pairs_counted_one_by_one(options: list[int]) -> None:
    pairs = [(a, b) for nth, a in enumerate(options) for b in options[nth + 1 :]]
    apart = sum(a != b for a, b in pairs) / len(pairs)
    counts = tuple(options.count(option) for option in range(4))
    assert homogenisation(chosen(*counts), chosen(1, 1)).value == pytest.approx(1 - apart)


@pytest.mark.parametrize(
    ("with_check", "without", "why_not"),
    [
        (chosen(1), chosen(4, 4), "there are no two choices with the check to compare"),
        (chosen(4, 4), chosen(1), "there are no two choices without it to compare"),
        (chosen(4, 4), chosen(8), "without the check all choices are the same already"),
        (chosen(4, 4, people=2), chosen(4, 4), "only 2 of at least 3 people have decided"),
        (chosen(4, 4), chosen(4, 4, people=1), "only 1 of at least 3 people have decided"),
    ],
)
def test_where_nothing_can_be_compared_it_says_why(with_check: Chosen, without: Chosen, why_not: str) -> None:
    figure = homogenisation(with_check, without)
    assert (figure.value, figure.why_not) == (None, why_not)


def test_nothing_chosen_has_no_effective_number() -> None:
    assert hill_number(chosen()).why_not == hill_number(chosen(0, 0)).why_not == "nothing has been chosen"


def test_nothing_is_told_of_fewer_people_than_the_floor() -> None:
    assert hill_number(chosen(4, 4, people=2)).why_not == "only 2 of at least 3 people have decided"
    assert hill_number(chosen(4, 4, people=2), floor=2).value == pytest.approx(2)


def test_a_rate_of_intents_that_falls_is_below_zero() -> None:
    course = intent_rate(Meant(intents=6, findings=12, people=3), Meant(intents=2, findings=8, people=4))
    assert course == Course(first=0.5, second=0.25, change=-0.25)


@pytest.mark.parametrize(
    ("first", "second", "why_not"),
    [
        (Meant(intents=0, findings=0, people=3), Meant(intents=1, findings=2, people=3), "first half"),
        (Meant(intents=1, findings=2, people=3), Meant(intents=0, findings=0, people=3), "second half"),
        (Meant(intents=1, findings=2, people=3), Meant(intents=1, findings=2, people=2), "only 2 of at least 3"),
    ],
)
def test_half_a_story_has_no_course(first: Meant, second: Meant, why_not: str) -> None:
    course = intent_rate(first, second)
    assert course.change is None
    assert why_not in course.why_not


def test_the_middle_of_an_odd_number_is_in_the_later_half() -> None:
    told = [("ida", True), ("bo", False), ("ida", True), ("ida", False), ("bo", False)]
    assert halves(told) == (Meant(intents=1, findings=2, people=2), Meant(intents=1, findings=3, people=2))
    assert halves([]) == (Meant(intents=0, findings=0, people=0),) * 2
