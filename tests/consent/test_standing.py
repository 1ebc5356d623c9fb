import msgspec
import pytest

from edgecode.consent.standing import Standing, Standings, StandingSet

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
