"""``report.db``: what was agreed with a film's partners, what ended, and what was debited, in the order in which it was said.

SQLite through pysqlite3, as ``words.db`` is; the layout is numbered and carried forward step by step. Nothing in it is ever
changed or deleted, but for the name of somebody who was erased. Each fact is sealed with a digest over itself and the seal
before it, and how many there are stands apart, once beside them and once in the user's own folder: a fact that was changed or
lost shows, and so does an earlier file put back. Where a name went the facts are sealed anew; the seals that held before are
kept on both sides, so that as many facts of before an erasure are still known for these, whichever side came from a backup.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

import msgspec
import pysqlite3

from edgecode.boundary.errors import SendError
from edgecode.errors import RecordStoreError
from edgecode.store.left_behind import HELD, nothing_left_behind
from edgecode.store.log_ahead import switch_to_log_ahead
from edgecode.store.record_db import private_files
from edgecode.store.transaction import transaction

_STEPS: Final = (
    """
    create table fact (
        film_id text not null, number integer not null, kind text not null, agreement text not null, part text not null,
        body blob not null, seal blob not null,
        primary key (film_id, number), unique (film_id, kind, agreement, part)
    ) strict, without rowid;
    create table head (
        film_id text not null primary key, facts integer not null, seal blob not null
    ) strict, without rowid
    """,
    """
    create table before (
        film_id text not null, facts integer not null, seal blob not null, primary key (film_id, seal)
    ) strict, without rowid
    """,
)
"""One step a version: a new layout is one more step, and no step is ever changed."""
_WAIT_SECONDS: Final = 5.0
_FIRST: Final = bytes(32)
"""The seal before the first fact."""


class Fact(msgspec.Struct, frozen=True):
    """One thing that was said: its kind, of which agreement, what sets it apart from others of the kind, and its bytes."""

    kind: str
    agreement: str
    part: str
    body: bytes


class _Head(msgspec.Struct, frozen=True):
    facts: int
    seal: bytes


class _Seen(msgspec.Struct, frozen=True):
    """How many facts were seen, and their last seal; ``before`` are the seals of facts that were sealed anew since."""

    facts: int
    seal: bytes
    before: tuple[_Head, ...] = ()


class ReportDb:
    """The facts of one film. Raises :class:`~edgecode.boundary.errors.SendError` for whatever goes wrong with the file."""

    def __init__(self, file: Path, *, film_id: str, seen: Path) -> None:
        """Open or make the file; ``seen`` is the file in the user's folder that keeps how many facts there were."""
        self._file, self._film_id, self._seen = file, film_id, seen
        self._turn = RLock()  # threads of one room share the connection, which has one transaction at a time
        with self._told():
            private_files.make_folder(file.parent)
            self._db = pysqlite3.connect(
                str(file), timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            switch_to_log_ahead(self._db.execute)
            self._db.execute("pragma synchronous = full")
            self._db.execute("pragma secure_delete = on")
            self._ready()
        self.facts()

    def facts(self) -> tuple[Fact, ...]:
        """Give every fact, first to last, each seal checked."""
        with self._turn, self._told(), transaction(self._db, kind="deferred"):
            return self._facts()

    @contextmanager
    def adding(self) -> Iterator["Adding"]:
        """Add facts, all or none, durable when the block has ended; nobody else adds meanwhile."""
        with self._turn:
            with self._told(), transaction(self._db):
                adding = Adding(self._facts())
                yield adding
                head = self._add(adding) if adding.new else None
            if head is not None:
                self._keep_seen(head)

    def clear(self, change: Callable[[Fact], Fact]) -> None:
        """Put other facts in the place of those that ``change`` changes, and leave nothing of these in any file of ours."""
        with self._turn, self._told():
            with transaction(self._db):
                before, facts = self._head(), self._facts()
                after = tuple(map(change, facts))
                if after != facts:
                    self._db.execute("insert or ignore into before values (?, ?, ?)", (self._film_id, *_pair(before)))
                    self._db.execute("delete from fact where film_id = ?", (self._film_id,))
                    self._db.execute("delete from head where film_id = ?", (self._film_id,))
                    adding = Adding(())
                    adding.new.extend(after)
                    self._add(adding)
            if not nothing_left_behind(self._db):
                raise self._fault(expected="that nobody else reads it", found=HELD)
            self._keep_seen(self._head())

    def _keep_seen(self, head: _Head) -> None:
        with self._told():
            seen = self._have_seen()
            before = dict.fromkeys((*(seen.before if seen is not None else ()), *self._before()))
            private_files.keep(self._seen, msgspec.msgpack.encode(_Seen(head.facts, head.seal, tuple(before))))

    def _have_seen(self) -> _Seen | None:
        content = private_files.content_of(self._seen)
        return msgspec.msgpack.decode(content, type=_Seen) if content is not None else None

    def _before(self) -> tuple[_Head, ...]:
        rows = self._db.execute("select facts, seal from before where film_id = ?", (self._film_id,)).fetchall()
        return tuple(_Head(int(facts), bytes(seal)) for facts, seal in rows)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _add(self, adding: "Adding") -> _Head:
        seal, number = self._head().seal, len(adding.known)
        for fact in adding.new:
            number, seal = number + 1, self._sealed(fact, number=number + 1, before=seal)
            row = (self._film_id, number, *msgspec.structs.astuple(fact), seal)
            self._db.execute("insert into fact values (?, ?, ?, ?, ?, ?, ?)", row)
        self._db.execute("insert or replace into head values (?, ?, ?)", (self._film_id, number, seal))
        return _Head(number, seal)

    def _facts(self) -> tuple[Fact, ...]:
        asked = "select number, kind, agreement, part, body, seal from fact where film_id = ? order by number"
        seals = [_FIRST]
        facts: list[Fact] = []
        for row in self._db.execute(asked, (self._film_id,)).fetchall():
            fact = Fact(str(row[1]), str(row[2]), str(row[3]), bytes(row[4]))
            seals.append(self._sealed(fact, number=len(seals), before=seals[-1]))
            if (row[0], bytes(row[5])) != (len(facts) + 1, seals[-1]):
                raise self._fault(
                    expected="facts as they were written", found=f"another one in the place {len(facts) + 1}"
                )
            facts.append(fact)
        if self._head() != _Head(len(facts), seals[-1]):
            raise self._fault(expected="as many facts as were written", found=f"{len(facts)}")
        self._check_seen(seals)
        return tuple(facts)

    def _check_seen(self, seals: list[bytes]) -> None:
        seen = self._have_seen()
        if seen is None:
            return
        if seen.facts >= len(seals) or not (seals[seen.facts] == seen.seal or self._is_from_before(seen, seals)):
            raise self._fault(expected=f"the {seen.facts} facts that were seen before", found="fewer or others")

    def _is_from_before(self, seen: _Seen, seals: list[bytes]) -> bool:
        """Whether the file, or what was seen, is of before an erasure of somebody, and holds no fewer facts."""
        file_is = any(seen.facts <= each.facts < len(seals) and seals[each.facts] == each.seal for each in seen.before)
        return file_is or _Head(seen.facts, seen.seal) in self._before()

    def _head(self) -> _Head:
        row = self._db.execute("select facts, seal from head where film_id = ?", (self._film_id,)).fetchone()
        return _Head(0, _FIRST) if row is None else _Head(int(row[0]), bytes(row[1]))

    def _sealed(self, fact: Fact, *, number: int, before: bytes) -> bytes:
        whole = msgspec.msgpack.encode((before, self._film_id, number, fact))
        return hashlib.blake2b(whole, digest_size=32).digest()

    def _ready(self) -> None:
        [(version,)] = self._db.execute("pragma user_version").fetchall()
        if version > len(_STEPS):
            raise self._fault(expected="a file of this edgecode", found="one that a newer edgecode wrote")
        if version == len(_STEPS):
            return
        with transaction(self._db):
            [(version,)] = self._db.execute("pragma user_version").fetchall()
            for number, step in enumerate(_STEPS[version:], start=version + 1):
                for statement in step.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"pragma user_version = {number}")

    def _fault(self, *, expected: str, found: str) -> SendError:
        advice = "Nothing was sent. Put report.db back as it was last: a partner's bits are counted in it."
        return SendError(str(self._file), expected=expected, found=found, advice=advice)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong with the file into one sentence."""
        try:
            yield
        except (pysqlite3.Error, msgspec.MsgspecError, RecordStoreError, UnicodeError) as error:
            raise self._fault(expected="to read and write what was agreed and debited", found=str(error)) from error
        except OSError as error:
            found = (error.strerror or str(error)).lower()
            raise self._fault(expected="to read and write what was agreed and debited", found=found) from error


def _pair(head: _Head) -> tuple[int, bytes]:
    return head.facts, head.seal


class Adding:
    """What is there, and what is being added to it."""

    def __init__(self, known: tuple[Fact, ...]) -> None:
        """Begin with nothing new."""
        self.known = known
        self.new: list[Fact] = []

    def find(self, kind: str, *, agreement: str, part: str) -> Fact | None:
        """Give the one fact of that kind and part, ``None`` where there is none."""
        named = (kind, agreement, part)
        return next(
            (each for each in (*self.known, *self.new) if (each.kind, each.agreement, each.part) == named), None
        )

    def add(self, fact: Fact) -> None:
        """Add one."""
        self.new.append(fact)
