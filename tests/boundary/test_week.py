"""Weeks are those of ISO 8601: they begin on a Monday, and the name says the year most of their days lie in."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import day_number
from edgecode.boundary.errors import BatchError
from edgecode.boundary.week import Week

DAYS = st.dates(dt.date(1970, 1, 5), dt.date(2199, 12, 31))


@given(DAYS)
def test_a_week_holds_its_seven_days_and_comes_back_by_its_name(day: dt.date) -> None:
    number = day_number(day.isoformat())
    week = Week.of(number)
    year, nth, _weekday = day.isocalendar()
    assert week.name == f"{year}-W{nth:02d}"
    assert Week.named(week.name) == week
    assert [each for each in range(number - 8, number + 9) if week.holds(each)] == [
        *range(week.monday, week.monday + 7)
    ]
    assert week.after.monday == week.monday + 7


@pytest.mark.parametrize("name", ["2026-W54", "2026-W1", "2026W14", "next week", "", "2026-W14-1"])
def test_what_is_no_week_is_refused_with_what_was_found(name: str) -> None:
    with pytest.raises(BatchError, match="week: expected") as told:
        Week.named(name)
    assert ascii(name) in str(told.value)
