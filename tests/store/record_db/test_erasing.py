import shutil
from pathlib import Path

import apsw
import pytest

from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.errors import RecordError
from edgecode.store.record_db.erasing import read
from store.record_db.made_record import IDA, NADIA, append, erasing_entry, house_entry, open_record


def secrets(root: Path) -> list[str]:
    """The numbers of all secrets that the user has."""
    return [file.name for file in (root / "state").rglob("people/*")]


def test_who_is_erased_leaves_hashes_and_nothing_to_read(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    append(record, count=3, who=NADIA)
    done = record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    found = record.entries()
    assert [each.entry is None for each in found] == [False, False, True, True, True, False]
    assert (found[-1], done.entry) == (done, erasing_entry(NADIA))
    assert len(secrets(root)) == 1
    verdict = record.verify(opening=True)
    assert (verdict.entries, verdict.erased, verdict.problems) == (6, 3, ())
    record.close()
    assert open_record(root).verify().problems == ()


def test_who_erases_themselves_leaves_that_entry_unreadable_too(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    done = record.erase(IDA, entry=(record.new_id(), erasing_entry(IDA, by=IDA)))
    assert done.entry is not None
    assert [each.entry for each in record.entries()] == [None] * 3
    assert record.verify().problems == ()
    assert secrets(root) == []


def test_who_erased_somebody_can_be_erased_in_turn(root: Path) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA, by=IDA)))
    record.erase(IDA, entry=(record.new_id(), erasing_entry(IDA, by=NADIA)))
    assert [each.entry is None for each in record.entries()] == [True, True, False]
    verdict = record.verify(opening=True)
    assert (verdict.erased, verdict.problems) == (2, ())


def test_who_comes_back_after_being_erased_begins_with_a_new_secret(root: Path) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    [before] = secrets(root)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    append(record, who=NADIA)
    record.close()
    again = open_record(root)
    append(again, who=NADIA)
    assert before not in secrets(root)
    assert [each.entry is None for each in again.entries()] == [True, False, False, False]
    assert again.verify(opening=True).problems == ()


def test_somebody_without_an_entry_is_erased_all_the_same(root: Path) -> None:
    record = open_record(root)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    assert record.verify().problems == ()


def test_the_house_is_not_erased(root: Path) -> None:
    record = open_record(root)
    record.append([(record.new_id(), house_entry())])
    with pytest.raises(RecordError, match="expected a person, found the house"):
        record.erase(THE_HOUSE, entry=(record.new_id(), erasing_entry(THE_HOUSE)))


def test_a_body_that_is_gone_without_an_erasure_is_told(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    append(record, who=NADIA)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    db = apsw.Connection(str(root / "film/.edgecode/record.db"))
    db.execute("update entry set body = null where place = 1")
    db.close()
    told = [str(problem) for problem in open_record(root).verify().problems]
    assert told == ["entry 2: expected its sealed body, found none, and nobody erased"]


@pytest.mark.parametrize(
    "change", ["delete from erasure", "update erasure set place = 0", "update erasure set nonce = x''"]
)
def test_an_erasure_that_nobody_committed_to_is_told(root: Path, change: str) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    db = apsw.Connection(str(root / "film/.edgecode/record.db"))
    db.execute(change)
    db.close()
    assert open_record(root).verify().problems


def test_an_erasure_that_was_stopped_before_the_secret_was_destroyed_is_finished(root: Path) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    [secret] = (root / "state").rglob("people/*")
    content = secret.read_bytes()
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    secret.write_bytes(content)
    again = open_record(root)
    append(again)
    assert not secret.exists()


def test_bodies_that_come_back_from_a_backup_are_erased_again(root: Path) -> None:
    record = open_record(root)
    append(record, count=2, who=NADIA)
    append(record)
    record.close()
    shutil.copytree(root / "film", root / "backup")
    record = open_record(root)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    shutil.rmtree(root / "film")
    (root / "backup").rename(root / "film")
    again = open_record(root)
    again.adopt()
    append(again)
    entries = again.entries()
    assert [each.entry is None for each in entries] == [True, True, False, False, False]
    assert entries[3].entry is not None
    assert entries[3].entry.kind is Kind.ERASURE_REPLAYED
    assert again.verify(opening=True).problems == ()


def test_who_is_erased_in_one_record_is_erased_in_a_copy_that_was_adopted(root: Path) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    record.close()
    shutil.copytree(root / "film", root / "copy")
    copy = open_record(root, folder="copy")
    copy.adopt()
    append(copy)
    copy.close()
    film = open_record(root)
    film.erase(NADIA, entry=(film.new_id(), erasing_entry(NADIA)))
    copy = open_record(root, folder="copy")
    assert copy.entries()[0].entry is None
    append(copy)
    assert copy.verify(opening=True).erased == 1


def test_an_erasure_says_entries_and_secrets_and_nothing_else() -> None:
    for says in (b"", b"\x00\x07entries\x00\x00\x00\x01a", b"\x00\x07entries\x00\x00\x00\x00"):
        with pytest.raises(RecordError):
            read(says)


def test_every_erasure_is_told_with_who_and_what_it_concerns(root: Path) -> None:
    record = open_record(root)
    assert record.erasures() == ()
    [own] = append(record, who=NADIA)
    done = record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    [erasure] = record.erasures()
    assert (erasure.key, erasure.index) == (done.id.hex(), done.index)
    assert (set(erasure.entries), set(erasure.people)) == ({own.hex()}, {NADIA})


def test_somebody_without_an_entry_is_known_for_erased_in_what_comes_back(root: Path) -> None:
    """Nothing was sealed with a secret of theirs; the film's folder of before is put back."""
    record = open_record(root)
    append(record)
    record.close()
    shutil.copytree(root / "film", root / "backup")
    record = open_record(root)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    shutil.rmtree(root / "film")
    (root / "backup").rename(root / "film")
    again = open_record(root)
    assert again.read_only
    [erasure] = again.erasures()
    assert (erasure.index, set(erasure.people)) == (None, {NADIA})
    again.adopt()
    [erasure] = again.erasures()
    assert (erasure.index, set(erasure.people)) == (1, {NADIA})
    assert [each.entry.kind for each in again.entries() if each.entry is not None][-1] is Kind.ERASURE_REPLAYED
    assert len(again.erasures()) == len(again.entries()) - 1
    assert again.verify(opening=True).problems == ()


def test_a_secret_that_comes_back_is_destroyed_by_looking_for_erasures(root: Path) -> None:
    record = open_record(root)
    append(record, who=NADIA)
    record.close()
    shutil.copytree(root / "state", root / "backup")
    before = set(secrets(root))
    record = open_record(root)
    record.erase(NADIA, entry=(record.new_id(), erasing_entry(NADIA)))
    record.close()
    gone = before - set(secrets(root))
    shutil.rmtree(root / "state")
    (root / "backup").rename(root / "state")
    assert set(secrets(root)) == before
    again = open_record(root)
    [erasure] = again.erasures()
    assert erasure.people == {NADIA}
    assert gone
    assert gone.isdisjoint(secrets(root))
    assert again.verify(opening=True).problems == ()
