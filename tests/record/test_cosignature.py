import base64

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import NoteError
from edgecode.record import checkpoint, cosignature, ed25519, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.cosignature import LATEST
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.note import Note, Signature

LOG = SigningKey(name="edgecode.example/nadias-film", kind=KeyKind.LOG, seed=bytes(32))
WITNESS = SigningKey(name="witness.example/w1", kind=KeyKind.WITNESS, seed=bytes(31) + b"\x01")
ANOTHER = SigningKey(name="witness.example/w2", kind=KeyKind.WITNESS, seed=bytes(31) + b"\x02")
SIGNED = checkpoint.signed(Checkpoint(origin=LOG.name, size=3, root=bytes(range(32))), key=LOG)


@given(st.integers(0, LATEST))
@settings(deadline=None)
def test_a_cosignature_gives_its_time_back(at: int) -> None:
    made = note.decoded(note.encoded(cosignature.cosigned(SIGNED, key=WITNESS, at=at)))
    assert cosignature.seen_at(made, witness=WITNESS.verifier) == at
    note.check_signed(made, key=LOG.verifier)


def test_the_message_is_as_the_specification_says() -> None:
    [_, line] = cosignature.cosigned(SIGNED, key=WITNESS, at=1679315147).signatures
    message = f"cosignature/v1\ntime 1679315147\n{SIGNED.text}".encode()
    assert line.signed[:8] == (1679315147).to_bytes(8, "big")
    assert ed25519.verifies(line.signed[8:], data=message, public=WITNESS.verifier.public)
    assert (line.name, line.key_id) == (WITNESS.name, WITNESS.verifier.id)


def test_the_line_of_the_specification_has_the_same_parts() -> None:
    """The cosignature that C2SP tlog-cosignature shows; its key is not given there, its time is."""
    line = "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=="
    data = base64.b64decode(line)
    [_, ours] = cosignature.cosigned(SIGNED, key=WITNESS, at=int.from_bytes(data[4:12], "big")).signatures
    assert (ours.signed[:8], len(ours.key_id + ours.signed)) == ((1679315147).to_bytes(8, "big"), len(data))


def test_who_did_not_sign_saw_nothing() -> None:
    made = cosignature.cosigned(SIGNED, key=WITNESS, at=7)
    assert cosignature.seen_at(SIGNED, witness=WITNESS.verifier) is None
    assert cosignature.seen_at(made, witness=ANOTHER.verifier) is None
    assert cosignature.seen_at(made, witness=LOG.verifier) is None


def test_the_latest_of_two_times_counts() -> None:
    made = cosignature.cosigned(cosignature.cosigned(SIGNED, key=WITNESS, at=9), key=WITNESS, at=7)
    assert cosignature.seen_at(made, witness=WITNESS.verifier) == 9


def test_every_bit_of_a_cosignature_counts() -> None:
    made = cosignature.cosigned(SIGNED, key=WITNESS, at=1679315147)
    first, line = made.signatures
    for bit in range(8 * len(line.signed)):
        signed = bytes(each ^ (place == bit // 8) << bit % 8 for place, each in enumerate(line.signed))
        with pytest.raises(NoteError, match=r"note: expected a cosignature by witness\.example/w1"):
            cosignature.seen_at(
                Note(made.text, (first, msgspec.structs.replace(line, signed=signed))), witness=WITNESS.verifier
            )
    moved = Note(made.text.replace("\n3\n", "\n4\n"), made.signatures)
    with pytest.raises(NoteError, match="one that does not hold"):
        cosignature.seen_at(moved, witness=WITNESS.verifier)


def test_a_time_beyond_the_last_is_refused_though_it_is_signed() -> None:
    at = LATEST + 1
    stamped = at.to_bytes(8, "big") + WITNESS.sign(f"cosignature/v1\ntime {at}\n{SIGNED.text}".encode())
    line = Signature(name=WITNESS.name, key_id=WITNESS.verifier.id, signed=stamped)
    with pytest.raises(NoteError, match="one that does not hold"):
        cosignature.seen_at(Note(SIGNED.text, (line,)), witness=WITNESS.verifier)


def test_only_a_witness_cosigns_only_a_checkpoint_at_a_time_that_may_be_one() -> None:
    with pytest.raises(NoteError, match="expected a key of the type 0x04, found 0x01"):
        cosignature.cosigned(SIGNED, key=LOG, at=7)
    for at in (-1, LATEST + 1):
        with pytest.raises(NoteError, match=f"cosignature: expected a time from 0 to {LATEST}, found {at}"):
            cosignature.cosigned(SIGNED, key=WITNESS, at=at)
    with pytest.raises(NoteError, match="checkpoint: expected"):
        cosignature.cosigned(note.signed("day one\n", key=LOG), key=WITNESS, at=7)


def test_the_latest_of_some_witnesses_counts_and_none_where_none_signed() -> None:
    both = cosignature.cosigned(cosignature.cosigned(SIGNED, key=WITNESS, at=9), key=ANOTHER, at=7)
    assert cosignature.latest_seen(both, witnesses=(ANOTHER.verifier, WITNESS.verifier)) == 9_000
    assert cosignature.latest_seen(both, witnesses=(ANOTHER.verifier,)) == 7_000
    assert cosignature.latest_seen(SIGNED, witnesses=(WITNESS.verifier,)) is None
