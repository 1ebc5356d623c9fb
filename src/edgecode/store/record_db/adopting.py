"""Adopting: a copied record, or an older one put back, goes on as a record of its own, under a new origin.

The tree goes on over all entries. The checkpoint that the former origin ended with stays in the record, with its key, so
what came before can still be checked by whoever knows that key.
"""

from pathlib import Path

import apsw

from edgecode.errors import RecordError
from edgecode.record import checkpoint, note
from edgecode.record.nodes import root_from
from edgecode.store.record_db.ownership import lost_here, place_of
from edgecode.store.record_db.reading import holds, latest_of, nodes_of, origins_of, size_of
from edgecode.store.record_db.schema import connected_to_write, told
from edgecode.store.record_db.signing import signed_note
from edgecode.store.record_db.state import Kept, kept_of, new_key
from edgecode.store.transaction import transaction
from edgecode.usecases.ports.entropy import Entropy


def adopt(file: Path, *, film_id: str, state: Path, kept: Kept, entropy: Entropy) -> Kept:
    """Give a record a new origin, and a key on this machine; what the user has of people's secrets comes along.

    Raises :class:`~edgecode.errors.RecordError` for a record that its own last checkpoint does not hold for: what is
    damaged is not built upon. ``kept`` is what the user has of the record as it was; what they have from here on is given.
    """
    key = new_key(entropy)
    new = kept_of(state, origin=key.name, entropy=entropy)
    with told(file):
        db = connected_to_write(file)
        try:
            with transaction(db):
                size, closed = size_of(db), _ending(db, file=file, film_id=film_id)
                new.people.take_over(kept.people)
                new.keep_key(key)
                signed = signed_note(key, size=size, root=root_from(size, get=nodes_of(db, file=file)))
                db.execute("update log set closed = ? where closed is null", (closed,))
                next_ = "insert into log select ?, max(number) + 1, ?, null from log"
                db.execute(next_, (film_id, str(key.verifier)))
                db.execute("update latest set note = ?", (signed,))
                new.keep_place(place_of(file, film_id=film_id))
                new.keep_seen(signed, log=key.verifier)
        finally:
            db.close()
    for lost in lost_here(file, kept=new, film_id=film_id):
        lost.forget_place()
    return new


def _ending(db: apsw.Connection, *, file: Path, film_id: str) -> bytes:
    """Give the note that the former origin ends with."""
    former = origins_of(db, file=file, film_id=film_id)[-1]
    closed = latest_of(db)
    stated = checkpoint.verified(note.decoded(closed), log=former.key)
    if not holds(stated, size=size_of(db), get=nodes_of(db, file=file)):
        raise RecordError(str(file), expected="entries that the record's last checkpoint holds for", found="others")
    return closed
