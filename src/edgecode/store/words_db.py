"""``words.db``: what people said about a film. Authoritative: nothing in it can be read again from elsewhere.

SQLite through pysqlite3, as the index is; the layout is numbered and carried forward step by step (docs/adr/0009).
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
import pysqlite3

from edgecode.errors import WordsStoreError
from edgecode.film.cutting.footage import Footage
from edgecode.film.cutting.turned_over import Issued
from edgecode.film.names import Names
from edgecode.findings.word import Word
from edgecode.store.left_behind import HELD, nothing_left_behind
from edgecode.store.log_ahead import switch_to_log_ahead
from edgecode.store.transaction import transaction
from edgecode.usecases.partners.canaries import canaries_of
from edgecode.usecases.ports.entropy import Entropy

_STEPS: Final = (
    """
    create table film (film_id text not null primary key, secret blob not null) strict;
    create table word (
        film_id text not null references film, entry text not null primary key, at integer not null, body blob not null
    ) strict, without rowid
    """,
    """
    create table names (
        film_id text not null references film, content text not null, algorithm integer not null, body blob not null,
        primary key (film_id, content)
    ) strict, without rowid
    """,
    """
    create table if not exists canary (
        film_id text not null references film, what text not null, text text not null, primary key (film_id, what)
    ) strict, without rowid
    """,
    """
    create table if not exists cleared (
        film_id text not null references film, erasure text not null, primary key (film_id, erasure)
    ) strict, without rowid
    """,
    """
    create table if not exists footage (
        film_id text not null references film, take text not null, recording text not null, first integer not null,
        last integer not null, rate text not null, cut text not null, seen integer not null,
        primary key (film_id, take, recording, rate, cut, first, last)
    ) strict, without rowid;
    create table if not exists turnover (
        film_id text not null references film, turnover text not null, body blob not null, primary key (film_id, turnover)
    ) strict, without rowid
    """,
)
"""One step a version: a new layout is one more step, and no step is ever changed."""
_FOOTAGE: Final = ("take", "recording", "first", "last", "rate", "cut", "seen")
"""The columns of what cuts used, which are the fields of :class:`edgecode.film.cutting.footage.Footage`."""
_WAIT_SECONDS: Final = 5.0


class WordsDb:
    """The words of one film."""

    def __init__(self, file: Path, *, entropy: Entropy) -> None:
        """Open or make the file. Raises :class:`WordsStoreError`."""
        self._file = file
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Word)
        self._names = msgspec.msgpack.Decoder(Names)
        self._issued = msgspec.msgpack.Decoder(Issued)
        with self._told():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._db = pysqlite3.connect(
                str(file), timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            switch_to_log_ahead(self._db.execute)
            self._db.execute("pragma synchronous = full")
            # What is cleared does not stay behind in the room it took.
            self._db.execute("pragma secure_delete = on")
            self.film_id, self.secret = self._ready(entropy)

    def keep(self, word: Word) -> None:
        """Keep a word in a transaction of its own; it is durable on return. Raises :class:`WordsStoreError`."""
        self.keep_all([word])

    def keep_all(self, words: Iterable[Word]) -> None:
        """Keep several words in one transaction; they are durable on return. Raises :class:`WordsStoreError`."""
        rows = [(self.film_id, word.entry, word.at, self._encoder.encode(word)) for word in words]
        with self._told(), transaction(self._db):
            self._db.executemany("insert into word values (?, ?, ?, ?)", rows)

    def all(self) -> dict[str, Word]:
        """Give every word, by its entry's id. Raises :class:`WordsStoreError` for one that is damaged."""
        with self._told():
            rows = self._db.execute("select body from word where film_id = ?", (self.film_id,)).fetchall()
            words = [self._decoder.decode(body) for (body,) in rows]
        return {word.entry: word for word in words}

    def names(self, contents: Iterable[str]) -> dict[str, Names]:
        """Give the tables of names that were frozen for some contents. Raises :class:`WordsStoreError`."""
        one = "select body from names where film_id = ? and content = ?"
        with self._told():
            rows = [row for each in contents for row in self._db.execute(one, (self.film_id, each)).fetchall()]
            tables = [self._names.decode(body) for (body,) in rows]
        return {table.content: table for table in tables}

    def freeze(self, names: Iterable[Names]) -> None:
        """Keep tables of names, all or none, durable on return; one that is there stays. Raises :class:`WordsStoreError`."""
        rows = [(self.film_id, each.content, each.algorithm, self._encoder.encode(each)) for each in names]
        with self._told(), transaction(self._db):
            self._db.executemany("insert or ignore into names values (?, ?, ?, ?)", rows)

    def footage(self) -> tuple[Footage, ...]:
        """Give what cuts used of takes, as it was first seen. Raises :class:`WordsStoreError`."""
        wanted = "select take, recording, first, last, rate, cut, seen from footage where film_id = ?"
        with self._told():
            rows = self._db.execute(wanted, (self.film_id,)).fetchall()
        return tuple(Footage(**dict(zip(_FOOTAGE, row, strict=True))) for row in rows)

    def keep_footage(self, seen: Iterable[Footage]) -> None:
        """Keep what cuts use, all or none, durable on return; what is there stays. Raises :class:`WordsStoreError`."""
        rows = [(self.film_id, *(getattr(each, name) for name in _FOOTAGE)) for each in seen]
        with self._told(), transaction(self._db):
            self._db.executemany("insert or ignore into footage values (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def turnover(self, turnover: str) -> Issued | None:
        """Give a turnover as it was issued, by its id; ``None`` for one that is not kept. Raises :class:`WordsStoreError`."""
        one = "select body from turnover where film_id = ? and turnover = ?"
        with self._told():
            row = self._db.execute(one, (self.film_id, turnover)).fetchone()
            return None if row is None else self._issued.decode(zlib.decompress(row[0]))

    def keep_turnover(self, issued: Issued) -> None:
        """Keep a turnover as it is issued, durable on return. Raises :class:`WordsStoreError`."""
        body = zlib.compress(self._encoder.encode(issued))
        with self._told(), transaction(self._db):
            self._db.execute("insert into turnover values (?, ?, ?)", (self.film_id, issued.id, body))

    def cleared(self) -> frozenset[str]:
        """Give the erasures of people by which these words were cleared. Raises :class:`WordsStoreError`."""
        with self._told():
            rows = self._db.execute("select erasure from cleared where film_id = ?", (self.film_id,)).fetchall()
        return frozenset(str(erasure) for (erasure,) in rows)

    def clear(self, erasure: str, *, changed: Iterable[Word], gone: Iterable[str]) -> None:
        """Put words in the place of others and drop some, so that what was there is in no file of ours any more.

        The erasure is noted last, so that whatever stops this is made up for by doing it again. Raises
        :class:`WordsStoreError`, also where another process reads the file for longer than one waits.
        """
        bodies = [(self._encoder.encode(word), self.film_id, word.entry) for word in changed]
        with self._told():
            with transaction(self._db):
                self._db.executemany("update word set body = ? where film_id = ? and entry = ?", bodies)
                dropped = [(self.film_id, entry) for entry in gone]
                self._db.executemany("delete from word where film_id = ? and entry = ?", dropped)
            if not nothing_left_behind(self._db):
                raise WordsStoreError(str(self._file), why=HELD)
            with transaction(self._db):
                self._db.execute("insert or ignore into cleared values (?, ?)", (self.film_id, erasure))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _ready(self, entropy: Entropy) -> tuple[str, bytes]:
        """Give the film's id and secret once the layout is this one; nobody waits for a lock while nothing is to be made."""
        if self._version() == len(_STEPS) and (known := self._film()) is not None:
            return known
        with transaction(self._db):
            for number, step in enumerate(_STEPS[self._version() :], start=self._version() + 1):
                for statement in step.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"pragma user_version = {number}")
            known = self._film()
            if known is None:
                known = (entropy.token(8).hex(), entropy.token(32))
                self._db.execute("insert into film values (?, ?)", known)
            self._plant(*known)
            return known

    def _plant(self, film_id: str, secret: bytes) -> None:
        """Lay the film's canaries, which nobody is shown: whatever holds one was copied from this file."""
        planted = msgspec.structs.asdict(canaries_of(secret)).items()
        self._db.executemany("insert or ignore into canary values (?, ?, ?)", ((film_id, *pair) for pair in planted))

    def _version(self) -> int:
        """Give how many steps the layout has taken. Raises :class:`WordsStoreError` for one from a later edgecode."""
        [(version,)] = self._db.execute("pragma user_version").fetchall()
        if version > len(_STEPS):
            raise WordsStoreError(str(self._file), why="a newer edgecode wrote it")
        return int(version)

    def _film(self) -> tuple[str, bytes] | None:
        row = self._db.execute("select film_id, secret from film").fetchone()
        return None if row is None else (str(row[0]), bytes(row[1]))

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong with the file into one sentence."""
        try:
            yield
        except (pysqlite3.Error, msgspec.MsgspecError, zlib.error) as error:
            raise WordsStoreError(str(self._file), why=str(error)) from error
        except OSError as error:
            raise WordsStoreError(str(self._file), why=(error.strerror or str(error)).lower()) from error
