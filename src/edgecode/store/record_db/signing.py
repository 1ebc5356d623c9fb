"""A signed checkpoint, as the bytes of its note."""

from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey


def signed_note(key: SigningKey, *, size: int, root: bytes) -> bytes:
    """Sign that the log of this key had so many entries, with this root over them."""
    return note.encoded(checkpoint.signed(Checkpoint(origin=key.name, size=size, root=root), key=key))
