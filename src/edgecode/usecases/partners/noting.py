"""What is noted of partners as edgecode comes upon it: what became of batches, and agreements that ran out.

Each is on record once, however many processes come upon it: the id of its entry is made of what it states.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, day_number
from edgecode.boundary.errors import RequestError
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
from edgecode.usecases.partners.receipts_of import receipts_of
from edgecode.usecases.ports.partners import Agreed, Partners
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.shape import Shape

_FACT: Final = "partner"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that edgecode came upon: what is noted, and the words that tell it from every other of its kind.

    ``partner`` is the partner who did it, by name; empty where nobody did.
    """

    shape: Shape
    fact: tuple[str, ...]
    partner: str = ""


def of_batch(kind: Kind, agreed: Agreed, week: Week) -> Note:
    """Something that came of a week's batch: built, sent, sent empty, stopped."""
    agreement = str(agreed.agreement.id)
    ids = ids_of_batch(agreement, week, partner=agreed.agreement.partner.name)
    if kind is not Kind.SCANNER_STOPPED_BATCH:
        ids = (*ids, (IdRole.AGREEMENT, agreement))
    return Note(shape=Shape(kind=kind, stage=Stage.PARTNERS, ids=ids), fact=(kind, agreement, week.name))


def what_went(partners: Partners, agreed: Agreed) -> Iterator[Note]:
    """Give what a partner's log says that went, and which of it the partner signed for, whether or not it is on record.

    A receipt that does not hold counts for nothing.
    """
    agreement, partner = str(agreed.agreement.id), agreed.agreement.partner.name
    sent = partners.sent(agreement)
    for each in sent:
        yield of_batch(Kind.BATCH_SENT if each.tables else Kind.BATCH_REPLACED_BY_NULL, agreed, each.week)
    checked = receipts_of(agreed, log=partners.key(agreement), sent=sent)
    for data in partners.taken_receipts(agreement):
        try:
            week = checked(data).week
        except RequestError:
            continue
        shape = Shape(
            kind=Kind.BATCH_RECEIVED, stage=Stage.PARTNERS, ids=ids_of_batch(agreement, week, partner=partner)
        )
        yield Note(shape=shape, fact=(Kind.BATCH_RECEIVED, agreement, week.name), partner=partner)


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
    entries = [(own, _entry(note, stores=stores, at=at)) for own, note in fresh.items()]
    try:
        stores.record.append(entries)
    except RecordError:
        if not fresh.keys() <= {each.id for each in stores.record.entries()}:
            raise
        return ()  # another process came upon the same meanwhile
    return tuple(fresh.values())


def _entry(note: Note, *, stores: Stores, at: int) -> Entry:
    deciding = stores.deciding
    who = deciding.handle(IdRole.PARTNER, note.partner) if note.partner else THE_HOUSE
    role = Role.PARTNER if note.partner else Role.EDGECODE
    return entry_with(note.shape, at=at, who=who, role=role, film=deciding.film, handle=deciding.handle)


def entry_of(note: Note, *, stores: Stores) -> bytes:
    """Give the id of the entry that a note is, sixteen bytes."""
    return stores.deciding.fact(_FACT, *note.fact)
