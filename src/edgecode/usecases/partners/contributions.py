"""What people contribute to a week's batch for a partner: from the record, as far as their consents let it.

A doing is an entry by a person, of this film, of a kind that has a group. It counts for a class when the person's consent to
that class, for the stage of the entry and this partner, held from the doing to the sending without a gap, and was given when
what is asked now was asked already; and when they did not withdraw the week. Who has left the film counts as their consents
say; who was erased does not. What somebody undid was done all the same, and so was the undoing: both count, on their days.
What film.toml says counts on the day on which it was first seen, in the name of whoever wrote it.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

import msgspec

from edgecode.boundary.agreement import DAY_MS, Trial, day_number
from edgecode.boundary.doing import Doing
from edgecode.boundary.trials import TrialCount
from edgecode.boundary.week import Week
from edgecode.consent.letting_in import Permitted
from edgecode.consent.purpose import Purpose
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import Entry
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase, Reason, ReportClass, Role, Stage
from edgecode.findings.word import Word
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.partners.batch_names import batch_handle
from edgecode.usecases.phases import Phases
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.ports.record import Recorded
from edgecode.usecases.reliance_history import HandleOf

_NOBODY: Final = frozenset({Role.EDGECODE, Role.PARTNER})
_WITHDRAWALS: Final = {Kind.MIRROR_WITHDRAWN: True, Kind.MIRROR_WITHDRAWAL_ENDED: False}
_ERASED: Final = frozenset({Kind.PERSON_ERASED, Kind.ERASURE_REPLAYED})
_FOLLOWED: Final = SCALES[Detail.CHOICE].words.index("followed")


class Contributors(msgspec.Struct, frozen=True, kw_only=True):
    """Whose doings count: of which film, by which consents, under which agreement, sent when.

    ``names`` are those of everybody who was ever on the film, by the handles that entries name them by (:func:`names_of`).
    ``at`` is the moment of the sending, in milliseconds since 1970, UTC. ``words`` are by the hex ids of their entries, and
    only tell the phase of the film where whoever said it was erased.
    """

    film: Handle
    names: Mapping[Handle, str]
    let: Permitted
    agreed: Agreed
    at: int
    words: Mapping[str, Word] = {}


def contributors(deciding: Deciding, *, let: Permitted, agreed: Agreed, at: int) -> Contributors:
    """Give whose doings on a film count by everything people said, at a moment."""
    return Contributors(
        film=deciding.film,
        names=names_of(let, handle=deciding.handle),
        let=let,
        agreed=agreed,
        at=at,
        words={word.entry: word for word in deciding.every_word()},
    )


def names_of(let: Permitted, *, handle: HandleOf) -> dict[Handle, str]:
    """Give everybody who was ever on the film, those who have left among them, by their handles."""
    names = {*let.people, *let.once, *(each.person for each in let.consents.said)}
    return {handle(IdRole.PERSON, name): name for name in sorted(names)}


def withheld_from(recorded: Iterable[Recorded], *, agreement: str, week: Week, handle: HandleOf) -> frozenset[Handle]:
    """Give who withdrew their contribution to a week's batch, and did not let it go after all."""
    batch = (IdRole.BATCH, batch_handle(agreement, week, handle=handle))
    withdrew: dict[Handle, bool] = {}
    for row in recorded:
        if row.entry is not None and row.entry.kind in _WITHDRAWALS and batch in row.entry.ids:
            withdrew[row.entry.who] = _WITHDRAWALS[row.entry.kind]
    return frozenset(who for who, is_withheld in withdrew.items() if is_withheld)


def contributions(
    recorded: Iterable[Recorded], *, of: Contributors, week: Week, withheld: AbstractSet[Handle] = frozenset()
) -> dict[ReportClass, tuple[Doing, ...]]:
    """Give the doings of one week by each class of the agreement that counts doings, in the order of the record.

    Of the class *reason codes* they are those for which a reason was chosen; no other class sees the reason. Trials count
    decisions, see :func:`trial_count`. ``withheld`` is who withdrew their contribution to this week's batch.
    """
    classes = [each for each in of.agreed.agreement.classes if each is not ReportClass.TRIALS]
    counted: dict[ReportClass, list[Doing]] = {each: [] for each in classes}
    since = _Since(of)
    for entry, phase in _of_the_work(recorded, of=of):
        if not week.holds(entry.at // DAY_MS) or entry.who in withheld:
            continue
        reason = _reason(entry)
        for each in classes:
            if (each is not ReportClass.REASONS or reason is not None) and since.counts(entry, each):
                told = reason if each is ReportClass.REASONS else None
                doing = Doing(day=entry.at // DAY_MS, who=entry.who, kind=entry.kind, phase=phase, reason=told)
                counted[each].append(doing)
    return {each: tuple(doings) for each, doings in counted.items()}


def trial_count(
    recorded: Iterable[Recorded], trial: Trial, *, of: Contributors, handle: HandleOf, who: Handle | None = None
) -> TrialCount:
    """Count the decisions of a trial until the sending, of one person alone where ``who`` is given.

    A decision that was made before its finding was shown counts on its day, if that lies in the trial, under a consent to
    trials that held without a gap from then on. A week that somebody withdrew is left out.
    """
    rows = tuple(recorded)
    check = (IdRole.CHECK, handle(IdRole.CHECK, trial.check))
    first, last = day_number(trial.begins), day_number(trial.until)
    since, agreement = _Since(of), str(of.agreed.agreement.id)
    withheld: dict[Week, frozenset[Handle]] = {}
    outcomes: list[tuple[Handle, bool]] = []
    for entry, _phase in _of_the_work(rows, of=of):
        day = entry.at // DAY_MS
        if entry.kind is not Kind.DECISION_MADE or check not in entry.ids or not first <= day <= last:
            continue
        details = dict(entry.details)
        week = Week.of(day)
        if week not in withheld:
            withheld[week] = withheld_from(rows, agreement=agreement, week=week, handle=handle)
        asked = details.get(Detail.BEFORE_SHOWN) and who in {None, entry.who}
        if asked and entry.who not in withheld[week] and since.counts(entry, ReportClass.TRIALS):
            outcomes.append((entry.who, _as_found(details)))
    return TrialCount(
        people=len({each for each, _ in outcomes}),
        decisions=len(outcomes),
        as_found=sum(as_found for _, as_found in outcomes),
    )


class _Since:
    """Since when each person's consents have held without a gap until the sending, worked out once each."""

    def __init__(self, of: Contributors) -> None:
        self._of = of
        self._known: dict[tuple[Handle, Stage, ReportClass], int | None] = {}

    def counts(self, entry: Entry, report_class: ReportClass) -> bool:
        """Whether a doing counts for a class, as far as consents go."""
        key = (entry.who, entry.stage, report_class)
        if key not in self._known:
            self._known[key] = self._since(*key)
        since = self._known[key]
        return since is not None and since <= entry.at <= self._of.at

    def _since(self, who: Handle, stage: Stage, report_class: ReportClass) -> int | None:
        of = self._of
        given_from = of.agreed.fresh_from.get(report_class)
        if who not in of.names or given_from is None or report_class not in of.agreed.agreement.classes:
            return None
        return of.let.consents.held_since(
            of.names[who],
            Purpose.REPORT,
            stage=stage,
            at=of.at,
            report_class=report_class,
            partner=str(of.agreed.agreement.id),
            given_from=given_from,
        )


def _of_the_work(recorded: Iterable[Recorded], *, of: Contributors) -> Iterator[tuple[Entry, Phase]]:
    """Go through what people did on this film that has a group, with the phase the film was in; without who was erased."""
    rows = tuple(recorded)
    erased = {
        each: row.index
        for row in rows
        if row.entry is not None and row.entry.kind in _ERASED
        for role, each in row.entry.ids
        if role is IdRole.PERSON
    }
    phases = Phases()
    for row in rows:
        entry = row.entry
        if entry is not None and _is_of_the_work(entry, of.film) and row.index > erased.get(entry.who, -1):
            yield entry, phases.now
        phases.take(row, of.words.get(row.id.hex()))


def _is_of_the_work(entry: Entry, film: Handle) -> bool:
    return entry.film == film and entry.role not in _NOBODY and MEANINGS[entry.kind].group is not None


def _reason(entry: Entry) -> Reason | None:
    number = next((number for detail, number in entry.details if detail is Detail.REASON), None)
    return list(Reason)[number] if number is not None else None


def _as_found(details: Mapping[Detail, int]) -> bool:
    """Whether a decision came out as the finding would have had it: by what was noted of it, else by the option taken."""
    choice = details.get(Detail.CHOICE)
    return choice == _FOLLOWED if choice is not None else bool(details.get(Detail.OPTION))
