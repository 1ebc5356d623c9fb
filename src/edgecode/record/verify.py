"""Looking at a whole record without trusting it: leaves, stored nodes, checkpoints and bodies, each from an iterable.

Every leaf is hashed and every stored node compared with the hash of what lies under it; every checkpoint is read strictly,
its signatures checked, and its root compared with the one over the entries that are there; every sealed body is compared
with what its leaf says. So every byte that differs is told, by the place where it stands. Needs no key but the public one.

Nothing is raised for what the record holds: problems are values (:mod:`edgecode.record.verdict`). Rollback, a second
history and backdating show only against a checkpoint that was held elsewhere (``kept``).
"""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.errors import NoteError, RecordError
from edgecode.record import body, checkpoint, cosignature, leaf, note
from edgecode.record.keys import VerifierKey
from edgecode.record.merkle import leaf_hash
from edgecode.record.note import Note
from edgecode.record.person_keys import PersonKeys
from edgecode.record.verdict import Fault, Problem, Verdict
from edgecode.record.walk import Claim, Walk

NOBODY: Final[AbstractSet[bytes]] = frozenset()


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it is stored: its place from 0, its id, its leaf's bytes, its sealed body; ``None`` once erased."""

    index: int
    entry: bytes
    leaf: bytes
    body: bytes | None


class Trusted(msgspec.Struct, frozen=True, kw_only=True):
    """Whose signatures count, and what was kept outside of the record: notes of checkpoints seen before, as bytes."""

    log: VerifierKey
    witnesses: tuple[VerifierKey, ...] = ()
    kept: tuple[bytes, ...] = ()


def verified(
    rows: Iterable[Row],
    *,
    nodes: Iterable[tuple[int, bytes]],
    notes: Iterable[bytes],
    trusted: Trusted,
    erased: AbstractSet[bytes] = NOBODY,
) -> Verdict:
    """Look at a record and say what can be said of it.

    ``rows`` come by their index; ``nodes`` as ``(position, hash)`` by the position of
    :func:`edgecode.record.nodes.position`; ``notes`` are the checkpoints of the record in the order they were made.
    ``erased`` are the ids of entries that may be without a body. Streams: a few hashes a level are held, never the rows.
    """
    problems: list[Problem] = []
    claims = [
        *_claims(notes, trusted=trusted, elsewhere=False, problems=problems),
        *_claims(trusted.kept, trusted=trusted, elsewhere=True, problems=problems),
    ]
    walk = Walk(nodes, claims=claims, problems=problems)
    gone = 0
    for row in rows:
        if not walk.goes_on_at(row.index):
            continue
        walk.take_leaf(leaf_hash(row.leaf))
        problems += _body_problems(row, erased=erased)
        gone += row.body is None and row.entry in erased
    walk.end()
    return _verdict(walk, erased=gone)


def unopened(rows: Iterable[Row], *, keys_of: Callable[[bytes], PersonKeys | None]) -> Iterator[Problem]:
    """Open each body with the keys of its person, and find those whose fields are not what the leaf commits to.

    ``keys_of`` gives the keys by the id of an entry, and ``None`` for a person who was erased: theirs are passed over.
    """
    for row in rows:
        keys = keys_of(row.entry)
        if keys is None or row.body is None:
            continue
        try:
            fields = body.opened(row.body, entry=row.entry, keys=keys)
        except RecordError as error:
            yield _of_entry(row, Fault.BODY, expected=error.expected, found=error.found)
            continue
        if leaf.encoded(leaf.committed(fields, entry=row.entry, body=row.body, keys=keys)) != row.leaf:
            yield _of_entry(row, Fault.ENTRY, expected="commitments to the fields of its body", found="others")


def _claims(notes: Iterable[bytes], *, trusted: Trusted, elsewhere: bool, problems: list[Problem]) -> Iterator[Claim]:
    where = "held elsewhere" if elsewhere else "of the record"
    for number, data in enumerate(notes, start=1):
        try:
            signed = note.decoded(data)
            stated = checkpoint.verified(signed, log=trusted.log)
            for witness in trusted.witnesses:
                cosignature.seen_at(signed, witness=witness)
        except NoteError as error:
            place = f"note {number} of a checkpoint {where}"
            problems.append(Problem(fault=Fault.CHECKPOINT, place=place, expected=error.expected, found=error.found))
            continue
        claim = Claim(
            place=f"checkpoint {stated.size} {where}", size=stated.size, root=stated.root, elsewhere=elsewhere
        )
        yield claim
        if not elsewhere:
            problems += _strangers(signed, place=claim.place, trusted=trusted)


def _strangers(signed: Note, *, place: str, trusted: Trusted) -> Iterator[Problem]:
    # They count for nothing, and are told all the same: a byte that flips in a name or number makes a line a stranger's.
    for line in note.strangers(signed, keys=(trusted.log, *trusted.witnesses)):
        found = f"one by {line.name}+{line.key_id.hex()}"
        yield Problem(fault=Fault.CHECKPOINT, place=place, expected="signatures by keys known here", found=found)


def _body_problems(row: Row, *, erased: AbstractSet[bytes]) -> Iterator[Problem]:
    try:
        head = leaf.head(row.entry)
    except RecordError as error:
        yield _of_entry(row, Fault.ENTRY, expected=error.expected, found=error.found)
        return
    if not row.leaf.startswith(head):
        yield _of_entry(row, Fault.ENTRY, expected="a leaf of this entry", found="one of another")
    elif row.body is None:
        if row.entry not in erased:
            yield _of_entry(row, Fault.BODY, expected="its sealed body", found="none, and nobody erased")
    elif not row.leaf.startswith(sha256(row.body).digest(), len(head)):
        yield _of_entry(row, Fault.BODY, expected="the sealed body its leaf speaks of", found="another")


def _of_entry(row: Row, fault: Fault, *, expected: str, found: str) -> Problem:
    return Problem(fault=fault, place=f"entry {row.index + 1}", expected=expected, found=found, sound=row.index)


def _verdict(walk: Walk, *, erased: int) -> Verdict:
    limit = min((each.sound for each in walk.problems if each.sound is not None), default=walk.size)
    held = [claim for claim in walk.held if claim.size <= limit]
    return Verdict(
        entries=walk.size,
        erased=erased,
        since=max((claim.size for claim in held if not claim.elsewhere), default=None),
        since_elsewhere=max((claim.size for claim in held if claim.elsewhere), default=None),
        problems=tuple(walk.problems),
    )
