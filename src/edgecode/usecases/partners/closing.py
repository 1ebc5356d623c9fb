"""Closing: at its slot a week's batch is made from the consents of that moment, scanned, debited and put into the outbox.

Before that it is a preview, and nothing of it is kept. What cannot be told goes out as the empty batch of the same size.
Nothing is handed over from a record that is a copy or was put back to an earlier day, nor by a clock that is behind: then
the slot is missed, and the record and the clock have to be set right first. One partner's trouble is not another's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

import msgspec

from edgecode.boundary.agreement import DAY_MS
from edgecode.boundary.batch import body, empty_body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.errors import BoundaryError, SendError
from edgecode.boundary.lines import slot_text
from edgecode.boundary.policy import Standing, policy_of
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.slots import Due, due
from edgecode.boundary.universe import Action, Party, Principal, Sort, of_class
from edgecode.boundary.week import Week
from edgecode.entries.kind import Kind
from edgecode.errors import EdgecodeError, RecordReadOnlyError
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.open_film import Look
from edgecode.usecases.partners.contributions import contributors
from edgecode.usecases.partners.fingerprinting import Fingerprinting, of_the_film
from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.partners.noting import Note, note_once, of_batch, ran_out, what_went
from edgecode.usecases.partners.scanning import scan_batch, scan_says
from edgecode.usecases.partners.telling import told_of
from edgecode.usecases.permitted import permitted
from edgecode.usecases.ports.partners import Agreed, Debit, Partners


class How(StrEnum):
    """What was put into the outbox for a week."""

    TOLD = "its tables"
    EMPTY = "the empty batch"
    STOPPED = "the empty batch, for the scanner stopped it"
    MISSED = "the empty batch, for its slot was missed"


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one week under one agreement, by its id; ``why`` is a sentence where it is not told."""

    agreement: str
    partner: str
    week: Week
    how: How
    why: str = ""


class NotClosed(msgspec.Struct, frozen=True, kw_only=True):
    """That nothing could be handed over under one agreement, and why, in a sentence."""

    agreement: str
    partner: str
    why: str


class ClosingDesk:
    """Closes the weeks of one film for each of its partners."""

    def __init__(self, desk: Desk, *, partners: Partners) -> None:
        """Take the desk of the film, and what it keeps for its partners."""
        self._desk, self._partners = desk, partners
        self._fingerprinting = Fingerprinting()

    def close(self) -> tuple[Closed | NotClosed, ...]:
        """Make and hand over what goes out in the slots that are now, agreement by agreement; nothing outside of a slot.

        Again in the same slot it is made again, from the consents of that moment, until it is sent. Raises
        :class:`~edgecode.errors.RecordReadOnlyError` for a record that may not be written here, and
        :class:`~edgecode.boundary.errors.SendError` for a clock behind it: then nothing was handed over.
        """
        with self._closing() as closing:
            if closing is None:
                return ()
            return tuple(each for agreed in in_force(self._partners) for each in closing.closed(agreed))

    def note(self) -> tuple[NotClosed, ...]:
        """Put on record what went out since, and which agreements have run out; gives what could not be looked at.

        Raises what closing raises.
        """
        with self._closing() as closing:
            if closing is None:
                return ()
            return tuple(each for agreed in in_force(self._partners) for each in closing.noted(agreed))

    def preview(self, agreement: str, week: Week) -> str:
        """Give the body of a week's batch as it would go if its slot were now: the very bytes, in ASCII.

        Nothing is kept or debited. Raises :class:`~edgecode.boundary.errors.SendError` for an agreement that is not in force
        and :class:`~edgecode.boundary.errors.BatchError` for a week of which it does not tell.
        """
        agreed = next((each for each in in_force(self._partners) if str(each.agreement.id) == agreement), None)
        if agreed is None:
            raise SendError("agreement", expected="one that is in force", found=agreement)
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                raise SendError("record", expected="one, since agreements are signed on record", found="none")
            return _Closing(stores, desk=self._desk, partners=self._partners, prints=self._fingerprinting).body(
                agreed, week
            )

    @contextmanager
    def _closing(self) -> Iterator["_Closing | None"]:
        """Take a turn with a record that may be written and a clock that is not behind; ``None`` where nothing is on record."""
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                yield None
                return
            stores.record.ready()
            _check_clock(stores, at=self._desk.film.clock.now())
            yield _Closing(stores, desk=self._desk, partners=self._partners, prints=self._fingerprinting)


class _Closing:
    """One turn: one moment, one look at the film, one reading of the record, whatever the number of partners."""

    def __init__(self, stores: Stores, *, desk: Desk, partners: Partners, prints: Fingerprinting) -> None:
        self.stores, self._desk, self._partners, self._prints = stores, desk, partners, prints
        self.at = desk.film.clock.now()
        self._seen: Look | None = None

    def noted(self, agreed: Agreed) -> Iterator[NotClosed]:
        """Note what went under one agreement, and whether it has run out."""
        try:
            self._note(
                *what_went(self._partners, agreed),
                *ran_out(agreed, recorded=self.stores.record.entries(), at=self.at),
            )
        except BoundaryError as error:
            yield _not_closed(agreed, error)

    def closed(self, agreed: Agreed) -> Iterator[Closed | NotClosed]:
        """Hand over what goes out now under one agreement: missed weeks first, as they are sent."""
        agreement, name = str(agreed.agreement.id), agreed.agreement.partner.name
        yield from self.noted(agreed)
        try:
            logged = {each.week for each in self._partners.sent(agreement)}
            for each in due(agreed.agreement, logged=logged, last_sent=None, at=self.at):
                how, why = self._handed_over(agreed, each)
                yield Closed(agreement=agreement, partner=name, week=each.week, how=how, why=why)
        except BoundaryError as error:
            yield _not_closed(agreed, error)

    def _handed_over(self, agreed: Agreed, each: Due) -> tuple[How, str]:
        debit = Debit(
            agreement=str(agreed.agreement.id),
            version=agreed.agreement.version,
            week=each.week,
            bits=worst_case_bits(agreed.agreement),
            at=self.at,
        )
        if each.missed:
            self._partners.debit(debit)
            return How.MISSED, ""
        how, why, text = self._made(agreed, each.week)
        self._partners.hand_over(debit, body=text or self._empty(agreed, each.week))
        return how, why

    def _made(self, agreed: Agreed, week: Week) -> tuple[How, str, str]:
        """Make a week's body, and say what becomes of it; an empty text stands for the empty batch.

        A fault in reading the film or the record may not decide whether something goes out: what cannot be made goes empty.
        """
        try:
            if why := self._not_permitted(agreed):
                return How.EMPTY, why, ""
            text = self.body(agreed, week)
            found = scan_batch(text, self._fingerprints())
        except RecordReadOnlyError:
            raise
        except EdgecodeError as error:
            return How.EMPTY, str(error), ""
        if found.stops:
            self._note(of_batch(Kind.SCANNER_STOPPED_BATCH, agreed, week))
            return How.STOPPED, scan_says(found), ""
        self._note(of_batch(Kind.BATCH_BUILT, agreed, week))
        return How.TOLD, "", text

    def body(self, agreed: Agreed, week: Week) -> str:
        """Give the body of a week's batch from the consents of this moment. Raises ``BatchError``."""
        deciding = self.stores.deciding
        settings = self._look().holdings.settings
        said, partners = deciding.said(settings), self._desk.film.partners()
        let = permitted(settings, said, at=self.at, partners=partners)
        of = contributors(deciding, let=let, agreed=agreed, at=self.at)
        told = told_of(self.stores.record.entries(), of=of, week=week, handle=deciding.handle)
        alias = self._partners.alias(str(agreed.agreement.id))
        return body(agreed.agreement, alias=alias, week=week, told=told)

    def _not_permitted(self, agreed: Agreed) -> str:
        """Ask the policy of the agreement for each class that is told; gives why not, in a sentence, or nothing."""
        agreement = agreed.agreement
        asked = [
            (Principal(Party.BUILDER), Action.TELL, of_class(Sort.TABLE, agreement.id, each))
            for each in agreement.classes
        ]
        answers = policy_of((agreement, Standing.HOLDS)).all_allowed(asked, context={"day": self.at // DAY_MS})
        denied = [each for each, allowed in zip(agreement.classes, answers, strict=True) if not allowed]
        return f"The policy of the agreement does not let these be told today: {', '.join(denied)}." if denied else ""

    def _empty(self, agreed: Agreed, week: Week) -> str:
        return empty_body(agreed.agreement, alias=self._partners.alias(str(agreed.agreement.id)), week=week)

    def _note(self, *notes: Note) -> None:
        note_once(notes, stores=self.stores, at=self.at)

    def _fingerprints(self) -> Fingerprints:
        """The film's; of what people said to partners and about them, the partner's own agreement has it all."""
        words = of_the_film(self.stores.deciding.every_word())
        return self._prints.of(self._look(), words=words, secret=self.stores.deciding.secret)

    def _look(self) -> Look:
        self._seen = self._seen or self._desk.look()
        return self._seen


def _not_closed(agreed: Agreed, error: BoundaryError) -> NotClosed:
    return NotClosed(agreement=str(agreed.agreement.id), partner=agreed.agreement.partner.name, why=str(error))


def _check_clock(stores: Stores, *, at: int) -> None:
    last = next((each.entry.at for each in reversed(stores.record.entries()) if each.entry is not None), at)
    if at < last:
        raise SendError(
            "clock",
            expected=f"{slot_text(last)} or later, when something was last recorded",
            found=slot_text(at),
            advice="Set the clock of this machine right; until then nothing is handed over.",
        )
