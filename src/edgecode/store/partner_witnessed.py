"""A partner's log before witnesses: it is asked about like the film's record, and compared with what they cosigned."""

from pathlib import Path

from edgecode.boundary.agreement import Agreement
from edgecode.record.keys import read_verifier
from edgecode.record.witnessing import Cosigned
from edgecode.store.partners_store import PartnersStore
from edgecode.store.record_db import witnessed_notes


class PartnerLog:
    """The log that the film keeps for one partner, as a log that a witness may be asked about.

    Raises :class:`~edgecode.boundary.errors.LogError` for one that is damaged or was put back.
    """

    def __init__(self, store: PartnersStore, agreement: Agreement) -> None:
        """Take the film's partners and which of them it is."""
        self._store, self._agreement = store, agreement

    @property
    def named(self) -> str:
        """What people call it."""
        return f"the log of {self._agreement.partner.name}"

    @property
    def key(self) -> str:
        """The public key of the log, as text."""
        return self._store.key(self._agreement.id.digits)

    def checkpoint(self) -> str:
        """Give its checkpoint."""
        return self._store.checkpoint(self._agreement.id.digits)

    def grown(self, old: int, *, size: int) -> tuple[bytes, ...]:
        """Prove that it has grown from ``old`` leaves."""
        return self._store.log(self._agreement.id.digits).consistency(old, size2=size)

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give the last checkpoint that each witness cosigned."""
        return witnessed_notes.kept_in(self._folder, log=read_verifier(self.key))

    def keep(self, cosigned: Cosigned) -> None:
        """Keep one, in the user's own folder."""
        witnessed_notes.keep(self._folder, cosigned, log=read_verifier(self.key))

    @property
    def _folder(self) -> Path:
        return self._store.places(self._agreement.id.digits).witnessed
