"""Weeks of a partner report: from Monday to Sunday, UTC, by the names of ISO 8601."""

import datetime as dt
from typing import Final, Self

import msgspec

from edgecode.boundary.errors import BatchError

_DAYS: Final = 7
_EPOCH: Final = dt.date(1970, 1, 1)


class Week(msgspec.Struct, frozen=True, order=True):
    """One week. ``monday`` counts days since 1970-01-01, UTC."""

    monday: int

    @classmethod
    def of(cls, day: int) -> Self:
        """Give the week in which a day lies, counted likewise."""
        return cls(day - (_EPOCH + dt.timedelta(day)).weekday())

    @classmethod
    def named(cls, name: str) -> Self:
        """Read a week such as ``2026-W14``. Raises :class:`~edgecode.boundary.errors.BatchError`."""
        try:
            week = cls((dt.date.fromisoformat(f"{name}-1") - _EPOCH).days)
        except ValueError as error:
            raise BatchError("week", expected="one such as 2026-W14", found=ascii(name)) from error
        if week.name != name:
            raise BatchError("week", expected=f"{week.name}, as it is written", found=ascii(name))
        return week

    @property
    def name(self) -> str:
        """Give its name by ISO 8601: ``2026-W14``."""
        year, number, _day = (_EPOCH + dt.timedelta(self.monday)).isocalendar()
        return f"{year}-W{number:02d}"

    @property
    def after(self) -> "Week":
        """Give the week after it."""
        return Week(self.monday + _DAYS)

    def holds(self, day: int) -> bool:
        """Whether a day, counted likewise, lies in it."""
        return self.monday <= day < self.monday + _DAYS
