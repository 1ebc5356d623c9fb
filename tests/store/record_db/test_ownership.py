import shutil
from pathlib import Path

import apsw
import pytest

from edgecode.errors import RecordCopiedError, RecordError, RecordReadOnlyError, RecordRolledBackError
from edgecode.store.record_db.book import RecordDb
from store.record_db.made_record import append, open_record


def made(root: Path, *, count: int = 3, folder: str = "film") -> list[bytes]:
    """A record with entries, closed."""
    record = open_record(root, folder=folder)
    ids = append(record, count=count)
    record.close()
    return ids


def users_folder(root: Path, record: RecordDb) -> Path:
    """What the user has of a record."""
    return root / "state/records" / record.origin.removeprefix("edgecode/")


def test_a_copy_is_read_only_until_it_is_adopted(root: Path) -> None:
    kept = made(root)
    shutil.copytree(root / "film", root / "copy")
    copy = open_record(root, folder="copy")
    original = root / "film/.edgecode/record.db"
    assert copy.read_only.endswith(f"found a copy of the record in {original}")
    for deed in (lambda: append(copy), copy.checkpoint):
        with pytest.raises(RecordCopiedError) as told:
            deed()
        assert "edgecode record adopt" in told.value.advice()
    assert [each.id for each in copy.entries()] == kept
    origin = copy.adopt()
    kept += append(copy, count=2)
    assert (copy.origin, copy.read_only) == (origin, "")
    assert [each.entry is None for each in copy.entries()] == [False] * 5
    copy.close()
    again = open_record(root, folder="copy")
    verdict = again.verify(opening=True)
    assert (verdict.entries, verdict.since_elsewhere, verdict.problems) == (5, 5, ())
    film = open_record(root)
    append(film)
    assert film.origin != again.origin
    assert film.verify().problems == ()


def test_what_came_before_an_adoption_is_held_against_the_checkpoint_it_ended_with(root: Path) -> None:
    made(root)
    shutil.copytree(root / "film", root / "copy")
    copy = open_record(root, folder="copy")
    former = copy.origin
    copy.adopt()
    append(copy)
    copy.close()
    db = apsw.Connection(str(root / "copy/.edgecode/record.db"))
    db.execute("update log set closed = cast(replace(cast(closed as text), '3', '2') as blob) where number = 0")
    db.close()
    told = [problem.place for problem in open_record(root, folder="copy").verify().problems]
    assert told == [f"the last checkpoint of {former}"]


def test_an_adopted_record_is_copied_and_adopted_again(root: Path) -> None:
    made(root)
    for before, after in (("film", "second"), ("second", "third")):
        shutil.copytree(root / before, root / after)
        record = open_record(root, folder=after)
        record.adopt()
        append(record)
        record.checkpoint()
        record.close()
    verdict = open_record(root, folder="third").verify(opening=True)
    assert (verdict.entries, verdict.problems) == (5, ())


def test_a_record_that_may_be_written_is_not_adopted(root: Path) -> None:
    made(root)
    with pytest.raises(RecordError, match="found one that may be written as it is"):
        open_record(root).adopt()


def test_a_folder_that_was_moved_is_written_where_it_is(root: Path) -> None:
    made(root)
    (root / "film").rename(root / "moved")
    record = open_record(root, folder="moved")
    append(record)
    record.close()
    assert len(open_record(root, folder="moved").entries()) == 4


def test_a_folder_that_was_moved_to_another_disk_is_written_where_it_is(root: Path) -> None:
    made(root)
    shutil.copytree(root / "film", root / "moved")
    shutil.rmtree(root / "film")
    record = open_record(root, folder="moved")
    assert record.read_only == ""
    append(record)


def test_an_original_that_comes_back_after_its_copy_went_on_is_the_copy_now(root: Path) -> None:
    """A drive is taken away, the copy goes on, the drive comes back."""
    made(root)
    shutil.copytree(root / "film", root / "copy")
    (root / "film").rename(root / "away")
    made(root, count=1, folder="copy")
    (root / "away").rename(root / "film")
    with pytest.raises(RecordReadOnlyError):
        append(open_record(root))


def test_a_record_put_back_to_an_earlier_day_is_told_and_not_written(root: Path) -> None:
    made(root)
    shutil.copytree(root / "film", root / "yesterday")
    made(root, count=2)
    shutil.rmtree(root / "film")
    shutil.copytree(root / "yesterday", root / "film")
    record = open_record(root)
    assert record.read_only.endswith("found 3 entries where 5 were seen before")
    with pytest.raises(RecordRolledBackError) as told:
        append(record)
    assert "edgecode record adopt" in told.value.advice()
    assert "expected 5 entries, found 3" in str(record.verify().problems[0])
    record.adopt()
    append(record)
    record.close()
    assert open_record(root).verify().problems == ()


def test_a_record_with_another_history_is_told_and_not_written(root: Path) -> None:
    made(root)
    state = root / "state"
    shutil.copytree(root / "film", root / "fork")
    shutil.copytree(state, root / "forked state")
    made(root, count=2)
    seen = next(state.rglob("seen")).read_bytes()
    for name, folder in (("film", "fork"), ("state", "forked state")):
        shutil.rmtree(root / name)
        (root / folder).rename(root / name)
    made(root, count=2)
    next(state.rglob("seen")).write_bytes(seen)
    with pytest.raises(RecordRolledBackError, match="found other entries than were seen before"):
        append(open_record(root))


def test_a_record_that_was_deleted_is_told_and_not_begun_anew_in_silence(root: Path) -> None:
    made(root)
    (root / "film/.edgecode/record.db").unlink()
    record = open_record(root)
    with pytest.raises(RecordRolledBackError, match="found 0 entries where 3 were seen before"):
        append(record)
    record.adopt()
    append(record)
    record.close()
    assert open_record(root).read_only == ""


def test_the_record_of_another_film_at_the_same_place_is_begun(root: Path) -> None:
    made(root)
    shutil.rmtree(root / "film")
    record = open_record(root, film_id="e" * 16)
    append(record)
    assert record.read_only == ""


def test_a_damaged_record_is_not_built_upon(root: Path) -> None:
    made(root)
    db = apsw.Connection(str(root / "film/.edgecode/record.db"))
    db.execute("update entry set nodes = zeroblob(32) where place = 2")
    db.close()
    (root / "film").rename(root / "other")
    record = open_record(root, folder="other")
    with pytest.raises(RecordReadOnlyError):
        append(record)
    next((root / "state").rglob("seen")).unlink()
    with pytest.raises(RecordReadOnlyError, match="one that its own last checkpoint does not hold for") as told:
        append(record)
    assert "edgecode record verify" in told.value.advice()
    with pytest.raises(RecordError, match="entries that the record's last checkpoint holds for"):
        record.adopt()


def test_a_damaged_memory_of_what_was_seen_is_told(root: Path) -> None:
    made(root)
    seen = next((root / "state").rglob("seen"))
    seen.write_bytes(b"nothing")
    record = open_record(root)
    with pytest.raises(RecordReadOnlyError, match="the checkpoint last seen of it is damaged") as told:
        append(record)
    assert str(seen) in told.value.advice()
    seen.unlink()
    append(record)


@pytest.mark.parametrize("content", [b"", b"key", b"ff" * 31, b"\xff" * 64])
def test_a_damaged_key_is_told(root: Path, content: bytes) -> None:
    made(root)
    next((root / "state").rglob("log.key")).write_bytes(content)
    record = open_record(root)
    assert len(record.entries()) == 3
    with pytest.raises(RecordError, match="expected a log key of 64 hexadecimal digits"):
        append(record)


def test_the_key_of_another_record_is_told(root: Path) -> None:
    made(root)
    next((root / "state").rglob("log.key")).write_bytes(b"00" * 32)
    record = open_record(root)
    with pytest.raises(RecordReadOnlyError, match="signed with another key"):
        append(record)
    assert "the record's key" in [problem.place for problem in record.verify().problems]


def test_what_else_lies_among_the_users_records_is_passed_over(root: Path) -> None:
    for name in ("notes", "f" * 32):
        (root / "state/records" / name).mkdir(parents=True)
    (root / "state/records" / ("f" * 32) / "place").write_text("nowhere")
    made(root)
    assert open_record(root).read_only == ""


def test_a_place_that_is_not_known_is_the_place_where_it_lies(root: Path) -> None:
    made(root)
    record = open_record(root)
    (users_folder(root, record) / "place").unlink()
    append(record)
    assert (users_folder(root, record) / "place").exists()
