"""*Partners*: for each agreement exactly what its partner is told, how much at most, and when; to each person their own part.

The page is the film's own side: how long the script would take is said here, and never to a partner. What went is shown as it
went. What is to come is shown as if everybody had said yes and withdrawn nothing: a table that changed under the eyes of others
when somebody said no would tell them who.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from edgecode.boundary.agreement import DAY_MS, MINUTE_MS, SLOT_MINUTES, Agreement, Trial
from edgecode.boundary.batch import read_body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.bucket import SAYS, Bucket
from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.how_long import LETTERS_A_PAGE, PAGES, weeks_for_idea, years_for_script
from edgecode.boundary.policy import days_of as permitted_days
from edgecode.boundary.refusal import SAYS as REFUSAL_SAYS
from edgecode.boundary.told import GROUPS, PHASES, REASONS, Told
from edgecode.boundary.trials import Outcome, due_trial
from edgecode.boundary.week import Week
from edgecode.consent.people import May
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass
from edgecode.film.script import Script
from edgecode.record import note as notes
from edgecode.usecases.desk import Desk
from edgecode.usecases.moments import day_of, minute_of
from edgecode.usecases.partners.agreement_rules import AgreementsHere
from edgecode.usecases.partners.at_most import told_at_most
from edgecode.usecases.partners.batch_names import batch_handle, batch_name
from edgecode.usecases.partners.judging import Outcome as Judgement
from edgecode.usecases.partners.judging import StoppedBatch, stopped_batches
from edgecode.usecases.partners.mirror import MirrorDesk, MirrorWeek
from edgecode.usecases.partners.partner_view import (
    Cell,
    Coming,
    Gone,
    OwnPart,
    PartnerRow,
    PartnersView,
    Stopped,
    TableView,
)
from edgecode.usecases.partners.show_agreements import AgreementRow, agreement_rows
from edgecode.usecases.phases import Phases
from edgecode.usecases.ports.partners import Agreed, Partners, Sent
from edgecode.usecases.today import Today

NEVER: Final = (
    "Script text, names, titles, boards, pictures, sound, transcripts, file names, or any other words of the film.",
    "Numbers that fingerprint a film: lengths of shots and scenes, timing of the cut, takes a scene, counts of anything in it.",
    "Who did something, in which role, or how often on one day.",
    "The name of the film: they know it by an alias.",
)
LIMITS: Final = (
    "Which film it is may be guessed from its dates: no anonymity is claimed.",
    "Whoever knows what all the others did can work out the part of the last one.",
    "What people do follows from their film, so the kinds of work tell a little of it. The bits are the most that can be.",
)
"""What the report does not protect from, as DESIGN section 10 has it."""
_JUDGED: Final = {
    Judgement.FILM: "found that it was the film",
    Judgement.NO_FILM: "found that it was not the film",
    Judgement.OPEN: "could not tell",
}
_MOST_COMING: Final = 2
_USUAL_LETTERS: Final = PAGES * LETTERS_A_PAGE
"""Of a feature script, in place of one that the film has not yet."""
_EPOCH: Final = dt.date(1970, 1, 1)


def partners_view(
    desk: Desk, today: Today, partners: Partners | None, *, part: str = "", cannot_send: str = ""
) -> PartnersView:
    """Show the partners of a film to whoever looks. Changes nothing.

    ``part`` names the week's batch of which they asked to see their own part, as entries' words have it.
    """
    at, viewer = today.let.at, today.viewer
    agreers = tuple(each.name for each in today.people if May.AGREE in each.may)
    rows: tuple[PartnerRow, ...] = ()
    mine: tuple[OwnPart, ...] = ()
    if partners is not None:
        agreed, ended = partners.agreed(), partners.ended()
        here = AgreementsHere(agreed=agreed, ended=ended)
        latest = {str(each.agreement.id): each for each in here.latest()}
        stopped = stopped_batches(desk, partners)
        rows = tuple(
            _row(each, latest[each.id], desk=desk, partners=partners, stopped=stopped, today=today)
            for each in agreement_rows(here, at=at)
        )
        known = {each.name for each in today.people} | set(today.said.left)
        weeks = MirrorDesk(desk, partners).mine(by=viewer) if viewer in known else ()
        mine = tuple(_own_part(each, part=part) for each in weeks)
    return PartnersView(
        viewer=viewer,
        rows=rows,
        mine=mine,
        may_agree=viewer in agreers,
        agreers=agreers,
        phase=_phase(desk),
        read_only=today.read_only,
        cannot_send=cannot_send if rows else "",
    )


def _row(
    row: AgreementRow,
    agreed: Agreed,
    *,
    desk: Desk,
    partners: Partners,
    stopped: Sequence[StoppedBatch],
    today: Today,
) -> PartnerRow:
    agreement, at = agreed.agreement, today.let.at
    is_over = any(each.agreement == row.id for each in partners.ended()) or at // DAY_MS > permitted_days(agreement)[1]
    a_week, debits = worst_case_bits(agreement), partners.debits(row.id)
    used = sum(each.bits for each in debits)
    to_come = 0 if is_over else _weeks_to_come(agreement, debited={each.week for each in debits}, at=at)
    seen, trouble = _seen(row.id, partners)
    return PartnerRow(
        id=row.id,
        name=row.partner,
        version=row.version,
        state=_state(row, to_come=to_come),
        in_force=not is_over,
        purpose=row.purpose,
        since=row.signed,
        until=row.until,
        by=row.by,
        told=tuple(_told_in_words(agreement)),
        never=NEVER,
        limits=LIMITS,
        bits=a_week,
        ceiling=agreement.ceiling,
        used=used,
        term=used + a_week * to_come,
        script_years=years_for_script(a_week, letters=_letters(today.look.film.script) or _USUAL_LETTERS),
        has_script=_letters(today.look.film.script) > 0,
        idea_weeks=weeks_for_idea(a_week),
        trouble=trouble,
        coming=tuple(_coming(agreed, sent=seen, desk=desk, today=today)) if not is_over else (),
        gone=tuple(_gone(row.id, sent=seen, desk=desk, partners=partners, stopped=stopped))[::-1],
        stopped=tuple(_stopped(each) for each in stopped if each.agreement == row.id),
        refused=tuple(_refused(partners.refusals(row.id))) if not trouble else (),
    )


def _state(row: AgreementRow, *, to_come: int) -> str:
    """Say how it stands; the last weeks of a term go after its last day."""
    if row.state == "holds":
        return "in force"
    return f"{row.state}; its last weeks go yet" if to_come and row.state.startswith("over") else row.state


def _seen(agreement: str, partners: Partners) -> tuple[tuple[Sent, ...], str]:
    """Give what is in a partner's log; or nothing, and why: one partner's trouble hides no other."""
    try:
        return partners.sent(agreement), ""
    except BoundaryError as error:
        return (), str(error)


def _refused(words: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    says = {str(word): sentence for word, sentence in REFUSAL_SAYS.items()}
    for word, count in sorted(Counter(words).items()):
        yield word, says.get(word, ""), count


def _weeks_to_come(agreement: Agreement, *, debited: Collection[Week], at: int) -> int:
    """Count the weeks that can still be debited: while a slot is to come, those too whose own was missed."""
    left = [week for week in agreement.weeks() if week not in debited]
    return len(left) if any(at < agreement.slot(week) + SLOT_MINUTES * MINUTE_MS for week in left) else 0


def _letters(script: Script | None) -> int:
    """Letters and spaces of the script; 0 where there is none."""
    return sum(len(each.text) for each in script.paragraphs) if script is not None else 0


def _told_in_words(agreement: Agreement) -> Iterator[str]:
    if ReportClass.BASE in agreement.classes:
        groups = ", ".join(agreement.groups)
        yield f"A table for each week: in which phase, on how many person-days people did something of these kinds: {groups}."
    if ReportClass.PAIRS in agreement.classes:
        pairs = "; ".join(_pair(first, second) for first, second in agreement.pairs)
        yield f"On how many person-days one thing came right after another: {pairs}."
    if ReportClass.REASONS in agreement.classes:
        yield f"On how many person-days people chose these reasons: {', '.join(REASONS)}."
    if ReportClass.TRIALS in agreement.classes:
        trials = "; ".join(map(_trial, agreement.trials))
        yield f"Once a quarter at most, how a trial came out that was registered before it began. {trials}."
    yield "Person-days in four steps, where five people or more counted; else one sign, the same as for what was withheld."
    yield "Whether a week came empty, and in which minute after its slot it came. What went is never corrected or called back."
    visits = "one day" if agreement.visits == 1 else f"{agreement.visits} days"
    yield (
        f"On {visits} a week their window: this agreement, what they were sent so far, proof that none of it was changed,"
        " and whether the window answers."
    )


def _trial(trial: Trial) -> str:
    """Say in words what a trial asks."""
    return (
        f"{trial.check.replace('-', ' ')}, {trial.begins} to {trial.until}: whether at least {trial.share} % of the decisions"
        " made before its finding was shown came out as the finding would have had it; held, did not hold, or could not be told"
    )


def _pair(first: Kind, second: Kind) -> str:
    return f"{MEANINGS[first].says}, then {MEANINGS[second].says}"


def _coming(agreed: Agreed, *, sent: Sequence[Sent], desk: Desk, today: Today) -> Iterator[Coming]:
    """The weeks that have begun and have not gone, the next to go first; one that has not begun where there is no other."""
    agreement, at = agreed.agreement, today.let.at
    logged = {each.week for each in sent}
    waiting = [week for week in agreement.weeks() if week not in logged and agreement.slot(week) > at]
    for week in [each for each in waiting if each.monday * DAY_MS <= at][:_MOST_COMING] or waiting[:1]:
        has_begun = week.monday * DAY_MS <= at
        yield Coming(
            week=week.name,
            days=days_of(week),
            goes=minute_of(agreement.slot(week)),
            is_over=week.after.monday * DAY_MS <= at,
            tables=_most(agreed, week, desk=desk, today=today) if has_begun else (),
            why_empty="" if has_begun else "The week has not begun.",
        )


def _most(agreed: Agreed, week: Week, *, desk: Desk, today: Today) -> tuple[TableView, ...]:
    told = told_at_most(agreed, week, desk=desk, today=today)
    if told is None:
        return ()
    is_due = due_trial(agreed.agreement, week=week) is not None
    trial = "The outcome of a trial goes with it" if is_due else "No outcome of a trial is due"
    return tuple(tables_of(told, agreement=agreed.agreement, trial=trial))


def tables_of(told: Told, *, agreement: Agreement, trial: str = "") -> Iterator[TableView]:
    """Give what a batch tells as tables: only what the agreement lets be told. ``trial`` stands in place of an outcome."""
    if ReportClass.BASE in agreement.classes:
        rows = zip(PHASES, told.table, strict=True)
        shown = [place for place, group in enumerate(GROUPS) if group in agreement.groups]
        yield TableView(
            of="Kinds of things people did, by phase, in person-days",
            columns=tuple(GROUPS[place] for place in shown),
            rows=tuple((str(phase), tuple(_cell(cells[place]) for place in shown)) for phase, cells in rows),
        )
    if ReportClass.PAIRS in agreement.classes:
        pairs = zip(agreement.pairs, told.pairs, strict=False)
        yield _one_column("One thing right after another", [(_pair(*pair), cell) for pair, cell in pairs])
    if ReportClass.REASONS in agreement.classes:
        yield _one_column("Reasons people chose", list(zip(map(str, REASONS), told.reasons, strict=True)))
    if ReportClass.TRIALS in agreement.classes:
        none_due = told.outcome is Outcome.NONE_DUE
        says = "No outcome of a trial was due" if none_due else f"The trial that was due: {told.outcome}"
        yield TableView(of=trial or says, columns=(), rows=())


def _one_column(of: str, rows: Sequence[tuple[str, Bucket]]) -> TableView:
    return TableView(of=of, columns=("person-days",), rows=tuple((name, (_cell(cell),)) for name, cell in rows))


def _cell(bucket: Bucket) -> Cell:
    return Cell(str(bucket), SAYS[bucket])


def _gone(
    agreement: str, *, sent: Sequence[Sent], desk: Desk, partners: Partners, stopped: Sequence[StoppedBatch]
) -> Iterator[Gone]:
    held_back = {each.week for each in stopped if each.agreement == agreement}
    received = _received(desk, sent=sent, agreement=agreement)
    versions = {
        each.agreement.version: each.agreement for each in partners.agreed() if str(each.agreement.id) == agreement
    }
    for each in sent:
        why = (
            "the scanner stopped it" if each.week.name in held_back else "its slot was missed, or it could not be made"
        )
        batch = read_body(notes.decoded(each.note).text)
        yield Gone(
            week=each.week.name,
            days=days_of(each.week),
            tables=tuple(tables_of(batch.told, agreement=versions[batch.version])) if each.tables else (),
            why="" if each.tables else why,
            received=received.get(each.week.name, ""),
        )


def _received(desk: Desk, *, sent: Sequence[Sent], agreement: str) -> dict[str, str]:
    """The days on which receipts of batches came on record, by their weeks."""
    with desk.whole_record(make=False) as stores:
        if stores is None:
            return {}
        handle = stores.deciding.handle
        weeks = {batch_handle(agreement, each.week, handle=handle): each.week.name for each in sent}
        return {
            weeks[batch]: day_of(row.entry.at)
            for row in stores.record.entries()
            if row.entry is not None and row.entry.kind is Kind.BATCH_RECEIVED
            for _role, batch in row.entry.ids
            if batch in weeks
        }


def _stopped(stopped: StoppedBatch) -> Stopped:
    judged = f"{stopped.by} {_JUDGED[stopped.judged]}." if stopped.judged is not None else ""
    return Stopped(entry=stopped.entry, week=stopped.week, judged=judged)


def _own_part(week: MirrorWeek, *, part: str) -> OwnPart:
    return OwnPart(
        agreement=week.agreement,
        partner=week.partner,
        week=week.week,
        days=days_of(Week.named(week.week)),
        goes=week.goes,
        is_over=week.is_over,
        counts=own_counts(week),
        trials=tuple((each.check, each.count.decisions) for each in week.trials),
        withdrawn=week.withdrawn,
        shown=part == batch_name(week.agreement, Week.named(week.week)),
    )


def own_counts(week: MirrorWeek) -> tuple[tuple[str, str, int], ...]:
    """Give a person's own part as rows: phase (empty where there is none), what, and on how many days of the week."""
    own = week.own
    cells = tuple((str(each.phase), str(each.group), each.days) for each in own.cells)
    pairs = tuple(("", _pair(each.first, each.second), each.days) for each in own.pairs)
    reasons = tuple(("", f"reason: {each.reason}", each.days) for each in own.reasons)
    return (*cells, *pairs, *reasons)


def _phase(desk: Desk) -> str:
    with desk.whole_record(make=False) as stores:
        phases = Phases()
        if stores is not None:
            words = {word.entry: word for word in stores.deciding.every_word()}
            for row in stores.record.entries():
                phases.take(row, words.get(row.id.hex()))
        return str(phases.now)


def days_of(week: Week) -> str:
    """Give the days of a week in words: ``23 to 29 November 2026``."""
    first = _EPOCH + dt.timedelta(week.monday)
    last = first + dt.timedelta(6)
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
    if first.year != last.year:
        begins = f"{begins} {first.year}"
    return f"{begins} to {last.day} {last:%B} {last.year}"
