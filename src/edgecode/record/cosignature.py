"""Cosignatures: a witness says when it saw a checkpoint consistent with all it saw before (C2SP tlog-cosignature, v1).

The witness signs two lines before the text of the checkpoint, ``cosignature/v1`` and ``time`` with the seconds since
1970-01-01 00:00 UTC; on the note stand the time in 8 bytes and the Ed25519 signature. Key type 0x04.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.errors import NoteError
from edgecode.record import checkpoint as checkpoints
from edgecode.record import ed25519
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey
from edgecode.record.note import Note, Signature

LATEST: Final = 2**63 - 1
"""The last second that a cosignature may name."""

_TIME_BYTES: Final = 8


def cosigned(note: Note, *, key: SigningKey, at: int) -> Note:
    """Add a witness's signature, made at a time in seconds, to the note of a checkpoint.

    Whether the checkpoint is signed and consistent is for the witness to check before. Raises
    :class:`~edgecode.errors.NoteError` for a note that is no checkpoint, a time that may not be one, another kind of key.
    """
    checkpoints.read(note.text)
    if key.kind is not KeyKind.WITNESS:
        raise NoteError(key.name, expected="a key of the type 0x04", found=f"0x{key.kind:02x}")
    if not 0 <= at <= LATEST:
        raise NoteError("cosignature", expected=f"a time from 0 to {LATEST}", found=str(at))
    stamped = at.to_bytes(_TIME_BYTES, "big") + key.sign(_message(note.text, at=at))
    line = Signature(name=key.name, key_id=key.verifier.id, signed=stamped)
    return msgspec.structs.replace(note, signatures=(*note.signatures, line))


def seen_at(note: Note, *, witness: VerifierKey) -> int | None:
    """Give the time, in seconds, at which a witness signed the note; the latest where it did so twice, ``None`` never.

    Raises :class:`~edgecode.errors.NoteError` when a line that claims to be by that witness does not hold.
    """
    lines = [line for line in note.signatures if line.is_by(witness)] if witness.kind is KeyKind.WITNESS else []
    return max((_time(line, text=note.text, witness=witness) for line in lines), default=None)


def latest_seen(note: Note, *, witnesses: Iterable[VerifierKey]) -> int | None:
    """Give the latest time at which one of some witnesses signed the note, in milliseconds; ``None`` where none did.

    Raises as :func:`seen_at`.
    """
    times = [seen_at(note, witness=each) for each in witnesses]
    return max((at * 1000 for at in times if at is not None), default=None)


def _time(line: Signature, *, text: str, witness: VerifierKey) -> int:
    at, signed = int.from_bytes(line.signed[:_TIME_BYTES], "big"), line.signed[_TIME_BYTES:]
    if at > LATEST or not ed25519.verifies(signed, data=_message(text, at=at), public=witness.public):
        raise NoteError("note", expected=f"a cosignature by {witness}", found="one that does not hold")
    return at


def _message(text: str, *, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
