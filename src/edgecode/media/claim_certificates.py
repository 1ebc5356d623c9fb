"""Around the signature of a claim: whose the certificate is, whatever the day, and whether its padding is empty.

c2pa-rs calls every expired certificate untrusted, which would make a stranger of everybody two years on. So the signature of
the active manifest is taken out of the manifest store once more, as far as its certificates: JUMBF boxes (ISO 19566-5) around
a COSE_Sign1 structure (RFC 9052) whose header 33 holds them (RFC 9360). That the signature is theirs, c2pa-rs has found.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from edgecode.media.cbor import decoded

_HEAD: Final = 8
"""Bytes of a box's head: four of length, four of type."""
_TOGGLES: Final = 17
"""Where the label begins in a description box: 16 bytes of UUID, one of toggles (ISO 19566-5, B.3)."""
_CHAIN: Final = (33, "x5chain")
_PADDING: Final = ("pad", "pad2")
_DEEPEST: Final = 8
"""Certificates in a chain at most; ours has two."""


def is_chained(store: bytes, *, label: str, anchors: str) -> bool:
    """Say whether the certificate that signed a manifest was issued, over whatever is between, by one of the anchors."""
    try:
        chain = [x509.load_der_x509_certificate(each) for each in _certificates(store, label=label)]
        roots = x509.load_pem_x509_certificates(anchors.encode("ascii")) if anchors.strip() else []
    except (ValueError, TypeError, LookupError):
        return False
    if not 0 < len(chain) <= _DEEPEST:
        return False
    # Each was right when the first of them began to hold, or none was ever worth anything.
    then = chain[0].not_valid_before_utc
    for lower, upper in pairwise(chain):
        if any(_issued(lower, by=root, then=then) for root in roots):
            return True
        if not _issued(lower, by=upper, then=then):
            return False
    return any(_issued(chain[-1], by=root, then=then) for root in roots)


def is_padding_empty(store: bytes, *, label: str) -> bool:
    """Say whether the room around a signature is zeros, as C2PA 2.1, section 13.2, has it; no hash covers it.

    c2pa-rs does not look there. A signature that cannot be taken out is no matter of this.
    """
    with suppress(ValueError, TypeError, LookupError):
        unprotected = _signed(store, label=label)[1]
        return not any(any(unprotected[name]) for name in _PADDING if name in unprotected)
    return True


def _issued(certificate: x509.Certificate, *, by: x509.Certificate, then: datetime) -> bool:
    if not by.not_valid_before_utc <= then.astimezone(UTC) <= by.not_valid_after_utc:
        return False
    with suppress(ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound, x509.DuplicateExtension):
        certificate.verify_directly_issued_by(by)
        return bool(by.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    return False


def _certificates(store: bytes, *, label: str) -> list[bytes]:
    """Give the certificates of a manifest's signature, DER, the one that signed first.

    Raises ``ValueError`` where there are two of anything: then somebody else may have taken the other.
    """
    signed = _signed(store, label=label)
    headers = [header for header in (decoded(signed[0]), signed[1]) if isinstance(header, dict)]
    found = _only([header[name] for header in headers for name in _CHAIN if name in header])
    return found if isinstance(found, list) else [found]


def _signed(store: bytes, *, label: str) -> Any:  # noqa: ANN401  what CBOR holds is known when it is looked at
    """Give a manifest's COSE_Sign1: protected header, unprotected header, no payload, signature. Raises ``ValueError``."""
    signature = _within(_within(_within(store, label="c2pa"), label=label), label="c2pa.signature")
    return decoded(_only([body for kind, body in _boxes(signature) if kind == b"cbor"]))


def _within(data: bytes, *, label: str) -> bytes:
    """Give what is in the one superbox of a label, its description included. Raises ``ValueError``."""
    found: bytes = _only([body for kind, body in _boxes(data) if kind == b"jumb" and _label(body) == label.encode()])
    return found


def _label(body: bytes) -> bytes:
    kind, described = next(_boxes(body), (b"", b""))
    return described[_TOGGLES:].partition(b"\0")[0] if kind == b"jumd" else b""


def _only(found: list[Any]) -> Any:  # noqa: ANN401  what is in it is known when it is looked at
    (one,) = found
    return one


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give type and content of each box. Raises ``ValueError`` where one is longer than what there is."""
    at = 0
    while at + _HEAD <= len(data):
        length = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        if length < _HEAD or at + length > len(data):
            raise ValueError
        yield data[at + 4 : at + _HEAD], data[at + _HEAD : at + length]
        at += length
