"""Adding to the record: one transaction at a time, and what it holds is on the disk when it returns.

An entry keeps the time it was given, but never one before the last entry's that can be read: ``at`` is the later of both.
So times in the record never run back, also where the clock did.

A checkpoint is signed with what one person decides, and in a burst every :data:`SIGN_EVERY` entries: when the last one is
:data:`SIGN_AFTER_SECONDS` old or that many entries ago, at the clean end, and when one is asked for. One with every entry of
a burst would cost about as much as writing it. They replace one another, but those that are handed out, which stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from time import monotonic
from typing import Final

import apsw
import msgspec

from edgecode.entries.entry import Entry
from edgecode.errors import RecordError
from edgecode.record import checkpoint, note
from edgecode.record.keys import SigningKey
from edgecode.record.merkle import leaf_hash
from edgecode.record.nodes import grown, peaks, root_over
from edgecode.record.verify import Row
from edgecode.store.record_db.people import People, Secret
from edgecode.store.record_db.reading import ids_of, latest_of, newest_first, nodes_of, size_of
from edgecode.store.record_db.schema import told
from edgecode.store.record_db.sealing import opened, sealed
from edgecode.store.record_db.signing import signed_note
from edgecode.store.record_db.state import Kept
from edgecode.store.transaction import transaction
from edgecode.usecases.ports.record import Recorded

ID_BYTES: Final = 16
"""Length of an entry's id."""

SIGN_EVERY: Final = 256
"""Entries after which a checkpoint is signed without being asked for."""

SIGN_AFTER_SECONDS: Final = 0.25
"""Seconds after the last checkpoint from which on the next entry comes with one."""

_ROWS: Final = 200
"""Rows that go into one statement."""


class End(msgspec.Struct, frozen=True, kw_only=True):
    """Where the record ends: how many entries, the time of the last, the peaks of the tree, and when it was signed last."""

    size: int
    at: int
    edge: dict[tuple[int, int], bytes]
    signed: int
    signed_at: float

    @property
    def root(self) -> bytes:
        """The root over all entries."""
        return root_over(self.edge[peak] for peak in peaks(self.size))


Batch = Sequence[tuple[bytes, Entry]]
"""Entries with their ids, checked, which are appended all or none."""


class Work:
    """What one transaction adds; stored when the transaction ends."""

    def __init__(self, end: End, *, people: People) -> None:
        """Begin at the end of what there is."""
        self._start = end.size
        self._people = people
        self.at = end.at
        self.rows: list[Row] = []

    def add(self, id_: bytes, entry: Entry, *, more: Mapping[str, bytes] | None = None) -> Recorded:
        """Add an entry, and fields of the record's own beside it. Raises ``RecordStoreError``."""
        if entry.at < self.at:
            entry = msgspec.structs.replace(entry, at=self.at)
        self.at = entry.at
        index = self._start + len(self.rows)
        self.rows.append(sealed(entry, index=index, id_=id_, secret=self.secret_of(entry), more=more))
        return Recorded(index=index, id=id_, entry=entry)

    def secret_of(self, entry: Entry) -> Secret:
        """Give the secret of whoever did it, the house included. Raises ``RecordStoreError``."""
        return self._people.secret_of(entry.who)


class Writer:
    """The one that writes. Its caller sees to it that one thread at a time does."""

    def __init__(self, db: apsw.Connection, *, file: Path, film_id: str, kept: Kept, key: SigningKey) -> None:
        """Take the open file and the key of its origin."""
        self.db = db
        self.file = file
        self._film_id = film_id
        self._kept = kept
        self._key = key
        self._verifier = key.verifier
        self._end: End | None = None
        self._ids: set[bytes] = set()

    def commit(self, batches: Sequence[Batch]) -> list[tuple[Recorded, ...]]:
        """Append batches in one transaction, all or none."""
        with self.writing() as work:
            return [tuple(work.add(id_, entry) for id_, entry in batch) for batch in batches]

    @contextmanager
    def writing(self) -> Iterator[Work]:
        """One transaction with what it adds; durable on leaving. Raises ``RecordStoreError``, ``RecordError``."""
        signed = b""
        with told(self.file):
            with transaction(self.db):
                before = self._found_end()
                work = Work(before, people=self._kept.people)
                yield work
                after = self._stored(work, before=before)
                if self._is_due(after):
                    signed, after = self._signed(after)
            self._end = after
            self._ids.update(row.entry for row in work.rows)
        if signed:
            # It is on record already. That the disk of the user's own folder is full is told by whoever asks for one.
            with suppress(RecordError):
                self._kept.keep_seen(signed, log=self._verifier)

    def sign(self, *, hand_out: bool) -> bytes:
        """Sign a checkpoint of what there is, and keep it; one that is handed out is kept for good. Gives the note."""
        with told(self.file):
            with transaction(self.db):
                signed, end = self._signed(self._found_end())
                if hand_out:
                    row = (self._film_id, end.size, signed)
                    self.db.execute("insert or replace into checkpoint values (?, ?, ?)", row)
            self._end = end
        self._kept.keep_seen(signed, log=self._verifier)
        return signed

    def end(self) -> None:
        """Sign what is not signed yet, if that can be had, and let go of the file."""
        end = self._end
        with suppress(RecordError):
            if end is not None and end.signed < end.size:
                self.sign(hand_out=False)
        with told(self.file):
            self.db.close()

    def _found_end(self) -> End:
        """What was known of the end, unless somebody else has written since: then secrets may be gone, too."""
        size = size_of(self.db)
        if self._end is not None and self._end.size == size:
            return self._end
        self._ids = ids_of(self.db)
        people = self._kept.people
        people.look_again()
        get = nodes_of(self.db, file=self.file)
        entries = (opened(row, keys_of=people.keys_of) for row in newest_first(self.db))
        return End(
            size=size,
            at=next((entry.at for entry in entries if entry is not None), 0),
            edge={(level, index): get(level, index) for level, index in peaks(size)},
            signed=checkpoint.read(note.decoded(latest_of(self.db)).text).size,
            signed_at=-SIGN_AFTER_SECONDS,
        )

    def _stored(self, work: Work, *, before: End) -> End:
        added = {row.entry for row in work.rows}
        if len(added) < len(work.rows) or not added.isdisjoint(self._ids):
            raise RecordError("entry", expected="an id that no entry has", found="one that is on record")
        known = dict(before.edge)
        hashes = (leaf_hash(row.leaf) for row in work.rows)
        nodes = [bytearray() for _ in work.rows]
        leaf = -1
        for level, index, node in grown(hashes, size=before.size, get=lambda level, index: known[level, index]):
            known[level, index] = node
            leaf += level == 0
            nodes[leaf] += node
        self._insert(
            (self._film_id, row.index, row.entry, row.leaf, row.body, bytes(completed))
            for row, completed in zip(work.rows, nodes, strict=True)
        )
        size = before.size + len(work.rows)
        edge = {peak: known[peak] for peak in peaks(size)}
        return End(size=size, at=work.at, edge=edge, signed=before.signed, signed_at=before.signed_at)

    def _insert(self, rows: Iterable[tuple[str | int | bytes | None, ...]]) -> None:
        """Insert many rows with one statement: with each one, threads that wait get between."""
        left = iter(rows)
        while some := tuple(islice(left, _ROWS)):
            statement = f"insert into entry values {', '.join(['(?, ?, ?, ?, ?, ?)'] * len(some))}"  # noqa: S608  only marks
            self.db.execute(statement, tuple(chain.from_iterable(some)))

    def _is_due(self, end: End) -> bool:
        unsigned = end.size - end.signed
        return unsigned >= SIGN_EVERY or (unsigned > 0 and monotonic() - end.signed_at >= SIGN_AFTER_SECONDS)

    def _signed(self, end: End) -> tuple[bytes, End]:
        signed = signed_note(self._key, size=end.size, root=end.root)
        self.db.execute("update latest set note = ?", (signed,))
        return signed, msgspec.structs.replace(end, signed=end.size, signed_at=monotonic())
