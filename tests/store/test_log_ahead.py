"""Many begin one file at once: an assistant opens the room while the editor decides from the command line."""

import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pysqlite3
import pytest

from edgecode.store.log_ahead import BUSY, code_of, switch_to_log_ahead

Connect = Callable[[Path], "pysqlite3.Connection | apsw.Connection"]


def through_pysqlite3(file: Path) -> "pysqlite3.Connection":
    return pysqlite3.connect(str(file), timeout=5.0, isolation_level=None)


def through_apsw(file: Path) -> apsw.Connection:
    db = apsw.Connection(str(file))
    db.set_busy_timeout(5_000)
    return db


@pytest.mark.parametrize("connect", [through_pysqlite3, through_apsw])
@pytest.mark.parametrize("attempt", range(12))
def test_everybody_who_switches_at_once_is_served(tmp_path: Path, connect: Connect, attempt: int) -> None:
    """Threads with connections of their own stand for processes: SQLite does not tell them apart."""
    file = tmp_path / f"{attempt}.db"
    together = threading.Barrier(8)
    modes: list[object] = []

    def run() -> None:
        db = connect(file)
        together.wait()
        switch_to_log_ahead(db.execute)
        modes.extend(db.execute("pragma journal_mode").fetchall())
        db.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert modes == [("wal",)] * 8


@pytest.mark.parametrize(("connect", "raised"), [(through_pysqlite3, pysqlite3.Error), (through_apsw, apsw.Error)])
def test_a_file_that_stays_held_is_told(tmp_path: Path, connect: Connect, raised: type[Exception]) -> None:
    file = tmp_path / "held.db"
    holder, other = connect(file), connect(file)
    holder.execute("begin exclusive")
    other.execute("pragma busy_timeout = 20")
    with pytest.raises(raised) as why:
        switch_to_log_ahead(other.execute)
    assert code_of(why.value) == BUSY


@pytest.mark.parametrize(("connect", "raised"), [(through_pysqlite3, pysqlite3.Error), (through_apsw, apsw.Error)])
def test_what_is_no_database_is_told_at_once(tmp_path: Path, connect: Connect, raised: type[Exception]) -> None:
    file = tmp_path / "notes.db"
    file.write_text("not a database, a long enough text to be looked at\n" * 40)
    with pytest.raises(raised) as why:
        switch_to_log_ahead(connect(file).execute)
    assert code_of(why.value) == 26


def test_an_error_of_something_else_has_no_code() -> None:
    assert code_of(OSError("no room")) == 0
