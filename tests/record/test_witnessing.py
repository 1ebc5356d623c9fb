"""What is asked of a witness, byte for byte, and which answers are believed."""

import base64

import pytest

from edgecode.errors import NoteError, RecordError
from edgecode.record import checkpoint, cosignature, note, witnessing
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.errors import WitnessError
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.witnessing import Cosigned
from record.held_record import LOG, WITNESS, HeldRecord
from simulators.witness import W2, lines_of

SIGNED = HeldRecord(5).state()


def test_a_request_is_the_old_size_the_proof_a_line_a_hash_an_empty_line_and_the_note() -> None:
    body = witnessing.request(SIGNED, old=3, proof=(b"\x01" * 32, b"\xff" * 32))
    one, two = (base64.b64encode(each * 32).decode() for each in (b"\x01", b"\xff"))
    assert body == f"old 3\n{one}\n{two}\n\n".encode() + note.encoded(SIGNED)
    assert witnessing.request(SIGNED, old=0, proof=()) == b"old 0\n\n" + note.encoded(SIGNED)


def test_a_proof_of_more_hashes_than_the_protocol_allows_is_not_sent() -> None:
    assert witnessing.request(SIGNED, old=1, proof=(b"h" * 32,) * 63).count(b"\n") == 65 + note.encoded(SIGNED).count(
        b"\n"
    )
    with pytest.raises(WitnessError, match="expected at most 63 hashes, found 64"):
        witnessing.request(SIGNED, old=1, proof=(b"h" * 32,) * 64)


def test_a_cosignature_is_kept_with_the_logs_own_and_says_when() -> None:
    answer = lines_of(SIGNED, key=W2, at=5) + lines_of(SIGNED, key=WITNESS, at=7)
    kept = witnessing.cosigned(SIGNED, answer, witness=WITNESS.verifier)
    stated, at = kept.checked(LOG.verifier)
    assert (stated.size, at) == (5, 7000)
    assert [line.name for line in note.decoded(kept.note.encode()).signatures] == [LOG.name, WITNESS.name]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\n",
        b"rubbish",
        b"\xff\xfe",
        "— witness.example/w1 AAAA\n".encode(),
        lines_of(SIGNED, key=W2, at=7),
        lines_of(HeldRecord(4).state(), key=WITNESS, at=7),
        lines_of(SIGNED, key=WITNESS, at=7).removesuffix(b"\n"),
        b"\n" + lines_of(SIGNED, key=WITNESS, at=7),
        b"more\n\n" + lines_of(SIGNED, key=WITNESS, at=7),
        lines_of(SIGNED, key=WITNESS, at=7) * 70,
    ],
)
def test_what_is_no_cosignature_by_this_witness_on_this_checkpoint_is_refused(answer: bytes) -> None:
    with pytest.raises(NoteError):
        witnessing.cosigned(SIGNED, answer, witness=WITNESS.verifier)


def test_every_flipped_bit_of_a_cosignature_is_refused() -> None:
    answer = lines_of(SIGNED, key=WITNESS, at=7)
    for at in range(len(answer)):
        flipped = bytes((*answer[:at], answer[at] ^ 1, *answer[at + 1 :]))
        with pytest.raises(NoteError):
            witnessing.cosigned(SIGNED, flipped, witness=WITNESS.verifier)


def test_the_key_of_a_log_is_no_witness() -> None:
    other = SigningKey(name="other.example", kind=KeyKind.LOG, seed=b"o" * 32)
    line = note.signed(SIGNED.text, key=other).signatures[0]
    answer = f"— {line.name} {base64.b64encode(line.key_id + line.signed).decode()}\n".encode()
    with pytest.raises(NoteError, match=r"a key of a witness \(type 0x04\)"):
        witnessing.cosigned(SIGNED, answer, witness=other.verifier)


def test_what_was_kept_is_believed_only_with_both_signatures() -> None:
    whole = note.encoded(cosignature.cosigned(SIGNED, key=WITNESS, at=7)).decode()
    assert Cosigned(witness=str(WITNESS.verifier), note=whole).checked(LOG.verifier)[1] == 7000
    bare = note.encoded(SIGNED).decode()
    with pytest.raises(NoteError, match="a cosignature by"):
        Cosigned(witness=str(WITNESS.verifier), note=bare).checked(LOG.verifier)
    state = Checkpoint(origin=LOG.name, size=5, root=b"r" * 32)
    forged = checkpoint.signed(state, key=SigningKey(name=LOG.name, kind=KeyKind.LOG, seed=b"f" * 32))
    with pytest.raises(RecordError, match="a signature by"):
        Cosigned(
            witness=str(WITNESS.verifier), note=note.encoded(cosignature.cosigned(forged, key=WITNESS, at=7)).decode()
        ).checked(LOG.verifier)


@pytest.mark.parametrize("kind", ["text/x.tlog.size", "Text/X.tlog.size; charset=utf-8"])
def test_a_size_is_a_number_and_a_newline(kind: str) -> None:
    assert witnessing.size_in(b"0\n", kind=kind) == 0
    assert witnessing.size_in(b"20852163\n", kind=kind) == 20_852_163


@pytest.mark.parametrize(
    "answer", [b"", b"5", b"05\n", b"-1\n", b"5\n\n", b"9223372036854775808\n", b"5 \n", b"\xff\n"]
)
def test_what_is_no_size_is_refused(answer: bytes) -> None:
    with pytest.raises(WitnessError):
        witnessing.size_in(answer, kind="text/x.tlog.size")
    with pytest.raises(WitnessError):
        witnessing.size_in(b"5\n", kind="text/plain")
