"""Strips of a pickup list: their colours, and page counts."""

import pytest

from edgecode.web.pickup_strips import colour_of, in_eighths


@pytest.mark.parametrize(
    ("interior", "time", "colour"),
    [
        (True, "DAY", "int-day"),
        (False, "DAY", "ext-day"),
        (True, "NIGHT", "int-night"),
        (False, "LATE EVENING", "ext-night"),
        (False, "DAWN", ""),
        (True, "CONTINUOUS", ""),
        (True, "", ""),
        (None, "DAY", ""),
        (True, "DAY FOR NIGHT", ""),
    ],
)
def test_a_strip_has_a_colour_only_where_the_heading_says_it(*, interior: bool | None, time: str, colour: str) -> None:
    assert colour_of(interior, time) == colour


@pytest.mark.parametrize(("count", "says"), [(1, "1/8"), (8, "1"), (11, "1 3/8"), (16, "2"), (0, "0/8")])
def test_eighths_are_written_as_page_counts(count: int, says: str) -> None:
    assert in_eighths(count) == says
