"""Two readers of C2PA, written apart: c2pa-rs, which made the claims, and c2pa-ts (tests/readers/read.mjs)."""

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from cryptography import x509

from edgecode.media.claim_messages import AskRead, GotClaims
from edgecode.media.claim_standing import standing_of
from edgecode.media.claim_worker import answered
from edgecode.usecases.ports.delivery import Standing
from media.delivered import FOOTAGE, NOW, chain, claimed, delivered, said

READER = Path(__file__).resolve().parents[1] / "readers" / "read.mjs"
INSTALLED = Path(sys.prefix) / "readers"
KINDS = ["jpg", "mp4"]


@pytest.fixture(scope="module")
def node() -> str:
    """The program that runs the other reader."""
    found = shutil.which("node")
    if found is None or not (INSTALLED / "node_modules" / "@trustnxt" / "c2pa-ts").is_dir():
        pytest.skip("the other reader of C2PA is not installed: python3 dev test does it where node and npm are")
    return found


def other(node: str, files: Sequence[Path]) -> list[Mapping[str, object]]:
    """What the other reader says of each file."""
    words = [node, str(READER), str(INSTALLED), *map(str, files)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_whole(file: Path, *, anchors: str) -> bool:
    """Whether ours says that nothing was changed."""
    asked = AskRead(file=str(file), kind="", anchors=anchors)
    got = answered(asked, questions=io.BytesIO(), answers=io.BytesIO())
    return isinstance(got, GotClaims) and standing_of(got, now=NOW.now()).standing is Standing.WHOLE


@pytest.mark.parametrize("kind", KINDS)
def test_both_readers_find_a_claim_valid(node: str, tmp_path: Path, kind: str) -> None:
    ours, first, second = chain(tmp_path), tmp_path / f"1.{kind}", tmp_path / f"2.{kind}"
    claimed(delivered(tmp_path, kind), first, by=ours)
    claimed(first, second, by=ours, claim=said(claimant="Ida Lund"))
    for file, found in zip((first, second), other(node, [first, second]), strict=True):
        assert is_whole(file, anchors=ours.root())
        assert found["valid"] is True, found
        bound = "assertion.dataHash.match" if kind == "jpg" else "assertion.bmffHash.match"
        assert {"claimSignature.validated", "signingCredential.trusted", bound} <= set(found["codes"])  # type: ignore[call-overload]


@pytest.mark.parametrize("kind", KINDS)
def test_both_readers_catch_a_changed_byte(node: str, tmp_path: Path, kind: str) -> None:
    ours, out = chain(tmp_path), tmp_path / f"out.{kind}"
    claimed(delivered(tmp_path, kind), out, by=ours)
    data = out.read_bytes()
    places = [data.index(b"Nadia Okoye"), data.index(b"notAllowed"), data.index(b"No performer")]
    places += [len(data) * part // 24 for part in range(8, 24)] + [len(data) - 1]
    versions = []
    for place in places:
        versions.append(tmp_path / f"{place}.{kind}")
        versions[-1].write_bytes(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])
    for file, found in zip(versions, other(node, versions), strict=True):
        assert not is_whole(file, anchors=ours.root()), file.name
        assert found["valid"] is False, file.name


@pytest.mark.parametrize("kind", KINDS)
def test_neither_reader_finds_a_claim_where_there_is_none(node: str, tmp_path: Path, kind: str) -> None:
    file = delivered(tmp_path, kind)
    assert not is_whole(file, anchors=chain(tmp_path).root())
    assert other(node, [file])[0]["codes"] == ["no claim"]


@pytest.mark.skipif(not FOOTAGE.is_dir(), reason="no footage of others is at hand")
def test_both_readers_find_claims_on_movies_of_others_valid(node: str, tmp_path: Path) -> None:
    ours, files = chain(tmp_path), []
    for source in sorted(FOOTAGE.glob("*.mp4")):
        files.append(tmp_path / source.name)
        claimed(source, files[-1], by=ours)
    assert len(files) >= 4
    assert all(is_whole(file, anchors=ours.root()) for file in files)
    assert [found["valid"] for found in other(node, files)] == [True] * len(files)


def test_the_chain_holds_by_a_library_that_made_no_claim(tmp_path: Path) -> None:
    """The other reader looks at no root; that the certificate comes from it is checked by X.509 alone."""
    by = chain(tmp_path).signatory()
    leaf, root = (x509.load_pem_x509_certificate(pem.encode()) for pem in (by.certificates, by.root))
    leaf.verify_directly_issued_by(root)
    openssl = shutil.which("openssl")
    if openssl is not None:
        (tmp_path / "root.pem").write_text(by.root)
        (tmp_path / "leaf.pem").write_text(by.certificates)
        words = [openssl, "verify", "-x509_strict", "-CAfile", str(tmp_path / "root.pem"), str(tmp_path / "leaf.pem")]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
