"""The tables of ``record.db``, and how its file is opened and made. No film is in it: what an entry says is sealed.

- ``log``: the origins the record has had, the last one being its own; ``key`` is the public half (C2SP verifier key), and
  ``closed`` the checkpoint that an origin ended with when the record was adopted under the next.
- ``entry``: one row a leaf, and its sealed body, as :mod:`edgecode.store.record_db.sealing` writes it; without one once
  the person was erased. ``nodes`` holds the tree: the nodes that this leaf completes, 32 bytes each, its own hash first
  (:func:`edgecode.record.nodes.nodes_completed_by`). So an entry is one row in one table, which is what a commit costs; that
  an id stands once is seen to by the writer, since an index over random ids would cost as much as the row.
- ``latest``: one row, the checkpoint that the record made of itself last. ``checkpoint``: those that were handed out.
- ``erasure``: by the place of the entry that erased somebody, which entries lost their body, and the nonce that shows a
  stranger that this is what the leaf of that entry commits to.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from edgecode.errors import RecordError, RecordReadOnlyError, RecordStoreError
from edgecode.store.log_ahead import switch_to_log_ahead

LAYOUT: Final = 1
"""Raised when a table changes; kept as ``user_version``. A later layout comes with the steps that lead to it."""

TABLES: Final = {
    "log": "film_id text not null, number integer primary key, key text not null, closed blob",
    "entry": "film_id text not null, place integer primary key, id blob not null, leaf blob not null, body blob, "
    "nodes blob not null",
    "latest": "film_id text not null, note blob not null",
    "checkpoint": "film_id text not null, size integer primary key, note blob not null",
    "erasure": "film_id text not null, place integer primary key, says blob not null, nonce blob not null",
}
"""Each table with its columns. ``film_id`` is the same in every row of a file; on PostgreSQL many films share a table."""

_WAIT_MILLISECONDS: Final = 5_000
_PAGE_BYTES: Final = 4_096
NOT_OURS: Final = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.SQLError,
    apsw.FormatError,
    apsw.MismatchError,
    UnicodeDecodeError,
)
"""What reading a file raises that is not as it was written."""

_OURS: Final = "a record as edgecode writes it"


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Turn what goes wrong with the file into one sentence.

    Raises :class:`~edgecode.errors.RecordError` for a file that is not what was written, and
    :class:`~edgecode.errors.RecordStoreError` for one that cannot be had just now, or may not be written to.
    """
    try:
        yield
    except NOT_OURS as error:
        raise RecordError(str(file), expected=_OURS, found=f"that {error}") from error
    except apsw.ReadOnlyError as error:
        advice = "Look at the rights of the file and of its folder."
        raise RecordReadOnlyError(str(file), why="a file that may not be written to", advice=advice) from error
    except apsw.Error as error:
        raise RecordStoreError(str(file), why=str(error)) from error
    except OSError as error:
        raise RecordStoreError(str(file), why=(error.strerror or str(error)).lower()) from error


def connected_to_write(file: Path) -> apsw.Connection:
    """Open the file, made where there is none, so that a commit is on the disk when it returns. Raises ``apsw.Error``."""
    db = apsw.Connection(str(file))
    try:
        _prepare(db)
        db.execute(f"pragma page_size = {_PAGE_BYTES}")
        switch_to_log_ahead(db.execute)
        db.execute("pragma synchronous = full")
        # On macOS a plain flush does not reach the disk.
        db.execute("pragma fullfsync = on")
        db.execute("pragma checkpoint_fullfsync = on")
        # What is erased does not stay behind in the room it took.
        db.execute("pragma secure_delete = on")
    except BaseException:
        db.close()
        raise
    return db


def connected_to_read(file: Path) -> apsw.Connection:
    """Open the file for looking; where its folder may not be written to, as it lies. Raises ``apsw.Error``.

    What a crash left half done is tidied up by SQLite, where it may write; nothing else is ever written.
    """
    where = file.absolute().as_uri()
    try:
        return _connected_to_read(where, flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI)
    except apsw.CantOpenError:
        # WAL wants a file of its own beside; without anybody who writes it can be done without.
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return _connected_to_read(f"{where}?immutable=1", flags=flags)


def make_tables(db: apsw.Connection) -> None:
    """Make the tables, inside of a transaction."""
    for name in TABLES:
        db.execute(_made(name))
    db.execute(f"pragma user_version = {LAYOUT}")


def is_empty(db: apsw.Connection) -> bool:
    """Say whether nothing at all was made in the file yet."""
    return not db.execute("select 1 from sqlite_master").fetchall()


def check_layout(db: apsw.Connection, *, file: Path) -> None:
    """Check that the tables are those of this layout, word for word; raises ``RecordError`` otherwise."""
    [(version,)] = db.execute("pragma user_version").fetchall()
    if isinstance(version, int) and version > LAYOUT:
        raise RecordError(
            str(file), expected=f"a record of layout {LAYOUT}", found=f"one of {version}, by a newer edgecode"
        )
    found = {sql for (sql,) in db.execute("select sql from sqlite_master where sql is not null").fetchall()}
    if version != LAYOUT or found != {_made(name) for name in TABLES}:
        raise RecordError(str(file), expected=_OURS, found="other tables")


def _made(name: str) -> str:
    return f"CREATE TABLE {name} ({TABLES[name]}) strict"


def _connected_to_read(where: str, *, flags: int) -> apsw.Connection:
    db = apsw.Connection(where, flags=flags)
    try:
        _prepare(db)
        db.execute("pragma query_only = on")
        db.execute("select count(*) from sqlite_master").fetchall()
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: apsw.Connection) -> None:
    db.set_busy_timeout(_WAIT_MILLISECONDS)
    db.execute("pragma trusted_schema = off")
    db.execute("pragma cell_size_check = on")
