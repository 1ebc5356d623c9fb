"""Checkpoints: how many entries a log had, and the root over them, signed by the log (C2SP tlog-checkpoint).

A checkpoint is a signed note of three lines: the log's origin, the size, the root in base64; then extension lines, if any.
It says that a log with this origin began with exactly these entries. It does not say when, nor that nothing was left out.
"""

import base64
import re
from typing import Final

import msgspec

from edgecode.errors import NoteError
from edgecode.record import note as notes
from edgecode.record.keys import SigningKey, VerifierKey, from_base64
from edgecode.record.merkle import EMPTY_ROOT, HASH_BYTES
from edgecode.record.note import Note

LARGEST: Final = 2**63 - 1
"""The largest size, as a proof of consistency has at most 63 hashes (C2SP tlog-witness)."""

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,18}")
_LINES: Final = 3


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a log: its origin, its size in leaves, its root (32 bytes), and extension lines, if any.

    Building one that could not be written raises :class:`~edgecode.errors.NoteError`; without leaves the root is that of
    the empty tree (C2SP tlog-witness).
    """

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse lines, sizes and roots that a checkpoint may not have."""
        for line in (self.origin, *self.extensions):
            if not line or min(line) < " ":
                raise NoteError("checkpoint", expected="lines with letters", found=ascii(line))
        if not 0 <= self.size <= LARGEST:
            raise NoteError("checkpoint", expected=f"a size from 0 to {LARGEST}", found=str(self.size))
        if len(self.root) != HASH_BYTES:
            raise NoteError("checkpoint", expected=f"a root of {HASH_BYTES} bytes", found=f"{len(self.root)}")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise NoteError("checkpoint", expected="the root of the empty tree", found=self.root.hex())


def text(checkpoint: Checkpoint) -> str:
    """Write the text of a checkpoint, which is what is signed."""
    root = base64.b64encode(checkpoint.root).decode("ascii")
    return "".join(f"{line}\n" for line in (checkpoint.origin, checkpoint.size, root, *checkpoint.extensions))


def read(text: str) -> Checkpoint:
    """Read the text of a checkpoint; raises :class:`~edgecode.errors.NoteError` for any :func:`text` does not write."""
    *lines, end = text.split("\n")
    if end or len(lines) < _LINES:
        raise NoteError("checkpoint", expected="origin, size and root on a line each", found=f"{len(lines)} lines")
    origin, size, root, *extensions = lines
    digest = from_base64(root)
    if not _SIZE.fullmatch(size) or digest is None:
        raise NoteError("checkpoint", expected="a size and a root in base64", found=f"{size!a}, {root!a}")
    return Checkpoint(origin=origin, size=int(size), root=digest, extensions=tuple(extensions))


def signed(checkpoint: Checkpoint, *, key: SigningKey) -> Note:
    """Sign a checkpoint with the log's own key, which is named as the log's origin.

    Raises :class:`~edgecode.errors.NoteError` for a key of another name or kind.
    """
    _check_origin(checkpoint, name=key.name)
    return notes.signed(text(checkpoint), key=key)


def verified(note: Note, *, log: VerifierKey) -> Checkpoint:
    """Give the checkpoint of a note that the log signed; raises :class:`~edgecode.errors.NoteError` otherwise."""
    notes.check_signed(note, key=log)
    checkpoint = read(note.text)
    _check_origin(checkpoint, name=log.name)
    return checkpoint


def _check_origin(checkpoint: Checkpoint, *, name: str) -> None:
    if checkpoint.origin != name:
        raise NoteError("checkpoint", expected=f"the origin {name!a}", found=ascii(checkpoint.origin))
