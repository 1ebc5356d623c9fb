"""When a week goes, and of which weeks an agreement tells: those that lie in its term with all their days."""

import datetime as dt

import msgspec
import pytest

from edgecode.boundary.agreement import DAY_MS, DAYS_OF_THE_WEEK, MINUTE_MS, day_number
from edgecode.boundary.week import Week
from simulators.agreements import BASE


def moment(at: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at / 1000, dt.UTC)


@pytest.mark.parametrize("day", DAYS_OF_THE_WEEK)
@pytest.mark.parametrize("delay", [3, 7, 28])
def test_a_slot_is_the_first_such_day_once_the_delay_is_over(day: str, delay: int) -> None:
    deal = msgspec.structs.replace(BASE, sends_day=day, sends_minute=725, delay_days=delay)
    week = Week.named("2026-W14")
    slot = moment(deal.slot(week))
    ends = dt.datetime(2026, 4, 6, tzinfo=dt.UTC)  # the Monday after
    assert (f"{slot:%A}", slot.hour, slot.minute, slot.second) == (day, 12, 5, 0)
    assert dt.timedelta(delay) <= slot - ends < dt.timedelta(delay + 8)
    assert deal.slot(week.after) - deal.slot(week) == 7 * DAY_MS
    assert deal.slot(week) % MINUTE_MS == 0


def test_it_tells_of_whole_weeks_alone() -> None:
    deal = msgspec.structs.replace(BASE, begins="2026-04-01", until="2026-04-26")
    assert [week.name for week in deal.weeks()] == ["2026-W15", "2026-W16", "2026-W17"]
    assert [*msgspec.structs.replace(deal, until="2026-04-25").weeks()][-1].name == "2026-W16"
    assert not [*msgspec.structs.replace(deal, until="2026-04-11").weeks()]


def test_it_holds_from_its_first_day_to_the_end_of_its_last() -> None:
    deal = msgspec.structs.replace(BASE, begins="2026-04-01", until="2026-04-26")
    first, after = day_number("2026-04-01") * DAY_MS, day_number("2026-04-27") * DAY_MS
    assert [deal.holds(at) for at in (first - 1, first, after - 1, after)] == [False, True, True, False]
