import pytest

from edgecode.consent.reliance.watched import Measured, measured
from edgecode.consent.reliance.wilson import wilson
from edgecode.consent.standing import Standing


@pytest.mark.parametrize(
    ("n", "consulted", "pulled", "looks_like"),
    [
        (0, 0, 0, None),
        (9, 0, 0, Measured.OFF),
        (10, 5, 3, Measured.ON_REQUEST),
        (10, 4, 2, Measured.ON_REQUEST),
        (10, 5, 2, Measured.OFFERED),
        pytest.param(10, 6, 0, Measured.OFFERED, id="six of ten may well be half"),
        (100, 59, 0, Measured.OFFERED),
        (100, 60, 60, Measured.STANDARD),
        pytest.param(100, 87, 0, Measured.STANDARD, id="eighty-seven may well be eighty"),
        (100, 95, 50, Measured.STANDARD),
        (100, 95, 40, Measured.BEYOND_STANDARD),
        (100, 100, 0, Measured.BEYOND_STANDARD),
    ],
)
def test_use_looks_like_a_standing(n: int, consulted: int, pulled: int, looks_like: Measured | None) -> None:
    adoption = wilson(consulted / n, effective=n) if n else None
    assert measured(adoption, consulted=consulted, pulled=pulled) is looks_like


def test_what_use_looks_like_is_named_as_standings_are_and_only_one_thing_lies_beyond() -> None:
    assert [*Standing, "beyond standard"] == list(Measured)
