"""All or nothing, through either driver."""

from pathlib import Path

import apsw
import pysqlite3
import pytest

from edgecode.store.transaction import Connection, transaction


def through_pysqlite3(file: Path) -> Connection:
    db: Connection = pysqlite3.connect(str(file), isolation_level=None)
    return db


def through_apsw(file: Path) -> Connection:
    return apsw.Connection(str(file))


@pytest.fixture(params=[through_pysqlite3, through_apsw], ids=["pysqlite3", "apsw"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Connection:
    made: Connection = request.param(tmp_path / "a.db")
    made.execute("create table word (says text unique)")
    return made


def words(db: Connection) -> list[object]:
    rows = db.execute("select says from word")
    return [row[0] for row in rows]  # type: ignore[attr-defined]  # both drivers give rows


def test_what_was_done_together_stands_together(db: Connection) -> None:
    with transaction(db):
        db.execute("insert into word values ('a')")
        db.execute("insert into word values ('b')")
        assert db.in_transaction
    assert not db.in_transaction
    assert words(db) == ["a", "b"]


def broken_off(db: Connection, fails: type[BaseException]) -> None:
    with transaction(db):
        db.execute("insert into word values ('a')")
        raise fails


@pytest.mark.parametrize("fails", [KeyboardInterrupt, ValueError])
def test_what_is_broken_off_leaves_nothing(db: Connection, fails: type[BaseException]) -> None:
    with pytest.raises(fails):
        broken_off(db, fails)
    assert not db.in_transaction
    assert words(db) == []


def said_twice(db: Connection) -> None:
    with transaction(db):
        db.execute("insert into word values ('a')")
        db.execute("insert into word values ('a')")


def test_a_statement_that_fails_takes_the_others_with_it(db: Connection) -> None:
    with pytest.raises((pysqlite3.Error, apsw.Error)):
        said_twice(db)
    assert words(db) == []


def test_a_deferred_one_lets_others_write(db: Connection, tmp_path: Path) -> None:
    other = through_apsw(tmp_path / "a.db")
    db.execute("pragma journal_mode = wal")
    with transaction(db, kind="deferred"):
        assert words(db) == []
        other.execute("insert into word values ('a')")
        assert words(db) == [], "one looks at one moment"
    assert words(db) == ["a"]
