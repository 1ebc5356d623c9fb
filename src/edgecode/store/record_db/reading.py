"""What is stored, read row by row. Nothing here trusts what it reads further than its type."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import msgspec

from edgecode.errors import RecordError, RecordFromElsewhereError
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import VerifierKey, read_verifier
from edgecode.record.merkle import HASH_BYTES
from edgecode.record.nodes import Get, position, root_from
from edgecode.record.verify import Row

ENTRIES = "select place, id, leaf, body from entry"


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One origin the record has or had: its public key, and the note of the checkpoint it ended with, if it did."""

    key: VerifierKey
    closed: bytes | None


def size_of(db: apsw.Connection) -> int:
    """Count the entries by the place of the last."""
    [(size,)] = db.execute("select coalesce(max(place), -1) + 1 from entry").fetchall()
    return int(str(size))


def ids_of(db: apsw.Connection) -> set[bytes]:
    """Give the ids of all entries."""
    return {id_ for (id_,) in db.execute("select id from entry") if isinstance(id_, bytes)}


def row_of(values: tuple[object, ...]) -> Row | None:
    """Make a row of what :data:`ENTRIES` selects; ``None`` where something in it is not of its type."""
    place, id_, leaf, body = values
    if not (isinstance(place, int) and isinstance(id_, bytes) and isinstance(leaf, bytes)):
        return None
    return Row(index=place, entry=id_, leaf=leaf, body=body) if isinstance(body, bytes | None) else None


def newest_first(db: apsw.Connection) -> Iterator[Row]:
    """Give the rows from the last entry back; one that is not of its type is passed over."""
    for values in db.execute(f"{ENTRIES} order by place desc"):
        found = row_of(values)
        if found is not None:
            yield found


def nodes_of(db: apsw.Connection, *, file: Path) -> Get:
    """Give what reads one node; that raises ``RecordError`` where it is not there."""

    def get(level: int, index: int) -> bytes:
        completed_by = ((index + 1) << level) - 1
        found = db.execute("select nodes from entry where place = ?", (completed_by,)).fetchone()
        nodes = found[0] if found is not None and isinstance(found[0], bytes) else b""
        node = nodes[level * HASH_BYTES : (level + 1) * HASH_BYTES]
        if len(node) != HASH_BYTES:
            raise RecordError(str(file), expected=f"the hash of node {position(level, index)}", found="none")
        return node

    return get


def origins_of(db: apsw.Connection, *, file: Path, film_id: str) -> tuple[Origin, ...]:
    """Give the origins in their order, the record's own last.

    Raises :class:`~edgecode.errors.RecordFromElsewhereError` for another film's, ``RecordError`` for what is none.
    """
    rows = db.execute("select film_id, number, key, closed from log order by number").fetchall()
    found = []
    for count, (film, number, key, closed) in enumerate(rows):
        if film != film_id:
            raise RecordFromElsewhereError(str(file), film=film_id, found=str(film))
        ended = count < len(rows) - 1
        if number != count or not isinstance(key, str) or not isinstance(closed, bytes if ended else None.__class__):
            raise RecordError(str(file), expected="origins one after the other", found="others")
        found.append(Origin(key=read_verifier(key), closed=closed if isinstance(closed, bytes) else None))
    if not found:
        raise RecordError(str(file), expected="the origin of the record", found="none")
    return tuple(found)


def latest_of(db: apsw.Connection) -> bytes:
    """Give the note of the checkpoint that the record made of itself last; empty where there is not exactly one."""
    rows = db.execute("select note from latest").fetchall()
    return rows[0][0] if len(rows) == 1 and isinstance(rows[0][0], bytes) else b""


def holds(stated: Checkpoint, *, size: int, get: Get) -> bool:
    """Say whether a checkpoint is of these entries: as many there are at least, and the root over them the same."""
    try:
        return stated.size <= size and root_from(stated.size, get=get) == stated.root
    except RecordError:
        return False
