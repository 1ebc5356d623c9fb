"""Permissions at the desk: people, consents and standings are said by who may, from then on, and nobody gets round it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.checks.registry import check_named
from edgecode.consent.consents import LAST_DAY, Answer
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import Standing
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import ReportClass, Stage
from edgecode.errors import (
    ConsentError,
    EdgecodeError,
    NotAllowedError,
    NothingToUndoError,
    UnknownPersonError,
)
from edgecode.findings.word import Deed
from edgecode.usecases.permitted import asking
from simulators.desk_at_hand import DeskAtHand
from simulators.telling import tells

FILM = """
    --- film.toml
    [people.Bea]
    role = "producer"
    may = ["raise standings", "name people"]
    [people.Jun]
    role = "editor"
    [people.Agnes]
    role = "agent"
    speaks_for = ["Jun"]
    [people.Otto]
    role = "1st AD"
    [[consents]]
    purpose = "checks reading my material"
    answer = "given"
    stage = "cut"
    by = "Jun"
    on = 2025-11-01
    [[standings]]
    check = "placeholder-in-cut"
    standing = "offered"
    by = "Bea"
    on = 2025-11-01
    --- one.cut
    1-1
    PLACEHOLDER
    """
CHECK = "placeholder-in-cut"
MINUTE, DAY = 60_000, 24 * 3600 * 1000


@pytest.fixture
def office(folder: Path) -> DeskAtHand:
    return DeskAtHand(folder)


told = tells(FILM)


def person(office: DeskAtHand, name: str) -> Person:
    return next(each for each in office.desk.today().people if each.name == name)


def answer(office: DeskAtHand, purpose: Purpose = Purpose.CHECKS, *, stage: Stage = Stage.CUT) -> Answer:
    let = office.desk.today().let
    return let.consents.answer("Jun", purpose, stage=stage, at=let.at)


@told
def test_a_consent_counts_from_when_it_is_said_and_a_no_ends_it_at_once(office: DeskAtHand) -> None:
    assert office.ran() == {CHECK}
    done = office.says.consent(Purpose.CHECKS, yes=False, by="Jun", stage=Stage.CUT)
    assert done.says == "Jun withdrew a consent: checks reading my material, cut: withdrawn"
    assert (office.ran(), answer(office)) == (set(), Answer.WITHDRAWN)
    office.says.consent(Purpose.CHECKS, yes=True, by="Jun")
    assert (office.ran(), answer(office, stage=Stage.PICKUPS)) == ({CHECK}, Answer.GIVEN)
    office.says.consent(Purpose.TIMING, yes=False, by="Jun")
    assert answer(office, Purpose.TIMING) is Answer.REFUSED
    assert office.kinds()[-3:] == [Kind.CONSENT_WITHDRAWN, Kind.CONSENT_GIVEN, Kind.CONSENT_REFUSED]


@told
def test_a_consent_has_a_last_day_and_is_over_after_it(office: DeskAtHand) -> None:
    office.says.consent(Purpose.TIMING, yes=True, by="Jun", until="2025-11-25")
    assert answer(office, Purpose.TIMING) is Answer.GIVEN
    office.clock.move(2 * DAY)
    assert answer(office, Purpose.TIMING) is Answer.EXPIRED


@told
def test_a_no_to_every_class_withdraws_what_was_given_to_one(office: DeskAtHand) -> None:
    office.says.consent(Purpose.REPORT, yes=True, by="Jun", report_class=ReportClass.PAIRS)
    done = office.says.consent(Purpose.REPORT, yes=False, by="Jun")
    assert done.says.startswith("Jun withdrew a consent")
    let = office.desk.today().let
    assert not let.consents.holds("Jun", Purpose.REPORT, stage=Stage.CUT, at=let.at, report_class=ReportClass.PAIRS)


@told
def test_somebody_answers_for_who_they_speak_for_and_nobody_else(office: DeskAtHand) -> None:
    done = office.says.consent(Purpose.CHECKS, yes=False, by="Agnes", person="Jun", stage=Stage.CUT)
    assert done.says == "Agnes withdrew a consent: checks reading my material, cut for Jun: withdrawn"
    assert office.ran() == set()
    with pytest.raises(NotAllowedError, match="speak for Jun"):
        office.says.consent(Purpose.CHECKS, yes=True, by="Bea", person="Jun")
    with pytest.raises(UnknownPersonError):
        office.says.consent(Purpose.CHECKS, yes=True, by="Agnes", person="Nobody")


@told
def test_what_cannot_be_consented_to_is_one_sentence_and_leaves_nothing_behind(office: DeskAtHand) -> None:
    says = office.says
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: says.consent(Purpose.TIMING, yes=True, by="Jun", until="2025-11-20"), "a day that is not over yet"),
        (lambda: says.consent(Purpose.TIMING, yes=True, by="Jun", until="soon"), "a day such as 2027-03-01"),
        (lambda: says.consent(Purpose.TIMING, yes=True, by="Jun", until="9999-12-31"), f"a day up to {LAST_DAY}"),
        (lambda: says.consent(Purpose.TIMING, yes=False, by="Jun", until="2027-01-01"), "a last day with a yes only"),
        (lambda: says.consent(Purpose.TIMING, yes=True, by="Jun", report_class=ReportClass.BASE), "class: expected"),
        (lambda: says.consent(Purpose.TIMING, yes=True, by="Stranger"), "expected a person of this film"),
        (lambda: says.read("", by="Jun"), "one that was told to you"),
        (lambda: says.read("1234", by="Jun"), "one that was told to you"),
        (lambda: says.name("  ", by="Bea"), "what a person is called"),
        (lambda: says.name("Edgecode", by="Bea"), "found Edgecode, which is nobody"),
        (lambda: says.name("Kit", by="Otto"), "a person who may name people"),
        (lambda: says.name("Kit", by="Bea", may=frozenset({May.SIGN})), "a person who may sign pages and days"),
        (lambda: says.name("Kit", by="Bea", speaks_for=frozenset({"Nobody"})), "expected a person of this film"),
        (lambda: says.name("Bea", by="Bea", speaks_for=frozenset({"Otto"})), "make themselves speak for Otto"),
        (lambda: says.has_left("Jun", by="Otto"), "a person who may name people"),
        (lambda: says.has_left("Nobody", by="Bea"), "expected a person of this film"),
        (lambda: says.standing_for_oneself("no-such-check", None, by="Jun"), "expected the id of a check"),
        (lambda: says.all_off(by="Stranger"), "expected a person of this film"),
        (lambda: says.all_off_ended(by="Jun"), "a person who may raise standings"),
        (lambda: office.desk.ask(CHECK, by="Jun"), "found that it is offered"),
        (lambda: office.desk.standing(CHECK, Standing.STANDARD, by="Jun"), "a person who may raise standings"),
    ]
    for attempt, sentence in refused:
        with pytest.raises(EdgecodeError) as error:
            attempt()
        assert sentence in str(error.value)
        assert "\n" not in str(error.value)
    assert office.kinds() in ([], [Kind.STANDING_RAISED, Kind.CONSENT_GIVEN]), "what film.toml says, and nothing else"


@told
def test_a_person_is_named_with_what_they_may_and_each_authority_is_an_entry(office: DeskAtHand) -> None:
    done = office.says.name(
        " Kit  Vale ",
        by="Bea",
        role="post  supervisor",
        may=frozenset({May.NAME_PEOPLE}),
        speaks_for=frozenset({"Otto"}),
    )
    assert done.says == ("Bea named a person on the film: Kit Vale; post supervisor; may name people; speaks for Otto")
    assert person(office, "Kit Vale").role == "post supervisor"
    assert office.kinds()[-3:] == [Kind.PERSON_NAMED, Kind.AUTHORITY_GIVEN, Kind.AUTHORITY_GIVEN]
    office.says.name("Kit Vale", by="Bea", role="runner")
    assert person(office, "Kit Vale") == Person(name="Kit Vale", role="runner")
    assert office.kinds()[-3:] == [Kind.PERSON_NAMED, Kind.AUTHORITY_TAKEN_BACK, Kind.AUTHORITY_TAKEN_BACK]
    assert {each.who for each in office.desk.entries() if "authority" in each.says} == {"Bea"}, "not edgecode's"


@told
def test_who_may_name_people_corrects_a_role_and_leaves_what_somebody_may(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", may=frozenset({May.NAME_PEOPLE}))
    done = office.says.name(
        "Bea", by="Kit", role="line producer", may=frozenset({May.RAISE_STANDINGS, May.NAME_PEOPLE})
    )
    assert person(office, "Bea").role == "line producer"
    assert "may name people, raise standings" in done.says


@told
def test_the_room_s_word_on_a_person_wins_over_film_toml_s(office: DeskAtHand) -> None:
    office.says.name("Otto", by="Bea", role="2nd AD")
    assert person(office, "Otto").role == "2nd AD"
    assert person(office, "Jun").role == "editor"


def test_whoever_is_first_names_themselves_and_may_do_everything(folder: Path) -> None:
    """
    --- script.fountain
    INT. LIFT - NIGHT #1#

    Nobody.
    """
    office = DeskAtHand(folder)
    for name, by in (("Ada", "Ben"), ("Ada", ""), ("", "")):
        with pytest.raises(EdgecodeError):
            office.says.name(name, by=by)
    office.says.name("Ada", by="Ada", role="director")
    assert person(office, "Ada").may == set(May)
    with pytest.raises(UnknownPersonError):
        office.says.name("Ben", by="Ben")
    office.says.has_left("Ada", by="Ada")
    with pytest.raises(UnknownPersonError):
        office.says.name("Ben", by="Ben")


@told
def test_who_has_left_says_nothing_more_but_yes_and_no_to_what_is_theirs(office: DeskAtHand) -> None:
    office.says.has_left("Jun", by="Bea")
    with pytest.raises(UnknownPersonError):
        office.says.all_off(by="Jun")
    assert office.ran() == {CHECK}, "his yes stands"
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun", stage=Stage.CUT)
    assert office.ran() == set()
    office.says.consent(Purpose.CHECKS, yes=True, by="Agnes", person="Jun")
    assert office.ran() == {CHECK}
    with pytest.raises(NotAllowedError):
        office.says.consent(Purpose.CHECKS, yes=True, by="Jun", person="Agnes")


@told
def test_nobody_gets_round_a_no_by_saying_that_somebody_left_or_does_something_else(office: DeskAtHand) -> None:
    office.says.consent(Purpose.CHECKS, yes=False, by="Jun")
    office.says.has_left("Jun", by="Bea")
    assert office.ran() == set()
    office.says.name("Jun", by="Bea", role="runner")
    assert office.ran() == set()


@told
def test_nobody_gets_round_a_no_by_taking_back_that_somebody_was_named(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", role="assistant editor")
    office.says.consent(Purpose.CHECKS, yes=False, by="Kit")
    with pytest.raises(ConsentError, match="Kit: expected that they have left"):
        office.desk.undo(by="Bea")
    assert office.ran() == set()


@told
def test_a_person_named_by_mistake_is_un_named_while_they_said_nothing(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", role="assistant editor")
    assert office.ran() == set(), "Kit was not asked yet"
    office.desk.undo(by="Bea")
    assert office.ran() == {CHECK}


@told
def test_what_one_says_for_oneself_is_for_oneself_alone(office: DeskAtHand) -> None:
    office.says.standing_for_oneself(CHECK, Standing.ON_REQUEST, by="Otto")
    assert (office.ran(viewer="Otto"), office.ran(viewer="Bea")) == (set(), {CHECK})
    office.desk.ask(CHECK, by="Otto")
    assert office.ran(viewer="Otto") == {CHECK}
    office.clock.move(31 * MINUTE)
    assert office.ran(viewer="Otto") == set(), "another sitting"
    office.says.standing_for_oneself(CHECK, None, by="Otto")
    office.says.all_off(by="Otto", mine=True)
    assert (office.ran(viewer="Otto"), office.ran(viewer="Bea")) == (set(), {CHECK})
    office.says.all_off_ended(by="Otto", mine=True)
    assert office.ran(viewer="Otto") == {CHECK}


@told
def test_no_ai_is_one_act_of_anybody_and_ends_by_who_may_raise(office: DeskAtHand) -> None:
    office.says.all_off(by="Otto")
    assert office.ran() == set()
    office.desk.standing(CHECK, Standing.STANDARD, by="Bea")
    assert office.ran() == set()
    attempts: list[Callable[[], object]] = [
        lambda: office.says.all_off_ended(by="Otto"),
        lambda: office.desk.undo(by="Otto"),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowedError, match="raise standings"):
            attempt()
    office.says.all_off_ended(by="Bea")
    assert office.ran() == {CHECK}
    office.desk.undo(by="Bea")
    assert office.ran() == set()


@told
def test_who_may_not_raise_lets_nothing_in_by_taking_back_what_they_lowered(office: DeskAtHand) -> None:
    office.desk.standing(CHECK, Standing.OFF, by="Otto")
    with pytest.raises(NotAllowedError, match="raise standings"):
        office.desk.undo(by="Otto")
    office.says.all_off(by="Jun")
    with pytest.raises(NotAllowedError, match="raise standings"):
        office.desk.undo(by="Otto", entry=_entry(office, Kind.STANDING_LOWERED))
    office.says.all_off_ended(by="Bea")
    assert office.ran() == set()


@told
def test_what_was_lowered_stays_out_when_the_raising_is_taken_back(office: DeskAtHand) -> None:
    office.desk.standing(CHECK, Standing.STANDARD, by="Bea")
    office.desk.standing(CHECK, Standing.OFFERED, by="Otto")
    office.write(('standing = "offered"', 'standing = "off"'))
    office.desk.undo(by="Bea", entry=_entry(office, Kind.STANDING_RAISED))
    assert office.desk.today().let.standings.standing(CHECK) is Standing.OFF


@told
def test_who_lowers_says_no_yes_of_their_own_by_it(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", role="assistant editor")
    assert office.ran() == set()
    office.desk.standing(CHECK, Standing.ON_REQUEST, by="Kit")
    assert office.desk.today().let.standing(asking(check_named(CHECK))) is Standing.OFF, "Kit was asked nothing"


@told
def test_an_authority_that_was_taken_back_does_not_come_back_by_who_does_not_have_it(office: DeskAtHand) -> None:
    office.says.name("Kit", by="Bea", may=frozenset({May.NAME_PEOPLE}))
    office.says.has_left("Bea", by="Kit")
    with pytest.raises(NotAllowedError, match="raise standings"):
        office.desk.undo(by="Kit")
    assert "Bea" not in {each.name for each in office.desk.today().people}


@told
def test_a_consent_is_answered_again_and_not_undone(office: DeskAtHand) -> None:
    """Undone, a no would never have been: what was timed meanwhile would count."""
    office.says.consent(Purpose.TIMING, yes=True, by="Jun")
    office.says.consent(Purpose.TIMING, yes=False, by="Jun")
    with pytest.raises(ConsentError, match="expected a new answer in its place"):
        office.desk.undo(by="Jun")
    with pytest.raises(NothingToUndoError):
        office.desk.undo(by="Agnes")
    assert answer(office, Purpose.TIMING) is Answer.WITHDRAWN


@told
def test_an_announcement_is_read_by_who_it_was_told_to(office: DeskAtHand) -> None:
    office.write('required_for = "the turnover"')
    office.says.all_off(by="Otto", mine=True)
    [announced] = [each for each in office.desk.today().said.announced if each.deed is Deed.DEPEND]
    done = office.says.read(announced.entry[:8], by="Jun")
    assert done.says.startswith("Jun read an announcement: placeholder-in-cut")
    assert (announced.entry, "Jun") in office.desk.today().said.read


@told
def test_a_name_is_the_same_however_its_accents_are_written(office: DeskAtHand) -> None:
    office.says.name("Zoe\u0308", by="Bea", role="editor")
    office.says.name("Zo\u00eb", by="Bea", role="assistant editor")
    assert [each.name for each in office.desk.today().people][-1] == "Zo\u00eb"
    assert office.ran() == set()
    office.says.consent(Purpose.CHECKS, yes=True, by="Zoe\u0308")
    assert office.ran() == {CHECK}
    office.says.all_off(by="Zo\u00eb", mine=True)
    assert office.ran(viewer="Zoe\u0308") == set()


def _entry(office: DeskAtHand, kind: Kind) -> str:
    rows = (row for row in reversed(office.record.rows) if row.entry is not None and row.entry.kind is kind)
    return next(row.id.hex() for row in rows)
