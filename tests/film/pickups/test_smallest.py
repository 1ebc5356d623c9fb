"""The smallest shoot: which setups, for what, where and with whom."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import written
from edgecode.bootstrap import open_film
from edgecode.film.film import Film
from edgecode.film.pickups.owing import Owing, owing
from edgecode.film.pickups.smallest import PickupSetup, SetupKind, Shoot, company_place, smallest_shoot
from edgecode.usecases.open_film import Look
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells

told = tells(PICKED_FILM)


def shoot(look: Look, *says: str) -> Shoot:
    """The smallest shoot of what is owed, of all of it or by its words."""
    wanted = [each for each in owing(look.film) if not says or each.says in says]
    assert len(wanted) >= len(says)
    return smallest_shoot(look.film, wanted)


def told_of(setups: Iterable[PickupSetup]) -> list[tuple[SetupKind, str, tuple[int, ...]]]:
    return [(each.kind, each.setup, each.lines) for each in setups]


@told
def test_the_framing_of_a_no_good_take_again_serves_its_line(look: Look) -> None:
    """Shot 1C has the line as well; 1A is a setup of no more people, and comes first by its name."""
    made = shoot(look, "Then you pour.")
    assert len(made.setups) == 1
    assert made.setups[0].cast == ("ADA",)
    assert made.exact


@told
def test_a_line_that_came_in_later_is_served_by_the_framing_around_it(look: Look) -> None:
    """“Nobody came.” stands inside what 2-1 covers, and has Ada on camera."""
    [setup] = shoot(look, "Nobody came.").setups
    assert (setup.kind, setup.setup, setup.lines, setup.scene) == (SetupKind.AGAIN, "2 PU", (3,), "2")
    assert (setup.place, setup.location, setup.interior, setup.time) == ("YARD", "YARD, GATE", False, "NIGHT")
    assert setup.cast == ("ADA", "BEN")


@told
def test_a_boarded_shot_and_a_card_are_served_by_pictures_of_their_own(look: Look) -> None:
    made = shoot(look, "2B: The latch", "SCENE 2 INSERT MISSING")
    assert told_of(made.setups) == [(SetupKind.NEW, "", ()), (SetupKind.BOARDED, "2B", (1,))]
    assert made.moves == 0


@told
def test_everything_takes_the_fewest_setups_place_by_place(look: Look) -> None:
    """Kitchen: no framing has Ben's last line, so that a new one runs all three. Yard: the line, the shot, the card."""
    made = shoot(look)
    assert [each.place for each in made.setups] == ["KITCHEN", "YARD", "YARD", "YARD"]
    assert made.moves == 1
    assert made.eighths == sum(each.eighths for each in made.setups)
    assert {owed for each in made.setups for owed in each.owings} == {each.id for each in owing(look.film)}


def test_where_no_framing_serves_one_new_setup_runs_all_owed_lines_of_the_scene(look: Look) -> None:
    """Nothing was shot of scene 1. The speeches are seven lines of the page, a little more than an eighth.

    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    ADA
    One.

    Ben comes in.

    BEN
    (quietly)
    Two.
    """
    [setup] = shoot(look).setups
    assert (setup.kind, setup.setup, setup.lines, setup.cast) == (SetupKind.NEW, "", (1, 3), ("ADA", "BEN"))
    assert setup.eighths == 2


def test_people_who_are_named_in_an_action_are_called(look: Look) -> None:
    """
    --- film.toml
    [people.Ines]
    may = ["say what is required"]
    [[required]]
    scene = "1"
    line = "Mrs. Hazen waits"
    by = "Ines"
    --- script/a.fountain
    INT. KITCHEN - DAY #1#

    Mrs. Hazen waits for the kettle.

    MRS. HAZEN
    One.

    BEN
    Two.
    --- log.csv
    slate,covers
    1-1,2-3
    """
    [setup] = shoot(look).setups
    assert (setup.kind, setup.cast) == (SetupKind.NEW, ("MRS. HAZEN",))


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("WEST LANDING, TRAILER", "WEST LANDING"),
        ("Kitchen", "KITCHEN"),
        ("HOUSE - ATTIC", "HOUSE"),
        ("DRIVE-IN", "DRIVE-IN"),
        ("CAR (MOVING)", "CAR"),
        ("FERRY/DECK", "FERRY"),
        ("", ""),
    ],
)
def test_the_company_moves_between_places_and_not_between_rooms(location: str, place: str) -> None:
    assert company_place(location) == place


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """The told film, opened once for the property test."""
    return open_film(written(PICKED_FILM, tmp_path_factory.mktemp("film"))).look().film


@given(data=st.data())
def test_nothing_wanted_is_left_out_and_nothing_is_added(film: Film, data: st.DataObject) -> None:
    """Whatever part of what is owed is wanted, each thing is in the list, and only such things are."""
    every = owing(film)
    wanted: list[Owing] = data.draw(st.lists(st.sampled_from(every), unique_by=lambda each: each.id))
    made = smallest_shoot(film, wanted)
    served = [owed for each in made.setups for owed in each.owings]
    assert set(served) == {each.id for each in wanted}
    assert len(made.setups) <= len(wanted)
    assert made.moves == max(0, len({each.place for each in made.setups}) - 1)
