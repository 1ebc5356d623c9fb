"""A leaf: what the log holds of an entry. It commits to each field apart, and shows none.

For a field the leaf holds ``SHA-256(nonce || u16 length || name || value)``; the nonce is HMAC-SHA256 (RFC 2104), with the
person's key, of the entry's id and the field's name. So one field can be shown to somebody, by its value and nonce,
without the others; and once the person's key is gone nobody can find a value by trying, however few there are. The leaf
also holds the SHA-256 of the sealed body, so that a stranger without any key tells a body that was touched.

Bytes: ``0x01 || u16 length || entry id || SHA-256 of the body || commitments``, these as in
:mod:`edgecode.record.canonical`. Nothing in them says who did it.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.errors import RecordError
from edgecode.record.canonical import decoded as decoded_fields
from edgecode.record.canonical import encoded as encoded_fields
from edgecode.record.canonical import named, short
from edgecode.record.person_keys import PersonKeys

VERSION: Final = b"\x01"
"""First byte of a leaf in this format."""

_DIGEST_BYTES: Final = 32
_LENGTH_BYTES: Final = 2


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """A leaf taken apart: the entry's id, the SHA-256 of its sealed body, and a commitment of 32 bytes for each field."""

    entry: bytes
    body: bytes
    commitments: dict[str, bytes]


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What shows one field of one entry to somebody: its name, its value, and the nonce of its commitment."""

    field: str
    value: bytes
    nonce: bytes


def committed(fields: Mapping[str, bytes], *, entry: bytes, body: bytes, keys: PersonKeys) -> Leaf:
    """Make the leaf of an entry from its fields, its sealed body and the keys of the person who did it."""
    about, nonce_of = short(entry), keys.commitment_mac.digest
    commitments = {
        field: sha256(nonce_of(about + named(field)) + named(field) + value).digest() for field, value in fields.items()
    }
    return Leaf(entry=entry, body=sha256(body).digest(), commitments=commitments)


def opening(field: str, *, value: bytes, entry: bytes, keys: PersonKeys) -> Opening:
    """Give what shows one field to somebody; the nonce is of this entry and field alone."""
    nonce = keys.commitment_mac.digest(short(entry) + named(field))
    return Opening(field=field, value=value, nonce=nonce)


def opens(leaf: Leaf, *, with_: Opening) -> bool:
    """Say whether a field that was shown is what the leaf commits to."""
    # A nonce of another length would move the border between the nonce and the name.
    if with_.field not in leaf.commitments or len(with_.nonce) != _DIGEST_BYTES:
        return False
    return leaf.commitments[with_.field] == _commitment(with_)


def encoded(leaf: Leaf) -> bytes:
    """Write the bytes of a leaf, which are what the log hashes.

    Raises :class:`~edgecode.errors.RecordError` for an id beyond 65,535 bytes or a field's name that may not be one.
    """
    return head(leaf.entry) + leaf.body + encoded_fields(leaf.commitments)


def decoded(data: bytes) -> Leaf:
    """Read the bytes of a leaf; raises :class:`~edgecode.errors.RecordError` for any that :func:`encoded` never writes."""
    start = len(VERSION) + _LENGTH_BYTES
    end = start + int.from_bytes(data[len(VERSION) : start], "big")
    entry, body = data[start:end], data[end : end + _DIGEST_BYTES]
    whole = data.startswith(head(entry)) and len(body) == _DIGEST_BYTES
    commitments = decoded_fields(data[end + _DIGEST_BYTES :]) if whole else {}
    if not whole or any(len(each) != _DIGEST_BYTES for each in commitments.values()):
        raise RecordError("leaf", expected="an id, a body's hash and commitments", found=f"{len(data)} other bytes")
    return Leaf(entry=entry, body=body, commitments=commitments)


def head(entry: bytes) -> bytes:
    """Give the bytes with which the leaf of an entry begins; the SHA-256 of its body follows them."""
    return VERSION + short(entry)


def _commitment(of: Opening) -> bytes:
    return sha256(of.nonce + named(of.field) + of.value).digest()
