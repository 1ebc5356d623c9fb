"""Letters as signed notes: the key that signs them, and how a partner checks one with the public half alone.

The key of a film's record would not do: its name is the record's origin, which tells one film from another. So a user has one
seed for letters, drawn once and kept in their own folder, and for each partner a key derived from it, whatever film a letter is
of. Two partners see two keys, and neither can tell that one house has both. Ed25519 draws nothing when it signs (RFC 8032), so
that text, day, id and key determine every byte.
"""

import hashlib
import hmac
from typing import Final

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter import FIRST_LINE, Letter, letter_text, read_letter
from edgecode.errors import KeyTextError, NoteError
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey, read_verifier
from edgecode.record.note import Note, check_signed, decoded, encoded, signed

SEED_BYTES: Final = 32
_NAME: Final = "edgecode.letters"
_DIGITS: Final = 16
_ASK: Final = "Ask who wrote it for the file as they gave it out, and for their key by another way."


def letter_key(seed: bytes, *, partner: str) -> SigningKey:
    """Derive the key for letters to one partner, given by its public key as text (HMAC-SHA256, RFC 2104)."""
    name = _derived(seed, "name", partner).hex()[:_DIGITS]
    return SigningKey(name=f"{_NAME}/{name}", kind=KeyKind.LOG, seed=_derived(seed, "key", partner))


def signed_letter(letter: Letter, *, key: SigningKey) -> bytes:
    """Sign a letter: the bytes that the partner gets, a C2SP signed note."""
    return encoded(signed(letter_text(letter), key=key))


def is_letter(content: bytes) -> bool:
    """Whether a file claims to be a signed letter."""
    return content.startswith(f"{FIRST_LINE}\n".encode())


def checked_letter(data: bytes, *, key: VerifierKey, path: str) -> Letter:
    """Read a signed letter and check it with the public key it is signed with, and nothing else. Raises ``LetterError``."""
    note = _note(data, path=path)
    try:
        check_signed(note, key=key)
    except NoteError as error:
        unsigned = error.found == "none"
        found = "none by it" if unsigned else "one that does not hold: the letter was changed after it was signed"
        raise LetterError(path, expected=f"a signature by {key.name}", found=found, advice=_ASK) from error
    if encoded(Note(note.text, note.signatures[:1])) != data:
        raise LetterError(path, expected="one signature", found=f"{len(note.signatures)}", advice=_ASK)
    return read_letter(note.text, path=path)


def given_key(said: str) -> VerifierKey:
    """Read a public key as text. Raises ``LetterError``."""
    try:
        return read_verifier(said)
    except KeyTextError as error:
        raise LetterError("key", expected=error.expected, found=error.found) from error


def _note(data: bytes, *, path: str) -> Note:
    try:
        return decoded(data)
    except NoteError as error:
        raise LetterError(
            path, expected=f"a signed letter: {error.expected}", found=error.found, advice=_ASK
        ) from error


def _derived(seed: bytes, job: str, partner: str) -> bytes:
    return hmac.new(seed, f"edgecode letters 1: {job}\0{partner}".encode(), hashlib.sha256).digest()
