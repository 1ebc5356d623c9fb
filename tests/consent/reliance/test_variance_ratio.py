import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.variance_ratio import below, quantile

FREEDOM = st.floats(0.7, 5_000)


@pytest.mark.parametrize(
    ("over", "under", "ratio"),
    [(1, 1, 647.79), (2, 3, 16.044), (5, 10, 4.2361), (10, 20, 2.7737), (20, 120, 1.8249), (4, 60, 3.0077)],
)
def test_the_upper_points_are_those_of_the_tables(over: int, under: int, ratio: float) -> None:
    """Upper 2.5 % points of F as printed since Pearson and Hartley's Biometrika Tables for Statisticians."""
    assert quantile(0.975, over=over, under=under) == pytest.approx(ratio, rel=2e-5)


@pytest.mark.parametrize("ratio", [0.01, 0.5, 1.0, 3.0, 250.0])
def test_two_degrees_of_freedom_have_a_closed_form(ratio: float) -> None:
    assert below(ratio, over=2, under=2) == pytest.approx(ratio / (1 + ratio), rel=1e-12)
    assert below(ratio, over=2, under=8) == pytest.approx(1 - (1 + ratio / 4) ** -4, rel=1e-12)
    assert below(ratio, over=1, under=1) == pytest.approx(2 / math.pi * math.atan(math.sqrt(ratio)), rel=1e-12)


@given(FREEDOM, FREEDOM, st.floats(0.01, 0.99))
def test_the_chance_below_a_quantile_is_its_own(over: float, under: float, chance: float) -> None:
    assert below(quantile(chance, over=over, under=under), over=over, under=under) == pytest.approx(chance, abs=1e-8)


@given(FREEDOM, FREEDOM, st.floats(0.05, 20))
def test_the_ratio_upside_down_is_above_where_it_was_below(over: float, under: float, ratio: float) -> None:
    assert below(ratio, over=over, under=under) == pytest.approx(1 - below(1 / ratio, over=under, under=over), abs=1e-9)


def test_no_ratio_lies_below_none_and_every_one_below_endless() -> None:
    assert below(0.0, over=3, under=4) == below(-1.0, over=3, under=4) == 0
    assert below(1e300, over=3, under=4) == pytest.approx(1)


def test_so_little_freedom_that_half_a_ratio_is_endless() -> None:
    assert quantile(0.999, over=1, under=0.01) == math.inf
