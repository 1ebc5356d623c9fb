import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import DAY_MS, MINUTE_MS
from edgecode.boundary.errors import SendError
from edgecode.boundary.slots import Due, due, falls_back, full_minute, minute_of, missed_weeks, next_slot, on_time
from edgecode.boundary.week import Week
from simulators.told_week import WHOLE, changed

AGREEMENT = changed(WHOLE, begins="2026-03-30", until="2026-04-26")
"""Four weeks, W14 to W17, with a slot each Thursday at noon from 9 April on."""
WEEKS = tuple(AGREEMENT.weeks())
SLOTS = tuple(map(AGREEMENT.slot, WEEKS))
AFTER = 8 * MINUTE_MS


def sent(at: int, *, logged: tuple[Week, ...] = (), last_sent: int | None = None) -> list[tuple[str, bool]]:
    """Give the weeks that go out at a moment, and whether each was missed."""
    return [(each.week.name, each.missed) for each in due(AGREEMENT, logged=logged, last_sent=last_sent, at=at)]


def test_a_slot_has_eight_minutes() -> None:
    slot = SLOTS[0]
    minutes = [minute_of(slot, at=slot + offset) for offset in (-1, 0, MINUTE_MS - 1, MINUTE_MS, AFTER - 1, AFTER)]
    assert minutes == [None, 0, 0, 1, 7, None]
    assert [on_time(slot, at=slot + offset) for offset in (-1, 0, AFTER - 1, AFTER)] == [False, True, True, False]


def test_the_last_minute_is_for_the_empty_batch() -> None:
    assert not falls_back(SLOTS[0], at=SLOTS[0] + AFTER - MINUTE_MS - 1)
    assert falls_back(SLOTS[0], at=SLOTS[0] + AFTER - MINUTE_MS)
    assert not falls_back(SLOTS[0], at=SLOTS[0] + AFTER)


def test_a_batch_waits_for_the_full_minute() -> None:
    assert [full_minute(at) for at in (0, 1, MINUTE_MS, MINUTE_MS + 1)] == [0, MINUTE_MS, MINUTE_MS, 2 * MINUTE_MS]


def test_the_next_slot_is_the_first_that_is_still_to_begin() -> None:
    assert next_slot(AGREEMENT, at=0) == next_slot(AGREEMENT, at=SLOTS[0]) == SLOTS[0]
    assert next_slot(AGREEMENT, at=SLOTS[0] + 1) == SLOTS[1]
    assert next_slot(AGREEMENT, at=SLOTS[-1] + 1) is None


def test_a_week_goes_out_in_its_slot_and_at_no_other_time() -> None:
    assert sent(SLOTS[0] - 1) == []
    assert sent(SLOTS[0]) == sent(SLOTS[0] + AFTER - 1) == [("2026-W14", False)]
    assert sent(SLOTS[0] + AFTER) == []
    assert due(AGREEMENT, logged=(), last_sent=None, at=SLOTS[0]) == (Due(week=WEEKS[0], slot=SLOTS[0], missed=False),)


def test_what_is_in_the_log_is_not_sent_again() -> None:
    assert sent(SLOTS[0] + 1, logged=WEEKS[:1], last_sent=SLOTS[0]) == []


def test_missed_weeks_go_out_empty_before_the_slot_of_another() -> None:
    """Two slots are missed; at the third all three go out at one moment, the oldest first."""
    assert missed_weeks(AGREEMENT, logged=(), at=SLOTS[2]) == WEEKS[:2]
    assert sent(SLOTS[2]) == [("2026-W14", True), ("2026-W15", True), ("2026-W16", False)]
    assert sent(SLOTS[2], logged=WEEKS[:1]) == [("2026-W15", True), ("2026-W16", False)]
    assert sent(SLOTS[2] + AFTER) == []


def test_a_slot_is_missed_only_when_it_is_over() -> None:
    assert missed_weeks(AGREEMENT, logged=(), at=SLOTS[0] + AFTER - 1) == ()
    assert missed_weeks(AGREEMENT, logged=(), at=SLOTS[0] + AFTER) == WEEKS[:1]


def test_after_the_last_slot_nothing_is_sent() -> None:
    assert missed_weeks(AGREEMENT, logged=(), at=SLOTS[-1] + 7 * DAY_MS) == WEEKS
    assert sent(SLOTS[-1] + 7 * DAY_MS) == []


def test_a_clock_behind_what_was_sent_is_refused() -> None:
    with pytest.raises(
        SendError, match="clock: expected 2026-04-09T12:03:00Z or later, when something was sent, found"
    ):
        sent(SLOTS[0], last_sent=SLOTS[0] + 3 * MINUTE_MS)
    assert sent(SLOTS[0], last_sent=SLOTS[0]) == [("2026-W14", False)]


def test_a_log_ahead_of_the_clock_is_refused() -> None:
    """The log holds a week whose slot has not come: the clock went back, or the log is of another day."""
    with pytest.raises(SendError, match="clock: expected 2026-04-16T12:00:00Z or later") as caught:
        sent(SLOTS[0], logged=WEEKS[:2])
    assert "Set the clock" in caught.value.advice()


@given(st.lists(st.integers(SLOTS[0] - DAY_MS, SLOTS[-1] + 9 * DAY_MS), max_size=30).map(sorted), st.data())
def test_each_week_goes_out_once_at_most_and_in_order(moments: list[int], data: st.DataObject) -> None:
    """A machine that is on now and then: whatever it sends is in the log in the order of the weeks, and in slots alone."""
    moments = sorted([*moments, *data.draw(st.lists(st.sampled_from(SLOTS), max_size=4))])
    log: list[Week] = []
    last: int | None = None
    for at in moments:
        for each in due(AGREEMENT, logged=log, last_sent=last, at=at):
            log.append(each.week)
            last = at
            assert any(on_time(slot, at=at) for slot in SLOTS)
            assert each.missed is not on_time(each.slot, at=at)
    assert log == list(WEEKS[: len(log)])
