"""What becomes of everything that is owed: nothing is lost."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import written
from edgecode.bootstrap import open_film
from edgecode.film.film import Film
from edgecode.film.pickup import (
    FillerRefused,
    Need,
    OwingFilled,
    OwingNeeded,
    OwingWaived,
    PickedUp,
    PickupDone,
    PickupDropped,
    PickupWeighed,
    SaidOfPickups,
)
from edgecode.film.pickups.fillers import Filler, fillers
from edgecode.film.pickups.owing import Owing, owing
from edgecode.film.pickups.pickup_list import Fate, PickupList, pickup_list
from simulators.picked_film import PICKED_FILM
from simulators.the_ferry import copied


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Film:
    """The told film, opened once."""
    return open_film(written(PICKED_FILM, tmp_path_factory.mktemp("film"))).look().film


def said(film: Film, *deeds: PickedUp) -> Film:
    """The film after somebody said these things."""
    words = tuple(SaidOfPickups(by="Ines", entry=str(at), says="", deed=deed) for at, deed in enumerate(deeds))
    return msgspec.structs.replace(film, picked=words)


def fates(made: PickupList) -> dict[str, Fate]:
    return {row.owing.says: row.fate for row in made.rows}


def owed(film: Film, says: str) -> Owing:
    return next(each for each in owing(film) if each.says == says)


def test_before_anybody_says_anything_nothing_is_shot(film: Film) -> None:
    """Two lines have material to look at; without looking for it they would be shot as well."""
    made = pickup_list(film)
    assert [row.owing.lines for row in made.rows if row.fate is Fate.LOOK_FIRST] == [(3,), (5,)]
    assert made.shoot.setups == ()
    assert not any(row.fate is Fate.LOOK_FIRST for row in pickup_list(film, searched=False).rows)
    assert sum(row.proposed for row in made.rows) == 4
    assert sum(row.proposed for row in pickup_list(film, searched=False).rows) == 6


def test_refusing_all_that_is_ready_brings_a_line_back(film: Film) -> None:
    line = owed(film, "I heard it an hour ago.")
    ready = [each for each in fillers(film, line) if each.ready]
    must = PickupWeighed(pickup=line.id, need=Need.MUST)
    refused = [FillerRefused(owing=line.id, filler=each.id) for each in ready]
    assert fates(pickup_list(said(film, must, *refused[:1])))[line.says] is Fate.LOOK_FIRST
    assert fates(pickup_list(said(film, must, *refused)))[line.says] is Fate.SHOOT


def test_a_need_below_what_is_asked_for_waits(film: Film) -> None:
    line = owed(film, "Nobody came.")
    now = said(film, PickupWeighed(pickup=line.id, need=Need.NICE))
    assert fates(pickup_list(now))[line.says] is Fate.NOT_NOW
    made = pickup_list(now, needs=frozenset({Need.MUST, Need.NICE}))
    assert fates(made)[line.says] is Fate.SHOOT
    assert [each.need for each in made.planned] == [Need.NICE]


def test_what_is_meant_is_not_asked_about(film: Film) -> None:
    line = owed(film, "I heard it an hour ago.")
    row = next(row for row in pickup_list(film, meant={line.id: "Ines"}).rows if row.owing.id == line.id)
    assert (row.fate, row.meant_by) == (Fate.MEANT, "Ines")


@given(data=st.data())
def test_each_thing_is_settled_set_aside_with_a_reason_or_in_the_list(film: Film, data: st.DataObject) -> None:
    """Whatever people say, in whatever order: a row for each, and the setups serve exactly what is to be shot."""
    every = owing(film)
    deeds: list[PickedUp] = []
    for _ in range(data.draw(st.integers(0, 8))):
        one = data.draw(st.sampled_from(every))
        found: tuple[Filler, ...] = fillers(film, one)
        choices: list[PickedUp] = [
            *(PickupWeighed(pickup=one.id, need=need) for need in Need),
            OwingWaived(owing=one.id, words=one.words),
            OwingNeeded(owing=one.id),
            PickupDropped(pickup=one.id),
            PickupDone(pickup=one.id),
            *(OwingFilled(owing=one.id, filler=each.id, words=one.words) for each in found),
            *(FillerRefused(owing=one.id, filler=each.id) for each in found),
        ]
        deeds.append(data.draw(st.sampled_from(choices)))
    made = pickup_list(said(film, *deeds))
    assert [row.owing.id for row in made.rows] == [each.id for each in every]
    to_shoot = {row.owing.id for row in made.rows if row.fate is Fate.SHOOT}
    assert {served for setup in made.shoot.setups for served in setup.owings} == to_shoot
    for row in made.rows:
        if row.fate in {Fate.SHOOT, Fate.NOT_NOW}:
            assert row.stands.need is not None
        if row.fate is Fate.LOOK_FIRST:
            assert any(each.ready and each.id not in row.stands.refused for each in row.fillers)


def test_in_the_ferry_the_right_ones_vanish_when_unused_takes_are_searched(tmp_path: Path) -> None:
    """Both lines the cut lost are in circled takes that it does not use: 5A-2 and 6A-2.

    What stays: a line that came in after its scene was shot; one of which both takes are no good; an insert nobody shot.
    """
    film = open_film(copied(tmp_path / "film")).look().film
    before = {row.owing.says for row in pickup_list(film, searched=False).rows if row.proposed}
    rows = pickup_list(film).rows
    after = {row.owing.says for row in rows if row.proposed}
    assert before - after == {"Crew doesn't count.", "You could have asked."}
    assert after == {
        "By the bridge it's fifty-two minutes.",
        "There wasn't a creamery.",
        "SCENE A6 INSERT - TO COME",
    }
    found = {
        row.owing.says: [(each.kind.value, film.dailies.by_id[each.take].label) for each in row.fillers] for row in rows
    }
    assert found["Crew doesn't count."] == [("circled", "5A-2")]
    assert found["You could have asked."] == [("circled", "6A-2")]
    assert found["There wasn't a creamery."] == [("no good", "3A-2"), ("no good", "3A-3")]
    assert found["By the bridge it's fifty-two minutes."] == []
