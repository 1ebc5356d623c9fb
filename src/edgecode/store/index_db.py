"""``index.db``: readings kept by path and content, so that what did not change is not read again.

Derived and deletable: an index that is damaged, or that another version of edgecode wrote, is begun anew. Plain SQLite
without a mapper, see docs/adr/0005.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
import pysqlite3

from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.index import Reading

LAYOUT: Final = 1
"""Raised when a table changes."""
_FEW: Final = 32
"""Up to so many are asked for one by one; more, and the whole table is read once."""
_TABLES = """
create table reading (
    film_id text not null, path text not null, key text not null, first_seen integer not null, body blob not null,
    primary key (film_id, path, key)
) without rowid
"""


class IndexDb:
    """The index of one film. Everything that goes wrong with it costs time, never the film."""

    def __init__(self, file: Path | None, *, code: str, entropy: Entropy) -> None:
        """Take where it lies (``None``: in memory only) and the fingerprint of the reading code."""
        self._decoder = msgspec.msgpack.Decoder(Reading)
        self._encoder = msgspec.msgpack.Encoder()
        self.why_not_kept = ""
        self._db = self._opened(file, code)
        self._film_id = _film_id(self._db, entropy)

    def known(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Reading]:
        """Give the readings there are among the wanted; one that cannot be decoded is as good as not there."""
        asked = set(wanted)
        if not asked:
            return {}
        if len(asked) <= _FEW:
            one = "select path, key, body from reading where film_id = ? and path = ? and key = ?"
            rows = [row for pair in asked for row in self._all(one, *pair)]
        else:
            rows = self._all("select path, key, body from reading where film_id = ?")
        found = {}
        for path, key, body in rows:
            if (path, key) in asked:
                try:
                    found[str(path), str(key)] = self._decoder.decode(body if isinstance(body, bytes) else b"")
                except (msgspec.DecodeError, msgspec.ValidationError):
                    continue
        return found

    def first_seen(self) -> dict[str, int]:
        """Give for each path when its first version was read."""
        rows = self._all("select path, min(first_seen), 0 from reading where film_id = ? group by path")
        return {str(path): seen for path, seen, _none in rows if isinstance(seen, int)}

    def keep(self, readings: Iterable[Reading]) -> str:
        """Keep new readings in one transaction. Older versions go, except of scripts, of which every version is kept."""
        try:
            with self._db:
                for reading in readings:
                    self._keep(reading)
        except pysqlite3.Error as error:
            return str(error)
        return self.why_not_kept

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _keep(self, reading: Reading) -> None:
        if reading.format not in {"fountain", "fdx", "pdf"}:
            self._db.execute(
                "delete from reading where film_id = ? and path = ? and key <> ?",
                (self._film_id, reading.path, reading.key),
            )
        self._db.execute(
            "insert or replace into reading values (?, ?, ?, ?, ?)",
            (self._film_id, reading.path, reading.key, reading.first_seen, self._encoder.encode(reading)),
        )

    def _all(self, query: str, *values: str) -> list[tuple[object, object, object]]:
        try:
            return list(self._db.execute(query, (self._film_id, *values)).fetchall())
        except pysqlite3.Error:
            return []

    def _opened(self, file: Path | None, code: str) -> pysqlite3.Connection:
        if file is None:
            return _begun(pysqlite3.connect(":memory:"), code)
        for again in (False, True):
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                if again:
                    file.unlink(missing_ok=True)
                return _begun(pysqlite3.connect(str(file), timeout=5.0), code)
            except pysqlite3.DatabaseError as error:
                self.why_not_kept = str(error)
            except OSError as error:
                self.why_not_kept = (error.strerror or str(error)).lower()
                break
        return _begun(pysqlite3.connect(":memory:"), code)


def _begun(db: pysqlite3.Connection, code: str) -> pysqlite3.Connection:
    """Begin anew what another layout or other reading code wrote."""
    db.execute("create table if not exists made_by (layout integer not null, code text not null)")
    db.execute("create table if not exists film (film_id text not null)")
    made_by = db.execute("select layout, code from made_by").fetchall()
    if made_by != [(LAYOUT, code)]:
        with db:
            db.execute("drop table if exists reading")
            db.execute(_TABLES)
            db.execute("delete from made_by")
            db.execute("insert into made_by values (?, ?)", (LAYOUT, code))
    return db


def _film_id(db: pysqlite3.Connection, entropy: Entropy) -> str:
    row = db.execute("select film_id from film").fetchone()
    if row is not None:
        return str(row[0])
    made = entropy.token(8).hex()
    with db:
        db.execute("insert into film values (?)", (made,))
    return made
