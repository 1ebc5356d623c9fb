"""A partner's side of its window: signing requests and receipts with the key that the agreement names."""

from edgecode.boundary import receipt as receipts
from edgecode.boundary.receipt import Receipt
from edgecode.boundary.request import Asked, Credential, signed_text, stamped
from edgecode.record import note as notes
from edgecode.record.keys import SigningKey


def credential(asked: Asked, *, key: SigningKey, at: int, nonce: bytes) -> Credential:
    """Sign a request. ``at`` is in milliseconds since 1970, UTC; ``nonce`` has 16 bytes of entropy, never used before."""
    stamp = stamped(at, nonce=nonce)
    signature = key.sign(signed_text(asked, stamp=stamp))
    return Credential(key=key.verifier.id.hex(), stamp=stamp, signature=signature.hex())


def signed_receipt(receipt: Receipt, *, key: SigningKey) -> bytes:
    """Sign a receipt; the same receipt and key give the same bytes."""
    return notes.encoded(notes.signed(receipts.text(receipt), key=key))
