"""What a film keeps for its partners, in memory, slots and what a sender would make of them included."""

from edgecode.boundary.errors import SendError
from edgecode.boundary.week import Week
from edgecode.usecases.ports.partners import Debit, Sent, Went
from simulators.partners_at_hand import PartnersAtHand


class HeldPartners(PartnersAtHand):
    """Keeps lists. ``order`` tells what was made durable after what; :attr:`broken` agreements raise when anything is asked."""

    def __init__(self) -> None:
        """Begin without partners."""
        super().__init__()
        self.debited: list[Debit] = []
        self.outbox: dict[tuple[str, Week], str] = {}
        self.went: list[Sent] = []
        self.order: list[str] = []
        self.broken: set[str] = set()

    def debit(self, debit: Debit) -> None:
        """Debit a slot, once."""
        self._check(debit.agreement)
        if any(each.week == debit.week for each in self.sent(debit.agreement)):
            raise SendError(debit.week.name, expected="a week that was not sent", found="one that was")
        if not any(each.week == debit.week for each in self.debits(debit.agreement)):
            self.debited.append(debit)
            self.order.append(f"debit {debit.week.name}")

    def hand_over(self, debit: Debit, *, body: str) -> None:
        """Debit a slot, then put its body in place of one before it."""
        self.debit(debit)
        self.outbox[debit.agreement, debit.week] = body
        self.order.append(f"body {debit.week.name}")

    def send(self, agreement: str) -> Went:
        """Send all that was debited: what lies in the outbox, and an empty text for what does not."""
        self._check(agreement)
        before = len(self.went)
        sent = {each.week for each in self.sent(agreement)}
        for each in self.debits(agreement):
            if each.week not in sent:
                body = self.outbox.pop((agreement, each.week), "")
                tables = '"holds":"tables"' in body
                self.went.append(Sent(agreement=agreement, week=each.week, tables=tables, note=body.encode()))
        return Went(sent=tuple(self.went[before:]))

    def debits(self, agreement: str) -> tuple[Debit, ...]:
        """Give what was debited under an agreement."""
        return tuple(each for each in self.debited if each.agreement == agreement)

    def sent(self, agreement: str) -> tuple[Sent, ...]:
        """Give what went under an agreement."""
        self._check(agreement)
        return tuple(each for each in self.went if each.agreement == agreement)

    def _check(self, agreement: str) -> None:
        if agreement in self.broken:
            raise SendError(agreement, expected="a log as it was last", found="another")
