import pytest

from edgecode.consent.reliance.watched import Measured, measured
from edgecode.consent.standing import Standing


@pytest.mark.parametrize(
    ("n", "consulted", "pulled", "looks_like"),
    [
        (0, 0, 0, None),
        (9, 0, 0, Measured.OFF),
        (10, 5, 3, Measured.ON_REQUEST),
        (10, 4, 2, Measured.ON_REQUEST),
        (10, 5, 2, Measured.OFFERED),
        (10, 6, 6, Measured.STANDARD),
        (10, 8, 0, Measured.STANDARD),
        (10, 9, 5, Measured.STANDARD),
        (10, 9, 4, Measured.BEYOND_STANDARD),
        (10, 10, 0, Measured.BEYOND_STANDARD),
        (10, 10, 10, Measured.STANDARD),
    ],
)
def test_use_looks_like_a_standing(n: int, consulted: int, pulled: int, looks_like: Measured | None) -> None:
    assert measured(n, consulted=consulted, pulled=pulled) is looks_like


def test_what_use_looks_like_is_named_as_standings_are_and_only_one_thing_lies_beyond() -> None:
    assert [*Standing, "beyond standard"] == list(Measured)
