from collections.abc import Iterator

import msgspec
import pytest

from edgecode.record import checkpoint, cosignature, leaf, nodes, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey
from edgecode.record.merkle import check_inclusion, leaf_hash, root
from edgecode.record.verdict import Fault
from edgecode.record.verify import Row, Trusted, unopened, verified
from record.held_record import IDA, LOG, NADIA, WITNESS, HeldRecord


def flips(data: bytes) -> Iterator[bytes]:
    """Flip one bit of every byte, another from byte to byte."""
    for place in range(len(data)):
        yield data[:place] + bytes((data[place] ^ 1 << place % 8,)) + data[place + 1 :]


def test_a_record_that_nobody_touched_is_unaltered() -> None:
    held = HeldRecord(20, every=7)
    verdict = held.verdict()
    assert (verdict.problems, verdict.entries, verdict.since, verdict.since_elsewhere) == ((), 20, 14, None)
    kept = HeldRecord(9, every=9).notes
    assert held.verdict(kept=kept).since_elsewhere == 9
    assert list(unopened(held.rows, keys_of=held.keys_of)) == []


def test_an_empty_record_is_unaltered_since_its_first_checkpoint() -> None:
    held = HeldRecord()
    assert held.verdict().says.startswith("No checkpoint holds")
    held.sign()
    assert (held.verdict().problems, held.verdict().since) == ((), 0)


def test_every_flipped_byte_of_an_entry_is_told_at_that_entry() -> None:
    held = HeldRecord(5, every=1)
    row = held.rows[3]
    assert row.body is not None
    spoiled = [
        *(msgspec.structs.replace(row, entry=data) for data in flips(row.entry)),
        *(msgspec.structs.replace(row, leaf=data) for data in flips(row.leaf)),
        *(msgspec.structs.replace(row, body=data) for data in flips(row.body)),
    ]
    for each in spoiled:
        held.rows[3] = each
        verdict = held.verdict()
        assert {problem.place for problem in verdict.problems} == {"entry 4"}
        assert verdict.since == 3


@pytest.mark.parametrize("bit", [*range(8), 20, 62])
def test_a_flipped_bit_in_the_place_of_an_entry_is_told(bit: int) -> None:
    held = HeldRecord(5, every=1)
    held.rows[3] = msgspec.structs.replace(held.rows[3], index=3 ^ 1 << bit)
    for rows in (held.rows, sorted(held.rows, key=lambda row: row.index)):
        held.rows = rows
        assert held.verdict().problems


def test_every_flipped_byte_of_a_node_is_told() -> None:
    held = HeldRecord(5, every=1)
    whole = dict(held.nodes)
    for position, node in whole.items():
        for data in flips(node):
            held.nodes = {**whole, position: data}
            assert held.verdict().problems
        for bit in (0, 1, 5, 40):
            held.nodes = {(at ^ 1 << bit if at == position else at): each for at, each in whole.items()}
            assert held.verdict().problems


def test_every_flipped_byte_of_a_checkpoint_is_told_and_the_others_still_count() -> None:
    held = HeldRecord(5, every=1)
    held.notes[4] = note.encoded(cosignature.cosigned(note.decoded(held.notes[4]), key=WITNESS, at=7))
    whole = list(held.notes)
    assert held.verdict(witnesses=(WITNESS.verifier,)).problems == ()
    for data in flips(whole[4]):
        held.notes = [*whole[:4], data]
        verdict = held.verdict(witnesses=(WITNESS.verifier,))
        assert verdict.problems
        assert all(
            problem.place in {"note 5 of a checkpoint of the record", "checkpoint 5 of the record"}
            for problem in verdict.problems
        )
        assert {problem.fault for problem in verdict.problems} <= {Fault.CHECKPOINT, Fault.ROOT, Fault.LENGTH}
        assert verdict.since in {4, 5}


def test_a_signature_by_a_key_nobody_knows_is_told_and_counts_for_nothing() -> None:
    held = HeldRecord(5, every=5)
    held.notes[0] = note.encoded(cosignature.cosigned(note.decoded(held.notes[0]), key=WITNESS, at=7))
    verdict = held.verdict()
    [problem] = verdict.problems
    found = f"found one by {WITNESS.name}+{WITNESS.verifier.id.hex()}"
    assert str(problem) == f"checkpoint 5 of the record: expected signatures by keys known here, {found}"
    assert verdict.since == 5
    assert HeldRecord(5).verdict(kept=held.notes).problems == ()


def test_a_missing_entry_node_or_body_is_told() -> None:
    held = HeldRecord(9, every=3)
    del held.rows[4]
    assert [str(problem) for problem in held.verdict().problems] == ["entry 5: expected what was entered, found none"]
    held = HeldRecord(9, every=3)
    del held.nodes[5]
    assert [problem.fault for problem in held.verdict().problems] == [Fault.NODE]
    held = HeldRecord(9, every=3)
    held.rows[4] = msgspec.structs.replace(held.rows[4], body=None)
    assert [str(problem) for problem in held.verdict().problems] == [
        "entry 5: expected its sealed body, found none, and nobody erased"
    ]
    assert held.verdict().since == 3


def test_bodies_that_changed_places_are_told() -> None:
    held = HeldRecord(4, every=4)
    one, two = held.rows[0], held.rows[2]
    held.rows[0], held.rows[2] = (
        msgspec.structs.replace(row, body=other.body) for row, other in ((one, two), (two, one))
    )
    assert [str(problem) for problem in held.verdict().problems] == [
        f"entry {number}: expected the sealed body its leaf speaks of, found another" for number in (1, 3)
    ]


def test_a_history_written_anew_with_the_same_key_shows_only_against_a_checkpoint_held_elsewhere() -> None:
    kept = HeldRecord(6, every=6).notes
    anew = HeldRecord(2)
    anew.add({"who": b"ida", "kind": b"another"})
    for _ in range(5):
        anew.add()
    anew.sign()
    assert (anew.verdict().problems, anew.verdict().since) == ((), 8)
    verdict = anew.verdict(kept=kept)
    assert [(problem.fault, problem.place) for problem in verdict.problems] == [
        (Fault.ROOT, "checkpoint 6 held elsewhere")
    ]
    assert (verdict.since, verdict.since_elsewhere) == (None, None)


def test_a_rolled_back_copy_is_told_by_the_checkpoint_kept_outside() -> None:
    kept = HeldRecord(6, every=6).notes
    copy = HeldRecord(4, every=4)
    assert copy.verdict().problems == ()
    assert [str(problem) for problem in copy.verdict(kept=kept).problems] == [
        "checkpoint 6 held elsewhere: expected 6 entries, found 4"
    ]


def test_a_checkpoint_of_another_log_or_key_is_told() -> None:
    held = HeldRecord(4, every=4)
    stranger = SigningKey(name=LOG.name, kind=KeyKind.LOG, seed=bytes(32))
    elsewhere = SigningKey(name="edgecode.example/another", kind=KeyKind.LOG, seed=LOG.seed)
    kept = [note.encoded(held.state(key=key)) for key in (stranger, elsewhere)]
    verdict = held.verdict(kept=[*kept, b"rubbish"])
    assert [problem.fault for problem in verdict.problems] == [Fault.CHECKPOINT] * 3
    assert [problem.place for problem in verdict.problems] == [
        f"note {n} of a checkpoint held elsewhere" for n in (1, 2, 3)
    ]
    assert (verdict.since, verdict.since_elsewhere) == (4, None)


def test_an_erased_person_leaves_the_record_as_it_was() -> None:
    """Ida's key is destroyed and her bodies are dropped; leaves, nodes, roots and checkpoints stay what they were."""
    held = HeldRecord(8, every=4)
    before = [row.leaf for row in held.rows]
    kept, sealed = held.sign(), held.rows[1].body
    gone = held.erase(IDA)
    assert [row.leaf for row in held.rows] == before
    assert root(before) == nodes.root_from(8, get=held.get)
    verdict = held.verdict(kept=[kept], erased=gone)
    assert (verdict.problems, verdict.erased, verdict.since_elsewhere) == ((), 4, 8)
    assert list(unopened(held.rows, keys_of=held.keys_of)) == []
    assert sealed is not None
    assert all(row.body is None for row in held.rows if row.entry in gone)
    proof = nodes.inclusion(1, 8, get=held.get)
    check_inclusion(leaf_hash(before[1]), index=1, size=8, proof=proof, root=root(before))


def test_a_body_that_is_still_there_after_the_key_is_gone_is_noise_and_still_checked() -> None:
    held = HeldRecord(4, every=4)
    del held.people[held.rows[1].entry]
    row = held.rows[1]
    assert row.body is not None
    assert list(unopened(held.rows, keys_of=held.keys_of)) == []
    found = unopened([row], keys_of=lambda _entry: NADIA)
    assert [str(problem) for problem in found] == [
        "entry 2: expected one sealed for this entry by this person, found another"
    ]
    held.rows[1] = msgspec.structs.replace(row, body=bytes((row.body[0] ^ 1,)) + row.body[1:])
    assert [problem.fault for problem in held.verdict().problems] == [Fault.BODY]


def test_an_entry_can_be_shown_after_everyone_else_was_erased() -> None:
    held = HeldRecord(6, every=6)
    shown = leaf.opening("who", value=b"nadia", entry=held.rows[2].entry, keys=NADIA)
    held.erase(IDA)
    assert leaf.opens(leaf.decoded(held.rows[2].leaf), with_=shown)


def test_a_leaf_that_commits_to_something_other_than_its_body_is_told_by_opening() -> None:
    held = HeldRecord(2)
    row = held.rows[0]
    assert row.body is not None
    other = leaf.committed({"who": b"ida"}, entry=row.entry, body=row.body, keys=NADIA)
    rows = [Row(index=0, entry=row.entry, leaf=leaf.encoded(other), body=row.body)]
    assert [str(problem) for problem in unopened(rows, keys_of=held.keys_of)] == [
        "entry 1: expected commitments to the fields of its body, found others"
    ]


def test_nothing_in_a_record_stops_the_looking() -> None:
    """Rubbish in every table at once."""
    rows = [Row(index=index, entry=b"", leaf=b"", body=b"") for index in (-1, 0, 0, 7)]
    rows[1] = msgspec.structs.replace(rows[1], entry=bytes(65536))
    nodes_ = [(-3, b""), (1, b"x"), (0, b"y"), (2, b"")]
    verdict = verified(rows, nodes=nodes_, notes=[b"", b"\xff", b"\n\n"], trusted=Trusted(log=LOG.verifier))
    assert {problem.fault for problem in verdict.problems} == {Fault.ENTRY, Fault.NODE, Fault.CHECKPOINT}
    assert (verdict.since, verdict.since_elsewhere) == (None, None)
    assert verdict.entries == 2


def test_two_checkpoints_that_contradict_each_other_cap_what_is_said() -> None:
    held = HeldRecord(6, every=2)
    forged = Checkpoint(origin=LOG.name, size=4, root=bytes(32))
    held.notes.append(note.encoded(checkpoint.signed(forged, key=LOG)))
    verdict = held.verdict()
    assert [problem.fault for problem in verdict.problems] == [Fault.ROOT]
    assert verdict.since == 2
