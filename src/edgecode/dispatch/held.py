"""What a partner kept of its log, one old file: a checkpoint, a proof from the window, a batch, or a receipt it signed.

A checkpoint speaks for every leaf under it: with one nothing under it can be altered. A proof holds one, and a receipt may name
one. A batch, and a receipt without, speak for their week alone. What a witness cosigned says a time as well.
"""

from collections.abc import Sequence

import msgspec

from edgecode.boundary import receipt as receipts
from edgecode.boundary.batch import read_body
from edgecode.boundary.errors import BatchError
from edgecode.boundary.receipt import digest_of
from edgecode.boundary.week import Week
from edgecode.errors import NoteError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import cosignature, log_proof
from edgecode.record import note as notes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey
from edgecode.record.note import Note


class HeldState(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint that was held, and when a witness saw it (milliseconds since 1970, UTC; ``None`` where none did)."""

    state: Checkpoint
    at: int | None


class HeldBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that was held, or signed for: its week and the digest of its note; ``what`` is what people call it.

    ``under`` is the checkpoint that a receipt names beside it, if any: the partner's own word, which it has from a proof.
    """

    what: str
    week: Week
    sha256: str
    under: Checkpoint | None = None


def read_held(
    data: bytes, *, log: VerifierKey, partners: Sequence[VerifierKey], witnesses: Sequence[VerifierKey]
) -> HeldState | HeldBatch:
    """Read what was held. ``partners`` are the keys by which a receipt may be signed, from the agreement in the log.

    Where none is known, as without the log, it is not looked at who signed a receipt, nor can anything be said of it.
    Raises :class:`~edgecode.errors.RecordError` and :class:`~edgecode.boundary.errors.BatchError` for what does not hold.
    """
    if data.startswith(log_proof.HEADING.encode()):
        return _state(log_proof.decoded(data).checkpoint, log=log, witnesses=witnesses)
    note = notes.decoded(data)
    if note.text.startswith(receipts.HEADING):
        return _receipt(note, log=log, partners=partners)
    if note.text.startswith("{"):
        notes.check_signed(note, key=log)
        return HeldBatch(what="batch", week=read_body(note.text).week, sha256=digest_of(data))
    return _state(note, log=log, witnesses=witnesses)


def _state(note: Note, *, log: VerifierKey, witnesses: Sequence[VerifierKey]) -> HeldState:
    state = checkpoints.verified(note, log=log)
    return HeldState(state=state, at=cosignature.latest_seen(note, witnesses=witnesses))


def _receipt(note: Note, *, log: VerifierKey, partners: Sequence[VerifierKey]) -> HeldBatch:
    signer = next((each for each in partners if any(line.is_by(each) for line in note.signatures)), None)
    if signer is not None:
        notes.check_signed(note, key=signer)
    elif partners:
        raise NoteError("receipt", expected="one signed by the partner of the agreement in the log", found="another")
    receipt = receipts.read(note.text)
    if receipt.origin != log.name:
        what = "receipt"
        raise BatchError(what, expected=f"one of the log {log.name}", found=f"one of {receipt.origin!a}")
    under = None
    if receipt.under is not None:
        size, root = receipt.under
        under = Checkpoint(origin=log.name, size=size, root=root)
    return HeldBatch(what="batch that was signed for", week=receipt.week, sha256=receipt.sha256, under=under)
