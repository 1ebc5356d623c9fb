"""Law 4. Off is a real place: everything is off until someone turns it on, and turning off takes no more than turning on.

Here: the standings of a film nobody has said anything about, and what the record asks of either turn.
"""

from edgecode.checks.registry import every_check
from edgecode.consent.standing import Standing, Standings
from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.kind import Kind


def test_every_check_is_off_until_someone_turns_it_on() -> None:
    assert every_check(), "no check was found: this test has gone blind"
    assert {Standings().standing(check.id) for check in every_check()} == {Standing.OFF}


def test_a_check_that_comes_with_an_update_is_off() -> None:
    assert Standings().standing("a-check-nobody-has-heard-of") is Standing.OFF


def test_turning_off_asks_for_no_more_than_turning_on() -> None:
    on = MEANINGS[Kind.STANDING_RAISED]
    for kind in (Kind.STANDING_LOWERED, Kind.STANDING_LOWERED_FOR_ONESELF):
        off = MEANINGS[kind]
        assert set(off.ids) <= set(on.ids)
        assert set(off.details) <= set(on.details)


def test_turning_everything_off_is_one_thing_to_do() -> None:
    for kind in (Kind.CHECKS_ALL_TURNED_OFF, Kind.CHECKS_ALL_TURNED_OFF_FOR_ONESELF):
        assert not MEANINGS[kind].ids
        assert not MEANINGS[kind].details
