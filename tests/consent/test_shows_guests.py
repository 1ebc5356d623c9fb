"""A guest tool is shown a stage's material when somebody owns it and everybody who does said yes to exactly that."""

import msgspec
import pytest

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import May, Person
from edgecode.consent.purpose import Purpose
from edgecode.consent.standing import OwnSay
from edgecode.entries.vocabulary import Stage

WIM, UNA = Person(name="Wim", role="writer"), Person(name="Una", role="writer/director")
PEOPLE = {each.name: each for each in (WIM, UNA, Person(name="Bea", role="producer"))}


def let(*answers: tuple[str, Answer], purpose: Purpose = Purpose.GUEST_TOOLS, stage: Stage | None = None) -> Permitted:
    """What people answered, at 10."""
    said = (
        ConsentSaid(person=name, purpose=purpose, answer=answer, since=5, by=name, stage=stage)
        for name, answer in answers
    )
    return Permitted(at=10, people=PEOPLE, consents=Consents(tuple(said)))


YES = Answer.GIVEN


def test_everybody_whose_it_is_says_yes() -> None:
    assert let(("Wim", YES), ("Una", YES)).shows_guests(Stage.SCRIPT)
    assert let(("Wim", YES), ("Una", YES), stage=Stage.SCRIPT).shows_guests(Stage.SCRIPT)


@pytest.mark.parametrize(
    "answers", [(), (("Wim", YES),), (("Wim", YES), ("Una", Answer.REFUSED)), (("Wim", Answer.WITHDRAWN), ("Una", YES))]
)
def test_without_one_of_them_it_is_not_shown(answers: tuple[tuple[str, Answer], ...]) -> None:
    assert not let(*answers).shows_guests(Stage.SCRIPT)


def test_another_stage_another_purpose_and_another_moment_are_no_yes() -> None:
    both = (("Wim", YES), ("Una", YES))
    assert not let(*both, stage=Stage.CUT).shows_guests(Stage.SCRIPT)
    assert not let(*both, purpose=Purpose.CHECKS).shows_guests(Stage.SCRIPT)
    assert not msgspec.structs.replace(let(*both), at=4).shows_guests(Stage.SCRIPT)


def test_what_nobody_owns_is_answered_for_by_all_who_may_agree_with_partners() -> None:
    """On a film without an editor the cut is nobody's by role: those who deal with partners say yes to it, all of them."""
    assert not let(("Bea", YES), ("Wim", YES)).shows_guests(Stage.CUT), "nobody here may agree with partners"
    agreeing = {
        "Bea": Person(name="Bea", may=frozenset({May.AGREE})),
        "Ann": Person(name="Ann", may=frozenset({May.AGREE})),
    }
    people = {**PEOPLE, **agreeing}
    assert not msgspec.structs.replace(let(("Bea", YES), ("Wim", YES)), people=people).shows_guests(Stage.CUT)
    both = msgspec.structs.replace(let(("Bea", YES), ("Ann", YES)), people=people)
    assert both.shows_guests(Stage.CUT)
    assert not both.shows_guests(Stage.SCRIPT), "it is the writers'"


def test_work_of_who_left_is_still_theirs() -> None:
    both = let(("Wim", YES), ("Una", YES))
    gone = msgspec.structs.replace(both, once={"Old": frozenset({"writer"})})
    assert not gone.shows_guests(Stage.SCRIPT)


def test_every_check_off_is_off_for_the_film_or_for_one_person() -> None:
    assert not let().is_off_for("Wim")
    assert msgspec.structs.replace(let(), every_check_off=True).is_off_for("Wim")
    own = msgspec.structs.replace(let(), own={"Wim": OwnSay(every_check_off=True)})
    assert own.is_off_for("Wim")
    assert not own.is_off_for("Una")


@pytest.mark.parametrize(("adopted", "shown"), [(0, True), (5, True), (6, False)])
def test_a_yes_of_before_a_record_was_adopted_is_asked_for_anew(adopted: int, *, shown: bool) -> None:
    """The record that was adopted may be older than a no."""
    said = msgspec.structs.replace(let(("Wim", YES), ("Una", YES)), adopted=adopted)
    assert said.shows_guests(Stage.SCRIPT) is shown
