import shutil
from pathlib import Path

import apsw
import pytest

from edgecode.entries.kind import Kind
from edgecode.errors import RecordCopiedError, RecordError
from edgecode.record import checkpoint, leaf, merkle, note
from edgecode.record.keys import read_verifier
from edgecode.record.leaf import Opening
from edgecode.record.merkle import check_consistency, check_inclusion, leaf_hash
from edgecode.store.record_db.book import RecordDb
from edgecode.usecases.ports.record import Proof, Shown
from store.record_db.made_record import IDA, NADIA, append, erasing_entry, open_record

EVERY = frozenset({"at", "who", "role", "stage", "kind", "film", "ids", "details", "vocabulary"})


def proved(record: RecordDb, *, size: int, fields: frozenset[str] = EVERY, sizes: tuple[int, ...] = ()) -> Proof:
    return record.prove(dict.fromkeys(range(size), fields), sizes=sizes, size=size)


def check(shown: Shown, proof: Proof) -> dict[str, str]:
    """Check an entry as a stranger does, by the proof alone, and give what is shown of it."""
    stated = checkpoint.verified(note.decoded(proof.checkpoint.encode()), log=read_verifier(proof.key))
    check_inclusion(leaf_hash(shown.leaf), index=shown.index, size=stated.size, proof=shown.proof, root=stated.root)
    assert all(leaf.opens(leaf.decoded(shown.leaf), with_=each) for each in shown.opened)
    return {each.field: each.value.decode() for each in shown.opened}


@pytest.mark.parametrize("count", [1, 2, 3, 7, 8, 9, 20])
def test_every_entry_is_proved_to_strangers_in_records_of_every_shape(root: Path, count: int) -> None:
    record = open_record(root)
    append(record, count=count)
    for size in range(1, count + 1):
        proof = proved(record, size=size, sizes=tuple(range(1, size + 1)))
        assert [each.index for each in proof.shown] == list(range(size))
        assert all(check(each, proof)["kind"] == Kind.FINDING_LEFT for each in proof.shown)
        stated = checkpoint.verified(note.decoded(proof.checkpoint.encode()), log=read_verifier(record.key()))
        assert [each.size for each in proof.grown] == list(range(1, size + 1))
        for each in proof.grown:
            check_consistency(each.size, size, root1=each.root, root2=stated.root, proof=each.proof)


def test_the_root_of_an_earlier_size_is_that_of_its_leaves(root: Path) -> None:
    record = open_record(root)
    append(record, count=11)
    proof = proved(record, size=11, sizes=(1, 5, 8))
    leaves = [each.leaf for each in proof.shown]
    assert [(each.size, each.root) for each in proof.grown] == [
        (size, merkle.root(leaves[:size])) for size in (1, 5, 8)
    ]


def test_only_the_fields_that_are_wanted_are_opened(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    proof = record.prove({0: {"kind", "at"}, 1: set()}, sizes=(), size=2)
    assert [set(check(each, proof)) for each in proof.shown] == [{"at", "kind"}, set()]
    assert IDA.digits.encode() not in b"".join(each.leaf for each in proof.shown)
    assert record.prove({0: {"no such field"}}, sizes=(), size=2).shown[0].opened == ()


def test_a_nonce_opens_its_own_field_of_its_own_entry_alone(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    first, second = proved(record, size=2).shown
    nonces = {each.nonce for shown in (first, second) for each in shown.opened}
    assert len(nonces) == 2 * len(EVERY)
    for each in first.opened:
        assert not leaf.opens(leaf.decoded(second.leaf), with_=each)
        for other in first.opened:
            crossed = Opening(field=each.field, value=each.value, nonce=other.nonce)
            assert leaf.opens(leaf.decoded(first.leaf), with_=crossed) == (other == each)


def test_the_same_question_over_the_same_entries_has_the_same_answer(root: Path) -> None:
    record = open_record(root)
    append(record, count=5)
    first = proved(record, size=4, sizes=(2,))
    append(record, count=3, who=NADIA)
    assert proved(record, size=4, sizes=(2,)) == first
    record.close()
    assert proved(open_record(root), size=4, sizes=(2,)) == first


def test_what_was_handed_out_before_is_proved_to_have_grown_without_being_asked_for(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    record.checkpoint()
    append(record, count=2)
    before = proved(record, size=4)
    assert [each.size for each in before.grown] == [2]
    record.checkpoint()
    assert proved(record, size=4) == before, "one of this very size proves nothing more"
    append(record)
    assert [each.size for each in proved(record, size=5).grown] == [2, 4]
    assert [each.size for each in proved(record, size=3).grown] == [2]


@pytest.mark.parametrize("size", [0, -1, 4, 10**12])
def test_a_size_that_the_record_does_not_have_is_refused(root: Path, size: int) -> None:
    record = open_record(root)
    append(record, count=3)
    with pytest.raises(RecordError, match=f"expected a size up to 3, found {size}"):
        record.prove({}, sizes=(), size=size)


def test_sizes_and_entries_beyond_the_proof_are_left_out(root: Path) -> None:
    record = open_record(root)
    append(record, count=3)
    proof = record.prove({0: EVERY, 2: EVERY, 7: EVERY, -1: EVERY}, sizes=(0, 1, 2, 3, -1), size=2)
    assert [each.index for each in proof.shown] == [0]
    assert [each.size for each in proof.grown] == [1, 2]


def test_an_entry_of_an_erased_person_is_left_out_and_the_rest_still_proved(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    append(record, who=NADIA)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    proof = proved(record, size=4)
    assert [each.index for each in proof.shown] == [0, 1, 3]
    assert all(check(each, proof) for each in proof.shown)


def test_a_copy_proves_and_seals_nothing_until_it_is_adopted(root: Path) -> None:
    record = open_record(root)
    append(record, count=3)
    record.close()
    shutil.copytree(root / "film", root / "copy")
    copy = open_record(root, folder="copy")
    with pytest.raises(RecordCopiedError):
        proved(copy, size=3)
    with pytest.raises(RecordCopiedError):
        copy.seal({"disclosure.json": b"{}"})
    copy.adopt()
    append(copy)
    proof = proved(copy, size=4, sizes=(3,))
    assert [each.index for each in proof.shown] == [0, 1, 2, 3]
    assert all(check(each, proof) for each in proof.shown)
    assert proof.key == copy.key() != open_record(root).key()


def contents(file: Path) -> list[list[tuple[object, ...]]]:
    db = apsw.Connection(str(file))
    try:
        return [list(db.execute(f"select * from {table}")) for table in ("entry", "checkpoint", "latest")]  # noqa: S608
    finally:
        db.close()


def test_proving_changes_nothing_in_the_record(root: Path) -> None:
    record = open_record(root)
    append(record, count=3)
    record.close()
    reading = open_record(root)
    file = root / "film/.edgecode/record.db"
    before = contents(file)
    proved(reading, size=3)
    reading.seal({"disclosure.json": b"{}"})
    assert contents(file) == before
