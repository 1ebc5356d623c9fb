"""The pickup list without a browser: strips, what is in them, and what planning gets."""

import csv
import io
import re
from pathlib import Path

import pytest

from edgecode.bootstrap import open_desk
from edgecode.film.pickup import Need, StateOf
from edgecode.usecases.pickups.pickup_desk import PickupDesk
from edgecode.usecases.pickups.show_pickups import pickups_of
from simulators.picked_film import PICKED_FILM
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words

INES = "Ines Calder"


@pytest.fixture
def listed(ferry: Path, opener: Opener) -> Room:
    """The room on the example film: two lines must be shot, an insert is nice, and Alma's hair was noted."""
    desk = PickupDesk(open_desk(ferry))
    desk.weigh("2/19", Need.MUST, by=INES)
    desk.weigh("3/15", Need.MUST, by=INES)
    desk.weigh("A6", Need.NICE, by=INES)
    desk.note(StateOf.HAIR, "tied back", by="Hanne Lindqvist", take="2-3", character="ALMA")
    return said_by(opener(ferry), INES)


def test_before_anybody_says_what_must_be_the_list_is_empty_and_says_why(room: Room) -> None:
    page = room.get("/pickups/list")
    assert "nobody said yet of anything that is open that it must be shot" in words(page)
    assert "3 nobody said how much they are needed" in words(page)
    assert "/pickups/list.csv" not in page.text
    assert room.get("/pickups/list.csv").status_code == 404


def test_setups_stand_as_strips_in_the_colours_of_the_trade_with_what_is_in_them(listed: Room) -> None:
    page = listed.get("/pickups/list")
    assert re.findall(r'class="sched-strip ([a-z-]*)"', page.text) == ["int-day", "ext-day"]
    said = words(page)
    assert "2 setups · 1 company move · 2 cast-days · 2/8 page" in said
    assert "2 2A PU INT · WHEELHOUSE · DAY 1/8 19 ALMA By the bridge it's fifty-two minutes." in said
    assert "ALMA hair and make-up tied back in the scene · 2-3, Hanne Lindqvist" in said
    assert "Company move: FERRY DECK" in said
    matched = page.text.split('<article class="to-set-up"')[1].split('class="match"')[1:]
    assert [re.findall(r'<p class="label">(?:<bdi>)?([^<]*)', each)[0] for each in matched] == ["To match", "ALMA"]
    assert all("2-3" in each for each in matched)
    assert "/takes/still?" in matched[1]


def test_a_box_chooses_how_much_is_needed(listed: Room) -> None:
    page = listed.get("/pickups/list?upto=nice")
    assert page.text.count('<article class="to-set-up"') == 3
    assert re.findall(r'aria-current="true">([^<]*)', page.text) == ["With nice"]
    assert 'class="sched-strip ext-night"' in page.text
    assert listed.get("/pickups/list?upto=frob").text.count('<article class="to-set-up"') == 2


def test_planning_gets_the_list_as_csv(listed: Room) -> None:
    answer = listed.get("/pickups/list.csv?upto=nice")
    assert answer.headers["content-disposition"] == 'attachment; filename="pickups-nice.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["scene"], row["pickup setup"], row["need"]) for row in rows] == [
        ("2", "2A PU", "must"),
        ("3", "3A PU", "must"),
        ("A6", "new", "nice"),
    ]


def test_a_setup_is_given_to_planning_done_and_dropped(listed: Room) -> None:
    def press(key: str) -> str:
        setup = listed.get("/pickups/list").text.split('<article class="to-set-up"')[1]
        said = re.findall(rf'value="([^"]+)" data-key="{key}"', setup)[0]
        return words(send(listed, "/pickups/say", say=said, back="/pickups/list"))

    assert "given to planning, says Ines Calder" in press("g")
    assert 'data-key="g"' not in listed.get("/pickups/list").text.split('<article class="to-set-up"')[1]
    assert "1 setup · 0 company moves" in press("d")
    assert "Nothing is on the list" in press("w")
    said = words(listed.get("/pickups"))
    assert "Done 1 2 ALMA" in said
    assert "Waived 1 3 MRS. HAZEN" in said


@tells(PICKED_FILM)
def test_a_setup_that_serves_several_is_given_as_a_whole(opener: Opener, folder: Path) -> None:
    desk = PickupDesk(open_desk(folder))
    for what in ("1/3", "1/4"):
        desk.weigh(what, Need.MUST, by="Ines")
    rows = {row.owing.says: row for row in pickups_of(open_desk(folder).today()).rows}
    for filler in rows["I heard it an hour ago."].fillers:
        desk.refuse("1/3", filler.id, by="Ines")
    room = said_by(opener(folder), "Ines")
    page = room.get("/pickups/list").text
    said = re.findall(r'value="(plan [^"]+)"', page)
    assert len(said) == 1
    assert len(said[0].split()) == 3
    assert "given to planning, says Ines" in words(send(room, "/pickups/say", say=said[0], back="/pickups/list"))
