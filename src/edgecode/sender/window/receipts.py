"""Receipts that the partner leaves at its window."""

from edgecode.boundary.receipt import Receipt
from edgecode.dispatch.checked_receipt import checked_receipt
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Shown


def taken(data: bytes, *, shown: Shown, memory: Memory) -> Receipt:
    """Take a receipt, a note signed by the partner, and give it; kept once.

    Raises :class:`~edgecode.boundary.errors.RequestError` and ``OSError``.
    """

    def sent(week: str) -> str | None:
        batch = shown.batch_of(week)
        return batch.sha256 if batch is not None else None

    agreed = shown.agreement
    receipt = checked_receipt(data, partner=agreed.partner_key, origin=agreed.origin, sent=sent)
    memory.take(receipt, note=data)
    return receipt
