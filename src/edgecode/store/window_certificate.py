"""The certificate by which a partner knows its window: made here, one for each window, and vouched for by nobody else.

A partner is given its fingerprint (SHA-256 of the certificate) and believes that one alone, so no authority is asked. One
for each window, because a common one would tell partners of each other.
"""

import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from edgecode.boundary.errors import SendError
from edgecode.errors import RecordError
from edgecode.store.record_db.private_files import content_of, keep
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy

DAYS: Final = 1461
"""Days a certificate holds: four years, longer than an agreement may. A new one has another fingerprint."""
_EARLIER: Final = timedelta(days=1)
_ALWAYS: Final = ("localhost", "127.0.0.1", "::1")


class WindowCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate: the file with it and its key, its own text (PEM), and its fingerprint in 64 hexadecimal digits."""

    file: Path
    pem: str
    fingerprint: str


def certificate_in(file: Path, *, host: str, clock: Clock, entropy: Entropy) -> WindowCertificate:
    """Give the certificate that is kept in a file with its key, made for a host when there is none or it has run out.

    Raises :class:`~edgecode.boundary.errors.SendError`.
    """
    now = datetime.fromtimestamp(clock.now() // 1000, UTC)
    with _told(file):
        kept = content_of(file)
        if kept is None or _read(kept).not_valid_after_utc <= now:
            kept = _made(host, now=now, serial=entropy.token(16))
            keep(file, kept)
        pem = _read(kept).public_bytes(serialization.Encoding.PEM).decode("ascii")
    return WindowCertificate(file=file, pem=pem, fingerprint=fingerprint_of(pem))


def fingerprint_of(pem: str) -> str:
    """Give the fingerprint of a certificate as PEM has it: SHA-256 of its bytes. Raises ``ValueError`` for other texts."""
    return sha256(ssl.PEM_cert_to_DER_cert(pem.strip())).hexdigest()


def _read(kept: bytes) -> x509.Certificate:
    serialization.load_pem_private_key(kept, password=None)
    return x509.load_pem_x509_certificate(kept)


def _made(host: str, *, now: datetime, serial: bytes) -> bytes:
    """Make a key on P-256 and a certificate; the key's chance is the library's own, as it takes no other."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "a partner's window")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        # RFC 5280, 4.1.2.2: positive, and of 20 octets at most.
        .serial_number(int.from_bytes(serial, "big") | 1)
        .not_valid_before(now - _EARLIER)
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([_named(each) for each in dict.fromkeys((*_ALWAYS, host))]), critical=False
        )
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret + certificate.public_bytes(serialization.Encoding.PEM)


def _named(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host.encode("idna").decode("ascii"))


@contextmanager
def _told(file: Path) -> Iterator[None]:
    try:
        yield
    except RecordError as error:
        raise SendError(str(file), expected="to keep a certificate there", found=error.found) from error
    except (ValueError, TypeError) as error:
        advice = "Move that file away: another certificate is made, and the partner has to be given its fingerprint."
        raise SendError(
            str(file), expected="a certificate and its key", found="something else", advice=advice
        ) from error
