"""From an entry to what is stored of it, and back.

The body as it is stored begins with the number of the secret that sealed it (8 bytes); the leaf speaks of all of it. So
which key opens a body is on record too, and a stranger tells one whose number was touched.
"""

from collections.abc import Callable, Mapping

from edgecode.entries.entry import Entry
from edgecode.errors import RecordError
from edgecode.record import body, leaf
from edgecode.record.leaf import Opening
from edgecode.record.person_keys import PersonKeys
from edgecode.record.verdict import Fault, Problem
from edgecode.record.verify import Row
from edgecode.store.record_db.fields import entry_of, fields_of
from edgecode.store.record_db.people import NUMBER_BYTES, Secret

KeysOf = Callable[[bytes], PersonKeys | None]
"""Finds a person's keys by the number of their secret; ``None`` where it is destroyed, or not here."""


def sealed(entry: Entry, *, index: int, id_: bytes, secret: Secret, more: Mapping[str, bytes] | None = None) -> Row:
    """Seal an entry's fields, and ``more`` of the record's own beside them, and make the leaf that commits to each."""
    fields = fields_of(entry) | dict(more or {})
    stored = secret.number + body.sealed(fields, entry=id_, keys=secret.keys)
    made = leaf.encoded(leaf.committed(fields, entry=id_, body=stored, keys=secret.keys))
    return Row(index=index, entry=id_, leaf=made, body=stored)


def opened(row: Row, *, keys_of: KeysOf) -> Entry | None:
    """Read an entry; ``None`` where its body or key is gone, or it is not as it was sealed, which verifying tells."""
    keys = keys_of(row.body[:NUMBER_BYTES]) if row.body is not None else None
    if row.body is None or keys is None:
        return None
    try:
        return entry_of(body.opened(row.body[NUMBER_BYTES:], entry=row.entry, keys=keys))
    except RecordError:
        return None


def problem_of(row: Row, *, keys_of: KeysOf) -> Problem | None:
    """Open a body and every commitment of its leaf, where the key is here; ``None`` where all of it is as it was made."""
    keys = keys_of(row.body[:NUMBER_BYTES]) if row.body is not None else None
    if row.body is None or keys is None:
        return None
    fault, expected, found = Fault.ENTRY, "commitments to the fields of its body", "others"
    try:
        fields = body.opened(row.body[NUMBER_BYTES:], entry=row.entry, keys=keys)
        if leaf.encoded(leaf.committed(fields, entry=row.entry, body=row.body, keys=keys)) == row.leaf:
            entry_of(fields)
            return None
    except RecordError as error:
        fault, expected, found = Fault.BODY, error.expected, error.found
    return Problem(fault=fault, place=f"entry {row.index + 1}", expected=expected, found=found, sound=row.index)


def shown(field: str, *, value: bytes, id_: bytes, secret: Secret) -> Opening:
    """Give what shows one field of an entry to somebody who has no key."""
    return leaf.opening(field, value=value, entry=id_, keys=secret.keys)
