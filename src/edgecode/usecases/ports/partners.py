"""What belongs to a film's partners: agreements, slots and their debits, and each partner's outbox and log."""

from collections.abc import Mapping
from typing import Protocol

import msgspec

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.week import Week
from edgecode.entries.vocabulary import ReportClass


class Agreed(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an agreement that was signed by both sides; times in milliseconds since 1970, UTC.

    ``note`` is the signed note as bytes. ``at`` is when it was agreed to and ``by`` whom, by name; ``entry`` is the hex id of
    the entry that says so. ``fresh_from`` says, for each class, since when a consent must have been given to count.
    """

    agreement: Agreement
    note: bytes
    at: int
    by: str
    entry: str
    fresh_from: dict[ReportClass, int]


class Ended(msgspec.Struct, frozen=True, kw_only=True):
    """That an agreement has ended, before its term, and how: ``revoked`` by ``studio`` or ``partner``."""

    agreement: str
    at: int
    by: str
    entry: str


class Debit(msgspec.Struct, frozen=True, kw_only=True):
    """Bits that were debited for one slot: the worst case of the agreement's version then in force, whatever is sent."""

    agreement: str
    version: int
    week: Week
    bits: float
    at: int


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """One slot as it is in the partner's log: which week, whether it held tables, and the bytes of the signed note."""

    agreement: str
    week: Week
    tables: bool
    note: bytes


class Went(msgspec.Struct, frozen=True, kw_only=True):
    """What went out in one slot, oldest week first; nothing outside of a slot, or when its week was sent before.

    ``refused`` says in one sentence why a body that lay in the outbox was not taken, so that the empty batch went out.
    """

    sent: tuple[Sent, ...]
    refused: str = ""


class Partners(Protocol):
    """Everything that a film keeps for its partners. What a method returned for is durable.

    ``agreement`` is the 16 digits of an agreement's id. Raises ``SendError`` and ``AgreementError`` of the boundary.
    """

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version of every agreement, in the order they were agreed to."""

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call whoever signed a version as ``by`` has it, by its entry: somebody who was erased keeps no name.

        ``anew`` leaves nothing of before behind also where a run before this one was killed on the way.
        """

    def agree(self, agreed: Agreed, *, seed: bytes) -> None:
        """Keep a version; with the first one, make the partner's log, its key (from ``seed``, 32 bytes) and its outbox."""

    def ended(self) -> tuple[Ended, ...]:
        """Give which agreements were revoked."""

    def end(self, ended: Ended) -> None:
        """Keep that an agreement was revoked: its window refuses from now on, and nothing of it is sent any more."""

    def key(self, agreement: str) -> str:
        """Give the public key of a partner's log (C2SP verifier key)."""

    def alias(self, agreement: str) -> str:
        """Give the film's alias under an agreement: 16 digits derived from its seed."""

    def seed(self, agreement: str) -> bytes:
        """Give the film's seed under an agreement, 32 bytes, with which a later version is counter-signed.

        It lies in the user's own folder: raises ``SendError`` where it is not, as after a film was copied elsewhere.
        """

    def debit(self, debit: Debit) -> None:
        """Debit a slot in full without a body: one that was missed, or in which nothing can be told.

        Once for each week and version of the agreement, whatever happens. Without its debit a week is not sent.
        """

    def hand_over(self, debit: Debit, *, body: str) -> None:
        """Debit a slot in full, once whatever happens, and put its body (NDJSON) into the outbox, replacing one before it.

        The debit is durable before the body can be sent. Raises ``SendError`` where the slot was sent already.
        """

    def send(self, agreement: str) -> Went:
        """Run the sender, in a room of its own, for the slot that is now: missed weeks, empty, and the slot's own.

        It waits for the full minute, and where no body was handed over for the slot's last minute. Weeks that were not
        debited under the version in force are not sent: debit each that is due first (``boundary/slots.py``). Raises
        ``SendError`` where nothing can be sent: without bubblewrap, for an agreement that was revoked, a log that was
        put back to an earlier day, a clock that went back.
        """

    def debits(self, agreement: str) -> tuple[Debit, ...]:
        """Give what was debited, one for each week, the oldest first."""

    def sent(self, agreement: str) -> tuple[Sent, ...]:
        """Give what is in the partner's log, oldest first."""

    def checkpoint(self, agreement: str) -> str:
        """Give the last checkpoint of the partner's log, a signed note as text."""

    def taken_receipts(self, agreement: str) -> tuple[bytes, ...]:
        """Give the receipts that the partner left at its window, signed notes as they came in, oldest first."""

    def refusals(self, agreement: str) -> tuple[str, ...]:
        """Give the closed words of the requests that the window refused, oldest first."""
