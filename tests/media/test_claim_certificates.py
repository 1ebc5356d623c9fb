import io
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from edgecode.media.claim_certificates import is_chained, is_padding_empty
from edgecode.store.claim_chain import KeptChain
from edgecode.usecases.ports.delivery import Signatory
from media.delivered import chain, claimed, picture
from simulators.damage import damaged

c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed here")
LABEL = "urn:c2pa:1"


def der(pem: str) -> bytes:
    """A certificate as DER."""
    return x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)


def text(data: bytes) -> bytes:
    """CBOR of a byte string."""
    return b"\x59" + len(data).to_bytes(2, "big") + data


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of ISO media."""
    body = b"".join(parts)
    return (8 + len(body)).to_bytes(4, "big") + kind + body


def superbox(label: str, *parts: bytes) -> bytes:
    """A JUMBF superbox with its description."""
    return box(b"jumb", box(b"jumd", bytes(16), b"\3", label.encode(), b"\0"), *parts)


def store(protected: bytes, unprotected: bytes = b"\xa0", *, times: int = 1) -> bytes:
    """A manifest store with a signature of these headers, in CBOR."""
    signed = b"\xd2\x84" + text(protected) + unprotected + b"\xf6" + text(bytes(64))
    signature = superbox("c2pa.signature", box(b"cbor", signed))
    return superbox("c2pa", superbox(LABEL, *[signature] * times))


def header(*certificates: bytes) -> bytes:
    """A header with a chain under its number: alone as bytes, several as a list."""
    chained = text(certificates[0])
    if len(certificates) > 1:
        chained = bytes([0x80 | len(certificates)]) + b"".join(map(text, certificates))
    return b"\xa2\x01\x26\x18\x21" + chained


@pytest.fixture
def ours(tmp_path: Path) -> Signatory:
    """Who signs."""
    return chain(tmp_path).signatory()


@pytest.fixture
def theirs(tmp_path: Path) -> Signatory:
    """Somebody else who signs."""
    return chain(tmp_path, seed=1).signatory()


def test_a_certificate_is_from_the_root_that_issued_it(ours: Signatory, theirs: Signatory) -> None:
    written = store(header(der(ours.certificates)))
    assert is_chained(written, label=LABEL, anchors=ours.root)
    assert is_chained(written, label=LABEL, anchors=theirs.root + ours.root)
    assert not is_chained(written, label=LABEL, anchors=theirs.root)
    assert not is_chained(written, label=LABEL, anchors="")
    assert not is_chained(written, label="urn:c2pa:2", anchors=ours.root)


def test_a_root_that_a_file_brings_along_counts_for_nothing(ours: Signatory, theirs: Signatory) -> None:
    written = store(header(der(theirs.certificates), der(theirs.root)))
    assert not is_chained(written, label=LABEL, anchors=ours.root)
    assert is_chained(written, label=LABEL, anchors=theirs.root)


def test_a_certificate_that_may_issue_none_is_no_root(ours: Signatory) -> None:
    """Somebody goes by the certificate that signs instead of the root over it."""
    assert not is_chained(store(header(der(ours.certificates))), label=LABEL, anchors=ours.certificates)


def test_certificates_told_twice_are_nobodys(ours: Signatory, theirs: Signatory) -> None:
    """A stranger signs, and puts our certificate where another reader of the same header would look."""
    mine, his = text(der(ours.certificates)), text(der(theirs.certificates))
    named = b"\x67x5chain"
    for protected, unprotected in (
        (b"\xa3\x01\x26" + named + his + b"\x18\x21" + mine, b"\xa0"),
        (b"\xa3\x01\x26\x18\x21" + his + b"\x18\x21" + mine, b"\xa0"),
        (b"\xa2\x01\x26\x18\x21" + mine, b"\xa1\x18\x21" + his),
        (b"\xa2\x01\x26\x18\x21" + his, b"\xa1" + named + mine),
    ):
        assert not is_chained(store(protected, unprotected), label=LABEL, anchors=ours.root)


def test_two_signatures_are_nobodys(ours: Signatory) -> None:
    assert not is_chained(store(header(der(ours.certificates)), times=2), label=LABEL, anchors=ours.root)


def test_our_certificate_under_a_strangers_is_not_his(ours: Signatory, theirs: Signatory) -> None:
    """He signs with his own, and names ours as what issued it."""
    written = store(header(der(theirs.certificates), der(ours.certificates)))
    assert not is_chained(written, label=LABEL, anchors=ours.root)


@pytest.mark.parametrize(
    ("unprotected", "empty"),
    [
        (b"\xa0", True),
        (b"\xa1\x63pad\x43\0\0\0", True),
        (b"\xa1\x63pad\x43\0\1\0", False),
        (b"\xa2\x63pad\x41\0\x64pad2\x41\1", False),
    ],
)
def test_padding_that_holds_anything_is_seen(ours: Signatory, unprotected: bytes, *, empty: bool) -> None:
    written = store(header(der(ours.certificates)), unprotected)
    assert is_padding_empty(written, label=LABEL) is empty
    assert is_chained(written, label=LABEL, anchors=ours.root)


def test_the_store_of_a_real_claim_is_read(tmp_path: Path) -> None:
    by = chain(tmp_path)
    claimed(picture(tmp_path), tmp_path / "out.jpg", by=by)
    label, real = stored(tmp_path / "out.jpg")
    assert is_chained(real, label=label, anchors=by.root())
    assert is_padding_empty(real, label=label)
    assert not is_chained(real, label=label, anchors=KeptChain.root(chain(tmp_path, seed=1)))


def test_no_damage_to_a_store_is_more_than_a_no(tmp_path: Path) -> None:
    by = chain(tmp_path)
    claimed(picture(tmp_path), tmp_path / "out.jpg", by=by)
    label, real = stored(tmp_path / "out.jpg")
    found = [is_chained(version, label=label, anchors=by.root()) for version in damaged(real, count=400)]
    assert not all(found)


def stored(file: Path) -> tuple[str, bytes]:
    """The label of a file's claim, and its manifest store, as c2pa gives them."""
    store_of = io.BytesIO()
    with c2pa.Reader(str(file)) as reader:
        label = reader.get_active_manifest()["label"]
        reader.resource_to_stream(label, store_of)
    return label, store_of.getvalue()
