"""Bodies: the fields of an entry, sealed with a key of the person who did it. Without the key they are noise.

ChaCha20-Poly1305 (RFC 8439) over the fields as in :mod:`edgecode.record.canonical`, with the entry's id as associated
data, so that a body does not open under another entry. The nonce is not drawn but derived: the first 12 bytes of
HMAC-SHA256, with a key for nothing else, of the entry's id and all that is sealed. So sealing again gives the same bytes,
and two different bodies never share a nonce, not even under one id: after a crash, or in a folder that was copied.

Bytes: ``nonce (12) || ciphertext || tag (16)``.
"""

from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag

from edgecode.errors import RecordError
from edgecode.record.canonical import decoded, encoded, short
from edgecode.record.person_keys import PersonKeys

_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_VERSION: Final = b"edgecode body 1\n"


def sealed(fields: Mapping[str, bytes], *, entry: bytes, keys: PersonKeys) -> bytes:
    """Seal the fields of an entry; the same fields, id and keys give the same bytes.

    Raises :class:`~edgecode.errors.RecordError` for a field's name that may not be one.
    """
    plain = encoded(fields)
    about = _about(entry)
    nonce = keys.nonce_mac.digest(about + plain)[:_NONCE_BYTES]
    return nonce + keys.cipher.encrypt(nonce, plain, about)


def opened(body: bytes, *, entry: bytes, keys: PersonKeys) -> dict[str, bytes]:
    """Open the body of an entry.

    Raises :class:`~edgecode.errors.RecordError` when it is not as it was sealed, or not of this entry or person.
    """
    if len(body) < _NONCE_BYTES + _TAG_BYTES:
        raise RecordError("body", expected="a nonce, what is sealed, and a tag", found=f"{len(body)} bytes")
    try:
        plain = keys.cipher.decrypt(body[:_NONCE_BYTES], body[_NONCE_BYTES:], _about(entry))
    except InvalidTag as error:
        raise RecordError("body", expected="one sealed for this entry by this person", found="another") from error
    return decoded(plain)


def _about(entry: bytes) -> bytes:
    return _VERSION + short(entry)
