"""Receipts that the partner leaves at its window."""

from edgecode.boundary.errors import BatchError
from edgecode.boundary.receipt import Receipt, read
from edgecode.boundary.refusal import Refusal, refused
from edgecode.errors import NoteError
from edgecode.record import note as notes
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Shown


def taken(data: bytes, *, shown: Shown, memory: Memory) -> Receipt:
    """Take a receipt, a note signed by the partner, and give it; kept once.

    Raises :class:`~edgecode.boundary.errors.RequestError` and ``OSError``.
    """
    try:
        note = notes.decoded(data)
        notes.check_signed(note, key=shown.agreement.partner_key)
        receipt = read(note.text)
    except (NoteError, BatchError) as error:
        raise refused(Refusal.NO_RECEIPT, expected="a receipt signed by the partner", found=str(error)) from error
    batch = shown.batch_of(receipt.week.name)
    if batch is None or receipt.origin != shown.agreement.origin:
        found = f"{receipt.week.name} of {receipt.origin}"
        raise refused(Refusal.NO_RECEIPT, expected=f"a batch in {shown.agreement.origin}", found=found)
    if receipt.sha256 != batch.sha256:
        raise refused(Refusal.OTHER_DIGEST, expected=batch.sha256, found=receipt.sha256)
    memory.take(receipt, note=data)
    return receipt
