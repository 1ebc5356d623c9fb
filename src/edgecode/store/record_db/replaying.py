"""Erasures are replayed: what came back from a backup goes again, secrets as well as bodies."""

from functools import partial

import apsw

from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.store.record_db.erasing import erase, every_erased_number, read, sealed_with
from edgecode.store.record_db.schema import told
from edgecode.store.record_db.state import Kept
from edgecode.store.record_db.writing import ID_BYTES, Writer
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.record import Erasure


def to_erase_again(db: apsw.Connection, *, kept: Kept) -> dict[bytes, Handle]:
    """Give whom the user's folder says was erased and this record does not: it came back from before that."""
    said = every_erased_number(db)
    return {number: person for number, person in kept.people.erased().items() if number not in said}


def erasures_of(db: apsw.Connection, *, kept: Kept) -> tuple[Erasure, ...]:
    """Give every erasure that the record says, oldest first, and after them those that it does not say yet."""
    erased = kept.people.erased()
    rows = db.execute(
        "select erasure.place, entry.id, erasure.says from erasure join entry using (place) order by place"
    ).fetchall()
    found = []
    for place, id_, says in rows:
        if isinstance(place, int) and isinstance(id_, bytes) and isinstance(says, bytes):
            said = read(says)
            people = frozenset(erased[number] for number in said.numbers if number in erased)
            entries = frozenset(each.hex() for each in said.entries)
            found.append(Erasure(key=id_.hex(), index=place, entries=entries, people=people))
    return (*found, *(_not_said_yet(db, number, person) for number, person in to_erase_again(db, kept=kept).items()))


def _not_said_yet(db: apsw.Connection, number: bytes, person: Handle) -> Erasure:
    entries = frozenset(each.hex() for each in sealed_with(db, frozenset({number})))
    return Erasure(key=number.hex(), index=None, entries=entries, people=frozenset({person}))


def replay(writer: Writer, *, film_id: str, kept: Kept, clock: Clock, entropy: Entropy) -> None:
    """Destroy secrets that the record says are destroyed, and erase again whoever the user's folder says was erased.

    The first happens after a crash, or when the user's folder was put back; the second when the film's was.
    """
    with told(writer.file):
        kept.people.destroy(every_erased_number(writer.db))
        again = to_erase_again(writer.db, kept=kept)
    for number, person in again.items():
        entry = Entry(
            at=clock.now(),
            who=THE_HOUSE,
            role=Role.EDGECODE,
            stage=Stage.RECORD,
            kind=Kind.ERASURE_REPLAYED,
            film=Handle(film_id),
            ids=((IdRole.PERSON, person),),
        )
        those = partial(frozenset[bytes], (number,))
        erase(writer, film_id=film_id, numbers=those, id_=entropy.token(ID_BYTES), entry=entry)
