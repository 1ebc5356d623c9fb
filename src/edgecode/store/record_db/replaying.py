"""Erasures are replayed: what came back from a backup goes again, secrets as well as bodies."""

from functools import partial

from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.store.record_db.erasing import erase, every_erased_number, has_bodies
from edgecode.store.record_db.schema import told
from edgecode.store.record_db.state import Kept
from edgecode.store.record_db.writing import ID_BYTES, Writer
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy


def replay(writer: Writer, *, film_id: str, kept: Kept, clock: Clock, entropy: Entropy) -> None:
    """Destroy secrets that the record says are destroyed, and drop bodies whose secret the user's folder says is.

    The first happens after a crash, or when the user's folder was put back; the second when the film's was.
    """
    with told(writer.file):
        said = every_erased_number(writer.db)
        kept.people.destroy(said)
        again = {
            number: person
            for number, person in kept.people.erased().items()
            if number not in said and has_bodies(writer.db, number)
        }
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
