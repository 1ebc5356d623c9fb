"""Answers of people: dated, the later one stands, nothing before its day, nothing after its end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.consent.consents import (
    LAST_DAY,
    Answer,
    Consents,
    ConsentSaid,
    can_end_on,
    day_begins,
    has_ended,
)
from edgecode.consent.purpose import MEANS, Purpose
from edgecode.entries.vocabulary import ReportClass, Stage

DAY = 24 * 3600 * 1000


def said(answer: Answer, since: int, **facts: object) -> ConsentSaid:
    told = {"person": "Jun", "purpose": Purpose.TIMING, "by": "Jun"} | facts
    return ConsentSaid(answer=answer, since=since, **told)  # type: ignore[arg-type]


def yes(since: int, **facts: object) -> ConsentSaid:
    return said(Answer.GIVEN, since, **facts)


def no(since: int, **facts: object) -> ConsentSaid:
    return said(Answer.REFUSED, since, **facts)


def stand(*every: ConsentSaid, at: int, stage: Stage = Stage.CUT) -> Answer:
    return Consents(every).answer("Jun", Purpose.TIMING, stage=stage, at=at)


MOMENTS = st.integers(0, 6)
ANSWERS = st.builds(
    said,
    st.sampled_from([Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN]),
    MOMENTS.map(lambda days: days * DAY),
    until=MOMENTS.map(lambda days: f"1970-01-0{days + 1}") | st.just(""),
    stage=st.sampled_from([None, Stage.CUT, Stage.DAILIES]),
    place=st.sampled_from(["", "film.toml:1"]),
    person=st.sampled_from(["Jun", "Ines"]),
    purpose=st.sampled_from([Purpose.TIMING, Purpose.CHECKS]),
)
TOLD = st.lists(ANSWERS, max_size=7).map(lambda each: Consents(tuple(each)))


def test_nobody_who_has_not_answered_has_consented() -> None:
    assert stand(at=5) is Answer.NONE
    assert not Consents().holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=5)


def test_an_answer_counts_from_its_moment_on() -> None:
    assert stand(yes(5), at=4) is Answer.NONE
    assert stand(yes(5), at=5) is Answer.GIVEN


def test_a_later_answer_takes_the_place_of_an_earlier_one() -> None:
    assert stand(yes(1), no(2), at=1) is Answer.GIVEN
    assert stand(yes(1), no(2), at=2) is Answer.REFUSED
    assert stand(no(2), yes(2), at=2) is Answer.GIVEN, "said later, though the clock stood still"


def test_an_answer_is_about_its_stage_or_about_every_one() -> None:
    assert stand(yes(1, stage=Stage.DAILIES), at=2) is Answer.NONE
    assert stand(yes(1), at=2) is Answer.GIVEN
    assert stand(yes(1), said(Answer.WITHDRAWN, 2, stage=Stage.CUT), at=2) is Answer.WITHDRAWN
    assert stand(yes(1), said(Answer.WITHDRAWN, 2, stage=Stage.CUT), at=2, stage=Stage.DAILIES) is Answer.GIVEN


def test_an_answer_is_of_its_person_and_for_its_purpose() -> None:
    assert stand(yes(1, person="Ines"), at=2) is Answer.NONE
    assert stand(yes(1, purpose=Purpose.REPORT), at=2) is Answer.NONE


def test_a_consent_ends_with_its_last_day_by_utc() -> None:
    consent = yes(0, until="1970-01-02")
    assert stand(consent, at=2 * DAY - 1) is Answer.GIVEN
    assert stand(consent, at=2 * DAY) is Answer.EXPIRED
    assert (has_ended(consent, at=2 * DAY), has_ended(yes(0), at=2**40)) == (True, False)


def test_a_no_has_no_end() -> None:
    assert stand(no(0, until="1970-01-01"), at=9 * DAY) is Answer.REFUSED


def test_a_yes_to_the_report_is_to_the_base_class_and_a_no_to_all_of_them() -> None:
    told = Consents((yes(1, purpose=Purpose.REPORT),))
    holds = {each: told.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2, report_class=each) for each in ReportClass}
    assert [each for each, held in holds.items() if held] == [ReportClass.BASE]
    assert told.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2)
    each = [yes(1, purpose=Purpose.REPORT, report_class=one) for one in ReportClass]
    none = Consents((*each, no(2, purpose=Purpose.REPORT)))
    assert not any(none.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2, report_class=one) for one in ReportClass)


def test_a_yes_of_an_earlier_day_in_the_file_does_not_undo_a_no() -> None:
    """Jun withdraws in the room at ten, and an old film.toml is put back at noon."""
    assert stand(no(5), yes(4, place="film.toml:9"), at=6) is Answer.REFUSED
    assert stand(no(5), yes(6, place="film.toml:9"), at=6) is Answer.GIVEN
    assert stand(no(4), yes(5), yes(3, place="film.toml:9"), at=6) is Answer.GIVEN, "he said yes again since"
    assert stand(yes(4, place="film.toml:9"), no(3, place="film.toml:12"), at=6) is Answer.REFUSED


def test_a_yes_of_a_day_to_come_does_not_outlast_a_no_said_before_it() -> None:
    assert stand(yes(8, place="film.toml:9"), no(5), at=9) is Answer.REFUSED


def test_what_was_consented_to_the_whole_time_was_so_at_both_ends_and_between() -> None:
    def held(*every: ConsentSaid, since: int = 2, at: int = 8) -> bool:
        return Consents(every).held("Jun", Purpose.TIMING, stage=Stage.CUT, since=since, at=at)

    assert held(yes(1))
    assert held(yes(2))
    assert not held(yes(3))
    assert not held(yes(1), no(4), yes(6)), "withdrawn mid-decision, and given again before the end"
    assert not held(yes(1), no(8))
    assert held(yes(1), no(9))
    assert not held()


def test_a_consent_that_had_run_out_meanwhile_was_not_held() -> None:
    """It ended on the first day, and was given again on the third."""
    told = Consents((yes(0, until="1970-01-01"), yes(2 * DAY)))
    assert not told.held("Jun", Purpose.TIMING, stage=Stage.CUT, since=DAY - 1, at=2 * DAY)
    assert not told.held("Jun", Purpose.TIMING, stage=Stage.CUT, since=DAY, at=2 * DAY)
    assert told.held("Jun", Purpose.TIMING, stage=Stage.CUT, since=2 * DAY, at=3 * DAY)


@pytest.mark.parametrize(
    ("day", "can"), [("1970-01-01", True), (LAST_DAY, True), ("9999-12-31", False), ("1969-12-31", False)]
)
def test_a_last_day_is_one_that_an_entry_can_name(day: str, *, can: bool) -> None:
    assert can_end_on(day) is can


def test_a_day_begins_at_midnight_utc() -> None:
    assert day_begins("1970-01-02") == DAY


def test_every_purpose_says_what_it_comes_to_and_leans_nowhere() -> None:
    assert set(MEANS) == set(Purpose)
    leaning = {
        "please",
        "recommend",
        "recommended",
        "improve",
        "help",
        "helps",
        "better",
        "should",
        "miss",
        "lose",
        "best",
    }
    assert not leaning & {word.strip(".,").lower() for says in MEANS.values() for word in says.split()}


@given(TOLD, MOMENTS)
def test_nothing_holds_before_its_date(told: Consents, day: int) -> None:
    at = day * DAY
    before = Consents(tuple(each for each in told.said if each.since <= at))
    assert told.answer("Jun", Purpose.TIMING, stage=Stage.CUT, at=at) == before.answer(
        "Jun", Purpose.TIMING, stage=Stage.CUT, at=at
    )
    if told.holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=at):
        assert any(each.answer is Answer.GIVEN and each.since <= at for each in told.said)


@given(TOLD, MOMENTS, st.sampled_from([Answer.REFUSED, Answer.WITHDRAWN]), st.sampled_from([None, Stage.CUT]))
def test_a_no_ends_it_at_once_and_for_good_until_there_is_another_yes(
    told: Consents, day: int, answer: Answer, stage: Stage | None
) -> None:
    ended = Consents((*told.said, said(answer, day * DAY, stage=stage)))
    for later in range(day, 9):
        assert not ended.holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=later * DAY)


@given(TOLD, MOMENTS)
def test_no_yes_in_the_file_brings_back_what_a_later_dated_no_ended(told: Consents, day: int) -> None:
    """Whatever stood before: the last is a no of day 6 in the room, and then the file is seen to say yes of day 0 to 5."""
    at_last = Consents((*told.said, no(6 * DAY), yes(min(day, 5) * DAY, place="film.toml:1")))
    assert not at_last.holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=7 * DAY)


@given(TOLD, MOMENTS, MOMENTS)
def test_held_is_holding_at_every_moment(told: Consents, one: int, other: int) -> None:
    since, at = sorted((one * DAY, other * DAY))
    halves = range(since, at + 1, DAY // 2)
    each = [told.holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=moment) for moment in halves]
    assert told.held("Jun", Purpose.TIMING, stage=Stage.CUT, since=since, at=at) is all(each)


@given(TOLD, MOMENTS, st.integers(0, 8))
def test_a_consent_never_outlasts_its_last_day(told: Consents, day: int, at: int) -> None:
    last = Consents((*told.said, yes(0, until=f"1970-01-0{day + 1}")))
    if at > day:
        assert not last.holds("Jun", Purpose.TIMING, stage=Stage.CUT, at=at * DAY)


LAB, OTHER = "00000000000000ab", "00000000000000cd"


def report(answer: Answer, since: int, **facts: object) -> ConsentSaid:
    return said(answer, since, **({"purpose": Purpose.REPORT} | facts))


def counted(*every: ConsentSaid, since: int, at: int, partner: str = LAB, given_from: int = 0) -> bool:
    told = Consents(every)
    return told.held("Jun", Purpose.REPORT, stage=Stage.CUT, since=since, at=at, partner=partner, given_from=given_from)


def test_an_answer_that_names_a_partner_is_to_that_one_alone() -> None:
    told = Consents((report(Answer.GIVEN, 1, partner=LAB),))
    for partner, holds in ((LAB, True), (OTHER, False), ("", False)):
        assert told.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2, partner=partner) is holds
    no = Consents((report(Answer.GIVEN, 1), report(Answer.REFUSED, 2, partner=LAB)))
    for partner, holds in ((LAB, False), (OTHER, True), ("", True)):
        assert no.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2, partner=partner) is holds


def test_a_no_that_names_nobody_is_to_every_partner() -> None:
    told = Consents((report(Answer.GIVEN, 1, partner=LAB), report(Answer.WITHDRAWN, 2)))
    assert not told.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=2, partner=LAB)


def test_a_yes_that_names_nobody_is_to_those_whose_agreement_was_signed_before_it() -> None:
    """The lab's agreement is signed at 5; Jun said yes at 2, and again at 7."""
    assert not counted(report(Answer.GIVEN, 2), since=6, at=9, given_from=5)
    assert counted(report(Answer.GIVEN, 5), since=5, at=9, given_from=5)
    both = (report(Answer.GIVEN, 2), report(Answer.GIVEN, 7))
    assert not counted(*both, since=6, at=9, given_from=5), "at 6 no yes to this had been given"
    assert counted(*both, since=7, at=9, given_from=5)


def test_a_fresh_yes_to_one_partner_is_not_made_stale_by_an_older_one_to_all() -> None:
    told = (report(Answer.GIVEN, 6, partner=LAB), report(Answer.GIVEN, 2, place="film.toml:9"))
    assert counted(*told, since=6, at=9, given_from=5)


PARTNERED = st.lists(
    st.builds(
        report,
        st.sampled_from([Answer.GIVEN, Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN]),
        st.integers(0, 4).map(lambda days: days * DAY),
        until=st.just("") | MOMENTS.map(lambda days: f"1970-01-0{days + 1}"),
        stage=st.sampled_from([None, Stage.CUT, Stage.DAILIES]),
        place=st.sampled_from(["", "film.toml:1"]),
        partner=st.sampled_from(["", LAB, OTHER]),
        report_class=st.sampled_from([None, ReportClass.BASE, ReportClass.PAIRS]),
    ),
    min_size=1,
    max_size=6,
)


def slow(
    every: list[ConsentSaid], *, moment: int, partner: str, class_: ReportClass, given_from: int
) -> ConsentSaid | None:
    """The rules once more, said one after another: the yes that lets a doing of one moment count then, if any."""
    standing: list[ConsentSaid] = []
    for each in every:
        if each.since > moment or each.stage is Stage.DAILIES or each.partner not in {"", partner}:
            continue
        yes_ = each.answer is Answer.GIVEN
        if (each.report_class is None and yes_ and class_ is not ReportClass.BASE) or (
            each.report_class not in {None, class_}
        ):
            continue
        later = 0
        if each.place and yes_:
            while later < len(standing) and standing[-1 - later].since > each.since:
                later += 1
        standing.insert(len(standing) - later, each)
    if not standing or standing[-1].answer is not Answer.GIVEN or standing[-1].since < given_from:
        return None
    last = standing[-1]
    return None if last.until and moment >= day_begins(last.until) + DAY else last


@settings(max_examples=400)
@given(
    PARTNERED,
    MOMENTS,
    st.integers(0, 4),
    st.sampled_from(["", LAB, OTHER]),
    st.sampled_from([ReportClass.BASE, ReportClass.PAIRS]),
)
def test_held_agrees_with_going_through_every_moment(
    every: list[ConsentSaid], until: int, given_from: int, partner: str, class_: ReportClass
) -> None:
    at, fresh, step = until * DAY, given_from * DAY, DAY // 4
    moments = range(0, at + 1, step)
    holds = {
        moment: slow(every, moment=moment, partner=partner, class_=class_, given_from=fresh) is not None
        for moment in moments
    }
    told = Consents(tuple(every))
    asked = {"stage": Stage.CUT, "at": at, "report_class": class_, "partner": partner, "given_from": fresh}
    for since in moments:
        wanted = all(holds[moment] for moment in range(since, at + 1, step))
        assert told.held("Jun", Purpose.REPORT, since=since, **asked) is wanted  # type: ignore[arg-type]
    start = told.held_since("Jun", Purpose.REPORT, **asked)  # type: ignore[arg-type]
    gaps = [moment for moment in moments if not holds[moment]]
    first = gaps[-1] + step if gaps else 0
    assert start == (first if first <= at else None)
