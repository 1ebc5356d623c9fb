import pytest

from edgecode.boundary.how_long import (
    BITS_A_LETTER,
    FEWEST_BITS_A_LETTER,
    LETTERS_A_PAGE,
    PAGES,
    weeks_for_idea,
    years_for_script,
)


def test_a_feature_script_alone_takes_a_generation() -> None:
    """120 pages of 1,000 letters at one bit each are 120,000 bits: at 83 a week 1,446 weeks."""
    assert years_for_script(83) == pytest.approx(27.7, abs=0.05)
    assert PAGES * LETTERS_A_PAGE * BITS_A_LETTER == 120_000


def test_an_idea_in_one_line_takes_less_than_two_weeks() -> None:
    """25 words of 5.5 letters are 137.5 bits."""
    assert weeks_for_idea(83) == pytest.approx(1.66, abs=0.01)
    assert weeks_for_idea(100) == pytest.approx(1.375)


def test_a_script_is_measured_by_its_own_length() -> None:
    assert years_for_script(83, letters=60_000) == years_for_script(83) / 2


def test_the_shortest_time_comes_of_the_lower_bound() -> None:
    shortest = years_for_script(83, bits_a_letter=FEWEST_BITS_A_LETTER)
    assert shortest == pytest.approx(16.6, abs=0.05)
    assert weeks_for_idea(100, bits_a_letter=FEWEST_BITS_A_LETTER) == pytest.approx(0.825)
