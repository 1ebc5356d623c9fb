"""Looking at the whole file: what the record's own verifying sees, and beside it what only this file has.

Everything is told as a problem. With no key at all every byte of every table that differs is told: the text of a key by its
own number, leaves and nodes by their hashes, bodies by their leaves, notes by their signatures, an erasure by the leaf that
commits to it, the film's id and the counts by what stands beside them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import apsw
import msgspec

from edgecode.errors import RecordError
from edgecode.record import checkpoint, note
from edgecode.record.backdating import backdated, held_since
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.record.merkle import HASH_BYTES
from edgecode.record.nodes import completed_by, position
from edgecode.record.verdict import Fault, Problem, Verdict
from edgecode.record.verify import Row, Trusted, verified
from edgecode.record.witnessing import Cosigned
from edgecode.store.record_db import erasing
from edgecode.store.record_db.reading import ENTRIES, Origin, holds, nodes_of, origins_of, row_of, size_of
from edgecode.store.record_db.schema import TABLES
from edgecode.store.record_db.sealing import opened, problem_of
from edgecode.store.record_db.state import Kept
from edgecode.store.transaction import transaction


class Looking:
    """One look at a record that is open for reading."""

    def __init__(self, db: apsw.Connection, *, file: Path, film_id: str, kept: Kept) -> None:
        """Take the open file and what the user's own folder holds of it."""
        self._db = db
        self._file = file
        self._film_id = film_id
        self._kept = kept
        self._problems: list[Problem] = []

    def verdict(
        self, *, held: Iterable[bytes] = (), witnesses: Iterable[VerifierKey] = (), opening: bool = False
    ) -> Verdict:
        """Look at everything, as it stood at one moment. ``held`` are notes of checkpoints that were kept elsewhere.

        The cosignatures on them that count are those of ``witnesses``, and of whoever cosigned the record before.
        With ``opening`` each body is opened too, and each commitment to a field, where the person's key is here.
        """
        found = Verdict(entries=0, erased=0, since=None, since_elsewhere=None, problems=())
        try:
            with transaction(self._db, kind="deferred"):
                found = self._looked(tuple(held), witnesses=tuple(witnesses), opening=opening)
        except (apsw.Error, UnicodeDecodeError, RecordError) as error:
            self._tell(Fault.ENTRY, str(self._file), expected="a file that can be read to its end", found=str(error))
        return msgspec.structs.replace(found, problems=(*self._problems, *found.problems))

    def _looked(self, held: tuple[bytes, ...], *, witnesses: tuple[VerifierKey, ...], opening: bool) -> Verdict:
        self._look_at_file()
        origins = origins_of(self._db, file=self._file, film_id=self._film_id)
        erased = self._erased()
        notes = self._notes(origins)
        log = self._log(origins[-1])
        trusted = self._trusted(log, held=held, witnesses=witnesses)
        found = verified(
            self._rows(opening=opening),
            nodes=self._nodes(),
            notes=notes,
            trusted=trusted,
            erased=erased,
        )
        self._look_at_ended(origins)
        self._look_at_times(trusted)
        return found

    def _trusted(self, log: VerifierKey, *, held: tuple[bytes, ...], witnesses: tuple[VerifierKey, ...]) -> Trusted:
        """Gather what was kept elsewhere: the checkpoint last seen, those that witnesses cosigned, those that are handed in."""
        seen = self._kept.seen()
        cosigned: tuple[Cosigned, ...] = ()
        try:
            cosigned = self._kept.cosigned(log)
        except RecordError as error:
            self._tell(Fault.CHECKPOINT, error.what, expected=error.expected, found=error.found)
        keys = dict.fromkeys((*(read_verifier(each.witness) for each in cosigned), *witnesses))
        notes = (*([seen] if seen is not None else ()), *(each.note.encode() for each in cosigned), *held)
        return Trusted(log=log, witnesses=tuple(keys), kept=notes)

    def _look_at_times(self, trusted: Trusted) -> None:
        """Look for what came after a checkpoint that was held under a time before it, where it can be opened here."""
        since = held_since(trusted.kept, trusted=trusted)
        if since:
            first = min(each.size for each in since)
            self._problems += backdated(self._times(first), since=since)

    def _times(self, first: int) -> Iterator[tuple[int, int]]:
        """Give the times of the entries from place ``first`` on, and before them of the last before that can be opened."""
        before = self._db.execute(f"{ENTRIES} where place < ? order by place desc", (first,))
        yield from islice(self._opened(before), 1)
        yield from self._opened(self._db.execute(f"{ENTRIES} where place >= ? order by place", (first,)))

    def _opened(self, rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, int]]:
        for values in rows:
            row = row_of(values)
            entry = opened(row, keys_of=self._kept.people.keys_of) if row is not None else None
            if row is not None and entry is not None:
                yield row.index, entry.at

    def _look_at_file(self) -> None:
        for (says,) in self._db.execute("pragma integrity_check(20)").fetchall():
            if says != "ok":
                self._tell(Fault.ENTRY, str(self._file), expected="a sound file", found=str(says))
        for table in TABLES:
            query = f"select count(*) from {table} where film_id is not ?"  # noqa: S608  the names are our own
            [(count,)] = self._db.execute(query, (self._film_id,)).fetchall()
            if count:
                expected = f"rows of the film {self._film_id} alone"
                self._tell(Fault.ENTRY, f"table {table}", expected=expected, found=f"{count} of another")

    def _log(self, own: Origin) -> VerifierKey:
        """The key that is here counts for more than what the file says."""
        key = self._kept.key()
        if key is None or key.verifier == own.key:
            return own.key
        self._tell(Fault.CHECKPOINT, "the record's key", expected=str(key.verifier), found=str(own.key))
        return key.verifier

    def _rows(self, *, opening: bool) -> Iterator[Row]:
        met: set[bytes] = set()
        for values in self._db.execute(f"{ENTRIES} order by place"):
            row = row_of(values)
            if row is None:
                self._tell(
                    Fault.ENTRY, f"entry at {values[0]}", expected="an id, a leaf and a body", found="other types"
                )
                continue
            if row.entry in met:
                self._tell(Fault.ENTRY, f"entry {row.index + 1}", expected="an id of its own", found="another entry's")
            met.add(row.entry)
            problem = problem_of(row, keys_of=self._kept.people.keys_of) if opening else None
            if problem is not None:
                self._problems.append(problem)
            yield row

    def _nodes(self) -> Iterator[tuple[int, bytes]]:
        for place, stored in self._db.execute("select place, nodes from entry order by place"):
            nodes = stored if isinstance(stored, bytes) else b""
            wanted = HASH_BYTES * completed_by(place + 1)
            if len(nodes) != wanted:
                found = f"{len(nodes)}"
                self._tell(Fault.NODE, f"the nodes of entry {place + 1}", expected=f"{wanted} bytes", found=found)
            at = position(0, place)
            for start in range(0, min(len(nodes), wanted), HASH_BYTES):
                yield at, nodes[start : start + HASH_BYTES]
                at += 1

    def _erased(self) -> frozenset[bytes]:
        """Give the ids of entries whose body is gone rightly: those that the leaf of an erasing entry speaks of."""
        erased: set[bytes] = set()
        query = "select place, says, nonce, leaf from erasure left join entry using (place)"
        for place, *parts in self._db.execute(query).fetchall():
            says, nonce, leaf = map(_bytes, parts)
            if erasing.is_committed(leaf, says=says, nonce=nonce):
                erased |= erasing.read(says).entries
            else:
                expected = "one that an entry commits to"
                self._tell(Fault.BODY, f"the erasure at {place}", expected=expected, found="another")
        return frozenset(erased)

    def _notes(self, origins: tuple[Origin, ...]) -> list[bytes]:
        """Give the notes of the record's own origin; those of the ones before are looked at here."""
        latest = self._db.execute("select note from latest").fetchall()
        if len(latest) != 1:
            self._tell(Fault.CHECKPOINT, "the latest checkpoint", expected="one", found=str(len(latest)))
        handed_out = self._db.execute("select size, note from checkpoint order by size").fetchall()
        ended = {origin.key.name: origin.key for origin in origins[:-1]}
        own = []
        for size, content in handed_out:
            place = f"the checkpoint {size} that was handed out"
            origin = _origin_of(content)
            if origin in ended:
                self._look_at_note(content, key=ended[origin], place=place)
            else:
                own.append(_bytes(content))
            if _size_of(content) != size:
                self._tell(Fault.CHECKPOINT, place, expected=f"one over {size} entries", found=f"{_size_of(content)}")
        return [*own, *(_bytes(content) for (content,) in latest)]

    def _look_at_ended(self, origins: tuple[Origin, ...]) -> None:
        for origin in origins[:-1]:
            place = f"the last checkpoint of {origin.key.name}"
            self._look_at_note(origin.closed, key=origin.key, place=place)

    def _look_at_note(self, content: object, *, key: VerifierKey, place: str) -> None:
        """Compare a checkpoint of an earlier origin with the stored nodes, which are compared with the leaves apart."""
        try:
            stated: Checkpoint = checkpoint.verified(note.decoded(_bytes(content)), log=key)
        except RecordError as error:
            self._tell(Fault.CHECKPOINT, place, expected=error.expected, found=error.found)
            return
        if not holds(stated, size=size_of(self._db), get=nodes_of(self._db, file=self._file)):
            expected = f"the root {stated.root.hex()} over {stated.size} entries"
            self._tell(Fault.ROOT, place, expected=expected, found="another")

    def _tell(self, fault: Fault, place: str, *, expected: str, found: str) -> None:
        self._problems.append(Problem(fault=fault, place=place, expected=expected, found=found))


def _bytes(content: object) -> bytes:
    return content if isinstance(content, bytes) else b""


def _origin_of(content: object) -> str:
    return _bytes(content).split(b"\n", 1)[0].decode("utf-8", "replace")


def _size_of(content: object) -> int | None:
    try:
        return checkpoint.read(note.decoded(_bytes(content)).text).size
    except RecordError:
        return None
