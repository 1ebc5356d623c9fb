"""The user's own certificates for claims: a root, and one under it that signs, made here and kept in the user's folder.

Nobody vouches for the root but whoever hands it over; it is no authority's. The profile is C2PA 2.1's, section 14.5: version
3, a critical key usage, the extended usage of claim signing, key identifiers, and no usage for anything but claims.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import NameOID

from edgecode.errors import ClaimKeyError, RecordError
from edgecode.store.new_file import put
from edgecode.store.record_db.private_files import content_of, keep
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.delivery import Signatory
from edgecode.usecases.ports.entropy import Entropy

ROOT: Final = "root.pem"
SIGNING: Final = "signing.pem"
ROOT_DAYS: Final = 7305
"""Days a root holds: twenty years, an engineering choice. Films are asked about for long."""
SIGNING_DAYS: Final = 730
EARLIER: Final = timedelta(minutes=1)
"""So much before it is made a certificate begins to hold: clocks of two machines differ."""
CLAIM_SIGNING: Final = x509.ObjectIdentifier("1.3.6.1.4.1.62558.2.1")
"""Extended key usage c2pa-kp-claimSigning, C2PA 2.1."""
DOCUMENT_SIGNING: Final = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")
"""Extended key usage id-kp-documentSigning, RFC 9336: what readers of earlier C2PA look for instead."""
_HALF: Final = 32
"""Bytes of r, and of s, in a signature by ES256."""


class KeptSignatory:
    """A key, its certificate and the root over it."""

    def __init__(self, key: ec.EllipticCurvePrivateKey, *, certificate: x509.Certificate, root: str) -> None:
        """Take them as they were kept."""
        self._key = key
        self.certificates = _pem(certificate)
        self.root = root
        self.until = _moment(certificate.not_valid_after_utc)

    def sign(self, data: bytes) -> bytes:
        """Sign by ES256: r and s, 32 bytes each, as RFC 9053 writes them."""
        first, second = decode_dss_signature(self._key.sign(data, ec.ECDSA(hashes.SHA256())))
        return first.to_bytes(_HALF, "big") + second.to_bytes(_HALF, "big")


class KeptChain:
    """The chain in one folder; files in it are the user's alone."""

    def __init__(self, folder: Path, *, clock: Clock, entropy: Entropy) -> None:
        """Take a folder of the user's own (``store.places.state_folder() / "claims"``); nothing is made yet."""
        self._folder = folder
        self._clock = clock
        self._entropy = entropy

    def root(self) -> str:
        """Give the root certificate as PEM. Raises :class:`ClaimKeyError` where it cannot be kept."""
        return _pem(self._root()[1])

    def signatory(self) -> Signatory:
        """Give what signs, made when there is none. Raises :class:`ClaimKeyError`."""
        file = self._folder / SIGNING
        with _keeping(file):
            kept = content_of(file)
        if kept is None:
            return self.renewed()
        key, certificate = _read(kept, file=file)
        self._must_hold(certificate)
        return KeptSignatory(key, certificate=certificate, root=self.root())

    def renewed(self) -> Signatory:
        """Make another key and certificate under the root, in place of those that are. Raises as before.

        What was signed with the one before stays as it was signed.
        """
        root_key, root = self._root()
        self._must_hold(root)
        key = _new_key()
        certificate = self._signing_certificate(key, root_key=root_key, root=root)
        file = self._folder / SIGNING
        with _keeping(file):
            keep(file, _kept(key, certificate))
        return KeptSignatory(key, certificate=certificate, root=_pem(root))

    def _root(self) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
        """Read the root, made when there is none; where two processes make one at once, the first is the root."""
        file = self._folder / ROOT
        with _keeping(file):
            kept = content_of(file)
            if kept is None:
                key = _new_key()
                self._put_first(file, _kept(key, self._root_certificate(key)))
                kept = content_of(file)
        return _read(kept or b"", file=file)

    def _put_first(self, file: Path, content: bytes) -> None:
        """Put a file where none is, mode 0600; where one came to be there meanwhile, that one stays."""
        beside = file.with_name(f".{file.name}.{self._entropy.token(8).hex()}")
        keep(beside, content)
        try:
            with suppress(FileExistsError):
                put(beside, file)
        finally:
            beside.unlink(missing_ok=True)

    def _root_certificate(self, key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
        name = _name(key, what="root")
        return (
            self._begun(key, subject=name, issuer=name, days=ROOT_DAYS)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_usage(certificates=True), critical=True)
            .sign(key, hashes.SHA256())
        )

    def _signing_certificate(
        self, key: ec.EllipticCurvePrivateKey, *, root_key: ec.EllipticCurvePrivateKey, root: x509.Certificate
    ) -> x509.Certificate:
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
        return (
            self._begun(key, subject=_name(root_key, what="claims"), issuer=root.subject, days=SIGNING_DAYS)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([CLAIM_SIGNING, DOCUMENT_SIGNING]), critical=False)
            .add_extension(issuer, critical=False)
            .sign(root_key, hashes.SHA256())
        )

    def _begun(
        self, key: ec.EllipticCurvePrivateKey, *, subject: x509.Name, issuer: x509.Name, days: int
    ) -> x509.CertificateBuilder:
        now = datetime.fromtimestamp(self._clock.now() // 1000, UTC)
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            # RFC 5280, 4.1.2.2: positive, and of 20 octets at most.
            .serial_number(int.from_bytes(self._entropy.token(16), "big") | 1)
            .not_valid_before(now - EARLIER)
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )

    def _must_hold(self, certificate: x509.Certificate) -> None:
        now = self._clock.now()
        begins, ends = _moment(certificate.not_valid_before_utc), _moment(certificate.not_valid_after_utc)
        if now >= ends:
            found = f"one that ran out on {certificate.not_valid_after_utc:%Y-%m-%d}"
            advice = (
                "Renew it: another is made under the same root, and what was claimed before stays as it was signed."
            )
        elif now < begins:
            found = (
                f"one that holds from {certificate.not_valid_before_utc:%Y-%m-%d %H:%M} UTC on, which is still to come"
            )
            advice = "Set this machine's clock right, or renew the certificate."
        else:
            return
        raise ClaimKeyError("claims", expected="a certificate that holds today", found=found, advice=advice)


def _new_key() -> ec.EllipticCurvePrivateKey:
    """A key on P-256. Its chance is the library's own: it takes no other, and takes it from the same system."""
    return ec.generate_private_key(ec.SECP256R1())


def _name(root_key: ec.EllipticCurvePrivateKey, *, what: str) -> x509.Name:
    """Name a certificate by what it is for and by its root, so that two chains are told apart by people."""
    digest = x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()).digest.hex().upper()
    chain = f"chain {digest[:4]}-{digest[4:8]}"
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "self-made with edgecode"),
            x509.NameAttribute(NameOID.COMMON_NAME, f"edgecode {what}, {chain}"),
        ]
    )


def _usage(*, certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not certificates,
        key_cert_sign=certificates,
        crl_sign=certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _kept(key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> bytes:
    """A key and its certificate in one file, so that neither is ever there without the other."""
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return secret + _pem(certificate).encode("ascii")


def _read(kept: bytes, *, file: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    try:
        key = serialization.load_pem_private_key(kept, password=None)
        certificate = x509.load_pem_x509_certificate(kept)
    except (ValueError, TypeError) as error:
        raise _not_ours(file, found="something else") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != certificate.public_key():
        raise _not_ours(file, found="two that do not belong together")
    return key, certificate


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def _moment(when: datetime) -> int:
    return int(when.timestamp()) * 1000


def _not_ours(file: Path, *, found: str) -> ClaimKeyError:
    advice = "Move that file away: a new one is made, and what was claimed before stays as it was signed."
    return ClaimKeyError(str(file), expected="a key and a certificate for claims", found=found, advice=advice)


@contextmanager
def _keeping(file: Path) -> Iterator[None]:
    """Say of claims what the files of the record say of records."""
    try:
        yield
    except RecordError as error:
        raise ClaimKeyError(str(file), expected="to keep a key for claims there", found=error.found) from error
    except OSError as error:
        found = (error.strerror or str(error)).lower()
        raise ClaimKeyError(str(file), expected="to keep a key for claims there", found=found) from error
