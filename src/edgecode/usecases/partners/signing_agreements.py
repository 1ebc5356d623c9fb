"""Signing agreements: a signed note whose text is TOML, signed by the partner and counter-signed by the film's log for it.

Either signature is checked with a public key alone: the partner's stands in the text, and the log's the partner has from the
note that it gets back.
"""

import hashlib
from typing import Final

import msgspec

from edgecode.boundary import agreement_toml
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.agreement_toml import ADVICE
from edgecode.boundary.errors import AgreementError
from edgecode.dispatch.leaves import key_of
from edgecode.entries.handle import Handle
from edgecode.errors import KeyTextError, NoteError
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey, read_verifier
from edgecode.record.note import Note, check_signed, decoded, encoded, signed

_NOT_ITS_OWN: Final = "Ask the partner for the file as they signed it, and for their key by another way."
_SIGNATURE: Final = "\n— ".encode()


class SignedAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement that its partner signed: what it says, its text, and the one signature of the partner's key."""

    agreement: Agreement
    note: Note

    @property
    def digest(self) -> str:
        """The SHA-256 of its text, which both sides sign."""
        return hashlib.sha256(self.note.text.encode()).hexdigest()


def agreement_id(data: bytes) -> Handle | None:
    """Find which agreement a file speaks of, whatever is wrong with it; ``None`` where it does not say."""
    text, _dash, _rest = data.decode("utf-8", "replace").partition("\n\n— ")
    return agreement_toml.id_in(text)


def read_signed(data: bytes, *, path: str) -> SignedAgreement:
    """Read a signed agreement and check that its partner signed it. ``path`` is the file as it was named.

    Other signatures count for nothing and are dropped. Raises :class:`AgreementError`.
    """
    note = _note(data, path=path)
    agreement = agreement_toml.read(note.text, path=path)
    key = partner_key(agreement, path=path)
    _check(note, key, path=path, whose="the partner's key that it names")
    own = next(line for line in note.signatures if line.is_by(key))
    return SignedAgreement(agreement=agreement, note=Note(note.text, (own,)))


def partner_key(agreement: Agreement, *, path: str) -> VerifierKey:
    """Read the key that an agreement names as its partner's. Raises :class:`AgreementError`."""
    try:
        key = read_verifier(agreement.partner.key)
    except KeyTextError as error:
        raise AgreementError(
            path, expected=f"a partner's key: {error.expected}", found=error.found, advice=ADVICE
        ) from error
    if key.kind is not KeyKind.LOG:
        raise AgreementError(
            path, expected="a partner's key of the type 0x01", found=f"0x{key.kind:02x}", advice=ADVICE
        )
    return key


def signed_by(agreement: Agreement, *, key: SigningKey, path: str) -> bytes:
    """Sign an agreement as its partner. Raises :class:`AgreementError` where it names another key than this."""
    if partner_key(agreement, path=path) != key.verifier:
        raise AgreementError(path, expected=f"an agreement with the key {key.verifier}", found=agreement.partner.key)
    return encoded(signed(agreement_toml.text(agreement), key=key))


def countersigned(found: SignedAgreement, *, seed: bytes) -> bytes:
    """Give the note with both signatures on it, the partner's first."""
    ours = signed(found.note.text, key=key_of(seed, agreement=found.agreement.id))
    return encoded(Note(found.note.text, (*found.note.signatures, *ours.signatures)))


def check_countersigned(data: bytes, *, log: VerifierKey, path: str) -> Agreement:
    """Check an agreement with both signatures, knowing nothing but the public key of a partner's log.

    Raises :class:`AgreementError`.
    """
    found = read_signed(data, path=path)
    _check(_note(data, path=path), log, path=path, whose="the key of the partner's log")
    return found.agreement


def _note(data: bytes, *, path: str) -> Note:
    try:
        return decoded(data)
    except NoteError as error:
        found = error.found if _SIGNATURE in data else "no signature"
        expected = f"an agreement that its partner signed: {error.expected}"
        raise AgreementError(path, expected=expected, found=found, advice=_NOT_ITS_OWN) from error


def _check(note: Note, key: VerifierKey, *, path: str, whose: str) -> None:
    try:
        check_signed(note, key=key)
    except NoteError as error:
        found = "none" if error.found == "none" else "one that does not hold: the text was changed since"
        raise AgreementError(path, expected=f"a signature by {whose}", found=found, advice=_NOT_ITS_OWN) from error
