"""Reading the receipts of one agreement: by whom, of which log and over which batches they have to be."""

from collections.abc import Callable, Iterable
from functools import partial

from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.dispatch.checked_receipt import checked_receipt
from edgecode.record.keys import read_verifier
from edgecode.usecases.ports.partners import Agreed, Sent


def receipts_of(agreed: Agreed, *, log: str, sent: Iterable[Sent]) -> Callable[[bytes], Receipt]:
    """Give what reads receipts; ``log`` is the public key of the partner's log as text, ``sent`` all that is in it.

    It raises :class:`~edgecode.boundary.errors.RequestError` for a receipt that does not hold.
    """
    digests = {each.week.name: digest_of(each.note) for each in sent}
    partner = read_verifier(agreed.agreement.partner.key)
    return partial(checked_receipt, partner=partner, origin=read_verifier(log).name, sent=digests.get)
