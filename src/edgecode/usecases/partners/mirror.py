"""The mirror: each person sees their own part in a week's batch before it goes, and may withdraw it until then.

Who withdrew is nobody's business: the record shows others the same for looking, for withdrawing and for ending that, and an
undoing passes all three by, since it would tell which it was.
"""

from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS
from edgecode.boundary.trials import TrialCount
from edgecode.boundary.week import Week
from edgecode.consent.letting_in import Permitted
from edgecode.consent.partner import AskingPartner
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, ReportClass, Stage
from edgecode.errors import ConsentError
from edgecode.findings.word import Deed
from edgecode.usecases.acting import Acting
from edgecode.usecases.asking_partners import asking_partners, partner_meant
from edgecode.usecases.desk import Desk
from edgecode.usecases.done import Done
from edgecode.usecases.moments import minute_of
from edgecode.usecases.partners.batch_names import batch_name, ids_of_batch
from edgecode.usecases.partners.contributions import (
    contributions,
    contributors,
    trial_count,
    withheld_from,
)
from edgecode.usecases.partners.in_force import Agreements, in_force
from edgecode.usecases.partners.own_contribution import OwnContribution, own_contribution
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.shape import Shape

_KINDS: Final = {
    Deed.LOOK: Kind.MIRROR_READ,
    Deed.WITHHOLD: Kind.MIRROR_WITHDRAWN,
    Deed.WITHHOLD_ENDED: Kind.MIRROR_WITHDRAWAL_ENDED,
}


class OwnTrial(msgspec.Struct, frozen=True):
    """A trial of a check, by its id, and what one's own decisions in it come to so far."""

    check: str
    count: TrialCount


class MirrorWeek(msgspec.Struct, frozen=True, kw_only=True):
    """One's own part in one batch that has not gone yet.

    ``agreement`` is its id, ``partner`` the partner's name, ``week`` as ISO 8601 names it. ``goes_at`` is the slot of the
    batch in milliseconds since 1970, UTC, and ``goes`` the same to the minute. While the week ``is_over`` not yet, more can
    come to it. ``own`` is what goes if it is not ``withdrawn``: a person who withdrew counts nowhere in that batch.
    """

    agreement: str
    partner: str
    week: str
    goes_at: int
    goes: str
    is_over: bool
    own: OwnContribution
    trials: tuple[OwnTrial, ...]
    withdrawn: bool


class MirrorDesk:
    """What people see and say of their own contributions. Every method raises ``UnknownPersonError`` for a stranger."""

    def __init__(self, desk: Desk, agreements: Agreements) -> None:
        """Take the desk of the film, and its agreements."""
        self._desk, self._agreements = desk, agreements

    def mine(self, *, by: str) -> tuple[MirrorWeek, ...]:
        """Give one's own part in every batch that has not gone, agreement by agreement, oldest week first.

        Who has left the film sees theirs too. Nothing is noted by it; see :meth:`look`.
        """
        with self._desk.acting(by, also_left=True) as acting:
            let = acting.today.let
            return tuple(
                self._week(agreed, week, acting=acting)
                for agreed in self._in_force(let)
                for week in _pending(agreed, at=let.at)
            )

    def look(self, agreement: str, week: str, *, by: str) -> Done:
        """Put on record that one looked at one's own part in a batch."""
        return self._say(Deed.LOOK, agreement, week, by=by)

    def withhold(self, agreement: str, week: str, *, by: str) -> Done:
        """Withdraw one's own part in a week's batch; needs no reason and costs nothing.

        ``agreement`` is its id or the partner's name, ``week`` such as ``2026-W14``. Raises :class:`ConsentError` for a
        batch that has gone or is none, and ``BatchError`` for what is no week.
        """
        return self._say(Deed.WITHHOLD, agreement, week, by=by)

    def withhold_ended(self, agreement: str, week: str, *, by: str) -> Done:
        """Let one's own part go after all. Raises what withdrawing raises, and where nothing was withdrawn."""
        return self._say(Deed.WITHHOLD_ENDED, agreement, week, by=by)

    def _say(self, deed: Deed, agreement: str, named: str, *, by: str) -> Done:
        week = Week.named(named)
        with self._desk.acting(by, also_left=True) as acting:
            let = acting.today.let
            every = self._in_force(let)
            meant = partner_meant(agreement, _until_it_goes(every), at=let.at)
            agreed = next(each for each in every if str(each.agreement.id) == meant.id)
            _check_pending(agreed, week, at=let.at)
            if deed is Deed.WITHHOLD_ENDED and not self._is_withheld(meant.id, week, acting=acting):
                raise ConsentError("contribution", expected=f"one to {week.name} that was withdrawn", found="none")
            word = acting.deciding.word(
                deed, acting.person, says=f"{meant.name}, {week.name}", subject=batch_name(meant.id, week)
            )
            shape = Shape(kind=_KINDS[deed], stage=Stage.PARTNERS, ids=ids_of_batch(meant.id, week, partner=meant.name))
            return acting.deciding.commit(word, acting.person, shape)

    def _in_force(self, let: Permitted) -> tuple[Agreed, ...]:
        """The last version of each agreement of which something is still to go, though its term may be over."""
        every = in_force(self._agreements)
        going = {each.id for each in _until_it_goes(every) if each.asks(at=let.at)}
        return tuple(each for each in every if str(each.agreement.id) in going)

    def _is_withheld(self, agreement: str, week: Week, *, acting: Acting) -> bool:
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                return False
            handle = stores.deciding.handle
            withheld = withheld_from(stores.record.entries(), agreement=agreement, week=week, handle=handle)
            return handle(IdRole.PERSON, acting.person.name) in withheld

    def _week(self, agreed: Agreed, week: Week, *, acting: Acting) -> MirrorWeek:
        agreement, at = agreed.agreement, acting.today.let.at
        slot = agreement.slot(week)
        own, trials = self._own(agreed, week, acting=acting)
        return MirrorWeek(
            agreement=str(agreement.id),
            partner=agreement.partner.name,
            week=week.name,
            goes_at=slot,
            goes=minute_of(slot),
            is_over=at >= week.after.monday * DAY_MS,
            own=own,
            trials=trials,
            withdrawn=self._is_withheld(str(agreement.id), week, acting=acting),
        )

    def _own(self, agreed: Agreed, week: Week, *, acting: Acting) -> tuple[OwnContribution, tuple[OwnTrial, ...]]:
        let = acting.today.let
        with self._desk.whole_record(make=False) as stores:
            if stores is None:
                return OwnContribution(), ()
            handle, recorded = stores.deciding.handle, stores.record.entries()
            of = contributors(stores.deciding, let=let, agreed=agreed, at=let.at)
        who = handle(IdRole.PERSON, acting.person.name)
        made = contributions(recorded, of=of, week=week)
        trials = agreed.agreement.trials if ReportClass.TRIALS in agreed.agreement.classes else ()
        counted = ((each.check, trial_count(recorded, each, of=of, handle=handle, who=who)) for each in trials)
        told = tuple(OwnTrial(check, count) for check, count in counted if count.decisions)
        return own_contribution(made, who=who, agreement=agreed.agreement), told


def _until_it_goes(every: Collection[Agreed]) -> tuple[AskingPartner, ...]:
    """The partners of agreements, each for as long as a batch of it is to go: the last slots come after the last day."""
    slots = {str(each.agreement.id): [each.agreement.slot(week) for week in each.agreement.weeks()] for each in every}
    asking = asking_partners(every, ())
    return tuple(msgspec.structs.replace(each, ends=max([each.ends, *slots[each.id]])) for each in asking)


def _pending(agreed: Agreed, *, at: int) -> Sequence[Week]:
    """The weeks that have begun, and whose batch has not gone."""
    agreement = agreed.agreement
    return [week for week in agreement.weeks() if week.monday * DAY_MS <= at < agreement.slot(week)]


def _check_pending(agreed: Agreed, week: Week, *, at: int) -> None:
    pending = _pending(agreed, at=at)
    if week in pending:
        return
    agreement = agreed.agreement
    if week not in set(agreement.weeks()):
        found = f"{week.name}, of which the agreement does not tell"
    elif week.monday * DAY_MS > at:
        found = f"{week.name}, which has not begun"
    else:
        found = f"{week.name}, which went on {minute_of(agreement.slot(week))} and cannot be called back"
    names = ", ".join(each.name for each in pending)
    expected = (
        f"one whose batch has not gone yet: {names}" if names else "one whose batch has not gone yet; there is none"
    )
    raise ConsentError("week", expected=expected, found=found)
