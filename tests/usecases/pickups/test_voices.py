"""Who plays which part, and whether they consent."""

from edgecode.consent.consents import Answer, Consents, ConsentSaid
from edgecode.consent.letting_in import Permitted
from edgecode.consent.people import Person
from edgecode.consent.purpose import Purpose
from edgecode.entries.vocabulary import Stage
from edgecode.film.pickups.fillers import Consented, Voice
from edgecode.usecases.pickups.voices import voices_of

BO, CY = Person(name="Bo", plays=frozenset({"Ben"})), Person(name="Cy", plays=frozenset({"BEN", "Ada"}))


def let(
    *yes: str, purpose: Purpose = Purpose.AGAIN, stage: Stage | None = None, people: tuple[Person, ...] = (BO,)
) -> Permitted:
    """What holds where these people said yes."""
    said = tuple(
        ConsentSaid(person=name, purpose=purpose, answer=Answer.GIVEN, since=0, by=name, stage=stage) for name in yes
    )
    return Permitted(at=1, people={each.name: each for each in people}, consents=Consents(said))


def test_a_part_is_played_by_whom_it_is_said_of_with_their_answer() -> None:
    assert voices_of(let()) == {"ben": Voice("Bo")}
    assert voices_of(let("Bo")) == {"ben": Voice("Bo", Consented.GIVEN)}
    assert voices_of(let("Bo", stage=Stage.PICKUPS))["ben"].consented is Consented.GIVEN


def test_a_yes_to_something_else_is_no_yes() -> None:
    assert voices_of(let("Bo", purpose=Purpose.CHECKS))["ben"].consented is Consented.NOT_GIVEN
    assert voices_of(let("Bo", stage=Stage.CUT))["ben"].consented is Consented.NOT_GIVEN


def test_of_two_who_play_a_part_both_have_to_consent() -> None:
    both = (BO, CY)
    assert voices_of(let("Bo", people=both))["ben"] == Voice("Cy")
    assert voices_of(let("Cy", people=both))["ben"] == Voice("Bo")
    assert voices_of(let("Bo", "Cy", people=both))["ben"].consented is Consented.GIVEN
