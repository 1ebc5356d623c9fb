"""Whether a receipt holds: signed by the partner, of this log, and over the batch that was sent."""

from collections.abc import Callable

from edgecode.boundary.errors import BatchError
from edgecode.boundary.receipt import Receipt, read
from edgecode.boundary.refusal import Refusal, refused
from edgecode.errors import NoteError
from edgecode.record import note as notes
from edgecode.record.keys import VerifierKey


def checked_receipt(data: bytes, *, partner: VerifierKey, origin: str, sent: Callable[[str], str | None]) -> Receipt:
    """Read a receipt, a signed note. ``sent`` gives the digest of a week's batch, ``None`` where there is none.

    Raises :class:`~edgecode.boundary.errors.RequestError` with the closed word of what is wrong.
    """
    try:
        note = notes.decoded(data)
        notes.check_signed(note, key=partner)
        receipt = read(note.text)
    except (NoteError, BatchError) as error:
        raise refused(Refusal.NO_RECEIPT, expected="a receipt signed by the partner", found=str(error)) from error
    digest = sent(receipt.week.name)
    if digest is None or receipt.origin != origin:
        found = f"{receipt.week.name} of {receipt.origin}"
        raise refused(Refusal.NO_RECEIPT, expected=f"a batch in {origin}", found=found)
    if receipt.sha256 != digest:
        raise refused(Refusal.OTHER_DIGEST, expected=digest, found=receipt.sha256)
    return receipt
