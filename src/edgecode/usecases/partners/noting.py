"""What edgecode notes of partners by itself: batches built, sent, sent empty or stopped, and agreements that ran out.

Each is on record once, however many processes come upon it: the id of its entry is made of what it states.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.boundary.week import Week
from edgecode.entries.handle import THE_HOUSE
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.usecases.desk import Stores
from edgecode.usecases.entry_of import entry_with
from edgecode.usecases.partners.batch_names import ids_of_batch
from edgecode.usecases.partners.in_force import term_is_over
from edgecode.usecases.ports.partners import Agreed, Partners
from edgecode.usecases.shape import Shape

_FACT: Final = "partner"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that edgecode came upon: what is noted, and the words that tell it from every other of its kind."""

    shape: Shape
    fact: tuple[str, ...]


def of_batch(kind: Kind, agreement: str, week: Week) -> Note:
    """Something that came of a week's batch: built, sent, sent empty, stopped."""
    ids = ids_of_batch(agreement, week)
    if kind is not Kind.SCANNER_STOPPED_BATCH:
        ids = (*ids, (IdRole.AGREEMENT, agreement))
    return Note(shape=Shape(kind=kind, stage=Stage.PARTNERS, ids=ids), fact=(kind, agreement, week.name))


def _ran_out(agreed: Agreed) -> Note:
    agreement = str(agreed.agreement.id)
    ids = ((IdRole.AGREEMENT, agreement), (IdRole.PARTNER, agreement))
    shape = Shape(kind=Kind.AGREEMENT_EXPIRED, stage=Stage.PARTNERS, ids=ids)
    return Note(shape=shape, fact=(Kind.AGREEMENT_EXPIRED, agreement, str(agreed.agreement.version)))


def unnoted(partners: Partners, agreed: Iterable[Agreed], *, at: int) -> Iterator[Note]:
    """Give what the partners' logs and the clock say, whether or not it is on record: what went, and which terms are over."""
    for each in agreed:
        agreement = str(each.agreement.id)
        for sent in partners.sent(agreement):
            yield of_batch(Kind.BATCH_SENT if sent.tables else Kind.BATCH_REPLACED_BY_NULL, agreement, sent.week)
        if term_is_over(each.agreement, at=at):
            yield _ran_out(each)


def note_once(notes: Iterable[Note], *, stores: Stores, at: int) -> tuple[Note, ...]:
    """Put on record what is not there yet, all of it or none; gives what was. Raises what appending to the record raises."""
    known = {each.id for each in stores.record.entries()}
    fresh = {own: note for note in notes if (own := entry_of(note, stores=stores)) not in known}
    if not fresh:
        return ()
    deciding = stores.deciding
    stores.record.append(
        [
            (own, entry_with(note.shape, at=at, who=THE_HOUSE, role=Role.EDGECODE, film=deciding.film, handle=deciding.handle))
            for own, note in fresh.items()
        ]
    )
    return tuple(fresh.values())


def entry_of(note: Note, *, stores: Stores) -> bytes:
    """Give the id of the entry that a note is, sixteen bytes."""
    return stores.deciding.fact(_FACT, *note.fact)
