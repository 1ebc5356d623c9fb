"""How far a check is let in, all said."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Asking, Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import OwnSay, Standing, Standings, StandingSet
from edgecode.entries.vocabulary import Stage

READS_CUT = Asking("placeholder-in-cut", Stage.CUT, frozenset({Stage.CUT}))
READS_BOTH = Asking("line-lost-in-cut", Stage.CUT, frozenset({Stage.CUT, Stage.SCRIPT}))
CHECKS = (READS_CUT, READS_BOTH)
PEOPLE = {
    "Bea": Person(name="Bea", role="producer", may=frozenset({May.RAISE_STANDINGS})),
    "Jun": Person(name="Jun", role="editor"),
    "Ada": Person(name="Ada", role="writer"),
}


def offered(standing: Standing = Standing.OFFERED, *, raised_by: frozenset[str] = frozenset({"Bea"})) -> Standings:
    return Standings(
        {check.id: StandingSet(check=check.id, standing=standing, by="Bea", raised_by=raised_by) for check in CHECKS}
    )


def said(person: str, answer: Answer = Answer.GIVEN, *, stage: Stage | None = None, since: int = 0) -> ConsentSaid:
    return ConsentSaid(person=person, purpose=Purpose.CHECKS, answer=answer, since=since, by=person, stage=stage)


def let(*consents: ConsentSaid, **facts: object) -> Permitted:
    told: dict[str, object] = {"at": 9, "people": PEOPLE, "standings": offered()} | facts
    return msgspec.structs.replace(Permitted(at=9), consents=Consents(consents), **told)


def test_a_check_comes_in_when_the_film_lets_it_and_those_whose_work_it_reads() -> None:
    assert let().standing(READS_CUT) is Standing.OFF
    assert let(said("Jun")).standing(READS_CUT) is Standing.OFFERED
    assert let(said("Jun")).standing(READS_BOTH) is Standing.OFF, "it reads what Ada wrote"
    assert let(said("Jun"), said("Ada")).standing(READS_BOTH) is Standing.OFFERED
    assert let(said("Jun"), standings=Standings()).standing(READS_CUT) is Standing.OFF


def test_who_raised_it_said_yes_for_themselves_until_they_say_otherwise() -> None:
    by_jun = {"standings": offered(raised_by=frozenset({"Jun"}))}
    assert let(**by_jun).standing(READS_CUT) is Standing.OFFERED
    assert let(said("Jun", Answer.REFUSED), **by_jun).standing(READS_CUT) is Standing.OFF


def test_who_only_lowered_it_said_nothing_for_themselves() -> None:
    lowered = StandingSet(check=READS_CUT.id, standing=Standing.ON_REQUEST, by="Jun", raised_by=frozenset({"Bea"}))
    assert let(standings=Standings({READS_CUT.id: lowered})).standing(READS_CUT) is Standing.OFF


def test_no_ai_on_this_film_is_off_whatever_else_was_said() -> None:
    assert let(said("Jun"), every_check_off=True).standing(READS_CUT) is Standing.OFF


def test_a_viewer_is_shown_no_more_than_they_let_in() -> None:
    own = {"Bea": OwnSay(of={READS_CUT.id: Standing.ON_REQUEST}), "Ada": OwnSay(every_check_off=True)}
    told = let(said("Jun"), own=own)
    assert told.standing(READS_CUT) is Standing.OFFERED
    assert told.standing(READS_CUT, viewer="Jun") is Standing.OFFERED
    assert told.standing(READS_CUT, viewer="Bea") is Standing.ON_REQUEST
    assert told.standing(READS_CUT, viewer="Ada") is Standing.OFF


def test_who_refuses_checks_is_shown_none_at_that_stage() -> None:
    assert let(said("Jun"), said("Bea", Answer.REFUSED)).standing(READS_CUT, viewer="Bea") is Standing.OFF
    assert (
        let(said("Jun"), said("Bea", Answer.WITHDRAWN, stage=Stage.SCRIPT)).standing(READS_CUT, viewer="Bea")
        is Standing.OFFERED
    )


def test_the_work_of_who_has_left_or_does_something_else_now_is_still_theirs() -> None:
    """Nobody gets round a no by saying that whoever said it has left, or by calling them something else."""
    gone = {name: person for name, person in PEOPLE.items() if name != "Jun"}
    once = {"Jun": frozenset({"editor"})}
    assert let(said("Jun", Answer.REFUSED), people=gone, once=once).standing(READS_CUT) is Standing.OFF
    assert let(people=gone, once=once).standing(READS_CUT) is Standing.OFF
    assert let(said("Jun"), people=gone, once=once).standing(READS_CUT) is Standing.OFFERED
    runner = PEOPLE | {"Jun": Person(name="Jun", role="runner")}
    assert let(people=runner, once={"Jun": frozenset({"editor", "runner"})}).standing(READS_CUT) is Standing.OFF


def test_the_checks_run_by_what_is_in_force() -> None:
    told = let(said("Jun")).in_force(CHECKS)
    assert {check.id: told.standing(check.id) for check in CHECKS} == {
        "placeholder-in-cut": Standing.OFFERED,
        "line-lost-in-cut": Standing.OFF,
    }
    assert told.standing("new-in-this-version") is Standing.OFF


ANSWERS = st.builds(
    said,
    st.sampled_from([*PEOPLE, "Otto"]),
    st.sampled_from([Answer.GIVEN, Answer.REFUSED, Answer.WITHDRAWN]),
    stage=st.sampled_from([None, Stage.CUT, Stage.SCRIPT]),
    since=st.integers(0, 12),
)
OWN = st.builds(
    OwnSay,
    every_check_off=st.booleans(),
    of=st.dictionaries(st.sampled_from([each.id for each in CHECKS]), st.sampled_from(Standing)),
)
LET = st.builds(
    lambda consents, standing, own, off: let(*consents, standings=offered(standing), own=own, every_check_off=off),
    st.lists(ANSWERS, max_size=5),
    st.sampled_from(Standing),
    st.dictionaries(st.sampled_from([*PEOPLE]), OWN),
    st.booleans(),
)
VIEWERS = st.sampled_from(["", *PEOPLE, "Stranger"])
ASKED = st.sampled_from(CHECKS)


@given(LET, ASKED, VIEWERS)
def test_nobody_is_shown_more_than_the_film_lets_in_and_nothing_is_above_standard(
    told: Permitted, check: Asking, viewer: str
) -> None:
    shown = told.standing(check, viewer=viewer)
    assert not shown.is_above(told.standing(check))
    assert not shown.is_above(told.standings.standing(check.id))
    assert shown in set(Standing)


@given(LET, ASKED, VIEWERS, OWN)
def test_what_somebody_says_for_themselves_lets_nothing_further_in(
    told: Permitted, check: Asking, viewer: str, own: OwnSay
) -> None:
    without = msgspec.structs.replace(told, own={})
    now = msgspec.structs.replace(told, own={viewer: own})
    assert not now.standing(check, viewer=viewer).is_above(without.standing(check, viewer=viewer))
    others = [each for each in ("", *PEOPLE) if each != viewer]
    assert [now.standing(check, viewer=each) for each in others] == [
        without.standing(check, viewer=each) for each in others
    ]


@given(LET, VIEWERS)
def test_all_off_is_off_whatever_else_is_said(told: Permitted, viewer: str) -> None:
    off = msgspec.structs.replace(told, every_check_off=True)
    assert {off.standing(check, viewer=viewer) for check in CHECKS} == {Standing.OFF}
    assert set(off.in_force(CHECKS, viewer=viewer).of.values()) <= {
        each for each in off.in_force(CHECKS, viewer=viewer).of.values() if each.standing is Standing.OFF
    }


@given(LET, VIEWERS)
def test_a_check_that_comes_with_an_update_is_off(told: Permitted, viewer: str) -> None:
    new = Asking("new-in-this-version", Stage.CUT, frozenset())
    assert told.standing(new, viewer=viewer) is Standing.OFF
    assert told.in_force((*CHECKS, new), viewer=viewer).standing(new.id) is Standing.OFF


@given(LET, ASKED, st.sampled_from(["Jun", "Ada"]), st.sampled_from([Answer.REFUSED, Answer.WITHDRAWN]))
def test_nobody_else_can_tell_a_no_from_no_answer(told: Permitted, check: Asking, owner: str, answer: Answer) -> None:
    """For who let the check in by name it is another matter: that was said aloud."""
    others = tuple(each for each in told.consents.said if each.person != owner)
    silent = msgspec.structs.replace(told, consents=Consents(others))
    refused = msgspec.structs.replace(told, consents=Consents((*others, said(owner, answer))))
    for viewer in ("", "Stranger", *(name for name in PEOPLE if name != owner)):
        assert refused.standing(check, viewer=viewer) == silent.standing(check, viewer=viewer)
    assert refused.in_force(CHECKS) == silent.in_force(CHECKS)


@pytest.mark.parametrize("check", CHECKS)
def test_a_consent_dated_later_lets_nothing_in_today(check: Asking) -> None:
    assert let(said("Jun", since=10), said("Ada", since=10)).standing(check) is Standing.OFF
    assert let(said("Jun", since=9), said("Ada", since=9)).standing(check) is Standing.OFFERED
