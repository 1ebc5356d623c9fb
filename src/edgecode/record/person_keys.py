"""The keys of one person in the record, all from one secret: who destroys the secret erases the person.

Three keys come out of 32 bytes by HKDF (RFC 5869, SHA-256, no salt), each for one job, so that showing what one was used
for says nothing about the others.
"""

from functools import cached_property
from typing import Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from edgecode.errors import KeyTextError
from edgecode.record.mac import Mac

SECRET_BYTES: Final = 32
"""Length of a person's secret."""


class PersonKeys(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Three keys of 32 bytes: for the nonces of commitments, for sealing bodies, and for the nonces of sealed bodies."""

    commitments: bytes
    bodies: bytes
    nonces: bytes

    @cached_property
    def commitment_mac(self) -> Mac:
        """Makes the nonces of commitments."""
        return Mac(self.commitments)

    @cached_property
    def nonce_mac(self) -> Mac:
        """Makes the nonces of sealed bodies."""
        return Mac(self.nonces)

    @cached_property
    def cipher(self) -> ChaCha20Poly1305:
        """Seals and opens bodies."""
        return ChaCha20Poly1305(self.bodies)

    def __repr__(self) -> str:
        """Keep the keys to themselves."""
        return "PersonKeys()"


def person_keys(secret: bytes) -> PersonKeys:
    """Derive a person's keys from their secret, 32 bytes of entropy; raises ``KeyTextError`` for another length."""
    if len(secret) != SECRET_BYTES:
        raise KeyTextError("secret", expected=f"{SECRET_BYTES} bytes", found=str(len(secret)))
    return PersonKeys(**{job: _derived(secret, job=job) for job in PersonKeys.__struct_fields__})


def _derived(secret: bytes, *, job: str) -> bytes:
    info = f"edgecode record 1: {job}".encode("ascii")
    return HKDF(algorithm=SHA256(), length=SECRET_BYTES, salt=None, info=info).derive(secret)
