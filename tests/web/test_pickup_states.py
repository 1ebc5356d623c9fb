"""Notes of states without a browser: made by a plain form, listed by scene, and compared where the check is let in."""

import re
from pathlib import Path

import pytest

from simulators.picked_film import PICKED_FILM
from simulators.telling import tells
from web.browsing import Opener, Room, said_by, send, words

HANNE = "Hanne Lindqvist"
STANDING = '\n[[standings]]\ncheck = "state-differs"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'


@pytest.fixture
def noting(ferry: Path, opener: Opener) -> Room:
    """The room on the example film, with the check on notes let in."""
    with (ferry / "film.toml").open("a") as settings:
        settings.write(STANDING)
    return said_by(opener(ferry), HANNE)


def note(room: Room, words_said: str, **fields: str) -> str:
    """Note something, and give what the page says then."""
    answer = send(room, "/pickups/states/note", of="wardrobe", words=words_said, **fields)
    assert answer.status_code == 200, words(answer)
    return words(answer)


def test_a_note_of_a_take_or_a_scene_is_made_corrected_and_taken_away(noting: Room) -> None:
    said = note(noting, "coat open", take="5A-2", character="WENDELL")
    assert "5 EXT. WEST LANDING - NIGHT 1 note" in said
    assert "WENDELL wardrobe coat open" in said
    assert "5A-2 · Hanne Lindqvist" in said
    assert "the whole scene · Hanne Lindqvist" in note(noting, "vests on everybody", scene="3")
    page = noting.get("/pickups/states")
    state = re.findall(r'name="state" value="([^"]+)"', page.text)[1]
    said = words(send(noting, "/pickups/states/correct", state=state, words="coat half open"))
    assert "coat half open" in said
    said = words(send(noting, "/pickups/states/correct", state=state, words="coat half open", gone="yes"))
    assert "coat half open" not in said.split("Pickup list")[-1].split("Wardrobe, hair")[1]


def test_notes_that_differ_stand_in_their_scene_and_are_as_intended_by_one_button(noting: Room) -> None:
    note(noting, "coat open", take="5A-2", character="WENDELL")
    said = note(noting, "coat closed", take="5A-1", character="WENDELL")
    assert "WENDELL, wardrobe in scene 5: two notes differ" in said
    page = noting.get("/pickups/states")
    finding = re.findall(r'name="finding" value="([^"]+)"', page.text)
    assert len(finding) == 1
    answer = send(noting, "/pickups/states/intend", finding=finding[0])
    assert "two notes differ" not in words(answer).split("Nothing is looked for in pictures.")[1]
    assert "1 difference as intended ." in words(answer)


def test_what_cannot_be_noted_is_refused_in_a_sentence(noting: Room) -> None:
    for fields in (
        {"words": "x"},
        {"words": " ", "scene": "5"},
        {"words": "x", "take": "99-1"},
        {"words": "x", "scene": "5", "character": "NOBODY"},
    ):
        answer = send(noting, "/pickups/states/note", of="props", **fields)
        assert answer.status_code in {400, 404}, fields
        assert "expected" in words(answer)
    assert send(noting, "/pickups/states/note", of="shoes", words="x", scene="5").status_code == 400
    assert send(noting, "/pickups/states/correct", state="nowhere", words="x").status_code == 404
    assert send(noting, "/pickups/states/correct", state="nowhere", words="").status_code == 400


@tells(PICKED_FILM)
def test_a_column_of_a_report_is_listed_with_where_it_stands_and_that_nobody_compares(
    opener: Opener, folder: Path
) -> None:
    said = words(opener(folder).get("/pickups/states"))
    assert "ADA wardrobe coat shut" in said
    assert "1A-1 · dailies/log.csv:4" in said
    assert "Correct" not in said
    assert "Notes are not compared: the check state differs is off." in said
