"""Witnesses: who is asked to cosign a checkpoint, and which log it is of."""

from typing import Protocol

import msgspec

from edgecode.record.witnessing import Cosigned


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a witness answered: the HTTP status, the media type (empty where it named none), and the body."""

    status: int
    kind: str
    body: bytes


class Witness(Protocol):
    """The way to a witness."""

    def ask(self, url: str, body: bytes) -> Answer:
        """Post an ``add-checkpoint`` request to the witness of that submission prefix, and give what it answered.

        Raises :class:`~edgecode.record.errors.WitnessError` where there is no answer, it is too long or comes too slowly, and
        for an address that may not be asked.
        """


class WitnessedLog(Protocol):
    """A log that a witness may be asked about: the film's record, or what is kept for one partner."""

    @property
    def named(self) -> str:
        """What people call it."""

    @property
    def key(self) -> str:
        """The public key of the log, as text."""

    def checkpoint(self) -> str:
        """Sign the log as it stands: a C2SP checkpoint, as text. Raises errors of the house where that cannot be had."""

    def grown(self, old: int, *, size: int) -> tuple[bytes, ...]:
        """Prove that the first ``old`` leaves are those of the first ``size``: hashes of 32 bytes (RFC 6962 section 2.1.2)."""

    def cosigned(self) -> tuple[Cosigned, ...]:
        """Give the last checkpoint that each witness cosigned."""

    def keep(self, cosigned: Cosigned) -> None:
        """Keep one, durably, apart from the film; the log is compared with it from now on."""
