"""When anything may be sent: a grid of slots, one a week, and eight minutes in each.

All that goes out in one slot goes out at one moment, in one append to the partner's log: first each week that was missed,
empty, oldest first, and then the slot's own week. So a partner sees one time of arrival a slot, whatever was missed, and the
bits are counted on that. After the slot of the last week nothing is sent: a week missed there stays missed, because a
further slot would be one more thing to see that no week has paid for. Times are in milliseconds since 1970, UTC.
"""

from collections.abc import Collection

import msgspec

from edgecode.boundary.agreement import MINUTE_MS, SLOT_MINUTES, Agreement
from edgecode.boundary.errors import SendError
from edgecode.boundary.lines import slot_text
from edgecode.boundary.week import Week


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A week whose batch goes out now. ``slot`` is the week's own; one that was ``missed`` goes out empty."""

    week: Week
    slot: int
    missed: bool


def minute_of(slot: int, *, at: int) -> int | None:
    """Give the minute of a slot, 0 to 7, in which a moment lies; ``None`` before and after."""
    minute = (at - slot) // MINUTE_MS
    return minute if 0 <= minute < SLOT_MINUTES else None


def on_time(slot: int, *, at: int) -> bool:
    """Whether a moment lies in the minutes of a slot."""
    return minute_of(slot, at=at) is not None


def falls_back(slot: int, *, at: int) -> bool:
    """Whether it is a slot's last minute, in which the slot's own batch goes out empty where none was made by then."""
    return minute_of(slot, at=at) == SLOT_MINUTES - 1


def full_minute(at: int) -> int:
    """Give the full minute at or after a moment: batches are sent on one, so that seconds tell nothing."""
    return -(-at // MINUTE_MS) * MINUTE_MS


def next_slot(agreement: Agreement, *, at: int) -> int | None:
    """Give the first slot that begins at a moment or after it; ``None`` after the last."""
    return next((slot for week in agreement.weeks() if (slot := agreement.slot(week)) >= at), None)


def missed_weeks(agreement: Agreement, *, logged: Collection[Week], at: int) -> tuple[Week, ...]:
    """Give the weeks whose slot is over and that are not in the log, oldest first."""
    return tuple(week for week in agreement.weeks() if week not in logged and _is_over(agreement.slot(week), at=at))


def due(agreement: Agreement, *, logged: Collection[Week], last_sent: int | None, at: int) -> tuple[Due, ...]:
    """Give what goes out at a moment, in its order: nothing outside the minutes of a slot, or where its week is in the log.

    ``logged`` are the weeks in the partner's log, ``last_sent`` the moment of the last thing that was sent, if any. Raises
    :class:`~edgecode.boundary.errors.SendError` for a clock behind what was sent already.
    """
    _check_clock(agreement, logged=logged, last_sent=last_sent, at=at)
    own = next((week for week in agreement.weeks() if on_time(agreement.slot(week), at=at)), None)
    if own is None or own in logged:
        return ()
    missed = missed_weeks(agreement, logged=logged, at=at)
    return tuple(Due(week=week, slot=agreement.slot(week), missed=week != own) for week in (*missed, own))


def _is_over(slot: int, *, at: int) -> bool:
    return at >= slot + SLOT_MINUTES * MINUTE_MS


def _check_clock(agreement: Agreement, *, logged: Collection[Week], last_sent: int | None, at: int) -> None:
    sent = [agreement.slot(week) for week in logged]
    latest = max(sent if last_sent is None else [*sent, last_sent], default=at)
    if at < latest:
        raise SendError(
            "clock",
            expected=f"{slot_text(latest)} or later, when something was sent",
            found=slot_text(at),
            advice="Set the clock of this machine right; until then nothing is sent.",
        )
