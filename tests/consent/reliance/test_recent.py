import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.reliance.recent import WINDOW, Recent


def test_before_the_first_decision_there_is_no_sitting() -> None:
    assert Recent().m == 0


@given(st.lists(st.integers(0, 9), min_size=1, max_size=700))
def test_m_is_that_of_the_last_decisions_counted_afresh(sittings: list[int]) -> None:
    recent = Recent()
    for sitting in sittings:
        recent.add(("ida", str(sitting)))
    last = sittings[-WINDOW:]
    assert recent.m == pytest.approx(sum(last.count(sitting) ** 2 for sitting in set(last)) / len(last))


def test_an_endless_sitting_is_over_after_as_many_single_decisions() -> None:
    recent = Recent()
    for nth in range(1000 + WINDOW):
        recent.add(("ida", "endless" if nth < 1000 else str(nth)))
    assert recent.m == 1
