"""``index.db``: readings kept by path and content, so that what did not change is not read again.

Derived and deletable: an index that is damaged, or that another version of edgecode wrote, is begun anew. When a path was
first seen outlives another version, since drafts without a word in film.toml are put in that order. Plain SQLite without
a mapper, see docs/adr/0005.
"""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec
import pysqlite3

from edgecode.errors import WordsStoreError
from edgecode.film.names import Names
from edgecode.store.left_behind import HELD, nothing_left_behind
from edgecode.store.log_ahead import code_of, switch_to_log_ahead
from edgecode.store.transaction import transaction
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.index import Reading

T = TypeVar("T")
LAYOUT: Final = 3
"""Raised when a table changes."""
_FEW: Final = 32
"""Up to so many are asked for one by one; more, and the whole table is read once."""
_WAIT_SECONDS: Final = 5.0
"""How long another process may hold the file before this one goes on without it."""
_TABLES: Final = (
    "create table if not exists made_by (layout integer not null, code text not null)",
    "create table if not exists film (film_id text not null)",
    """create table if not exists seen (
        film_id text not null, path text not null, first_seen integer not null, primary key (film_id, path)
    ) without rowid""",
    """create table if not exists names (
        film_id text not null, content text not null, proof blob not null, body blob not null,
        primary key (film_id, content)
    ) without rowid""",
    """create table if not exists reading (
        film_id text not null, path text not null, key text not null, first_seen integer not null, proof blob not null,
        body blob not null, primary key (film_id, path, key)
    ) without rowid""",
)
_EVERY_VERSION: Final = frozenset({"fountain", "fdx", "pdf"})
"""Formats of scripts: every version that was read stays."""
_NOT_OURS: Final = frozenset({1, 11, 19, 20, 24, 26})
"""SQLite's primary result codes (sqlite.org/rescode.html) that say the file is not what we wrote: ERROR, CORRUPT,
CONSTRAINT, MISMATCH, FORMAT, NOTADB. The others say that it cannot be had just now: it is left alone."""
_BESIDE: Final = ("", "-journal", "-wal", "-shm")
"""What SQLite keeps beside a file of its own."""


class IndexDb:
    """The index of one film. Everything that goes wrong with it costs time, never the film."""

    def __init__(self, file: Path | None, *, code: str, entropy: Entropy) -> None:
        """Take where it lies (``None``: in memory only) and the fingerprint of the reading code."""
        self._file = file
        self._code = code
        self._entropy = entropy
        self._decoder = msgspec.msgpack.Decoder(Reading)
        self._names = msgspec.msgpack.Decoder(Names)
        self._encoder = msgspec.msgpack.Encoder()
        self.why_not_kept = ""
        self._open()

    def known(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Reading]:
        """Give the readings there are among the wanted; one that is damaged is as good as not there."""
        asked = set(wanted)
        if not asked:
            return {}
        if len(asked) <= _FEW:
            one = "select path, key, proof, body from reading where film_id = ? and path = ? and key = ?"
            rows = [row for pair in asked for row in self._all(one, *pair)]
        else:
            rows = self._all("select path, key, proof, body from reading where film_id = ?")
        whole = (self._whole(*row, decoder=self._decoder) for row in rows if (row[0], row[1]) in asked)
        return {(reading.path, reading.key): reading for reading in whole if reading is not None}

    def before(self, path: str, *, key: str) -> Reading | None:
        """Give the version of a script that was first read last at this path, another than the one with this key."""
        query = (
            "select path, key, proof, body from reading where film_id = ? and path = ? and key <> ? order by first_seen"
        )
        rows = self._all(f"{query} desc, key limit 1", path, key)
        return self._whole(*rows[0], decoder=self._decoder) if rows else None

    def names(self, contents: Iterable[str]) -> dict[str, Names]:
        """Give the tables of names there are; one that is damaged is as good as not there."""
        one = "select 'names', content, proof, body from names where film_id = ? and content = ?"
        rows = [row for content in contents for row in self._all(one, content)]
        whole = (self._whole(*row, decoder=self._names) for row in rows)
        return {table.content: table for table in whole if table is not None}

    def keep_names(self, names: Iterable[Names]) -> None:
        """Keep tables of names in one transaction; an index that cannot be written to goes without."""
        rows = [(table.content, self._encoder.encode(table)) for table in names]
        with suppress(pysqlite3.Error), transaction(self._db):
            for content, body in rows:
                row = (self._film_id, content, _proof("names", content, body), body)
                self._db.execute("insert or replace into names values (?, ?, ?, ?)", row)

    def _whole(
        self, path: object, key: object, proof: object, body: object, *, decoder: msgspec.msgpack.Decoder[T]
    ) -> T | None:
        """Decode a row that is still what was stored, else give nothing."""
        if not isinstance(body, bytes) or proof != _proof(str(path), str(key), body):
            return None
        try:
            return decoder.decode(body)
        except (msgspec.DecodeError, msgspec.ValidationError):
            return None

    def first_seen(self) -> dict[str, int]:
        """Give for each path when its first version was read."""
        rows = self._all("select path, first_seen from seen where film_id = ?")
        return {str(path): seen for path, seen in rows if isinstance(seen, int)}

    def keep(self, readings: Iterable[Reading]) -> str:
        """Keep new readings in one transaction. Older versions go, except of scripts, of which every version is kept."""
        rows = [(reading, body) for reading in readings if (body := self._encoded(reading))]
        why = ""
        for _once_more in range(2):
            try:
                self._keep(rows)
            except pysqlite3.Error as error:
                why = str(error)
                if not self._begun_anew(error):
                    break
            else:
                return self.why_not_kept
        return why

    def forget(self, is_in: Callable[[str], bool]) -> None:
        """Leave nothing of readings that hold what ``is_in`` finds in any file of ours; what still lies there is read again.

        Raises :class:`~edgecode.errors.WordsStoreError` where that could not be finished.
        """
        if self._file is None:
            return
        try:
            with transaction(self._db):
                rows = self._db.execute("select path, key, body from reading").fetchall()
                found = [(path, key) for path, key, body in rows if is_in(bytes(body).decode("utf-8", "replace"))]
                self._db.executemany("delete from reading where path = ? and key = ?", found)
            why = "" if nothing_left_behind(self._db) else HELD
        except pysqlite3.Error as error:
            raise WordsStoreError(str(self._file), why=str(error)) from error
        if why:
            raise WordsStoreError(str(self._file), why=why)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _encoded(self, reading: Reading) -> bytes:
        """Nothing for a reading that holds what cannot be stored (half a character, a number beyond 64 bits)."""
        try:
            return self._encoder.encode(reading)
        except (ValueError, OverflowError):
            return b""

    def _keep(self, rows: Iterable[tuple[Reading, bytes]]) -> None:
        with transaction(self._db):
            for reading, body in rows:
                path, key = reading.path, reading.key
                if reading.format not in _EVERY_VERSION:
                    others = "delete from reading where film_id = ? and path = ? and key <> ?"
                    self._db.execute(others, (self._film_id, path, key))
                row = (self._film_id, path, key, reading.first_seen, _proof(path, key, body), body)
                self._db.execute("insert or replace into reading values (?, ?, ?, ?, ?, ?)", row)
                first = (self._film_id, path, reading.first_seen)
                self._db.execute("insert or ignore into seen values (?, ?, ?)", first)

    def _all(self, query: str, *values: str) -> list[tuple[object, ...]]:
        try:
            return list(self._db.execute(query, (self._film_id, *values)).fetchall())
        except pysqlite3.Error as error:
            self._begun_anew(error)
            return []

    def _open(self) -> None:
        """Open the file; where it cannot be had, everything is kept in memory."""
        self.why_not_kept = ""
        if self._file is None:
            self._connect(":memory:")
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._connect(str(self._file))
        except pysqlite3.Error as error:
            if not self._begun_anew(error):
                self._connect_nowhere(str(error))
        except OSError as error:
            self._connect_nowhere((error.strerror or str(error)).lower())

    def _connect_nowhere(self, why: str) -> None:
        self._file = None
        self._connect(":memory:")
        self.why_not_kept = why

    def _connect(self, where: str) -> None:
        """A film is looked at by one thread at a time, not always the same one."""
        self._db = pysqlite3.connect(where, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            # Without waiting for the disk at each commit: what a power cut takes is read again, and WAL stays whole.
            switch_to_log_ahead(self._db.execute)
            self._db.execute("pragma synchronous = normal")
            # What a person took out of a file is not to be read in here either.
            self._db.execute("pragma secure_delete = on")
            self._film_id = self._ready()
        except pysqlite3.Error:
            self._db.close()
            raise

    def _ready(self) -> str:
        """Give the film's id once all tables stand; nobody waits for a lock while nothing has to be made."""
        known = self._db.execute("select name from sqlite_master where name = 'film'").fetchall()
        if known and self._is_current():
            row = self._db.execute("select film_id from film").fetchone()
            if row is not None:
                return str(row[0])
        with transaction(self._db):
            return self._made()

    def _is_current(self) -> bool:
        made_by: list[object] = self._db.execute("select layout, code from made_by").fetchall()
        return made_by == [(LAYOUT, self._code)]

    def _made(self) -> str:
        """Make what is missing, and begin anew what another layout or other reading code wrote."""
        for table in _TABLES:
            self._db.execute(table)
        if not self._is_current():
            self._db.execute("drop table reading")
            self._db.execute(_TABLES[-1])
            self._db.execute("delete from made_by")
            self._db.execute("insert into made_by values (?, ?)", (LAYOUT, self._code))
        row = self._db.execute("select film_id from film").fetchone()
        if row is not None:
            return str(row[0])
        made = self._entropy.token(8).hex()
        self._db.execute("insert into film values (?)", (made,))
        return made

    def _begun_anew(self, error: pysqlite3.Error) -> bool:
        """Delete a file that is not what we wrote, and open it again; ``False`` where it has to be left as it is."""
        if self._file is None or code_of(error) not in _NOT_OURS:
            return False
        file, self._file = self._file, None
        self._db.close()
        try:
            for beside in _BESIDE:
                file.with_name(file.name + beside).unlink(missing_ok=True)
            self._connect(str(file))
        except (OSError, pysqlite3.Error) as again:
            self._connect_nowhere(str(again))
        else:
            self._file = file
        return True


def _proof(path: str, key: str, body: bytes) -> bytes:
    """Tells whether a reading is still what was stored (BLAKE2b-128): SQLite does not notice a bit that falls over."""
    return hashlib.blake2b(body, digest_size=16, key=hashlib.blake2b(f"{key}/{path}".encode()).digest()).digest()
