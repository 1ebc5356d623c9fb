"""Moments, which are milliseconds since 1970, UTC, written for people; how finely depends on where they stand."""

import datetime as dt


def utc(at: int) -> dt.datetime:
    """Give a moment as a date and time in UTC."""
    return dt.datetime.fromtimestamp(at / 1000, tz=dt.UTC)


def day_of(at: int) -> str:
    """Give the day of a moment, as ISO 8601 has it: ``2026-03-01``."""
    return utc(at).date().isoformat()


def minute_of(at: int) -> str:
    """Give a moment to the minute: ``2026-03-01 14:02 UTC``."""
    return f"{utc(at):%Y-%m-%d %H:%M} UTC"


def second_of(at: int) -> str:
    """Give a moment to the second, as RFC 3339 has it: ``2026-03-01T14:02:10Z``."""
    return utc(at).isoformat(timespec="seconds").replace("+00:00", "Z")
