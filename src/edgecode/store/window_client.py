"""A partner's side of the way to its window: one request over HTTPS, to a certificate that is known by its fingerprint."""

import http.client
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

import msgspec

from edgecode.boundary.errors import BoundaryError
from edgecode.store.window_certificate import fingerprint_of

_PATIENCE_SECONDS: Final = 60
_MOST_BYTES: Final = 1 << 26
_DIGITS: Final = 64


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """What a window answered."""

    status: int
    body: bytes


def asked(url: str, *, method: str, header: str, body: bytes, pinned: str | None) -> Answered:
    """Ask a window. ``header`` is the credential; ``pinned`` the fingerprint of the one certificate that is believed.

    Without one, the authorities of the system are asked. Nothing is sent before the certificate was looked at. Raises
    :class:`~edgecode.boundary.errors.BoundaryError`.
    """
    place = place_of(url)
    with _told(url):
        there = http.client.HTTPSConnection(
            place.hostname or "", place.port, timeout=_PATIENCE_SECONDS, context=_context(pinned)
        )
        try:
            there.connect()
            _check(there, pinned=pinned, url=url)
            there.request(method, place.path or "/", body=body, headers={"Authorization": header})
            answer = there.getresponse()
            return Answered(status=answer.status, body=answer.read(_MOST_BYTES))
        finally:
            there.close()


def place_of(url: str) -> SplitResult:
    """Read the address of a window. Raises :class:`~edgecode.boundary.errors.BoundaryError`."""
    with _told(url):
        place = urlsplit(url)
        if place.scheme != "https" or not place.hostname or place.query or place.fragment or (place.port or 1) < 1:
            raise _fault(url, expected="an address such as https://window.example:8443/v1/batches", found="another")
        place.path.encode("ascii")
    return place


def pin_in(file: Path) -> str:
    """Give the fingerprint of the certificate in a file. Raises :class:`~edgecode.boundary.errors.BoundaryError`."""
    try:
        return fingerprint_of(file.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise _fault(str(file), expected="a certificate as PEM", found="none that can be read") from error


def read_pin(said: str) -> str:
    """Read a fingerprint as people write them down. Raises :class:`~edgecode.boundary.errors.BoundaryError`."""
    digits = said.replace(":", "").replace(" ", "").lower()
    if len(digits) != _DIGITS or not set(digits) <= set("0123456789abcdef"):
        raise _fault("--fingerprint", expected=f"{_DIGITS} hexadecimal digits", found=ascii(said))
    return digits


def _context(pinned: str | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if pinned is not None:
        # The one certificate is compared byte for byte, which says more than a name on it.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _check(there: http.client.HTTPSConnection, *, pinned: str | None, url: str) -> None:
    shown = there.sock.getpeercert(binary_form=True) if isinstance(there.sock, ssl.SSLSocket) else None
    if pinned is not None and (shown is None or sha256(shown).hexdigest() != pinned):
        found = sha256(shown or b"").hexdigest()
        raise _fault(url, expected=f"the certificate {pinned}", found=f"{found}: nothing was sent")


@contextmanager
def _told(url: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, http.client.HTTPException) as error:
        reason = getattr(error, "verify_message", "") or getattr(error, "strerror", None) or str(error)
        raise _fault(url, expected="an answer from the window", found=str(reason).lower() or "none") from error


def _fault(what: str, *, expected: str, found: str) -> BoundaryError:
    return BoundaryError(what, expected=expected, found=found)
