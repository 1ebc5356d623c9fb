"""Proofs as text (C2SP tlog-proof): read as they are written, and nothing else is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.errors import NoteError, ProofError
from edgecode.record import checkpoint, log_proof, merkle, nodes
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.log_proof import LogProof

KEY = SigningKey(name="edgecode.partner/1/2", kind=KeyKind.LOG, seed=b"k" * 32)


def proof_of(index: int, size: int) -> LogProof:
    """Prove that a leaf is in a log whose leaves are its numbers."""
    leaves = [str(number).encode() for number in range(size)]
    made = {
        (level, place): digest
        for level, place, digest in nodes.grown(map(merkle.leaf_hash, leaves), size=0, get=lambda *_: b"")
    }
    hashes = nodes.inclusion(index, size, get=lambda level, place: made[level, place])
    stated = checkpoint.signed(Checkpoint(origin=KEY.name, size=size, root=merkle.root(leaves)), key=KEY)
    return LogProof(index=index, hashes=hashes, checkpoint=stated)


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_a_proof_is_read_as_it_is_written_and_holds(place: tuple[int, int]) -> None:
    index, size = place
    written = log_proof.encoded(proof_of(index, size))
    read = log_proof.decoded(written)
    assert log_proof.encoded(read) == written
    assert log_proof.check(read, leaf=str(index).encode(), log=KEY.verifier) == size
    with pytest.raises(ProofError):
        log_proof.check(read, leaf=b"another", log=KEY.verifier)


def test_its_first_lines_are_those_of_the_specification() -> None:
    lines = log_proof.encoded(proof_of(1, 3)).decode().split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 1"]
    assert (lines[4], lines[5]) == ("", KEY.name)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"@v1", b"@v2"),
        (b"index 1", b"index 01"),
        (b"index 1\n", b"extra AAAA\nindex 1\n"),
        (b"index 1\n", b"index 1\nAAAA\n"),
        (b"index 1\n", b""),
        (b"\n\n", b"\n"),
        (b"c2sp", b"\xff"),
    ],
)
def test_any_other_text_is_no_proof(old: bytes, new: bytes) -> None:
    written = log_proof.encoded(proof_of(1, 3)).replace(old, new, 1)
    with pytest.raises((ProofError, NoteError)):
        log_proof.decoded(written)


@given(st.binary(max_size=200))
def test_rubbish_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises((ProofError, NoteError)):
        log_proof.decoded(data)


def test_a_proof_that_another_log_signed_does_not_hold() -> None:
    other = SigningKey(name=KEY.name, kind=KeyKind.LOG, seed=b"o" * 32)
    with pytest.raises(NoteError):
        log_proof.check(proof_of(1, 3), leaf=b"1", log=other.verifier)
