import random
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import apsw
import pytest

from edgecode.errors import RecordError
from edgecode.record import ed25519
from edgecode.store.record_db.schema import TABLES
from store.record_db.made_record import NADIA, append, erasing_entry, open_record

Rows = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def record(kept_root: Path) -> Path:
    """A record with something in every table: adopted once, somebody erased, checkpoints handed out, one process died."""
    root = kept_root
    film = open_record(root, folder="first")
    append(film)
    append(film, who=NADIA)
    film.checkpoint()
    film.erase(NADIA, entry=(film.new_id(), erasing_entry(NADIA)))
    film.close()
    shutil.copytree(root / "first", root / "film")
    film = open_record(root)
    film.adopt()
    append(film)
    film.checkpoint()
    append(film)
    film.close()
    return root


def content_of(file: Path) -> Rows:
    """Everything that is stored."""
    db = apsw.Connection(str(file))
    try:
        return {table: list(db.execute(f"select rowid, * from {table}")) for table in TABLES}  # noqa: S608  our own names
    finally:
        db.close()


def is_told(root: Path) -> bool:
    """Whether verifying has anything to say, or the record does not even open."""
    try:
        film = open_record(root)
    except RecordError:
        return True
    try:
        return bool(film.verify().problems)
    finally:
        film.close()


def otherwise(value: object, chance: random.Random) -> Iterator[object]:
    """A value with one bit of each of its bytes the other way round."""
    if isinstance(value, int):
        yield from (value ^ (1 << bit) for bit in (*range(8), 40))
    elif isinstance(value, str | bytes):
        data = value.encode() if isinstance(value, str) else value
        for at in range(len(data)):
            changed = bytearray(data)
            changed[at] ^= 1 << chance.randrange(7)
            yield changed.decode() if isinstance(value, str) else bytes(changed)


def test_the_record_is_as_it_was_written(record: Path) -> None:
    film = open_record(record)
    verdict = film.verify(opening=True)
    film.close()
    assert (verdict.entries, verdict.erased, verdict.problems) == (5, 1, ())
    assert all(content_of(record / "film/.edgecode/record.db").values())


@pytest.fixture
def _signatures_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each signature is looked at once: of thousands of records that differ in a byte, few differ in what is signed."""
    monkeypatch.setattr(ed25519, "verifies", cache(ed25519.verifies))


@pytest.mark.usefixtures("_signatures_once")
@pytest.mark.parametrize("table", TABLES)
def test_every_byte_that_differs_is_told(record: Path, table: str) -> None:
    file = record / "film/.edgecode/record.db"
    whole = file.read_bytes()
    chance = random.Random(table)  # noqa: S311  damage, not secrets
    columns = [part.split()[0] for part in TABLES[table].split(", ")]
    met, missed = 0, []
    for rowid, *values in content_of(file)[table]:
        for column, value in zip(columns, values, strict=True):
            for other in otherwise(value, chance):
                change = f"update {table} set {column} = ? where rowid = ?"  # noqa: S608  our own names
                met += _put(file, change, (other, rowid))
                if file.read_bytes() != whole and not is_told(record):
                    missed.append(f"{table}.{column} of {rowid}: {value!r} -> {other!r}")
                file.write_bytes(whole)
    assert missed == []
    assert met > 100


def _put(file: Path, statement: str, values: tuple[object, ...]) -> int:
    db = apsw.Connection(str(file))
    try:
        db.execute("pragma synchronous = off")
        db.execute(statement, values)  # what came out goes in again
    except apsw.ConstraintError:
        return 0
    finally:
        db.close()
    return 1


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_is_gone_is_told(record: Path, table: str) -> None:
    file = record / "film/.edgecode/record.db"
    whole = file.read_bytes()
    for rowid, *_values in content_of(file)[table]:
        # A checkpoint that was handed out and is gone changes nothing of what the others say.
        if table != "checkpoint":
            _put(file, f"delete from {table} where rowid = ?", (rowid,))  # noqa: S608  our own names
            assert is_told(record), f"{table} {rowid}"
        file.write_bytes(whole)


@pytest.mark.parametrize("seed", range(5))
def test_a_byte_that_differs_in_the_file_is_told_or_holds_nothing(record: Path, seed: int) -> None:
    """Told, or refused with one sentence, or everything that is stored is still the same: most of a file is room."""
    file = record / "film/.edgecode/record.db"
    whole, stored = file.read_bytes(), content_of(file)
    chance = random.Random(seed)  # noqa: S311  damage, not secrets
    for _ in range(100):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(changed)
        assert is_told(record) or content_of(file) == stored
        for beside in ("record.db-wal", "record.db-shm"):
            file.with_name(beside).unlink(missing_ok=True)
    file.write_bytes(whole)


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_told(record: Path, part: float) -> None:
    file = record / "film/.edgecode/record.db"
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])
    assert is_told(record)
    file.write_bytes(whole)


def test_looking_changes_nothing(record: Path) -> None:
    file = record / "film/.edgecode/record.db"
    whole = file.read_bytes()
    assert not is_told(record)
    assert file.read_bytes() == whole


def test_a_record_is_looked_at_without_any_key(record: Path) -> None:
    film = open_record(record, state="nobodys")
    verdict = film.verify(opening=True)
    film.close()
    assert (verdict.entries, verdict.since, verdict.since_elsewhere, verdict.problems) == (5, 5, None, ())


def test_a_checkpoint_that_somebody_else_held_is_believed_more_than_the_record(record: Path) -> None:
    film = open_record(record, state="nobodys")
    stranger = open_record(record, folder="another film")
    append(stranger)
    [problem] = film.verify(held=[stranger.checkpoint().encode()]).problems
    assert problem.place == "note 1 of a checkpoint held elsewhere"
    film.close()
    stranger.close()
