"""Erasing a person: their secret is destroyed, their bodies go, and an entry says so. The log still verifies.

The entry that erases commits, beside its own fields, to which entries lost their body (field ``erases``). What shows that
commitment to a stranger, value and nonce, is kept in the clear, so that it holds without any key, and also after whoever
did the erasing was erased in turn. It tells that those entries were one person's, and not whose.
"""

from collections.abc import Callable
from typing import Final

import apsw
import msgspec

from edgecode.entries.entry import Entry, checked
from edgecode.errors import RecordError
from edgecode.record import canonical, leaf
from edgecode.record.leaf import Opening
from edgecode.store.record_db.people import NUMBER_BYTES
from edgecode.store.record_db.sealing import shown
from edgecode.store.record_db.writing import ID_BYTES, Writer
from edgecode.usecases.ports.record import Recorded

FIELD: Final = "erases"
"""The field of an erasing entry's leaf that says which entries lost their body."""


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """Which secrets were destroyed, by number, and which entries lost their body, by id."""

    numbers: frozenset[bytes]
    entries: frozenset[bytes]


def erase(
    writer: Writer, *, film_id: str, numbers: Callable[[], frozenset[bytes]], id_: bytes, entry: Entry
) -> tuple[Recorded, frozenset[bytes]]:
    """Put an erasure on record and drop the bodies that were sealed with some secrets, in one transaction.

    ``numbers`` gives those secrets once nobody else writes. The entry's own body goes too where the person erased
    themselves. Gives what was recorded and the numbers; the caller destroys those secrets next.
    """
    with writer.writing() as work:
        those = numbers()
        rows = sealed_with(writer.db, those)
        own = work.secret_of(entry)
        gone = frozenset({*rows, id_} if own.number in those else rows)
        says = _said(Erasure(numbers=those, entries=gone))
        done = work.add(id_, checked(entry), more={FIELD: says})
        if id_ in gone:
            work.rows[-1] = msgspec.structs.replace(work.rows[-1], body=None)
        nonce = shown(FIELD, value=says, id_=id_, secret=own).nonce
        writer.db.execute("insert into erasure values (?, ?, ?, ?)", (film_id, done.index, says, nonce))
        for number in those:
            writer.db.execute("update entry set body = null where substr(body, 1, 8) = ?", (number,))
    return done, those


def read(says: bytes) -> Erasure:
    """Read what an erasure says; raises ``RecordError`` for what it never says."""
    said = canonical.decoded(says)
    if said.keys() != {"entries", "numbers"}:
        raise RecordError("erasure", expected="entries and secrets", found=", ".join(sorted(said)) or "nothing")
    return Erasure(numbers=_cut(said["numbers"], NUMBER_BYTES), entries=_cut(said["entries"], ID_BYTES))


def is_committed(leaf_bytes: bytes, *, says: bytes, nonce: bytes) -> bool:
    """Say whether the leaf of an erasing entry commits to what its erasure says."""
    try:
        return leaf.opens(leaf.decoded(leaf_bytes), with_=Opening(field=FIELD, value=says, nonce=nonce))
    except RecordError:
        return False


def every_erased_number(db: apsw.Connection) -> frozenset[bytes]:
    """Give the numbers of all secrets that the record says are destroyed."""
    found: set[bytes] = set()
    for (says,) in db.execute("select says from erasure").fetchall():
        if isinstance(says, bytes):
            found |= read(says).numbers
    return frozenset(found)


def sealed_with(db: apsw.Connection, numbers: frozenset[bytes]) -> list[bytes]:
    """Give the ids of the entries whose body was sealed with one of some secrets."""
    rows = (
        row for number in numbers for row in db.execute("select id from entry where substr(body, 1, 8) = ?", (number,))
    )
    return [id_ for (id_,) in rows if isinstance(id_, bytes)]


def _said(erasure: Erasure) -> bytes:
    return canonical.encoded(
        {"entries": b"".join(sorted(erasure.entries)), "numbers": b"".join(sorted(erasure.numbers))}
    )


def _cut(joined: bytes, size: int) -> frozenset[bytes]:
    if len(joined) % size:
        raise RecordError("erasure", expected=f"parts of {size} bytes", found=f"{len(joined)} bytes")
    return frozenset(joined[at : at + size] for at in range(0, len(joined), size))
