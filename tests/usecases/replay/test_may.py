"""Who may say what in a stream, by what lets them at that moment; through a film it is tested in test_replay."""

import pytest

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import OwnSay, Standing, Standings, StandingSet
from edgecode.entries.detail import Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
from edgecode.usecases.replay.line import Bound, Line, OfLine
from edgecode.usecases.replay.may import refusal

NOW = 1_000_000
NADIA = Person(name="Nadia", role="director", may=frozenset(May))
OTTO = Person(name="Otto", role="1st AD", speaks_for=frozenset({"Mo"}))
MO = Person(name="Mo", role="actor")
GIVEN = ConsentSaid(person="Otto", purpose=Purpose.TIMING, answer=Answer.GIVEN, since=0, by="Otto")
LET = Permitted(
    at=NOW,
    people={person.name: person for person in (NADIA, OTTO, MO)},
    standings=Standings({"unshot-line": StandingSet(check="unshot-line", standing=Standing.OFFERED, by="Nadia")}),
    consents=Consents((GIVEN,)),
    own={"Mo": OwnSay(of={"unshot-line": Standing.OFF})},
)


def line(
    kind: Kind,
    *,
    who: str = "Otto",
    stage: Stage = Stage.DAILIES,
    ids: tuple[tuple[IdRole, str | Bound | OfLine], ...] = ((IdRole.CHECK, "unshot-line"),),
    details: tuple[tuple[Detail, int], ...] = (),
) -> Line:
    return Line(number=1, at=NOW, who=who, role=Role.CREW, stage=stage, kind=kind, ids=ids, details=details)


def told(found: Line, *, let: Permitted = LET) -> str:
    """What was expected, empty where it may be."""
    refused = refusal(found, let, now=NOW)
    return refused[0] if refused is not None else ""


WANTS = {
    Kind.STANDING_RAISED: May.RAISE_STANDINGS,
    Kind.CHECKS_ALL_OFF_ENDED: May.RAISE_STANDINGS,
    Kind.FINDING_INTENDED: May.SET_INTENTS,
    Kind.INTENT_DECLARED: May.SET_INTENTS,
    Kind.PAGE_SIGNED: May.SIGN,
    Kind.DAY_SIGNED: May.SIGN,
    Kind.PERSON_NAMED: May.NAME_PEOPLE,
    Kind.ROLE_GIVEN: May.NAME_PEOPLE,
    Kind.ROLE_TAKEN_BACK: May.NAME_PEOPLE,
    Kind.AUTHORITY_GIVEN: May.NAME_PEOPLE,
    Kind.AUTHORITY_TAKEN_BACK: May.NAME_PEOPLE,
}


@pytest.mark.parametrize("kind", WANTS)
def test_what_wants_authority_is_done_by_who_has_it(kind: Kind) -> None:
    details = ((Detail.STANDING, 3),)
    assert told(line(kind, details=details)) == f"a person who may {WANTS[kind]}"
    assert told(line(kind, who="Nadia", details=details)) == ""


@pytest.mark.parametrize("kind", [Kind.STANDING_LOWERED, Kind.CHECKS_ALL_TURNED_OFF, Kind.STANDING_LOWERED_FOR_ONESELF])
def test_taking_down_wants_nothing(kind: Kind) -> None:
    assert told(line(kind, stage=Stage.PERMISSIONS, details=((Detail.STANDING, 0),))) == ""


@pytest.mark.parametrize("kind", [Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED, Kind.CONSENT_WITHDRAWN])
def test_people_answer_for_themselves_and_for_whom_they_speak(kind: Kind) -> None:
    for whom, says in (("Otto", ""), ("Mo", ""), ("Nadia", "a person who speaks for Nadia")):
        assert told(line(kind, stage=Stage.PERMISSIONS, ids=((IdRole.PERSON, whom),))) == says


def test_one_leaves_oneself_and_says_so_of_others_where_one_names_people() -> None:
    assert told(line(Kind.PERSON_LEFT, ids=((IdRole.PERSON, "Otto"),))) == ""
    assert told(line(Kind.PERSON_LEFT, ids=((IdRole.PERSON, "Mo"),))) == "Mo, or a person who may name people"
    assert told(line(Kind.PERSON_LEFT, who="Nadia", ids=((IdRole.PERSON, "Mo"),))) == ""


def test_a_finding_is_decided_while_its_check_is_let_in_for_who_decides() -> None:
    found = line(Kind.FINDING_LEFT, ids=((IdRole.FINDING, Bound(1, "unshot-line")),))
    assert told(found) == ""
    for off in (line(Kind.FINDING_LEFT, who="Mo", ids=found.ids), line(Kind.CHECK_ASKED, who="Mo")):
        assert told(off) == "a check that is let in for Mo at that time"
    assert told(line(Kind.DECISION_MADE, who="Mo")) == ""


def test_how_long_it_took_is_kept_under_a_consent_that_held_the_whole_time() -> None:
    timed = line(Kind.DECISION_MADE, details=((Detail.SECONDS, 60),))
    assert told(timed) == ""
    late = Permitted(at=NOW, people=LET.people, consents=Consents((_since(NOW - 1),)))
    assert told(timed, let=late).startswith("seconds only under a consent")
    assert told(line(Kind.DECISION_MADE, details=((Detail.BEFORE_SHOWN, 0),))) == ""


def _since(at: int) -> ConsentSaid:
    return ConsentSaid(person="Otto", purpose=Purpose.TIMING, answer=Answer.GIVEN, since=at, by="Otto")


@pytest.mark.parametrize("stage", [Stage.PARTNERS, Stage.PAPERS, Stage.RECORD, Stage.HOUSE])
def test_what_is_not_of_the_work_is_not_replayed(stage: Stage) -> None:
    assert told(line(Kind.DECISION_MADE, stage=stage)).startswith("something done in the work")


@pytest.mark.parametrize(("who", "may"), [("Nadia", True), ("Otto", True), ("Mo", False)])
def test_the_phase_is_said_by_those_whose_it_is_to_say(who: str, *, may: bool) -> None:
    found = line(Kind.FILM_PHASE_SET, who=who, stage=Stage.HOUSE, ids=(), details=((Detail.PHASE, 1),))
    assert told(found).startswith("" if may else "a person who may say in which phase the film is")
    assert (told(found) == "") is may


def test_nothing_else_of_keeping_house_is_replayed() -> None:
    assert told(line(Kind.FILM_TITLED, stage=Stage.HOUSE, ids=())).startswith("something done in the work")
