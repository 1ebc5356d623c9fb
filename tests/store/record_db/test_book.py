import os
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest

from edgecode.entries.detail import Detail
from edgecode.entries.entry import Entry
from edgecode.entries.kind import Kind
from edgecode.errors import (
    EntryError,
    PaperKeyError,
    RecordError,
    RecordFromElsewhereError,
    RecordKeyMissingError,
    RecordReadOnlyError,
    RecordStoreError,
)
from edgecode.record import checkpoint, note
from edgecode.store.record_db.book import RecordDb
from edgecode.store.record_db.writing import SIGN_EVERY
from edgecode.usecases.ports.record import Record
from simulators.nobody import nobody_in
from store.record_db.made_record import FILM, IDA, NADIA, NOON, append, entry, house_entry, open_record

LAST_CODE = "import sys; from store.record_db.made_record import *; r = open_record(Path(sys.argv[1])); "


def elsewhere(root: Path, code: str) -> str:
    """Do something with the record in another process."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [sys.executable, "-c", LAST_CODE + code, str(root)]
    return subprocess.run(words, env=env, capture_output=True, text=True, check=True).stdout


def test_the_port_is_what_it_says(root: Path) -> None:
    record: Record = open_record(root)
    assert record.entries() == ()


def test_what_was_appended_is_read_back_as_it_was(root: Path) -> None:
    record = open_record(root)
    ids = [record.new_id() for _ in range(3)]
    given = [entry(), entry(who=NADIA), house_entry()]
    done = record.append(list(zip(ids, given, strict=True)))
    record.close()
    again = open_record(root)
    assert again.entries() == done
    assert [(each.index, each.id, each.entry) for each in done] == list(zip(range(3), ids, given, strict=True))
    assert again.entries(after=2) == done[2:]
    again.close()


def test_a_new_record_is_empty_and_may_be_written(root: Path) -> None:
    record = open_record(root)
    assert (record.entries(), record.read_only, record.append([])) == ((), "", ())
    assert record.verify().problems == ()
    record.close()


def test_ids_are_sixteen_bytes_and_new_each_time(root: Path) -> None:
    record = open_record(root)
    assert len({record.new_id() for _ in range(100)}) == 100
    assert len(record.new_id()) == 16


@pytest.mark.parametrize("more", [0, 1])
def test_an_id_that_is_on_record_is_refused_with_all_beside_it(root: Path, more: int) -> None:
    record = open_record(root)
    [known] = append(record)
    batch = [(record.new_id(), entry()) for _ in range(more)] + [(known, entry())]
    with pytest.raises(RecordError, match="expected an id that no entry has, found one that is on record"):
        record.append(batch)
    assert len(record.entries()) == 1
    append(record)
    assert record.verify(opening=True).problems == ()


def test_what_is_no_entry_is_refused_with_all_beside_it(root: Path) -> None:
    record = open_record(root)
    lies = Entry(at=NOON, who=IDA, role=entry().role, stage=entry().stage, kind=Kind.FINDING_LEFT, film=IDA,
                 details=((Detail.OPTION, "Nadia waits."),))  # type: ignore[arg-type]  # fmt: skip
    for wrong in (lies, house_entry(at=-1)):
        with pytest.raises(EntryError):
            record.append([(record.new_id(), entry()), (record.new_id(), wrong)])
    with pytest.raises(RecordError, match="an id of 16 bytes, found 2"):
        record.append([(b"id", entry())])
    assert record.entries() == ()


def test_time_does_not_run_back(root: Path) -> None:
    record = open_record(root)
    record.append([(record.new_id(), entry(at=NOON))])
    [same, later] = record.append([(record.new_id(), entry(at=5)), (record.new_id(), entry(at=NOON + 1))])
    record.close()
    again = open_record(root)
    [last] = again.append([(again.new_id(), entry(at=7))])
    assert [each.entry and each.entry.at for each in (same, later, last)] == [NOON, NOON + 1, NOON + 1]
    assert again.entries()[-1] == last


def test_a_checkpoint_is_signed_by_the_record_over_all_there_is(root: Path) -> None:
    record = open_record(root)
    append(record, count=3)
    text = record.checkpoint()
    stated = checkpoint.read(note.decoded(text.encode()).text)
    assert (stated.origin, stated.size) == (record.origin, 3)
    assert record.checkpoint() == text
    append(record)
    verdict = record.verify(held=[text.encode()])
    assert (verdict.entries, verdict.since_elsewhere, verdict.problems) == (4, 3, ())


def test_what_one_person_decides_is_under_a_checkpoint_at_once(root: Path) -> None:
    record = open_record(root)
    append(record)
    assert record.verify().since == 1


def test_a_burst_is_under_a_checkpoint_every_so_often_and_when_it_is_closed(root: Path) -> None:
    record = open_record(root)
    append(record)
    record.append([(record.new_id(), entry()) for _ in range(SIGN_EVERY)])
    signed = record.verify().since or 0
    assert signed > SIGN_EVERY
    record.append([(record.new_id(), entry()) for _ in range(2)])
    record.close()
    assert open_record(root).verify().since_elsewhere == SIGN_EVERY + 3


def test_several_threads_append_and_each_entry_is_there_once(root: Path) -> None:
    record = open_record(root)
    told: list[bytes] = []

    def one() -> None:
        for _ in range(25):
            told.extend(append(record))

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    entries = record.entries()
    assert sorted(each.id for each in entries) == sorted(told)
    assert [each.index for each in entries] == list(range(200))
    assert record.verify(opening=True).problems == ()


@pytest.mark.parametrize("attempt", range(6))
def test_many_begin_one_record_at_once_and_all_their_entries_stand(root: Path, attempt: int) -> None:
    """Each with a record of its own opened: the room, the command line and another window come at the same moment."""
    together = threading.Barrier(6)
    told: list[bytes] = []

    def one() -> None:
        together.wait()
        record = open_record(root)
        told.extend(append(record, count=attempt + 1))
        record.close()

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = open_record(root)
    assert len(told) == 6 * (attempt + 1)
    assert sorted(each.id for each in record.entries()) == sorted(told)
    assert record.verify(opening=True).problems == ()


def test_two_processes_append_to_one_record(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    elsewhere(root, "append(r, count=3, who=NADIA); r.close()")
    append(record, count=2, who=NADIA)
    elsewhere(root, "append(r, count=1)")
    assert [each.entry and each.entry.who for each in record.entries()] == [IDA] * 2 + [NADIA] * 5 + [IDA]
    assert record.verify(opening=True).problems == ()


def test_a_record_that_is_closed_twice_is_closed(root: Path) -> None:
    record = open_record(root)
    append(record)
    record.close()
    record.close()


def test_nothing_stays_beside_a_record_that_is_closed(root: Path) -> None:
    record = open_record(root)
    append(record)
    record.close()
    assert [file.name for file in (root / "film/.edgecode").iterdir()] == ["record.db"]


def test_only_the_user_may_read_the_keys(root: Path) -> None:
    record = open_record(root)
    append(record)
    modes = {file.stat().st_mode & 0o777 for file in (root / "state").rglob("*") if file.is_file()}
    assert modes == {0o600}


def test_no_secret_and_nothing_of_an_entry_is_readable_in_the_file(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    secrets = [file.read_bytes() for file in (root / "state").rglob("*") if file.name == "log.key"]
    record.close()
    content = (root / "film/.edgecode/record.db").read_bytes()
    for told in (
        IDA.digits.encode(),
        b"finding.left",
        b"editor",
        *secrets,
        *map(bytes.fromhex, map(bytes.decode, secrets)),
    ):
        assert told not in content


def test_the_record_of_another_film_is_told(root: Path) -> None:
    open_record(root).close()
    with pytest.raises(RecordFromElsewhereError, match=f"that of the film {FILM}") as told:
        open_record(root, film_id="f" * 16)
    assert told.value.advice()


@pytest.mark.parametrize("content", [b"not a record at all" * 100, b"SQLite format 3\0" + bytes(200), bytes(9_000)])
def test_a_file_that_is_no_record_is_told(root: Path, content: bytes) -> None:
    file = root / "film/.edgecode/record.db"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    with pytest.raises(RecordError, match=r"record\.db: expected a record as edgecode writes it, found"):
        open_record(root)
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("create table more (a)", "found other tables"),
        ("drop table latest", "found other tables"),
        ("pragma user_version = 2", "found one of 2, by a newer edgecode"),
        ("pragma user_version = 0", "found other tables"),
        ("delete from log", "expected the origin of the record, found none"),
        ("update log set number = 1", "expected origins one after the other"),
        ("update log set key = 'edgecode/x+y+z'", "expected name"),
    ],
)
def test_a_record_with_other_tables_is_told(root: Path, change: str, says: str) -> None:
    open_record(root).close()
    db = apsw.Connection(str(root / "film/.edgecode/record.db"))
    db.execute(change)
    db.close()
    with pytest.raises(RecordError, match=says):
        open_record(root)


def test_a_folder_in_place_of_the_record_is_told(root: Path) -> None:
    (root / "film/.edgecode/record.db").mkdir(parents=True)
    with pytest.raises(RecordStoreError, match="expected to read and write the record"):
        open_record(root)


def test_a_users_folder_that_cannot_be_written_keeps_an_entry_from_being_recorded(root: Path) -> None:
    record = open_record(root)
    people = root / "state/records" / record.origin.removeprefix("edgecode/") / "people"
    people.write_text("in the way")
    with pytest.raises(RecordStoreError, match="people"):
        append(record)
    people.unlink()
    assert record.entries() == ()
    append(record)
    assert len(record.entries()) == 1


def test_the_key_comes_back_from_paper(root: Path) -> None:
    record = open_record(root)
    append(record, count=2)
    text = record.paper()
    record.close()
    again = open_record(root, state="another machine")
    assert "the key of edgecode/" in again.read_only
    with pytest.raises(RecordKeyMissingError):
        append(again)
    with pytest.raises(RecordKeyMissingError):
        again.paper()
    assert [each.entry for each in again.entries()] == [None, None]
    with pytest.raises(PaperKeyError):
        again.recover(text[:-1] + ("A" if text[-1] != "A" else "B"))
    again.recover(text.lower())
    append(again, who=NADIA)
    assert again.read_only == ""
    assert again.verify(opening=True).problems == ()
    other = open_record(root, folder="another film")
    with pytest.raises(RecordError, match="found that of another record"):
        other.recover(text)


def test_a_record_that_may_not_be_written_to_is_read(root: Path) -> None:
    record = open_record(root)
    kept = append(record, count=2)
    record.close()
    root.chmod(0o755)
    for part in (root / "film/.edgecode", root / "film/.edgecode/record.db"):
        part.chmod(0o555)
    code = "import os; os.setuid(65534); r = None; " if os.geteuid() == 0 else "r.close(); "
    code += (
        "r = open_record(Path(sys.argv[1]), state='nobodys'); print(len(r.entries()), r.verify().problems); r.close()"
    )
    assert elsewhere(root, code) == f"{len(kept)} ()\n"
    (root / "film/.edgecode").chmod(0o755)


def test_a_file_without_the_right_to_write_is_told(root: Path) -> None:
    with nobody_in(root):
        record = open_record(root)
        record.close()
        (root / "film/.edgecode/record.db").chmod(0o444)
        with pytest.raises(RecordReadOnlyError, match="a file that may not be written to"):
            append(open_record(root))


def test_a_record_is_opened_by_its_folder_of_stores(root: Path) -> None:
    assert isinstance(open_record(root), RecordDb)
    assert (root / "film/.edgecode/record.db").is_file()
