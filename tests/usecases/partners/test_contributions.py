"""What people contribute to a week's batch: what they consented to, of this film, and nothing that was withdrawn."""

import hashlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.agreement import Trial
from edgecode.boundary.doing import Doing
from edgecode.boundary.trials import TrialCount
from edgecode.boundary.week import Week
from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.entry import Entry, checked
from edgecode.entries.handle import THE_HOUSE, Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Phase, Reason, ReportClass, Role, Stage
from edgecode.usecases.partners.batch_names import ids_of_batch
from edgecode.usecases.partners.contributions import (
    Contributors,
    contributions,
    names_of,
    trial_count,
    withheld_from,
)
from edgecode.usecases.ports.partners import Agreed
from edgecode.usecases.ports.record import Recorded
from simulators.made_agreement import LAB, OTHER, agreed, made_agreement

DAY = 86_400_000
HOUR = 3_600_000
WEEK = Week.named("2025-W48")
MONDAY = WEEK.monday * DAY
SIGNED = MONDAY - 30 * DAY
AT = MONDAY + 10 * DAY
"""The Thursday after the week: its slot."""
FILM = Handle("f" * 16)
AGREED = agreed(made_agreement(), at=SIGNED)
TRIAL = Trial(check="unshot-line", share=60, begins="2025-11-01", until="2025-12-31")


def handle(role: IdRole, name: str) -> Handle:
    return Handle(hashlib.sha256(f"{role} {name}".encode()).hexdigest()[:16])


def who(name: str) -> Handle:
    return handle(IdRole.PERSON, name)


def entry(kind: Kind, at: int, *, by: str = "Jun", **facts: object) -> Entry:
    needed: dict[str, object] = {
        "at": at,
        "who": who(by),
        "role": Role.EDITOR,
        "stage": Stage.CUT,
        "kind": kind,
        "film": FILM,
    }
    return checked(Entry(**(needed | facts)))  # type: ignore[arg-type]


FINDING = (IdRole.FINDING, Handle("1" * 16))
CHECK = (IdRole.CHECK, handle(IdRole.CHECK, "unshot-line"))


def left(at: int, **facts: object) -> Entry:
    return entry(Kind.FINDING_LEFT, at, **({"ids": (FINDING, CHECK)} | facts))  # type: ignore[arg-type]


def first(at: int, *, option: int = 0, **facts: object) -> Entry:
    """A decision before the finding was shown."""
    details = ((Detail.BEFORE_SHOWN, 1), *(((Detail.OPTION, option),) if option else ()))
    ids = ((IdRole.DECISION, Handle("2" * 16)), CHECK)
    return entry(Kind.DECISION_MADE, at, **({"ids": ids, "details": details} | facts))  # type: ignore[arg-type]


def phase_said(phase: Phase, at: int) -> Entry:
    details = ((Detail.PHASE, list(Phase).index(phase)),)
    return entry(Kind.FILM_PHASE_SET, at, by="Ida", role=Role.DIRECTOR, stage=Stage.HOUSE, details=details)


def mirror(kind: Kind, at: int, *, by: str = "Jun", agreement: str = LAB, week: Week = WEEK) -> Entry:
    ids = tuple((role, handle(role, name)) for role, name in ids_of_batch(agreement, week, partner="Lab"))
    return entry(kind, at, by=by, stage=Stage.PARTNERS, ids=ids)


def recorded(*entries: Entry | None) -> tuple[Recorded, ...]:
    return tuple(Recorded(index=nth, id=(nth + 1).to_bytes(16, "big"), entry=each) for nth, each in enumerate(entries))


def consent(answer: Answer = Answer.GIVEN, since: int = SIGNED, **facts: object) -> ConsentSaid:
    told = {"person": "Jun", "purpose": Purpose.REPORT, "by": "Jun"} | facts
    return ConsentSaid(answer=answer, since=since, **told)  # type: ignore[arg-type]


EVERY_CLASS = tuple(consent(report_class=each) for each in ReportClass)


def of(
    *said: ConsentSaid, agreed_to: Agreed = AGREED, at: int = AT, people: tuple[str, ...] = ("Jun",)
) -> Contributors:
    let = Permitted(at=at, people={name: Person(name=name) for name in people}, consents=Consents(said))
    return Contributors(film=FILM, names=names_of(let, handle=handle), let=let, agreed=agreed_to, at=at)


def base(*entries: Entry | None, told: Contributors | None = None, **more: object) -> tuple[Doing, ...]:
    told = told or of(*EVERY_CLASS)
    return contributions(recorded(*entries), of=told, week=WEEK, **more)[ReportClass.BASE]  # type: ignore[arg-type]


def test_a_doing_is_a_day_a_person_a_kind_and_a_phase() -> None:
    assert base(left(MONDAY + 2 * DAY + HOUR)) == (
        Doing(day=WEEK.monday + 2, who=who("Jun"), kind=Kind.FINDING_LEFT, phase=Phase.PREPARE),
    )


def test_only_the_week_counts_by_days_of_utc() -> None:
    inside = (MONDAY, MONDAY + 7 * DAY - 1)
    assert len(base(*(left(at) for at in (MONDAY - 1, *inside, MONDAY + 7 * DAY)))) == len(inside)


def test_nobody_counts_who_did_not_answer_or_said_no() -> None:
    doing = left(MONDAY)
    assert base(doing, told=of()) == ()
    assert base(doing, told=of(consent(Answer.REFUSED))) == ()
    assert base(doing, told=of(consent(person="Ines", by="Ines"), people=("Jun", "Ines"))) == ()
    assert base(doing, told=of(consent(purpose=Purpose.GUEST_TOOLS))) == ()


def test_a_consent_has_to_hold_from_the_doing_to_the_sending() -> None:
    doing = left(MONDAY + DAY)
    assert base(doing, told=of(consent(since=MONDAY + DAY + 1))) == ()
    assert len(base(doing, told=of(consent(since=MONDAY + DAY)))) == 1
    assert base(doing, told=of(consent(), consent(Answer.WITHDRAWN, AT))) == (), "withdrawn inside the delay"
    assert base(doing, told=of(consent(), consent(Answer.WITHDRAWN, AT - 5), consent(since=AT - 1))) == ()
    assert len(base(doing, told=of(consent(), consent(Answer.WITHDRAWN, AT + 1)))) == 1
    assert base(doing, told=of(consent(until="2025-12-02"))) == (), "it ran out before the batch went"
    assert len(base(doing, told=of(consent(until="2025-12-04")))) == 1


def test_a_consent_counts_from_when_what_is_asked_now_was_asked() -> None:
    wider = agreed(made_agreement(version=2), at=MONDAY + 2 * DAY)
    both = (left(MONDAY + DAY), left(MONDAY + 3 * DAY))
    assert base(*both, told=of(consent(), agreed_to=wider)) == ()
    fresh = of(consent(), consent(since=MONDAY + 2 * DAY), agreed_to=wider)
    assert [each.day for each in base(*both, told=fresh)] == [WEEK.monday + 3]


def test_a_consent_is_of_its_stage_and_partner() -> None:
    doing = left(MONDAY)
    assert base(doing, told=of(consent(stage=Stage.DAILIES))) == ()
    assert len(base(doing, told=of(consent(stage=Stage.CUT)))) == 1
    assert base(doing, told=of(consent(partner=OTHER))) == ()
    assert len(base(doing, told=of(consent(partner=LAB)))) == 1
    assert base(doing, told=of(consent(), consent(Answer.REFUSED, SIGNED, partner=LAB))) == ()


def test_each_class_wants_its_own_consent_and_what_an_agreement_does_not_ask_is_not_there() -> None:
    made = contributions(recorded(left(MONDAY)), of=of(consent()), week=WEEK)
    assert {each: len(doings) for each, doings in made.items()} == {
        ReportClass.BASE: 1,
        ReportClass.PAIRS: 0,
        ReportClass.REASONS: 0,
    }
    narrow = agreed(made_agreement(classes=(ReportClass.BASE,)), at=SIGNED)
    assert set(contributions((), of=of(agreed_to=narrow), week=WEEK)) == {ReportClass.BASE}


def test_a_reason_is_seen_by_the_class_of_reasons_alone_and_only_where_one_was_chosen() -> None:
    chosen = left(MONDAY, details=((Detail.REASON, list(Reason).index(Reason.KNOWN)),))
    made = contributions(recorded(chosen, left(MONDAY)), of=of(*EVERY_CLASS), week=WEEK)
    assert [each.reason for each in made[ReportClass.REASONS]] == [Reason.KNOWN]
    for class_ in (ReportClass.BASE, ReportClass.PAIRS):
        assert [each.reason for each in made[class_]] == [None, None]


def test_nobody_and_nothing_without_a_group_counts() -> None:
    by_itself = entry(
        Kind.CLOCK_FOUND_BEHIND, MONDAY, stage=Stage.RECORD, role=Role.EDGECODE, who=THE_HOUSE, ids=(), details=()
    )
    standing = entry(Kind.CHECKS_ALL_TURNED_OFF, MONDAY, stage=Stage.PERMISSIONS)
    assert base(by_itself, standing, phase_said(Phase.SHOOT, MONDAY), mirror(Kind.MIRROR_READ, MONDAY)) == ()


def test_another_film_in_the_record_does_not_count() -> None:
    assert base(left(MONDAY, film=Handle("e" * 16))) == ()


def test_the_phase_is_that_of_the_film_at_the_time() -> None:
    rows = (left(MONDAY), phase_said(Phase.SHOOT, MONDAY + 1), left(MONDAY + 2), phase_said(Phase.FINISH, MONDAY + 3))
    assert [each.phase for each in base(*rows, left(MONDAY + 4))] == [Phase.PREPARE, Phase.SHOOT, Phase.FINISH]
    before = phase_said(Phase.SHOOT, MONDAY - 40 * DAY)
    assert [each.phase for each in base(before, left(MONDAY))] == [Phase.SHOOT]


def test_what_was_undone_was_done_and_so_was_the_undoing() -> None:
    undone = entry(
        Kind.DECISION_UNDONE,
        MONDAY + DAY,
        ids=((IdRole.ENTRY, Handle((1).to_bytes(16, "big").hex())),),
        stage=Stage.CUT,
    )
    assert [each.kind for each in base(left(MONDAY), undone)] == [Kind.FINDING_LEFT, Kind.DECISION_UNDONE]


def test_what_was_replayed_counts_like_anything_else() -> None:
    origin = (Detail.ORIGIN, SCALES[Detail.ORIGIN].words.index("replay"))
    assert len(base(left(MONDAY, details=(origin,)))) == 1


def test_who_has_left_counts_as_their_consents_say() -> None:
    let = Permitted(at=AT, once={"Jun": frozenset({"editor"})}, consents=Consents(EVERY_CLASS))
    told = msgspec.structs.replace(of(), let=let, names=names_of(let, handle=handle))
    assert len(base(left(MONDAY), told=told)) == 1


def test_who_was_erased_does_not_count() -> None:
    """What is erased cannot be read; what still can be, of somebody whose erasure is on record, does not count either."""
    erased = entry(Kind.PERSON_ERASED, MONDAY + DAY, by="Ida", stage=Stage.RECORD, ids=((IdRole.PERSON, who("Jun")),))
    assert base(None, left(MONDAY), erased) == ()
    assert len(base(erased, left(MONDAY + 2 * DAY))) == 1, "a person who came back"


def test_who_withdrew_the_week_counts_nowhere_in_it() -> None:
    rows = recorded(left(MONDAY), mirror(Kind.MIRROR_WITHDRAWN, MONDAY + 7 * DAY))
    withheld = withheld_from(rows, agreement=LAB, week=WEEK, handle=handle)
    assert withheld == {who("Jun")}
    made = contributions(rows, of=of(*EVERY_CLASS), week=WEEK, withheld=withheld)
    assert not any(made.values())


def test_a_withdrawal_is_of_one_batch_and_can_be_ended() -> None:
    rows = recorded(
        mirror(Kind.MIRROR_WITHDRAWN, 1),
        mirror(Kind.MIRROR_WITHDRAWN, 2, by="Ida"),
        mirror(Kind.MIRROR_WITHDRAWAL_ENDED, 3),
        mirror(Kind.MIRROR_READ, 4, by="Ida"),
    )
    assert withheld_from(rows, agreement=LAB, week=WEEK, handle=handle) == {who("Ida")}
    assert withheld_from(rows, agreement=LAB, week=WEEK.after, handle=handle) == set()
    assert withheld_from(rows, agreement=OTHER, week=WEEK, handle=handle) == set()


def counted(*entries: Entry, only: str = "") -> TrialCount:
    told = of(*EVERY_CLASS, *(msgspec.structs.replace(each, person="Ida", by="Ida") for each in EVERY_CLASS))
    told = msgspec.structs.replace(told, names={who(name): name for name in ("Jun", "Ida")})
    return trial_count(recorded(*entries), TRIAL, of=told, handle=handle, who=who(only) if only else None)


def test_a_trial_counts_what_was_decided_before_it_was_shown_and_came_out_as_found() -> None:
    rows = (
        first(MONDAY, option=2),
        first(MONDAY + 1),
        first(MONDAY + 2, by="Ida", option=1),
        left(MONDAY + 3),
        first(MONDAY + 4, details=()),
        first(
            MONDAY + 5, ids=((IdRole.DECISION, Handle("2" * 16)), (IdRole.CHECK, handle(IdRole.CHECK, "single-cover")))
        ),
    )
    assert counted(*rows) == TrialCount(people=2, decisions=3, as_found=2)
    assert counted(*rows, only="Jun") == TrialCount(people=1, decisions=2, as_found=1)


def test_a_trial_has_its_days_and_leaves_out_weeks_that_were_withdrawn() -> None:
    before, after = MONDAY - 25 * DAY, AT + 40 * DAY
    assert counted(first(before), first(after)).decisions == 0
    rows = (first(MONDAY), first(MONDAY + 7 * DAY), mirror(Kind.MIRROR_WITHDRAWN, AT))
    assert counted(*rows).decisions == 1


def test_what_was_done_with_what_the_check_said_wins_over_the_option() -> None:
    for choice, as_found in (("followed", 1), ("rejected", 0)):
        number = SCALES[Detail.CHOICE].words.index(choice)
        row = first(MONDAY, details=((Detail.BEFORE_SHOWN, 1), (Detail.CHOICE, number)))
        assert counted(row).as_found == as_found


DOINGS = st.lists(
    st.tuples(st.integers(-3, 12), st.sampled_from(["Jun", "Ida"]), st.sampled_from([Stage.CUT, Stage.DAILIES])),
    max_size=12,
)
SAID = st.lists(
    st.builds(
        consent,
        st.sampled_from([Answer.GIVEN, Answer.GIVEN, Answer.WITHDRAWN]),
        st.integers(-2, 9).map(lambda day: MONDAY + day * DAY),
        person=st.sampled_from(["Jun", "Ida"]),
        partner=st.sampled_from(["", LAB, OTHER]),
        stage=st.sampled_from([None, Stage.CUT]),
        report_class=st.sampled_from([None, ReportClass.BASE, ReportClass.PAIRS]),
    ),
    max_size=6,
).map(lambda said: sorted(said, key=lambda each: each.since))


@given(DOINGS, SAID, st.sampled_from([SIGNED, MONDAY + 2 * DAY]))
def test_what_counts_is_what_the_rules_say_doing_by_doing(
    doings: list[tuple[int, str, Stage]], said: list[ConsentSaid], fresh: int
) -> None:
    wider = agreed(made_agreement(), at=fresh)
    told = of(*said, agreed_to=wider, people=("Jun", "Ida"))
    rows = recorded(
        *(
            left(MONDAY + day * DAY + HOUR, by=name, stage=stage)
            for day, name, stage in sorted(doings, key=lambda d: d[0])
        )
    )
    made = contributions(rows, of=told, week=WEEK)
    for class_ in (ReportClass.BASE, ReportClass.PAIRS):
        wanted = [
            (each.entry.at // DAY, each.entry.who)
            for each in rows
            if each.entry is not None
            and MONDAY <= each.entry.at < MONDAY + 7 * DAY
            and told.let.consents.held(
                told.names[each.entry.who],
                Purpose.REPORT,
                stage=each.entry.stage,
                since=each.entry.at,
                at=AT,
                report_class=class_,
                partner=LAB,
                given_from=fresh,
            )
        ]
        assert [(each.day, each.who) for each in made[class_]] == wanted


@pytest.mark.parametrize("at", [MONDAY + 3 * DAY, AT])
def test_nothing_counts_that_was_done_after_the_moment(at: int) -> None:
    rows = (left(MONDAY + DAY), left(MONDAY + 5 * DAY))
    assert len(base(*rows, told=of(*EVERY_CLASS, at=at))) == (1 if at < AT else 2)
