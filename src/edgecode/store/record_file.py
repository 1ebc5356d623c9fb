"""``record.db``: the record of one film on disk. It holds leaves, nodes, sealed bodies and checkpoints, and no film.

apsw, WAL and ``synchronous = FULL``: what :meth:`RecordFile.append` returned for survives a power cut. One row a leaf; nodes by
the position of :mod:`edgecode.record.nodes`; the newest checkpoint and those that were handed out.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Final

import apsw
import msgspec

from edgecode.entries.entry import Entry
from edgecode.errors import NoteError, RecordError, RecordReadOnlyError, RecordStoreError
from edgecode.record import body, checkpoint, ed25519, leaf, nodes, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import KeyKind, SigningKey, VerifierKey, read_verifier
from edgecode.record.merkle import leaf_hash
from edgecode.record.verdict import Fault, Problem, Verdict
from edgecode.record.verify import Row, Trusted, verified
from edgecode.store.record_keys import RecordKeys
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.record import Recorded

ID_BYTES: Final = 16
_NEWEST: Final = 1
"""The number of the checkpoint that each append replaces; those handed out come after it."""
_TABLES: Final = """
create table record (
    origin text not null primary key, film_id text not null, vkey text not null, layout integer not null
) strict;
create table former (origin text not null primary key, vkey text not null, note text not null) strict;
create table leaf (
    at integer primary key, film_id text not null, entry blob not null unique, leaf blob not null, body blob
) strict;
create table node (position integer primary key, hash blob not null) strict;
create table checkpoint (number integer primary key, note text not null) strict;
"""
_WAIT_MS: Final = 5_000
_DIGITS: Final = 19


class RecordFile:
    """One record. Several threads may share it; another process that appends is waited for."""

    def __init__(self, file: Path, *, film_id: str, keys: RecordKeys, entropy: Entropy) -> None:
        """Open the file, or begin it under a new origin. Raises :class:`RecordStoreError` and :class:`RecordError`."""
        self._file = file
        self._film_id = film_id
        self._keys = keys
        self._entropy = entropy
        self._known: list[Recorded] = []
        self._turn = RLock()
        with self._told():
            file.parent.mkdir(parents=True, exist_ok=True)
            self._db = apsw.Connection(str(file))
            self._db.set_busy_timeout(_WAIT_MS)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = full")
            self.origin = self._begun()

    def new_id(self) -> bytes:
        """Make the id of an entry to come."""
        return self._entropy.token(ID_BYTES)

    def ready(self) -> None:
        """Raise :class:`RecordReadOnlyError` where this copy may not sign, or is not the one last seen here."""
        with self._turn, self._told():
            self._signing_key()
            self._check_not_rolled_back(self._size())

    def append(self, entries: Sequence[tuple[bytes, Entry]]) -> tuple[Recorded, ...]:
        """Append entries, all or none, with one new checkpoint over them.

        Raises :class:`RecordReadOnlyError` where this copy may not sign, :class:`RecordStoreError` where it cannot be kept.
        """
        with self._turn, self._told(), self._writing():
            key = self._signing_key()
            size = self._size()
            self._check_not_rolled_back(size)
            made = []
            hashes = []
            for index, (own, entry) in enumerate(entries, start=size):
                leaf_bytes, sealed = self._sealed(own, entry)
                self._db.execute(
                    "insert into leaf values (?, ?, ?, ?, ?)", (index, self._film_id, own, leaf_bytes, sealed)
                )
                hashes.append(leaf_hash(leaf_bytes))
                made.append(Recorded(index=index, id=own, entry=entry))
            for level, index, node in nodes.grown(hashes, size=size, get=self._node):
                self._db.execute("insert into node values (?, ?)", (nodes.position(level, index), node))
            signed = self._signed(size + len(made), key=key)
            self._db.execute("insert or replace into checkpoint values (?, ?)", (_NEWEST, signed))
        self._keys.see(self.origin, signed)
        return tuple(made)

    def entries(self, *, after: int = 0) -> tuple[Recorded, ...]:
        """Give the entries from index ``after`` on; what was decoded once is not decoded again."""
        with self._turn, self._told():
            rows = self._db.execute("select at, entry, body from leaf where at >= ? order by at", (len(self._known),))
            self._known += [Recorded(index=at, id=own, entry=self._entry(own, sealed)) for at, own, sealed in rows]
            return tuple(self._known[after:])

    def checkpoint(self) -> str:
        """Sign the record as it stands; the checkpoint is handed out, and so kept for good."""
        with self._turn, self._told(), self._writing():
            signed = self._signed(self._size(), key=self._signing_key())
            self._db.execute(
                "insert into checkpoint values (max(2, (select max(number) + 1 from checkpoint)), ?)", (signed,)
            )
        self._keys.see(self.origin, signed)
        return signed

    def verify(self) -> Verdict:
        """Recompute every leaf, node and note, and compare with the checkpoint kept in the user's own folder."""
        with self._turn, self._told():
            rows = (
                Row(index=at, entry=own, leaf=leaf_bytes, body=sealed)
                for at, own, leaf_bytes, sealed in self._db.execute(
                    "select at, entry, leaf, body from leaf order by at"
                )
            )
            seen = self._keys.seen(self.origin)
            trusted = Trusted(log=self._verifier(), kept=() if seen is None else (seen,))
            stored = self._db.execute("select position, hash from node order by position")
            kept = self._db.execute("select note from checkpoint order by number").fetchall()
            notes = sorted((str(row[0]).encode() for row in kept), key=_size_of)
            verdict = verified(rows, nodes=stored, notes=notes, trusted=trusted)
            return msgspec.structs.replace(verdict, problems=(*verdict.problems, *self._former_problems()))

    def adopt(self) -> str:
        """Go on under a new origin and a key of this machine; what came before keeps its last checkpoint. Gives the origin."""
        with self._turn, self._told(), self._writing():
            newest = self._db.execute("select note from checkpoint order by number = 1 desc, number desc").fetchall()
            stated = self._db.execute("select vkey from record").fetchall()
            if newest:
                former = (self.origin, str(stated[0][0]), str(newest[0][0]))
                self._db.execute("insert or replace into former values (?, ?, ?)", former)
            self._db.execute("delete from checkpoint")
            origin, vkey = self._new_key()
            self._db.execute("update record set origin = ?, vkey = ?", (origin, vkey))
            self.origin = origin
        return origin

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _begun(self) -> str:
        """The origin: read, or made with a new key the first time."""
        known = self._db.execute("select name from sqlite_master where name = 'record'").fetchall()
        if not known:
            with self._writing():
                self._db.execute(_TABLES)
                origin, vkey = self._new_key()
                self._db.execute("insert into record values (?, ?, ?, 1)", (origin, self._film_id, vkey))
            return origin
        [(stands, film_id)] = self._db.execute("select origin, film_id from record").fetchall()
        if film_id != self._film_id:
            raise RecordError(str(self._file), expected="the record of this film", found="that of another film")
        return str(stands)

    def _new_key(self) -> tuple[str, str]:
        """Make an origin and its key; give it and the public half."""
        origin = f"edgecode/{self._entropy.token(8).hex()}"
        seed = self._entropy.token(ed25519.KEY_BYTES)
        self._keys.begin(origin, at=self._file, seed=seed)
        return origin, str(SigningKey(name=origin, kind=KeyKind.LOG, seed=seed).verifier)

    def _verifier(self) -> VerifierKey:
        """The public key: this machine's own where it has one, else the one that the record states."""
        stated = self._db.execute("select vkey from record").fetchall()
        return self._keys.verifier(self.origin) or read_verifier(str(stated[0][0]))

    def _former_problems(self) -> Iterator[Problem]:
        """Hold what was recorded under a former origin against the checkpoint it ended with."""
        for origin, vkey, text in self._db.execute("select origin, vkey, note from former").fetchall():
            place = f"the last checkpoint under {origin}"
            try:
                last = checkpoint.verified(note.decoded(str(text).encode()), log=read_verifier(str(vkey)))
                root = nodes.root_from(last.size, get=self._node)
            except RecordError as error:
                yield Problem(
                    fault=Fault.CHECKPOINT, place=place, expected="one that can be verified", found=str(error)
                )
                continue
            if root != last.root:
                yield Problem(fault=Fault.ROOT, place=place, expected=last.root.hex(), found=root.hex(), sound=0)

    def _size(self) -> int:
        rows = self._db.execute("select count(*) from leaf").fetchall()
        return int(str(rows[0][0]))

    def _node(self, level: int, index: int) -> bytes:
        row = self._db.execute("select hash from node where position = ?", (nodes.position(level, index),)).fetchone()
        if row is None:
            raise RecordError(str(self._file), expected=f"the node {level}, {index}", found="none")
        return bytes(row[0])

    def _signing_key(self) -> SigningKey:
        return self._keys.signing_key(self.origin, at=self._file)

    def _check_not_rolled_back(self, size: int) -> None:
        """Refuse to go on from a record that is behind, or beside, the last checkpoint seen of it."""
        seen = self._keys.seen(self.origin)
        if seen is None:
            return
        try:
            last = checkpoint.verified(note.decoded(seen), log=self._verifier())
        except NoteError:
            return
        if last.size > size or nodes.root_from(last.size, get=self._node) != last.root:
            raise RecordReadOnlyError(
                str(self._file),
                why=f"a record that is not the one last seen here, which had {last.size} entries",
                advice="It may be an old copy. edgecode record verify tells more; edgecode record adopt goes on from it.",
            )

    def _signed(self, size: int, *, key: SigningKey) -> str:
        state = Checkpoint(origin=self.origin, size=size, root=nodes.root_from(size, get=self._node))
        return note.encoded(checkpoint.signed(state, key=key)).decode()

    def _sealed(self, own: bytes, entry: Entry) -> tuple[bytes, bytes]:
        keys = self._keys.person(self._film_id, entry.who)
        fields = {name: msgspec.json.encode(getattr(entry, name)) for name in Entry.__struct_fields__}
        sealed = body.sealed(fields, entry=own, keys=keys)
        return leaf.encoded(leaf.committed(fields, entry=own, body=sealed, keys=keys)), sealed

    def _entry(self, own: bytes, sealed: bytes | None) -> Entry | None:
        """Open a body with whichever person's key fits; ``None`` once that key is gone."""
        if sealed is None:
            return None
        for keys in self._keys.people(self._film_id):
            try:
                fields = body.opened(sealed, entry=own, keys=keys)
            except RecordError:
                continue
            return msgspec.convert({name: msgspec.json.decode(value) for name, value in fields.items()}, Entry)
        return None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: all of it, durable when this returns, or nothing."""
        self._db.execute("begin immediate")
        try:
            yield
            self._db.execute("commit")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("rollback")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what goes wrong with the file into one sentence."""
        try:
            yield
        except apsw.Error as error:
            raise RecordStoreError(str(self._file), why=str(error)) from error
        except OSError as error:
            raise RecordStoreError(str(self._file), why=(error.strerror or str(error)).lower()) from error


def _size_of(note_bytes: bytes) -> int:
    """The size a checkpoint states, for putting checkpoints in order; 0 where it cannot be read, which verifying tells."""
    lines = note_bytes.split(b"\n", 2)
    return int(lines[1]) if len(lines) > 1 and lines[1].isdigit() and len(lines[1]) < _DIGITS else 0
