import stat
import threading
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from edgecode.errors import ClaimKeyError
from edgecode.store import claim_chain
from edgecode.store.claim_chain import CLAIM_SIGNING, ROOT, SIGNING, SIGNING_DAYS, KeptChain
from edgecode.store.new_file import put
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.ports.delivery import Signatory
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

DAY = 86_400_000


def chain(folder: Path, *, clock: SetClock | None = None) -> KeptChain:
    """A chain kept in a folder."""
    return KeptChain(folder / "claims", clock=clock or SetClock(), entropy=CountedEntropy())


def certificate(pem: str) -> x509.Certificate:
    """A certificate out of its PEM, of which there must be one."""
    (one,) = x509.load_pem_x509_certificates(pem.encode())
    return one


def test_a_chain_is_made_once_and_kept(tmp_path: Path) -> None:
    first, again = chain(tmp_path), chain(tmp_path)
    by = first.signatory()
    assert again.root() == first.root() == by.root
    assert again.signatory().certificates == by.certificates


def test_its_files_are_the_users_alone(tmp_path: Path) -> None:
    chain(tmp_path).signatory()
    folder = tmp_path / "claims"
    assert {file.name for file in folder.iterdir()} == {ROOT, SIGNING}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_nothing_secret_is_given_away(tmp_path: Path) -> None:
    by = chain(tmp_path).signatory()
    assert "PRIVATE" not in chain(tmp_path).root() + by.root + by.certificates


def test_a_signature_is_r_and_s_by_the_certificates_key(tmp_path: Path) -> None:
    by = chain(tmp_path).signatory()
    signature = by.sign(b"a claim")
    assert len(signature) == 64
    pair = encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
    key = certificate(by.certificates).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    key.verify(pair, b"a claim", ec.ECDSA(hashes.SHA256()))


def test_certificates_have_the_profile_of_c2pa(tmp_path: Path) -> None:
    clock = SetClock()
    by = chain(tmp_path, clock=clock).signatory()
    leaf, root = certificate(by.certificates), certificate(by.root)
    leaf.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert not usage.value.key_cert_sign
    assert CLAIM_SIGNING in leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is True
    own = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    assert leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier == own
    assert leaf.version is root.version is x509.Version.v3
    assert leaf.serial_number != root.serial_number
    assert 0 < leaf.serial_number < 1 << 159
    assert by.until == clock.at + SIGNING_DAYS * DAY


def test_chains_of_two_people_are_told_apart_by_name(tmp_path: Path) -> None:
    names = {
        certificate(
            KeptChain(tmp_path / name, clock=SetClock(), entropy=SystemEntropy()).root()
        ).subject.rfc4514_string()
        for name in ("hers", "his")
    }
    assert len(names) == 2


def test_an_expired_certificate_signs_nothing_and_can_be_renewed(tmp_path: Path) -> None:
    clock = SetClock()
    ours = chain(tmp_path, clock=clock)
    before = ours.signatory()
    clock.at = before.until - 1
    assert ours.signatory().until == before.until
    clock.at = before.until
    with pytest.raises(
        ClaimKeyError, match="a certificate that holds today, found one that ran out on 2027-11-24"
    ) as told:
        ours.signatory()
    assert told.value.advice().startswith("Renew it")
    renewed = ours.renewed()
    assert renewed.root == before.root
    assert renewed.until == clock.at + SIGNING_DAYS * DAY
    assert renewed.certificates != before.certificates
    assert ours.signatory().certificates == renewed.certificates


def test_a_certificate_may_be_renewed_before_its_time(tmp_path: Path) -> None:
    ours = chain(tmp_path)
    assert ours.signatory().certificates != ours.renewed().certificates


def test_a_clock_that_went_back_is_said(tmp_path: Path) -> None:
    clock = SetClock()
    ours = chain(tmp_path, clock=clock)
    ours.signatory()
    clock.move(-DAY)
    with pytest.raises(ClaimKeyError, match="still to come"):
        ours.signatory()


def test_a_root_that_has_ended_renews_nothing(tmp_path: Path) -> None:
    clock = SetClock()
    ours = chain(tmp_path, clock=clock)
    ours.signatory()
    clock.move(21 * 366 * DAY)
    with pytest.raises(ClaimKeyError, match="ran out on 2045"):
        ours.renewed()


@pytest.mark.parametrize("name", [ROOT, SIGNING])
@pytest.mark.parametrize("content", [b"", b"nothing of the kind", b"-----BEGIN PRIVATE KEY-----\n"])
def test_a_spoiled_file_is_said_and_left_as_it_is(tmp_path: Path, name: str, content: bytes) -> None:
    ours = chain(tmp_path)
    ours.signatory()
    (tmp_path / "claims" / name).write_bytes(content)
    with pytest.raises(ClaimKeyError, match="expected a key and a certificate for claims"):
        ours.signatory()
    assert (tmp_path / "claims" / name).read_bytes() == content


def test_a_key_under_another_certificate_is_said(tmp_path: Path) -> None:
    ours = chain(tmp_path)
    by = ours.signatory()
    ours.renewed()
    file = tmp_path / "claims" / SIGNING
    key = file.read_text().partition("-----BEGIN CERTIFICATE")[0]
    file.write_text(key + by.certificates)
    with pytest.raises(ClaimKeyError, match="two that do not belong together"):
        ours.signatory()


def test_a_folder_that_cannot_be_made_is_said_of_claims(tmp_path: Path) -> None:
    (tmp_path / "claims").write_text("a file")
    for asked in (chain(tmp_path).root, chain(tmp_path).signatory, chain(tmp_path).renewed):
        with pytest.raises(ClaimKeyError, match="expected to keep a key for claims there"):
            asked()


def test_of_two_roots_made_at_once_one_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each thread has its own key ready before either puts it where the root belongs."""
    ready, made = threading.Barrier(4), list[Signatory]()

    def together(part: Path, file: Path) -> None:
        ready.wait(timeout=20)
        put(part, file)

    monkeypatch.setattr(claim_chain, "put", together)

    def begin(seed: int) -> None:
        made.append(KeptChain(tmp_path / "claims", clock=SetClock(), entropy=CountedEntropy(seed)).signatory())

    threads = [threading.Thread(target=begin, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(made) == 4
    assert len({by.root for by in made}) == 1
    for by in made:
        certificate(by.certificates).verify_directly_issued_by(certificate(by.root))
    assert {file.name for file in (tmp_path / "claims").iterdir()} == {ROOT, SIGNING}
