"""*Partners*: for each agreement exactly what its partner is told, how much at most, and when; to each person their own part.

The page is the film's own side: how long the script would take is said here, and never to a partner.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from edgecode.boundary.agreement import DAY_MS, Agreement
from edgecode.boundary.batch import read_body
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.bucket import SAYS, Bucket
from edgecode.boundary.errors import BoundaryError
from edgecode.boundary.how_long import weeks_for_idea, years_for_script
from edgecode.boundary.lines import Holds
from edgecode.boundary.told import GROUPS, PHASES, REASONS, Told
from edgecode.boundary.trials import Outcome
from edgecode.boundary.week import Week
from edgecode.consent.people import May
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass
from edgecode.errors import EdgecodeError
from edgecode.film.script import Script
from edgecode.usecases.desk import Desk
from edgecode.usecases.moments import day_of, minute_of
from edgecode.usecases.partners.agreement_rules import AgreementsHere
from edgecode.usecases.partners.batch_names import batch_handle, batch_name
from edgecode.usecases.partners.closing import ClosingDesk
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
from edgecode.usecases.ports.partners import Agreed, Partners
from edgecode.usecases.today import Today

NEVER: Final = (
    "Script text, names, titles, boards, pictures, sound, transcripts, file names, or any other words of the film.",
    "Numbers that fingerprint a film: lengths of shots and scenes, timing of the cut, takes a scene, or any other count.",
    "Who did something, how often on one day, or as what.",
    "Which film it is: they know it by an alias. A film may still be guessed from its dates, and no anonymity is claimed.",
)
_JUDGED: Final = {
    Judgement.FILM: "found that it was the film",
    Judgement.NO_FILM: "found that it was not the film",
    Judgement.OPEN: "could not tell",
}
_MOST_COMING: Final = 2
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
    holds = not any(each.agreement == row.id for each in partners.ended())
    a_week, used = worst_case_bits(agreement), sum(each.bits for each in partners.debits(row.id))
    return PartnerRow(
        id=row.id,
        name=row.partner,
        version=row.version,
        state="in force" if row.state == "holds" else row.state,
        in_force=holds,
        purpose=row.purpose,
        since=row.signed,
        until=row.until,
        by=row.by,
        told=tuple(_told_in_words(agreement)),
        never=NEVER,
        bits=a_week,
        ceiling=agreement.ceiling,
        used=used,
        term=used + a_week * _weeks_left(agreement, partners, at=at) if holds else used,
        script_years=years_for_script(a_week, letters=_letters(today.look.film.script)),
        idea_weeks=weeks_for_idea(a_week),
        window=f"They may read their window on {agreement.visits} days a week.",
        coming=tuple(_coming(agreement, desk=desk, partners=partners, at=at)) if holds else (),
        gone=tuple(_gone(agreement, desk=desk, partners=partners, stopped=stopped))[::-1],
        stopped=tuple(_stopped(each) for each in stopped if each.agreement == row.id),
        refused=tuple(sorted(Counter(partners.refusals(row.id)).items())),
    )


def _weeks_left(agreement: Agreement, partners: Partners, *, at: int) -> int:
    debited = {each.week for each in partners.debits(str(agreement.id))}
    return sum(1 for week in agreement.weeks() if week not in debited and agreement.slot(week) >= at)


def _letters(script: Script | None) -> int:
    """Letters and spaces of the script; a film without one is told as a feature script of the usual length would be."""
    told = sum(len(each.text) for each in script.paragraphs) if script is not None else 0
    return told or 120_000


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
        checks = ", ".join(each.check for each in agreement.trials)
        yield f"Once a quarter, how a trial came out that was registered before it began: {checks}."
    yield "Four steps of person-days from five people on; below that, nothing. Once it went, it is never corrected."


def _pair(first: Kind, second: Kind) -> str:
    return f"{MEANINGS[first].says}, then {MEANINGS[second].says}"


def _coming(agreement: Agreement, *, desk: Desk, partners: Partners, at: int) -> Iterator[Coming]:
    """The weeks that have begun and have not gone, the next to go first; a week that is not over shows no table yet."""
    logged = {each.week for each in partners.sent(str(agreement.id))}
    waiting = [week for week in agreement.weeks() if week not in logged and agreement.slot(week) > at]
    for week in [each for each in waiting if each.monday * DAY_MS <= at][:_MOST_COMING] or waiting[:1]:
        tables, why = _preview(agreement, week, desk=desk, partners=partners, at=at)
        goes = minute_of(agreement.slot(week))
        yield Coming(week=week.name, days=days_of(week), goes=goes, tables=tables, why_empty=why)


def _preview(
    agreement: Agreement, week: Week, *, desk: Desk, partners: Partners, at: int
) -> tuple[tuple[TableView, ...], str]:
    if week.monday * DAY_MS > at:
        return (), "The week has not begun."
    try:
        batch = read_body(ClosingDesk(desk, partners=partners).preview(str(agreement.id), week))
    except (BoundaryError, EdgecodeError) as error:
        return (), f"It cannot be made now, so the empty batch would go: {error}."
    return (tuple(tables_of(batch.told, agreement=agreement)), "") if batch.holds is Holds.TABLES else ((), "")


def tables_of(told: Told, *, agreement: Agreement) -> Iterator[TableView]:
    """Give what a batch tells as tables: only what the agreement lets be told."""
    if ReportClass.BASE in agreement.classes:
        rows = zip(PHASES, told.table, strict=True)
        shown = [place for place, group in enumerate(GROUPS) if group in agreement.groups]
        yield TableView(
            of="Kinds of things people did, by phase",
            columns=tuple(GROUPS[place] for place in shown),
            rows=tuple((str(phase), tuple(_cell(cells[place]) for place in shown)) for phase, cells in rows),
        )
    if ReportClass.PAIRS in agreement.classes:
        pairs = zip(agreement.pairs, told.pairs, strict=False)
        yield _one_column("One thing right after another", [(_pair(*pair), cell) for pair, cell in pairs])
    if ReportClass.REASONS in agreement.classes:
        yield _one_column("Reasons people chose", list(zip(map(str, REASONS), told.reasons, strict=True)))
    if ReportClass.TRIALS in agreement.classes:
        says = (
            "no outcome of a trial is due" if told.outcome is Outcome.NONE_DUE else f"a trial's outcome: {told.outcome}"
        )
        yield TableView(of=says[0].upper() + says[1:], columns=(), rows=())


def _one_column(of: str, rows: Sequence[tuple[str, Bucket]]) -> TableView:
    return TableView(of=of, columns=("person-days",), rows=tuple((name, (_cell(cell),)) for name, cell in rows))


def _cell(bucket: Bucket) -> Cell:
    return Cell(str(bucket), SAYS[bucket])


def _gone(agreement: Agreement, *, desk: Desk, partners: Partners, stopped: Sequence[StoppedBatch]) -> Iterator[Gone]:
    name = str(agreement.id)
    held_back = {each.week for each in stopped if each.agreement == name}
    received = _received(desk, partners=partners, agreement=name)
    for each in partners.sent(name):
        why = ""
        if not each.tables:
            why = (
                "the scanner stopped it"
                if each.week.name in held_back
                else "its slot was missed, or it could not be made"
            )
        yield Gone(
            week=each.week.name,
            days=days_of(each.week),
            tables=each.tables,
            why=why,
            received=received.get(each.week.name, ""),
        )


def _received(desk: Desk, *, partners: Partners, agreement: str) -> dict[str, str]:
    """The days on which receipts of batches came on record, by their weeks."""
    with desk.whole_record(make=False) as stores:
        if stores is None:
            return {}
        handle = stores.deciding.handle
        weeks = {batch_handle(agreement, each.week, handle=handle): each.week.name for each in partners.sent(agreement)}
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
        counts=own_counts(week),
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
