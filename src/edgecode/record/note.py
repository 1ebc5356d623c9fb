"""Signed notes: a text and who signed it (C2SP signed-note).

A note is its text, which ends in a newline, an empty line, and a line for each signature: an em dash, the key's name, and
in base64 the key's number and the signature. Read strictly: what is read comes out again byte for byte.
"""

import base64
from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.errors import KeyTextError, NoteError
from edgecode.record import ed25519
from edgecode.record.keys import ID_BYTES, KeyKind, SigningKey, VerifierKey, check_name, from_base64

MOST_SIGNATURES: Final = 64
"""Signatures on one note; the specification asks to accept 16 at least and to have a limit."""

_DASH: Final = "— "


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """One signature line: the key's name, its number (4 bytes), and the bytes of the signature (one at least)."""

    name: str
    key_id: bytes
    signed: bytes

    def __post_init__(self) -> None:
        """Refuse what could not be written into a note; raises :class:`~edgecode.errors.NoteError`."""
        try:
            check_name(self.name)
        except KeyTextError as error:
            raise NoteError("signature", expected="the name of a key", found=ascii(self.name)) from error
        if len(self.key_id) != ID_BYTES or not self.signed:
            found = f"{len(self.key_id)} and {len(self.signed)} bytes"
            raise NoteError("signature", expected="the number of a key and a signature", found=found)

    def is_by(self, key: VerifierKey) -> bool:
        """Say whether it claims to be by that key: name and number are its own."""
        return self.name == key.name and self.key_id == key.id


class Note(msgspec.Struct, frozen=True):
    """A text with the signatures on it, from one to :data:`MOST_SIGNATURES`."""

    text: str
    signatures: tuple[Signature, ...]

    def __post_init__(self) -> None:
        """Refuse what could not be read back; raises :class:`~edgecode.errors.NoteError`."""
        _check_text(self.text)
        if not 1 <= len(self.signatures) <= MOST_SIGNATURES:
            found = f"{len(self.signatures)}"
            raise NoteError("note", expected=f"1 to {MOST_SIGNATURES} signatures", found=found)


def signed(text: str, *, key: SigningKey) -> Note:
    """Sign a text that ends in a newline, with a log key (type 0x01: Ed25519 over the text itself).

    Raises :class:`~edgecode.errors.NoteError` for a text that may not stand in a note, or another kind of key.
    """
    _check_text(text)
    if key.kind is not KeyKind.LOG:
        raise NoteError(key.name, expected="a key of the type 0x01", found=f"0x{key.kind:02x}")
    return Note(text, (Signature(name=key.name, key_id=key.verifier.id, signed=key.sign(text.encode())),))


def check_signed(note: Note, *, key: VerifierKey) -> None:
    """Check that a log key signed the note. Other signatures are not looked at: see :func:`strangers`.

    Raises :class:`~edgecode.errors.NoteError` when no line is by that key, or one that claims to be does not hold.
    """
    lines = [line for line in note.signatures if line.is_by(key)]
    if key.kind is not KeyKind.LOG or not lines:
        raise NoteError("note", expected=f"a signature by {key}", found="none")
    for line in lines:
        if not ed25519.verifies(line.signed, data=note.text.encode(), public=key.public):
            raise NoteError("note", expected=f"its text signed by {key}", found="a signature that does not hold")


def strangers(note: Note, *, keys: Iterable[VerifierKey]) -> tuple[Signature, ...]:
    """Give the signatures that claim to be by none of the keys; by the specification they count for nothing."""
    known = {(key.name, key.id) for key in keys}
    return tuple(line for line in note.signatures if (line.name, line.key_id) not in known)


def encoded(note: Note) -> bytes:
    """Write a note."""
    lines = (
        f"{_DASH}{line.name} {base64.b64encode(line.key_id + line.signed).decode('ascii')}\n"
        for line in note.signatures
    )
    return f"{note.text}\n{''.join(lines)}".encode()


def decoded(data: bytes) -> Note:
    """Read a note; raises :class:`~edgecode.errors.NoteError` for anything that :func:`encoded` does not write."""
    try:
        whole = data.decode()
    except UnicodeDecodeError as error:
        raise NoteError("note", expected="UTF-8", found=f"other bytes at {error.start}") from error
    text, blank, lines = whole.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise NoteError("note", expected="a text, an empty line and lines of signatures", found="no such lines")
    return Note(f"{text}\n", tuple(_signature(line) for line in lines[:-1].split("\n")))


def _signature(line: str) -> Signature:
    name, space, signed = line.removeprefix(_DASH).partition(" ")
    data = from_base64(signed)
    if not (line.startswith(_DASH) and space and data):
        raise NoteError("note", expected="a dash, a name and a signature in base64", found=ascii(line))
    return Signature(name=name, key_id=data[:ID_BYTES], signed=data[ID_BYTES:])


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise NoteError("note", expected="a newline at its end", found=ascii(text[-1:]))
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise NoteError("note", expected="Unicode", found=f"half a letter at {error.start}") from error
    for letter in text:
        if letter < " " and letter != "\n":
            raise NoteError("note", expected="no control character but newline", found=ascii(letter))
