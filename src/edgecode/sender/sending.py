"""What is sent, and when: one slot of one partner, from an outbox and a log and nothing else.

All that goes out in a slot goes out at one full minute, as :mod:`edgecode.boundary.slots` says: each missed week, empty, and
the slot's own week. Its body is taken from the outbox when one is there that can be of no other week; without one the slot's
last minute is waited for, and the empty batch goes out. Every week that goes out has to have been debited before: the film's
side says which were. Killed anywhere, all was published or nothing (:mod:`edgecode.dispatch.partner_log`).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

import msgspec

from edgecode.boundary.agreement import MINUTE_MS, SLOT_MINUTES, Agreement
from edgecode.boundary.batch import empty_body, read_body
from edgecode.boundary.errors import BatchError, SendError
from edgecode.boundary.lines import slot_text
from edgecode.boundary.seeds import alias_of
from edgecode.boundary.slots import Due, due, falls_back, full_minute
from edgecode.boundary.week import Week
from edgecode.dispatch import partner_log
from edgecode.dispatch.leaves import key_of, standing_of
from edgecode.dispatch.outbox import Outbox
from edgecode.dispatch.went import Went
from edgecode.entries.handle import Handle
from edgecode.record import note as notes
from edgecode.record.keys import SigningKey

LATE_MS: Final = 5_000
"""Milliseconds after a full minute until which a machine may be late for it, before the next one is waited for."""


class Clock(Protocol):
    """Tells the time in milliseconds since 1970, UTC, and waits. It may jump, also back."""

    def now(self) -> int:
        """Give the time."""

    def wait(self, milliseconds: int) -> None:
        """Come back when about so much time has passed, a little early or late."""


class Places(msgspec.Struct, frozen=True, kw_only=True):
    """Where things lie: the folders of outbox and log, and the files of the seed and of the last checkpoint seen."""

    outbox: Path
    log: Path
    seed: Path
    seen: Path


class Sender:
    """Sends for one film to one partner."""

    def __init__(self, places: Places, *, agreement: Handle, seed: bytes, clock: Clock) -> None:
        """Take the film's seed under the agreement, 32 bytes; nothing is read yet."""
        self._places, self._clock = places, clock
        self._alias = alias_of(seed)
        self._key: SigningKey = key_of(seed, agreement=agreement)
        self._outbox = Outbox(places.outbox)
        self._refused = ""

    def send(self, *, debited: Iterable[Week]) -> Went:
        """Send what is due in the slot that is now, or that begins within a minute; wait for its full minute.

        Raises :class:`~edgecode.boundary.errors.SendError`: then nothing was sent, or the log says otherwise when it is read.
        """
        known = frozenset(debited)
        for minute in self._minutes():
            self._wait_for(minute)
            weeks = self._sent_at(minute, debited=known)
            if weeks is not None:
                return Went(weeks=tuple(week.name for week in weeks), refused=self._refused)
        return Went(weeks=(), refused=self._refused)

    def _minutes(self) -> Iterator[int]:
        """Give the full minutes of this slot in which something is due, as they come near."""
        at = self._clock.now()
        minute = at - at % MINUTE_MS
        if at > minute + LATE_MS or not self._is_due(minute):
            minute += MINUTE_MS
        for _each in range(SLOT_MINUTES):
            if not self._is_due(minute):
                return
            yield minute
            minute = max(minute + MINUTE_MS, full_minute(self._clock.now()))

    def _is_due(self, minute: int) -> bool:
        log = partner_log.read(self._places.log, key=self._key.verifier, seen=self._places.seen)
        standing = standing_of(log)
        return bool(due(standing.agreement, logged=standing.weeks, last_sent=None, at=minute))

    def _wait_for(self, minute: int) -> None:
        while (left := minute - self._clock.now()) > 0:
            if left > 2 * MINUTE_MS:
                found = slot_text(self._clock.now())
                raise SendError(
                    "clock", expected=f"to come to {slot_text(minute)}", found=f"one that went back to {found}"
                )
            self._clock.wait(left)

    def _sent_at(self, minute: int, *, debited: frozenset[Week]) -> tuple[Week, ...] | None:
        """Send all that is due, at once; ``None`` where the minute went by, or a later one of the slot is waited for."""
        with partner_log.writing(self._places.log, key=self._key, seen=self._places.seen) as writer:
            standing = standing_of(writer.log)
            at = self._clock.now()
            if not minute <= at <= minute + LATE_MS:
                return None
            if self._outbox.has_ended:
                raise SendError("agreement", expected="one that holds", found="one that was revoked")
            plan = due(standing.agreement, logged=standing.weeks, last_sent=None, at=at)
            _check_debited(plan, debited=debited)
            bodies = [self._body(each, agreement=standing.agreement, at=at) for each in plan]
            if None in bodies:
                return None
            writer.append(notes.encoded(notes.signed(body, key=self._key)) for body in bodies if body is not None)
        return tuple(each.week for each in plan)

    def _body(self, each: Due, *, agreement: Agreement, at: int) -> str | None:
        """Give what goes out for a week; ``None`` where its body may still come."""
        body = None if each.missed else self._outbox.body(each.week)
        if body is not None:
            try:
                self._check(body, week=each.week, agreement=agreement)
            except BatchError as error:
                self._refused = str(error)
            else:
                self._refused = ""
                return body
        if each.missed or falls_back(each.slot, at=at):
            return empty_body(agreement, alias=self._alias, week=each.week)
        return None

    def _check(self, body: str, *, week: Week, agreement: Agreement) -> None:
        batch = read_body(body, agreement=agreement)
        if (batch.alias, batch.week) != (self._alias, week):
            found = f"the film {batch.alias} in {batch.week.name}"
            raise BatchError("outbox", expected=f"the film {self._alias} in {week.name}", found=found)


def _check_debited(plan: tuple[Due, ...], *, debited: frozenset[Week]) -> None:
    missing = [each.week.name for each in plan if each.week not in debited]
    if missing:
        advice = (
            "Nothing was sent. Every slot is debited before anything goes out: start the sender from the film's side."
        )
        found = f"none for {', '.join(missing)}"
        raise SendError("bits", expected="a debit for each week that goes out", found=found, advice=advice)
