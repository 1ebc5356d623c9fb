"""What the scanner stopped: told to people of the film, and judged by one of them.

The batch went out empty, and no judgement calls that back: it says whether the scanner was right, for the next time.
"""

from enum import StrEnum
from typing import Final

import msgspec

from edgecode.boundary.errors import BatchError
from edgecode.boundary.week import Week
from edgecode.consent.people import May
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.errors import NotAllowedError
from edgecode.findings.word import Deed
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import minute_of
from edgecode.usecases.partners.batch_names import batch_handle, ids_of_batch
from edgecode.usecases.ports.partners import Partners
from edgecode.usecases.shape import Shape


class Outcome(StrEnum):
    """How it was judged; the words are those of the entry."""

    FILM = "held"
    """The film, or something of it, was in the batch."""
    NO_FILM = "did not hold"
    """Nothing of the film was in it: a false alarm."""
    OPEN = "could not be told"


_OUTCOMES: Final = SCALES[Detail.OUTCOME].words


class StoppedBatch(msgspec.Struct, frozen=True, kw_only=True):
    """A batch that the scanner stopped: under which agreement, by its id, of which week, when, and the entry that says so.

    ``judged`` is ``None`` until somebody, ``by`` name, judged it; the later word counts.
    """

    entry: str
    agreement: str
    partner: str
    week: str
    at: str
    judged: Outcome | None = None
    by: str = ""


def stopped_batches(desk: Desk, partners: Partners) -> tuple[StoppedBatch, ...]:
    """Give what the scanner stopped under any agreement of the film, oldest first."""
    with desk.whole_record(make=False) as stores:
        if stores is None:
            return ()
        handle = stores.deciding.handle
        last = {str(each.agreement.id): each.agreement for each in partners.agreed()}
        batches = {
            batch_handle(name, week, handle=handle): (name, agreement.partner.name, week.name)
            for name, agreement in last.items()
            for week in agreement.weeks()
        }
        judged = {
            word.subject: word
            for word in stores.deciding.said(desk.look().holdings.settings).words
            if word.deed is Deed.JUDGE
        }
        found = []
        for row in stores.record.entries():
            if row.entry is None or row.entry.kind is not Kind.SCANNER_STOPPED_BATCH:
                continue
            batch = dict(row.entry.ids)[IdRole.BATCH]
            agreement, partner, week = batches.get(batch, ("", "", ""))
            word = judged.get(row.id.hex())
            found.append(
                StoppedBatch(
                    entry=row.id.hex(),
                    agreement=agreement,
                    partner=partner,
                    week=week,
                    at=minute_of(row.entry.at),
                    judged=Outcome(word.says) if word is not None else None,
                    by=word.by if word is not None else "",
                )
            )
        return tuple(found)


def judge(desk: Desk, partners: Partners, entry: str, *, outcome: Outcome, by: str) -> Done:
    """Judge what the scanner stopped, by the id of its entry or the first digits of it.

    Raises :class:`NotAllowedError` for who may not agree with partners, :class:`~edgecode.boundary.errors.BatchError` where
    nothing of that id was stopped, and ``UnknownPersonError``.
    """
    with desk.acting(by) as acting:
        if May.AGREE not in acting.person.may:
            raise NotAllowedError(acting.person.name, may=May.AGREE)
        found = [each for each in stopped_batches(desk, partners) if entry and each.entry.startswith(entry)]
        if len(found) != 1:
            raise BatchError("entry", expected="one by which the scanner stopped a batch", found=repr(entry))
        [stopped] = found
        word = acting.deciding.word(Deed.JUDGE, acting.person, says=str(outcome), subject=stopped.entry)
        ids = (
            (IdRole.ENTRY, stopped.entry),
            *_batch(stopped),
        )
        details = ((Detail.OUTCOME, _OUTCOMES.index(outcome)),)
        return acting.deciding.commit(
            word, acting.person, Shape(kind=Kind.SCANNER_JUDGED, stage=Stage.PARTNERS, ids=ids, details=details)
        )


def _batch(stopped: StoppedBatch) -> tuple[tuple[IdRole, str], ...]:
    """Name the batch, where it is of an agreement that is still known."""
    if not stopped.week:
        return ()
    return ids_of_batch(stopped.agreement, Week.named(stopped.week), partner=stopped.partner)
