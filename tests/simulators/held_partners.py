"""What a film keeps for its partners, in memory, and what a sender would make of it."""

import hashlib

from edgecode.boundary.errors import SendError
from edgecode.boundary.seeds import alias_of
from edgecode.boundary.week import Week
from edgecode.usecases.ports.partners import Agreed, Debit, Ended, Sent, Went


class HeldPartners:
    """Keeps lists. ``order`` tells what was made durable after what; ``breaks`` is raised, if anything, by the next debit."""

    def __init__(self) -> None:
        """Begin without partners."""
        self.versions: list[Agreed] = []
        self.over: list[Ended] = []
        self.debited: list[Debit] = []
        self.outbox: dict[tuple[str, Week], str] = {}
        self.went: list[Sent] = []
        self.order: list[str] = []
        self.breaks: Exception | None = None

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version."""
        return tuple(self.versions)

    def agree(self, agreed: Agreed, *, seed: bytes) -> None:
        """Keep a version; the seed is made of the agreement's id here."""
        assert len(seed) == 32
        self.versions.append(agreed)

    def ended(self) -> tuple[Ended, ...]:
        """Give what was revoked."""
        return tuple(self.over)

    def end(self, ended: Ended) -> None:
        """Keep that it was."""
        self.over.append(ended)

    def key(self, agreement: str) -> str:
        """Give no key: nothing is signed in memory."""
        return f"held {agreement}"

    def alias(self, agreement: str) -> str:
        """Derive the alias from the agreement's id."""
        return alias_of(self.seed(agreement))

    def hand_over(self, debit: Debit, *, body: str) -> None:
        """Debit a slot once, then put its body in place of one before it."""
        self.debit(debit)
        self.outbox[debit.agreement, debit.week] = body
        self.order.append(f"body {debit.week.name}")

    def seed(self, agreement: str) -> bytes:
        """Make the seed of the agreement's id."""
        return hashlib.sha256(agreement.encode()).digest()

    def debit(self, debit: Debit) -> None:
        """Debit a slot once, or break."""
        if self.breaks is not None:
            raise self.breaks
        if any((each.agreement, each.week) == (debit.agreement, debit.week) for each in self.went):
            raise SendError("week", expected="one that was not sent", found=debit.week.name)
        if not any((each.agreement, each.week) == (debit.agreement, debit.week) for each in self.debited):
            self.debited.append(debit)
            self.order.append(f"debit {debit.week.name}")

    def send(self, agreement: str) -> Went:
        """Send all that was debited and not sent: what lies in the outbox, and nothing's body for the rest."""
        before = len(self.went)
        for each in self.debits(agreement):
            if each.week not in {sent.week for sent in self.sent(agreement)}:
                body = self.outbox.pop((agreement, each.week), "")
                tables = '"holds":"tables"' in body
                self.went.append(Sent(agreement=agreement, week=each.week, tables=tables, note=body.encode()))
        return Went(sent=tuple(self.went[before:]))

    def debits(self, agreement: str) -> tuple[Debit, ...]:
        """Give what was debited under an agreement."""
        return tuple(each for each in self.debited if each.agreement == agreement)

    def sent(self, agreement: str) -> tuple[Sent, ...]:
        """Give what went under an agreement."""
        return tuple(each for each in self.went if each.agreement == agreement)

    def checkpoint(self, agreement: str) -> str:
        """Sign nothing."""
        return f"{agreement}\n{len(self.went)}\n"

    def taken_receipts(self, agreement: str) -> tuple[bytes, ...]:
        """Give none."""
        del agreement
        return ()

    def refusals(self, agreement: str) -> tuple[str, ...]:
        """Give none."""
        del agreement
        return ()
