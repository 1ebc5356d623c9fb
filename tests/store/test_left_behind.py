from pathlib import Path

import pysqlite3

from edgecode.store.left_behind import nothing_left_behind
from edgecode.store.log_ahead import switch_to_log_ahead

WORDS = "the tide took the white horse"


def opened(folder: Path) -> pysqlite3.Connection:
    db = pysqlite3.connect(str(folder / "a.db"), isolation_level=None, timeout=0.1)
    switch_to_log_ahead(db.execute)
    db.execute("create table if not exists a (b text)")
    return db


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


def test_what_was_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    db = opened(tmp_path)
    db.executemany("insert into a values (?)", [(f"{WORDS} {number}" * 40,) for number in range(100)])
    db.execute("delete from a where rowid % 3")
    db.execute("update a set b = 'x'")
    assert WORDS.encode() in raw(tmp_path)
    assert nothing_left_behind(db)
    assert WORDS.encode() not in raw(tmp_path)
    assert db.execute("select distinct b from a").fetchall() == [("x",)]


def test_where_another_process_still_reads_it_is_told(tmp_path: Path) -> None:
    db, other = opened(tmp_path), opened(tmp_path)
    db.execute("insert into a values (?)", (WORDS,))
    other.execute("begin")
    assert other.execute("select b from a").fetchall() == [(WORDS,)]
    db.execute("delete from a")
    assert not nothing_left_behind(db)
    other.execute("rollback")
    assert nothing_left_behind(db)
    assert WORDS.encode() not in raw(tmp_path)
