"""Law 6. Nothing becomes the default in silence: there is no standing called default, and none above standard."""

from edgecode.consent.standing import Standing
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import SCALES, Detail
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import By


def test_there_are_four_standings_and_standard_is_the_highest() -> None:
    assert list(Standing) == ["off", "on request", "offered", "standard"]
    assert SCALES[Detail.STANDING].words == tuple(Standing)


def test_only_a_person_raises_a_standing_and_says_to_what() -> None:
    raised = MEANINGS[Kind.STANDING_RAISED]
    assert raised.by == (By.PERSON,)
    assert Detail.STANDING in raised.details


def test_use_beyond_the_declared_standing_can_be_announced_and_taken_down() -> None:
    assert By.EDGECODE in MEANINGS[Kind.RELIANCE_ANNOUNCED].by
    assert By.EDGECODE in MEANINGS[Kind.STANDING_STEPPED_DOWN].by
