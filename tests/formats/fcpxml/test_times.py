from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.formats.fcpxml.times import rate_of, seconds, written


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1001/24000s", Fraction(1001, 24000)),
        ("3600s", Fraction(3600)),
        (" -5s ", Fraction(-5)),
        ("2.5s", Fraction(5, 2)),
        ("2.5/2s", Fraction(5, 4)),
        ("10", Fraction(10)),
    ],
)
def test_a_time_is_an_exact_number_of_seconds(text: str, time: Fraction) -> None:
    assert seconds(text) == time


@pytest.mark.parametrize("text", [None, "", "s", "1/0s", "1/s", "one", "01:00:00:00", "9" * 12, "1e5s", "٣s"])
def test_what_is_no_time_of_a_film_is_none(text: str | None) -> None:
    assert seconds(text) is None


@given(st.fractions(-(10**6), 10**6, max_denominator=10**9))
def test_a_time_is_read_as_it_was_written(time: Fraction) -> None:
    assert seconds(written(time)) == time


@pytest.mark.parametrize(
    ("frame", "name", "drop", "rate"),
    [
        ("1001/24000s", "", False, "23.976"),
        ("100/3000s", "", False, "30"),
        ("1001/30000s", "", True, "29.97 DF"),
        ("1/25s", "", True, "25"),
        ("1001/60000s", "", True, "59.94 DF"),
        (None, "FFVideoFormat1080p2398", False, "23.976"),
        (None, "FFVideoFormat1080p24", False, "24"),
        (None, "FFVideoFormat1080i5994", True, "29.97 DF"),
        (None, "FFVideoFormat1080i50", False, "25"),
        (None, "FFVideoFormat720p50", False, "50"),
    ],
)
def test_a_format_tells_its_rate_by_a_frame_or_by_its_name(
    frame: str | None,
    name: str,
    drop: bool,  # noqa: FBT001  a column of the table
    rate: str,
) -> None:
    found = rate_of(seconds(frame), name=name, drop=drop)
    assert found is not None
    assert str(found[1]) == rate


def test_a_rate_no_film_runs_at_still_counts() -> None:
    assert rate_of(Fraction(1, 12), name="", drop=False) == (Fraction(12), None)
    assert rate_of(None, name="FFVideoFormatRateUndefined", drop=False) is None
    assert rate_of(Fraction(-1), name="", drop=False) is None
