"""What wants announcing, of histories as they are counted; at the desk it is tested in test_announcing."""

import pytest

from edgecode.checks.registry import check_named
from edgecode.consent.announced import Announced, Why
from edgecode.consent.people import Person
from edgecode.consent.standing import Standing
from edgecode.entries.kind import Kind
from edgecode.findings.word import Deed
from edgecode.usecases.announce import Leaning, due, eligible_people, leaning, use_announced, words_of
from edgecode.usecases.reliance_history import History
from simulators.deciding import by_pattern, decided, raised

CHECK = check_named("unshot-line")
NAMES = {f"person-{nth}": name for nth, name in enumerate(("Nadia", "Otto", "Ines"))}
PEOPLE = {"Nadia": Person(name="Nadia", role="script supervisor"), "Ida": Person(name="Ida", role="editor")}


def history(many: int, *, people: int = 3, standing: Standing = Standing.OFFERED) -> History:
    """Everybody always consults the check."""
    made = History()
    made.events.append(raised(standing))
    for nth, each in enumerate(by_pattern([True] * many, people=people)):
        made.decide(each, entry=str(nth + 1))
    return made


def leant(made: History, *, people: dict[str, Person] | None = None) -> Leaning:
    return leaning(CHECK, made, people=people or {}, names=NAMES)


def test_who_decides_by_role_or_did_decide_could_decide() -> None:
    made = History()
    assert eligible_people(CHECK, made, people=PEOPLE, names=NAMES) == 1
    for nth, who in enumerate(("person-0", "person-1", "somebody gone", "person-1")):
        made.decide(decided(who=who), entry=str(nth))
    assert eligible_people(CHECK, made, people=PEOPLE, names=NAMES) == 3


def test_use_that_goes_beyond_is_due_once_and_not_after_it_was_announced() -> None:
    made = history(60)
    [(each, alarm)] = due([leant(made)])
    assert alarm == each.watched.alarms[-1]
    made.announced = len(made.decisions)
    assert list(due([leant(made)])) == []


def test_use_within_its_standing_is_never_due() -> None:
    made = History()
    made.events.append(raised(Standing.OFFERED))
    for nth, each in enumerate(by_pattern([True, False] * 60)):
        made.decide(each, entry=str(nth))
    assert list(due([leant(made)])) == []


def test_a_person_who_raised_it_since_has_answered_what_was_due() -> None:
    made = history(60)
    made.events.append(raised(Standing.STANDARD))
    assert list(due([leant(made)])) == []


def test_who_has_left_since_is_told_apart_and_named_no_more() -> None:
    every = leaning(CHECK, history(60), people={}, names={"person-0": "Nadia", "person-1": "Otto"})
    assert every.contributors == ("Nadia", "Otto", "somebody who has left (pers)")


@pytest.mark.parametrize(
    ("people", "alone", "to"), [(1, True, ("Nadia",)), (2, True, ("Nadia", "Otto")), (3, False, ())]
)
def test_fewer_than_three_are_told_alone_and_three_tell_everybody(
    people: int,
    alone: bool,  # noqa: FBT001  a case
    to: tuple[str, ...],
) -> None:
    each = leant(history(60, people=people))
    assert each.alone is alone
    [(_each, alarm)] = due([each])
    announced, says = use_announced(each.check.id, alarm, decisions=each.decisions, names=NAMES, now=Standing.OFFERED)
    assert (announced.to, announced.people, announced.why) == (to, people, Why.USE)
    assert announced.decision == each.decisions[alarm.nth - 1]
    assert (f"by {people} people" not in says) is alone


def test_it_tells_where_the_check_goes_from_where_it_is_now() -> None:
    each = leant(history(60, standing=Standing.OFFERED))
    [(_each, alarm)] = due([each])
    here = use_announced(each.check.id, alarm, decisions=each.decisions, names=NAMES, now=Standing.OFFERED)
    assert here[1].endswith("It is on request until a named person raises it")
    lower = use_announced(each.check.id, alarm, decisions=each.decisions, names=NAMES, now=Standing.ON_REQUEST)
    assert lower[1].endswith("It is off until a named person raises it")
    assert lower[0].declared is Standing.OFFERED


@pytest.mark.parametrize(
    ("announced", "deed", "kinds"),
    [
        (
            Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED),
            Deed.ANNOUNCE,
            [Kind.RELIANCE_ANNOUNCED],
        ),
        (
            Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED, to=("Nadia", "Otto")),
            Deed.TELL_ALONE,
            [Kind.RELIANCE_OWN_USE_TOLD] * 2,
        ),
        (
            Announced(why=Why.TEMPLATE, check="unshot-line", declared=Standing.OFFERED, what="series"),
            Deed.DEPEND,
            [Kind.RELIANCE_DEPENDENCE_ANNOUNCED],
        ),
    ],
)
def test_an_announcement_becomes_its_entries_and_a_step_down(
    announced: Announced, deed: Deed, kinds: list[Kind]
) -> None:
    (word, shapes), (step, stepped) = words_of(announced, "says", before=Standing.OFFERED, at=9)
    assert (word.deed, word.by, word.at) == (deed, "", 9)
    assert [shape.kind for shape in shapes] == kinds
    assert (step.deed, step.standing, [shape.kind for shape in stepped]) == (
        Deed.STEP_DOWN,
        Standing.ON_REQUEST,
        [Kind.STANDING_STEPPED_DOWN],
    )


def test_at_off_there_is_nothing_to_step_down_to() -> None:
    announced = Announced(why=Why.USE, check="unshot-line", declared=Standing.OFFERED)
    assert [word.deed for word, _ in words_of(announced, "says", before=Standing.OFF, at=0)] == [Deed.ANNOUNCE]
