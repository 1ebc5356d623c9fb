"""A partner's request to its window: what is signed of it, how that is carried, and whether it holds.

What is signed is a text of seven lines::

    edgecode request 1
    edgecode.partner/0123456789abcdef/89abcdef01234567     the log it is for (its origin)
    GET                                                    the method
    /v1/batches                                            the path as it is sent, without a query
    2026-11-26T14:33:30Z                                   when it was signed (RFC 3339, UTC, seconds)
    00112233445566778899aabbccddeeff                       a nonce: 16 bytes, never used twice
    e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca4959…  SHA-256 of the body

The log stands in it so that whoever runs one window cannot pass a request on to another's. A credential is carried in the
header ``Authorization: Edgecode key=…, at=…, nonce=…, signature=…`` or, for a browser, as the query of a link, with the same
names. ``key`` is the key's number (C2SP signed-note) and ``signature`` Ed25519, both in hexadecimal digits.
"""

import datetime as dt
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.boundary.refusal import Refusal, refused

NONCE_BYTES: Final = 16
MINUTES_OFF: Final = 5
"""So much may the time of a request differ from the window's, either way."""
OFF_MS: Final = MINUTES_OFF * 60_000
LARGEST_BODY: Final = 8192
"""Bytes of a body; a receipt has some 400."""
_HEADING: Final = "edgecode request 1"
_PARTS: Final = (
    ("key", r"[0-9a-f]{8}"),
    ("at", r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"),
    ("nonce", r"[0-9a-f]{32}"),
    ("signature", r"[0-9a-f]{128}"),
)
_HEADER: Final = re.compile("Edgecode " + ", ".join(f"{name}=(?P<{name}>{form})" for name, form in _PARTS))
_QUERY: Final = re.compile("&".join(f"{name}=(?P<{name}>{form})" for name, form in _PARTS))

Verifies = Callable[[bytes, bytes], bool]
"""Says whether a signature (64 bytes) is by the partner's key over some bytes."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: of which log, by which method and path, and with which body."""

    origin: str
    method: str
    path: str
    body: bytes = b""


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """When a request was signed, as RFC 3339 has it, and the nonce that makes it another than any before."""

    at: str
    nonce: str


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed a request, when, and the signature; every part is of its one spelling."""

    key: str
    stamp: Stamp
    signature: str

    @property
    def header(self) -> str:
        """Write it as the header ``Authorization``."""
        return "Edgecode " + ", ".join(f"{name}={value}" for name, value in self._parts())

    @property
    def query(self) -> str:
        """Write it as the query of a link."""
        return "&".join(f"{name}={value}" for name, value in self._parts())

    def _parts(self) -> tuple[tuple[str, str], ...]:
        stamp = self.stamp
        return ("key", self.key), ("at", stamp.at), ("nonce", stamp.nonce), ("signature", self.signature)


def stamped(at: int, *, nonce: bytes) -> Stamp:
    """Stamp a request with a time, in milliseconds since 1970, UTC, and a nonce of :data:`NONCE_BYTES`."""
    return Stamp(at=written(at), nonce=nonce.hex())


def signed_text(asked: Asked, *, stamp: Stamp) -> bytes:
    """Give the bytes that are signed."""
    digest = sha256(asked.body).hexdigest()
    lines = (_HEADING, asked.origin, asked.method, asked.path, stamp.at, stamp.nonce, digest)
    return "".join(f"{line}\n" for line in lines).encode()


def carried(*, header: str | None, query: str) -> Credential | None:
    """Read the credential of a request from its header, or from its query where there is no header; ``None`` for others."""
    match = _QUERY.fullmatch(query) if header is None else _HEADER.fullmatch(header)
    if match is None or (header is not None and query):
        return None
    stamp = Stamp(at=match["at"], nonce=match["nonce"])
    return Credential(key=match["key"], stamp=stamp, signature=match["signature"])


def checked(asked: Asked, *, credential: Credential | None, key: str, verifies: Verifies, now: int) -> int:
    """Check that a request is by the key of that number, over what is asked, and of about now; give when it was signed.

    Times are in milliseconds since 1970, UTC. Whether it was seen before is not known here. Raises
    :class:`~edgecode.boundary.errors.RequestError`.
    """
    if credential is None or credential.key != key:
        found = "none that can be read" if credential is None else credential.key
        raise refused(Refusal.UNKNOWN_KEY, expected=f"the key {key}", found=found)
    signed = signed_text(asked, stamp=credential.stamp)
    if not verifies(bytes.fromhex(credential.signature), signed):
        raise refused(Refusal.BAD_SIGNATURE, expected="a signature over the request", found="one that does not hold")
    at = moment(credential.stamp.at)
    if at is None or abs(now - at) > OFF_MS:
        expected = f"within {MINUTES_OFF} minutes of {written(now)}"
        raise refused(Refusal.CLOCK, expected=expected, found=credential.stamp.at)
    return at


def written(at: int) -> str:
    """Write a moment, in milliseconds since 1970, UTC, as RFC 3339 has it, to the second before it."""
    return f"{dt.datetime.fromtimestamp(at // 1000, dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def moment(text: str) -> int | None:
    """Read such a moment back, in milliseconds; ``None`` for a day or an hour that there is not."""
    try:
        return int(dt.datetime.fromisoformat(text).timestamp()) * 1000
    except ValueError:
        return None
