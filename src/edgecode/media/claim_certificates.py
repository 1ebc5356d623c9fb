"""Whose the certificate is that signed a claim, whatever the day: an expired one is still from the chain it is from.

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


def _issued(certificate: x509.Certificate, *, by: x509.Certificate, then: datetime) -> bool:
    if not by.not_valid_before_utc <= then.astimezone(UTC) <= by.not_valid_after_utc:
        return False
    with suppress(ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound, x509.DuplicateExtension):
        certificate.verify_directly_issued_by(by)
        return bool(by.extensions.get_extension_for_class(x509.BasicConstraints).value.ca)
    return False


def _certificates(store: bytes, *, label: str) -> list[bytes]:
    """Give the certificates of a manifest's signature, DER, the one that signed first. Raises ``ValueError``."""
    for manifests in _within(store, label="c2pa"):
        for manifest in _within(manifests, label=label):
            for signature in _within(manifest, label="c2pa.signature"):
                for kind, body in _boxes(signature):
                    if kind == b"cbor":
                        return _chain(decoded(body))
    return []


def _chain(signed: Any) -> list[bytes]:  # noqa: ANN401  what CBOR holds is known when it is looked at
    protected, unprotected = signed[0], signed[1]
    for header in (decoded(protected), unprotected):
        for name in _CHAIN:
            if isinstance(header, dict) and name in header:
                found = header[name]
                return found if isinstance(found, list) else [found]
    return []


def _within(data: bytes, *, label: str) -> Iterator[bytes]:
    """Give what is in each superbox of a label, its description included."""
    for kind, body in _boxes(data):
        if kind == b"jumb":
            first, described = next(_boxes(body), (b"", b""))
            if first == b"jumd" and described[_TOGGLES:].partition(b"\0")[0] == label.encode():
                yield body


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give type and content of each box. Raises ``ValueError`` where one is longer than what there is."""
    at = 0
    while at + _HEAD <= len(data):
        length = int.from_bytes(data[at : at + 4], "big") or len(data) - at
        if length < _HEAD or at + length > len(data):
            raise ValueError
        yield data[at + 4 : at + _HEAD], data[at + _HEAD : at + length]
        at += length
