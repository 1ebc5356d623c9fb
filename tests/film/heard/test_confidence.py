from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.heard.confidence import THRESHOLD, WEIGHTS, confidence

parts = st.lists(st.floats(0, 1), min_size=len(WEIGHTS), max_size=len(WEIGHTS))


@given(parts)
def test_a_chance_lies_between_nothing_and_certainty(features: list[float]) -> None:
    assert 0 < confidence(features) < 1


def test_no_evidence_lines_nothing() -> None:
    assert confidence([0.0] * len(WEIGHTS)) < THRESHOLD / 10
