import msgspec
import pytest

from edgecode.consent.standing import OwnSay, Standing, Standings, StandingSet

OFFERED = StandingSet(check="unshot-line", standing=Standing.OFFERED, by="Ida", on="2026-03-01")


def test_a_check_nobody_spoke_about_is_off() -> None:
    assert Standings().standing("unshot-line") is Standing.OFF
    assert Standings({"unshot-line": OFFERED}).standing("none-usable") is Standing.OFF


def test_a_check_has_the_standing_a_person_gave_it() -> None:
    assert Standings({"unshot-line": OFFERED}).standing("unshot-line") is Standing.OFFERED


def test_standings_rise_from_off_and_none_is_above_standard() -> None:
    assert list(Standing) == [Standing.OFF, Standing.ON_REQUEST, Standing.OFFERED, Standing.STANDARD]


def test_a_standing_cannot_be_set_without_a_name() -> None:
    required = {field.name for field in msgspec.structs.fields(StandingSet) if field.required}
    assert required == {"check", "standing", "by"}


def test_a_word_that_was_given_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        setattr(OFFERED, "standing", Standing.STANDARD)  # noqa: B010  the type checker would not let it be written out


def test_one_down_ends_at_off() -> None:
    assert [each.one_down() for each in Standing] == [
        Standing.OFF,
        Standing.OFF,
        Standing.ON_REQUEST,
        Standing.OFFERED,
    ]


def test_a_standing_is_above_those_before_it_alone() -> None:
    assert [each for each in Standing if Standing.OFFERED.is_above(each)] == [Standing.OFF, Standing.ON_REQUEST]
    assert not Standing.OFFERED.is_above(Standing.OFFERED)


def test_what_somebody_says_for_themselves_is_a_limit_and_nothing_said_is_none() -> None:
    own = OwnSay(of={"unshot-line": Standing.ON_REQUEST})
    assert own.limit("unshot-line") is Standing.ON_REQUEST
    assert own.limit("none-usable") is Standing.STANDARD
    assert OwnSay(every_check_off=True, of={"unshot-line": Standing.STANDARD}).limit("unshot-line") is Standing.OFF
