"""An agreement with a partner: what may be told, to whom, how long, and at most how many bits of it.

The text of an agreement names no film and holds none: the partner has it. How it is written as TOML and read is in
:mod:`edgecode.boundary.agreement_toml`; what a version changes in :mod:`edgecode.boundary.widening`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.boundary.week import Week
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import Group, ReportClass

MOST_BITS: Final = 100.0
"""Bits a week that a partner may learn of one film, whatever an agreement says (DESIGN section 10)."""
MINUTE_MS: Final = 60_000
DAY_MS: Final = 86_400_000
SLOT_MINUTES: Final = 8
"""Minutes after its slot in which a batch may still be sent, on the minute; after that the slot is missed."""
LAST_VISITS_DAYS: Final = 28
"""Days after the last slot of a term in which the last batch may still be fetched; then the window closes."""
DAYS_OF_THE_WEEK: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH: Final = dt.date(1970, 1, 1)


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """The partner: its name as people say it, and its public key as text (C2SP verifier key)."""

    name: str
    key: str


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """A hold-out trial of one of our checks, registered before it begins.

    ``check`` is its id. It asks whether at least ``share`` percent of the decisions that were made before a finding was
    shown came out as the finding would have had it. ``begins`` and ``until`` are days as ISO 8601 has them.
    """

    check: str
    share: int
    begins: str
    until: str


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """One version of one agreement.

    ``id`` is 16 hexadecimal digits from entropy, the same in each version; ``version`` counts from 1. ``begins`` and
    ``until`` are the first and last day it holds, as ISO 8601 has them. ``ceiling`` is in bits a week a film, at most
    :data:`MOST_BITS`. ``films`` is how many films may be under it, ``visits`` on how many days a week the partner may read
    its window (1 to 7). A week's batch is sent ``delay_days`` (3 to 28) after the week's end, on the next ``sends_day`` (an
    English day of the week) at ``sends_minute`` (minutes after midnight, UTC). ``groups`` are told by the base class, in the
    order of the vocabulary; ``pairs`` are kinds of which the second follows on the first, at most 8.
    ``exclusions`` are in CAWG training-mining terms, each ``notAllowed``.
    """

    id: Handle
    version: int
    purpose: str
    studio: str
    partner: Partner
    begins: str
    until: str
    classes: tuple[ReportClass, ...]
    groups: tuple[Group, ...] = tuple(Group)
    pairs: tuple[tuple[Kind, Kind], ...] = ()
    trials: tuple[Trial, ...] = ()
    ceiling: float = MOST_BITS
    films: int = 1
    visits: int = 2
    delay_days: int = 3
    sends_day: str = "Thursday"
    sends_minute: int = 720
    exclusions: dict[str, str] = {}

    def slot(self, week: Week) -> int:
        """Give the moment at which a week's batch is sent, in milliseconds since 1970, UTC."""
        earliest = week.after.monday + self.delay_days
        wanted = DAYS_OF_THE_WEEK.index(self.sends_day)
        day = earliest + (wanted - (_EPOCH + dt.timedelta(earliest)).weekday()) % 7
        return day * DAY_MS + self.sends_minute * MINUTE_MS

    def weeks(self) -> Iterator[Week]:
        """Give the weeks it tells of, oldest first: those that lie in its term with all their days."""
        first, last = (day_number(day) for day in (self.begins, self.until))
        week = Week.of(first)
        if week.monday < first:
            week = week.after
        while week.after.monday - 1 <= last:
            yield week
            week = week.after

    def holds(self, at: int) -> bool:
        """Whether a moment lies in its term."""
        return day_number(self.begins) <= at // DAY_MS <= day_number(self.until)


def day_text(number: int) -> str:
    """Give a day, in days since 1970-01-01, as ISO 8601 has it."""
    return (_EPOCH + dt.timedelta(number)).isoformat()


def day_number(day: str) -> int:
    """Give a day, as ISO 8601 has it, in days since 1970-01-01."""
    return (dt.date.fromisoformat(day) - _EPOCH).days
