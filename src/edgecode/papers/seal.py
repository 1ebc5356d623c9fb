"""The seal of a pack: a signed note (C2SP signed-note) over the SHA-256 of each of its files, by the key of the record.

Its first line is another than the origin with which a checkpoint begins, so that neither can be taken for the other. The note
says which record sealed which bytes; that the bytes are true it does not say.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.errors import NoteError
from edgecode.record import note as notes
from edgecode.record.keys import SigningKey, VerifierKey
from edgecode.record.note import Note

HEAD: Final = "edgecode disclosure seal 1"
SEAL: Final = "seal.note"
STATEMENT: Final = "disclosure.json"
INTEGRITY: Final = "integrity.json"
PAGE: Final = "disclosure.html"
PDF: Final = "disclosure.pdf"
NEEDED: Final = (STATEMENT, INTEGRITY)
"""What has to be there for a pack to be checked; the page and the PDF say the same in another form."""

_LINE: Final = re.compile(r"([a-z]+\.[a-z]+) sha256 ([0-9a-f]{64})")


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """What a seal says: the origin of the record, and the SHA-256 of each file by its name, in hexadecimal."""

    origin: str
    digests: dict[str, str]


def digest(data: bytes) -> str:
    """Give the SHA-256 of a file, in hexadecimal."""
    return sha256(data).hexdigest()


def text(files: Mapping[str, bytes], *, origin: str) -> str:
    """Write what is signed, the files by name."""
    lines = (f"{name} sha256 {digest(files[name])}" for name in sorted(files))
    return "".join(f"{line}\n" for line in (HEAD, origin, *lines))


def sealed(files: Mapping[str, bytes], *, key: SigningKey) -> bytes:
    """Seal files with the key of the record, which is named as its origin."""
    return notes.encoded(notes.signed(text(files, origin=key.name), key=key))


def verified(note: Note, *, key: VerifierKey) -> Seal:
    """Give what a seal says that this key signed; raises :class:`~edgecode.errors.NoteError` for any other."""
    notes.check_signed(note, key=key)
    seal = read(note.text)
    if seal.origin != key.name:
        raise NoteError("seal", expected=f"the origin {key.name!a}", found=ascii(seal.origin))
    return seal


def read(text: str) -> Seal:
    """Read the text of a seal; raises :class:`~edgecode.errors.NoteError` for any that :func:`text` does not write."""
    head, origin, *lines = [*text.split("\n")[:-1], "", ""]
    lines = lines[:-2]
    found = [_LINE.fullmatch(line) for line in lines]
    names = [match[1] for match in found if match is not None]
    if head != HEAD or len(names) < len(lines) or sorted(set(names)) != names:
        raise NoteError("seal", expected=f"{HEAD}, an origin and files with their digests", found="other lines")
    return Seal(origin=origin, digests={match[1]: match[2] for match in found if match is not None})
