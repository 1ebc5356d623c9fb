"""What edgecode notes of partners by itself: batches built, sent, sent empty or stopped, and agreements that ran out.

Each is on record once, however many processes come upon it: the id of its entry is made of what it states.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, day_number
from edgecode.boundary.week import Week
from edgecode.entries.entry import Entry
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.errors import RecordError
from edgecode.usecases.desk import Stores
from edgecode.usecases.entry_of import entry_with
from edgecode.usecases.partners.batch_names import ids_of_batch
from edgecode.usecases.partners.partner_entries import expired
from edgecode.usecases.ports.partners import Agreed, Partners
from edgecode.usecases.ports.record import Recorded
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


def what_went(partners: Partners, agreed: Agreed) -> Iterator[Note]:
    """Give what a partner's log says that went, whether or not it is on record."""
    agreement = str(agreed.agreement.id)
    for sent in partners.sent(agreement):
        yield of_batch(Kind.BATCH_SENT if sent.tables else Kind.BATCH_REPLACED_BY_NULL, agreement, sent.week)


def ran_out(agreed: Agreed, *, recorded: Iterable[Recorded], at: int) -> Iterator[Note]:
    """Give that an agreement's last day is past, at a moment in milliseconds since 1970, UTC, unless that is on record.

    Agreeing notes it too (:mod:`edgecode.usecases.partners.agreeing`): whoever comes upon it first.
    """
    agreement = agreed.agreement
    if day_number(agreement.until) < at // DAY_MS and not any(_says_so(row, agreement.id) for row in recorded):
        fact = (Kind.AGREEMENT_EXPIRED, str(agreement.id), str(agreement.version))
        yield Note(shape=expired(agreement), fact=fact)


def _says_so(row: Recorded, agreement: Handle) -> bool:
    entry = row.entry
    return entry is not None and entry.kind is Kind.AGREEMENT_EXPIRED and (IdRole.AGREEMENT, agreement) in entry.ids


def note_once(notes: Iterable[Note], *, stores: Stores, at: int) -> tuple[Note, ...]:
    """Put on record what is not there yet, all of it or none; gives what was. Raises what appending to the record raises."""
    known = {each.id for each in stores.record.entries()}
    fresh = {own: note for note in notes if (own := entry_of(note, stores=stores)) not in known}
    if not fresh:
        return ()
    entries = [(own, _entry(note.shape, stores=stores, at=at)) for own, note in fresh.items()]
    try:
        stores.record.append(entries)
    except RecordError:
        if not fresh.keys() <= {each.id for each in stores.record.entries()}:
            raise
        return ()  # another process came upon the same meanwhile
    return tuple(fresh.values())


def _entry(shape: Shape, *, stores: Stores, at: int) -> Entry:
    deciding = stores.deciding
    return entry_with(shape, at=at, who=THE_HOUSE, role=Role.EDGECODE, film=deciding.film, handle=deciding.handle)


def entry_of(note: Note, *, stores: Stores) -> bytes:
    """Give the id of the entry that a note is, sixteen bytes."""
    return stores.deciding.fact(_FACT, *note.fact)
