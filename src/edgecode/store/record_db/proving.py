"""Proving to strangers: entries that are in the record, some of their fields, and that it is the one they saw before, grown.

Only reads. The checkpoint is signed anew each time; over the same entries that gives the same bytes.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import apsw

from edgecode.errors import RecordError
from edgecode.record import body, checkpoint, leaf, note
from edgecode.record.keys import SigningKey
from edgecode.record.leaf import Opening
from edgecode.record.nodes import Get, consistency, inclusion, root_from
from edgecode.record.person_keys import PersonKeys
from edgecode.record.verify import Row
from edgecode.store.record_db.people import NUMBER_BYTES, People
from edgecode.store.record_db.reading import ENTRIES, nodes_of, row_of, size_of
from edgecode.store.record_db.signing import signed_note
from edgecode.usecases.ports.record import Grown, Proof, Shown


def proof(
    db: apsw.Connection,
    *,
    file: Path,
    key: SigningKey,
    people: People,
    wanted: Mapping[int, Collection[str]],
    sizes: Collection[int],
    size: int,
) -> Proof:
    """Prove entries by their places, each with the fields wanted of it, in the record of ``size`` entries.

    ``sizes`` are earlier ones that it is shown to have grown from. An entry that cannot be opened here is left out. Raises
    :class:`~edgecode.errors.RecordError` for a size the record does not have.
    """
    if not 0 < size <= size_of(db):
        raise RecordError(str(file), expected=f"a size up to {size_of(db)}", found=str(size))
    get = nodes_of(db, file=file)
    # One of this very size, handed out since, proves nothing more, and would change a pack that was handed out before it.
    earlier = sorted({*sizes, *(each for each in _handed_out(db, origin=key.name) if each < size)})
    return Proof(
        key=str(key.verifier),
        checkpoint=signed_note(key, size=size, root=root_from(size, get=get)).decode(),
        shown=tuple(_shown(db, people, wanted=wanted, size=size, get=get)),
        grown=tuple(_grown(each, size=size, get=get) for each in earlier if 0 < each <= size),
    )


def _grown(before: int, *, size: int, get: Get) -> Grown:
    return Grown(size=before, root=root_from(before, get=get), proof=consistency(before, size, get=get))


def _handed_out(db: apsw.Connection, *, origin: str) -> Iterator[int]:
    for size, content in db.execute("select size, note from checkpoint").fetchall():
        stated = checkpoint.read(note.decoded(content if isinstance(content, bytes) else b"").text)
        if isinstance(size, int) and stated.origin == origin:
            yield size


def _shown(
    db: apsw.Connection, people: People, *, wanted: Mapping[int, Collection[str]], size: int, get: Get
) -> Iterator[Shown]:
    for place in sorted(wanted):
        values = db.execute(f"{ENTRIES} where place = ?", (place,)).fetchone()
        row = row_of(values) if values is not None else None
        keys = _keys(row, people) if row is not None and place < size else None
        if row is not None and keys is not None and row.body is not None:
            opened = body.opened(row.body[NUMBER_BYTES:], entry=row.entry, keys=keys)
            yield Shown(
                index=place,
                leaf=row.leaf,
                proof=inclusion(place, size, get=get),
                opened=tuple(_openings(opened, row=row, keys=keys, wanted=wanted[place])),
            )


def _keys(row: Row, people: People) -> PersonKeys | None:
    return people.keys_of(row.body[:NUMBER_BYTES]) if row.body is not None else None


def _openings(fields: Mapping[str, bytes], *, row: Row, keys: PersonKeys, wanted: Collection[str]) -> Iterator[Opening]:
    for name in sorted(wanted):
        if name in fields:
            yield leaf.opening(name, value=fields[name], entry=row.entry, keys=keys)
