import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.wilson import wilson

NUMBERS = st.floats(0.01, 1e6)
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_bounds_are_the_published_ones(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3."""
    share = wilson(hits / n, effective=n)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


@given(SHARES, NUMBERS)
def test_the_bounds_hold_the_share_and_stay_within_none_and_all(share: float, effective: float) -> None:
    found = wilson(share, effective=effective)
    assert 0 <= found.low <= found.share <= found.high <= 1


@given(SHARES, NUMBERS, st.floats(1, 100))
def test_fewer_effective_decisions_never_narrow_the_bounds(share: float, effective: float, effect: float) -> None:
    wide, narrow = wilson(share, effective=effective / effect), wilson(share, effective=effective)
    assert wide.low <= narrow.low + 1e-12
    assert wide.high >= narrow.high - 1e-12


@given(SHARES, SHARES, NUMBERS)
def test_a_larger_share_never_has_lower_bounds(one: float, other: float, effective: float) -> None:
    less, more = (wilson(share, effective=effective) for share in sorted((one, other)))
    assert less.low <= more.low + 1e-12
    assert less.high <= more.high + 1e-12


@given(SHARES, NUMBERS)
def test_what_is_not_consulted_has_the_bounds_mirrored(share: float, effective: float) -> None:
    one, other = wilson(share, effective=effective), wilson(1 - share, effective=effective)
    assert one.low == pytest.approx(1 - other.high, abs=1e-9)
