"""Partners of a film, kept in memory: agreements and their ends; what is sent is another's matter and is empty here."""

from collections.abc import Mapping

import msgspec

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.errors import AgreementError
from edgecode.boundary.seeds import alias_of
from edgecode.dispatch.leaves import key_of
from edgecode.usecases.ports.partners import Agreed, Debit, Ended, Sent, Went


class PartnersAtHand:
    """Keeps what it is told; raises what :attr:`breaks` holds, if anything, before it does."""

    def __init__(self) -> None:
        """Begin without any."""
        self.versions: list[Agreed] = []
        self.ends: list[Ended] = []
        self.seeds: dict[str, bytes] = {}
        self.breaks: Exception | None = None

    def agreed(self) -> tuple[Agreed, ...]:
        """Give every version."""
        return tuple(self.versions)

    def agree(self, agreed: Agreed, *, seed: bytes) -> None:
        """Keep a version; the seed with the first."""
        self._may_break()
        named = str(agreed.agreement.id)
        if any((each.agreement.id, each.agreement.version) == _version(agreed.agreement) for each in self.versions):
            raise AgreementError(named, expected="a version that is not there", found="one that is")
        self.versions.append(agreed)
        self.seeds.setdefault(named, seed)

    def call(self, by: Mapping[str, str], *, anew: bool) -> None:
        """Call who signed as they are called from now on."""
        del anew
        self.versions = [msgspec.structs.replace(each, by=by.get(each.entry, each.by)) for each in self.versions]

    def ended(self) -> tuple[Ended, ...]:
        """Give what was revoked."""
        return tuple(self.ends)

    def end(self, ended: Ended) -> None:
        """Keep that one was revoked."""
        self._may_break()
        self.ends.append(ended)

    def key(self, agreement: str) -> str:
        """Give the public key of a partner's log."""
        found = next(each for each in self.versions if str(each.agreement.id) == agreement)
        return str(key_of(self.seeds[agreement], agreement=found.agreement.id).verifier)

    def seed(self, agreement: str) -> bytes:
        """Give the seed."""
        return self.seeds[agreement]

    def alias(self, agreement: str) -> str:
        """Give the film's alias."""
        return alias_of(self.seeds[agreement])

    def hand_over(self, debit: Debit, *, body: str) -> None:
        """Have no outbox."""
        raise AgreementError(debit.agreement, expected="an outbox", found=f"none for {len(body)} letters")

    def debit(self, debit: Debit) -> None:
        """Keep no debits."""
        raise AgreementError(debit.agreement, expected="a store of debits", found="none")

    def send(self, agreement: str) -> Went:
        """Have no sender."""
        raise AgreementError(agreement, expected="a sender", found="none")

    def debits(self, agreement: str) -> tuple[Debit, ...]:
        """Give none."""
        del agreement
        return ()

    def sent(self, agreement: str) -> tuple[Sent, ...]:
        """Give none."""
        del agreement
        return ()

    def checkpoint(self, agreement: str) -> str:
        """Give none."""
        del agreement
        return ""

    def taken_receipts(self, agreement: str) -> tuple[bytes, ...]:
        """Give none."""
        del agreement
        return ()

    def refusals(self, agreement: str) -> tuple[str, ...]:
        """Give none."""
        del agreement
        return ()

    def _may_break(self) -> None:
        if self.breaks is not None:
            raise self.breaks


def _version(agreement: Agreement) -> tuple[object, int]:
    return (agreement.id, agreement.version)
