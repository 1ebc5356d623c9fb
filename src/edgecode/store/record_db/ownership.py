"""Whether this is the record that may be written here: its key is here, it is no copy, and not older than what was seen.

A record may be written in one place at a time, the one it was last written in. The same path or the same file is the same
place; where both differ and the place before still holds the record, this is a copy. Where it does not, the folder was
moved, also to another disk, and is written where it is from then on. A copy and its original can change roles that way only
while one of them is away; the one that comes back late is told by the checkpoint last seen.
"""

from pathlib import Path

import apsw

from edgecode.errors import (
    NoteError,
    RecordCopiedError,
    RecordError,
    RecordKeyMissingError,
    RecordReadOnlyError,
    RecordRolledBackError,
    RecordStoreError,
)
from edgecode.record import checkpoint, note
from edgecode.record.checkpoint import Checkpoint
from edgecode.record.keys import SigningKey
from edgecode.store.record_db.reading import holds, latest_of, nodes_of, origins_of, size_of
from edgecode.store.record_db.schema import connected_to_read
from edgecode.store.record_db.state import Kept, Place, every_kept

_DAMAGED = "edgecode record verify names every place that is not as it was written. Put the record back from a backup."


def key_to_write(db: apsw.Connection, *, file: Path, film_id: str, kept: Kept) -> SigningKey:
    """Give the key to sign with. Raises :class:`~edgecode.errors.RecordReadOnlyError` where it may not be written."""
    key = kept.key()
    if key is None:
        raise RecordKeyMissingError(str(file), origin=kept.origin)
    if key.verifier != origins_of(db, file=file, film_id=film_id)[-1].key:
        why = f"one signed with another key than that of {kept.origin} here"
        raise RecordReadOnlyError(str(file), why=why, advice=_DAMAGED)
    _check_original(file, kept=kept, film_id=film_id)
    _check_seen(db, file=file, kept=kept, key=key)
    _check_latest(db, file=file, key=key)
    if size_of(db) == 0:
        _check_none_lost(file, kept=kept, film_id=film_id)
    return key


def place_of(file: Path, *, film_id: str) -> Place:
    """Say where a record lies; raises ``OSError``."""
    found = file.stat()
    return Place(film_id=film_id, path=str(file.resolve()), device=found.st_dev, inode=found.st_ino)


def lost_here(file: Path, *, kept: Kept, film_id: str) -> list[Kept]:
    """Find other records of this film that were last written in this very place, and had entries."""
    records, path = kept.folder.parent, str(file.resolve())
    found = []
    for other in every_kept(records.parent, like=kept):
        place = other.place()
        here = place is not None and place.path == path and place.film_id == film_id
        if here and other.origin != kept.origin and _seen_size(other):
            found.append(other)
    return found


def _check_original(file: Path, *, kept: Kept, film_id: str) -> None:
    before, now = kept.place(), place_of(file, film_id=film_id)
    if before is None or before.path == now.path or (before.device, before.inode) == (now.device, now.inode):
        return
    if _is_there(Path(before.path), film_id=film_id, origin=kept.origin):
        raise RecordCopiedError(str(file), original=before.path)


def _is_there(file: Path, *, film_id: str, origin: str) -> bool:
    try:
        if not file.is_file():
            return False
        db = connected_to_read(file)
        try:
            return any(each.key.name == origin for each in origins_of(db, file=file, film_id=film_id)[-1:])
        finally:
            db.close()
    except (apsw.Error, RecordError, OSError):
        return False


def _check_seen(db: apsw.Connection, *, file: Path, kept: Kept, key: SigningKey) -> None:
    try:
        seen = kept.last_seen(key.verifier)
    except NoteError as error:
        where = kept.folder / "seen"
        advice = f"Delete {where} to go on without it; the next checkpoint takes its place."
        why = f"that the checkpoint last seen of it is damaged ({error})"
        raise RecordReadOnlyError(str(file), why=why, advice=advice) from error
    size = size_of(db)
    for each in (*((seen,) if seen is not None else ()), *_cosigned(file, kept=kept, key=key)):
        if not holds(each, size=size, get=nodes_of(db, file=file)):
            raise RecordRolledBackError(str(file), entries=size, seen=each.size)


def _cosigned(file: Path, *, kept: Kept, key: SigningKey) -> tuple[Checkpoint, ...]:
    try:
        return tuple(each.checked(key.verifier)[0] for each in kept.cosigned(key.verifier))
    except RecordStoreError:
        raise
    except RecordError as error:
        advice = "Delete the file to go on without it, and have a witness cosign the record again."
        why = f"that a checkpoint a witness cosigned is damaged ({error})"
        raise RecordReadOnlyError(str(file), why=why, advice=advice) from error


def _check_latest(db: apsw.Connection, *, file: Path, key: SigningKey) -> None:
    """What is damaged is not built upon: a new checkpoint would speak for the damage."""
    try:
        stated = checkpoint.verified(note.decoded(latest_of(db)), log=key.verifier)
        whole = holds(stated, size=size_of(db), get=nodes_of(db, file=file))
    except NoteError:
        whole = False
    if not whole:
        raise RecordReadOnlyError(str(file), why="one that its own last checkpoint does not hold for", advice=_DAMAGED)


def _check_none_lost(file: Path, *, kept: Kept, film_id: str) -> None:
    lost = lost_here(file, kept=kept, film_id=film_id)
    if lost:
        raise RecordRolledBackError(str(file), entries=0, seen=max(_seen_size(each) for each in lost))


def _seen_size(kept: Kept) -> int:
    try:
        key, content = kept.key(), kept.seen()
        if key is None:
            return 0
        seen = checkpoint.verified(note.decoded(content), log=key.verifier).size if content is not None else 0
        return max(seen, *(each.checked(key.verifier)[0].size for each in kept.cosigned(key.verifier)), 0)
    except RecordError:
        return 0
