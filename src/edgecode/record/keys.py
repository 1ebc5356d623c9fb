"""Keys that sign and verify notes: their numbers and their text form (C2SP signed-note, "Verifier keys").

A log key signs checkpoints (type 0x01), a witness key counter-signs those of others (type 0x04, C2SP tlog-cosignature).
Seeds are arguments: where they come from and where they lie is the store's. No key is ever printed by ``repr``.
"""

import base64
import binascii
import re
from enum import IntEnum
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.errors import KeyTextError
from edgecode.record import ed25519

ID_BYTES: Final = 4
"""Length of a key's number."""

_VKEY: Final = re.compile(r"(?P<name>[^+]+)\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/=]+)")
_UNNAMEABLE: Final = re.compile(r"[+\s\x00-\x1f]")
"""``\\s`` is a space of any script."""


class KeyKind(IntEnum):
    """What a key signs; the first byte of its number's hash (C2SP signed-note, "Signature types")."""

    LOG = 0x01
    WITNESS = 0x04


def key_id(name: str, *, kind: KeyKind, public: bytes) -> bytes:
    """Give a key's number: ``SHA-256(name || 0x0A || kind || public key)[:4]``."""
    return sha256(name.encode() + bytes((0x0A, kind)) + public).digest()[:ID_BYTES]


def check_name(name: str) -> None:
    """Check a key's name: not empty, no space of any script, no plus, nothing below U+0020.

    Raises :class:`~edgecode.errors.KeyTextError` otherwise.
    """
    if not (name and _UNNAMEABLE.search(name) is None and _is_unicode(name)):
        raise KeyTextError("key", expected="a name without a space or a plus", found=ascii(name))


class VerifierKey(msgspec.Struct, frozen=True, kw_only=True):
    """The public half of a key, under its name: 32 bytes that may be a key by :mod:`edgecode.record.ed25519`.

    Building one from anything else raises :class:`~edgecode.errors.KeyTextError`.
    """

    name: str
    kind: KeyKind
    public: bytes

    def __post_init__(self) -> None:
        """Refuse a name or a point that may not be one."""
        check_name(self.name)
        if not ed25519.is_sound_point(self.public):
            raise KeyTextError(
                self.name, expected="a public Ed25519 key of 32 bytes", found=self.public.hex() or "none"
            )

    @property
    def id(self) -> bytes:
        """The key's number, 4 bytes."""
        return key_id(self.name, kind=self.kind, public=self.public)

    def __str__(self) -> str:
        """Write the key as text: ``name+number+base64``, all three parts needed to tell one key from another."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes((self.kind,)) + self.public).decode('ascii')}"


class SigningKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key that signs, under its name: a seed of 32 bytes from entropy. Other lengths raise ``KeyTextError``."""

    name: str
    kind: KeyKind
    seed: bytes

    def __post_init__(self) -> None:
        """Refuse a name or a seed that may not be one; the seed is not repeated."""
        check_name(self.name)
        if len(self.seed) != ed25519.KEY_BYTES:
            raise KeyTextError(self.name, expected="a seed of 32 bytes", found=f"{len(self.seed)}")

    @property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(name=self.name, kind=self.kind, public=ed25519.public_key(self.seed))

    def sign(self, data: bytes) -> bytes:
        """Sign bytes; 64 bytes come back."""
        return ed25519.signature(data, seed=self.seed)

    def __repr__(self) -> str:
        """Name the key and keep the seed to itself."""
        return f"SigningKey(name={self.name!r}, kind={self.kind!r})"


def read_verifier(text: str) -> VerifierKey:
    """Read the text form of a public key; its number must be that of its name, kind and bytes.

    Raises :class:`~edgecode.errors.KeyTextError` otherwise, and for kinds of key that are not known here.
    """
    match = _VKEY.fullmatch(text)
    if match is None:
        raise KeyTextError("key", expected="name+number+base64", found=ascii(text))
    material = from_base64(match["key"])
    if material is None or material[0] not in {*KeyKind}:
        raise KeyTextError(match["name"], expected="a key of the types 0x01 or 0x04", found=match["key"])
    key = VerifierKey(name=match["name"], kind=KeyKind(material[0]), public=material[1:])
    if key.id.hex() != match["id"]:
        raise KeyTextError(key.name, expected=f"the number {key.id.hex()}", found=match["id"])
    return key


def from_base64(text: str) -> bytes | None:
    """Decode base64 in its one spelling (RFC 4648 sections 3.5 and 4); ``None`` for any other, and for nothing."""
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return None
    return data if data and base64.b64encode(data).decode("ascii") == text else None


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
