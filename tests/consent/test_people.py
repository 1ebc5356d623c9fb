from edgecode.consent.people import May, Person
from edgecode.entries.detail import SCALES, Detail


def test_a_person_answers_for_themselves_and_for_those_they_speak_for() -> None:
    agent = Person(name="Agnes", speaks_for=frozenset({"Jun"}))
    assert agent.answers_for("Agnes")
    assert agent.answers_for("Jun")
    assert not agent.answers_for("Ines")
    assert not Person(name="Jun").answers_for("Agnes")


def test_a_person_may_nothing_of_the_kind_unless_it_is_said() -> None:
    assert Person(name="Jun").may == frozenset()


def test_every_authority_can_stand_in_an_entry() -> None:
    assert {str(may) for may in May} <= set(SCALES[Detail.AUTHORITY].words)
