"""The witness of the tests holds to the protocol, status by status."""

import base64

import pytest

from edgecode.record import nodes, note
from record.held_record import LOG, HeldRecord
from simulators.witness import WitnessAtHand


def request(record: HeldRecord, old: int, *, proof_from: int | None = None) -> bytes:
    """Write a request by hand."""
    size = len(record.rows)
    start = old if proof_from is None else proof_from
    hashes = nodes.consistency(start, size, get=record.get) if start <= size else ()
    lines = [f"old {old}", *(base64.b64encode(each).decode() for each in hashes), "", ""]
    return "\n".join(lines).encode() + note.encoded(record.state())


@pytest.fixture
def witness() -> WitnessAtHand:
    """One that has cosigned three entries of a log."""
    made = WitnessAtHand(LOG.verifier)
    assert made.answer(request(HeldRecord(3), 0)).status == 200
    return made


def test_growth_is_cosigned_and_the_same_again_is(witness: WitnessAtHand) -> None:
    assert [witness.answer(request(HeldRecord(7), old)).status for old in (3, 7)] == [200, 200]


def test_another_old_size_is_a_conflict_with_the_size_it_has(witness: WitnessAtHand) -> None:
    for record, old in ((HeldRecord(7), 0), (HeldRecord(7), 5), (HeldRecord(2), 0)):
        assert witness.answer(request(record, old)) == (409, "text/x.tlog.size", b"3\n")


def test_another_root_of_one_size_is_a_conflict(witness: WitnessAtHand) -> None:
    other = HeldRecord()
    for _ in range(3):
        other.add({"who": b"somebody else"})
    assert witness.answer(request(other, 3)).status == 409


def test_a_proof_that_does_not_hold_cannot_be_processed(witness: WitnessAtHand) -> None:
    assert witness.answer(request(HeldRecord(7), 3, proof_from=2)).status == 422
    assert witness.answer(request(HeldRecord(7), 3, proof_from=0)).status == 422


def test_a_log_it_does_not_know_is_not_found_and_one_that_did_not_sign_is_forbidden(witness: WitnessAtHand) -> None:
    body = request(HeldRecord(7), 3)
    assert witness.answer(body.replace(LOG.name.encode(), b"edgecode.example/another")).status == 404
    assert witness.answer(body.replace(b"\n7\n", b"\n8\n")).status == 403


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"old 3", b"old 03"),
        (b"old 3", b"old -1"),
        (b"old 3", b"old"),
        (b"\n\n", b"\n"),
        (b"old 3\n", b"old 3\nAAAA\n"),
    ],
)
def test_what_is_malformed_is_a_bad_request(witness: WitnessAtHand, before: bytes, after: bytes) -> None:
    assert witness.answer(request(HeldRecord(7), 3).replace(before, after, 1)).status == 400


def test_an_old_size_above_the_new_one_is_a_bad_request(witness: WitnessAtHand) -> None:
    assert witness.answer(request(HeldRecord(3), 4)).status == 400
