"""A record begins: its tables, its first origin, and the key of that in the user's own folder."""

from pathlib import Path

from edgecode.record.merkle import EMPTY_ROOT
from edgecode.store.new_file import flush_folder
from edgecode.store.record_db.ownership import place_of
from edgecode.store.record_db.schema import connected_to_write, is_empty, make_tables
from edgecode.store.record_db.signing import signed_note
from edgecode.store.record_db.state import kept_of, new_key
from edgecode.store.transaction import transaction
from edgecode.usecases.ports.entropy import Entropy


def begin(file: Path, *, film_id: str, state: Path, entropy: Entropy) -> None:
    """Make a record without entries, unless another process just did. Raises ``apsw.Error``, ``OSError``, ``RecordError``.

    The key is kept before the tables are there: a record whose key was lost on the way could never be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    flush_folder(file.parent.parent)
    db = connected_to_write(file)
    try:
        with transaction(db):
            if not is_empty(db):
                return
            key = new_key(entropy)
            kept = kept_of(state, origin=key.name, entropy=entropy)
            kept.keep_key(key)
            kept.keep_place(place_of(file, film_id=film_id))
            make_tables(db)
            db.execute("insert into log values (?, 0, ?, null)", (film_id, str(key.verifier)))
            db.execute("insert into latest values (?, ?)", (film_id, signed_note(key, size=0, root=EMPTY_ROOT)))
    finally:
        db.close()
