"""``edgecode pickup`` on the Ferry: what is owed, said, and planned."""

import csv
import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

INES = "Ines Calder"
BY = ("--by", INES)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def test_what_is_owed_is_listed_before_and_after_looking_for_material(edgecode: Edgecode, film: Path) -> None:
    """Without a look at what is there, "Crew doesn't count." would be shot again; 5A-2 has it, circled and unused."""
    told = edgecode("pickup", "list", film)
    assert told.code == 1
    assert "  5/12     WENDELL  Crew doesn't count.\n" in told.out
    assert (
        "           line not in the cut · material to look at first\n           circled    5A-2  0:31.4 in " in told.out
    )
    assert "5 things owed: 3 to be shot, 1 material to look at first, 1 as intended" in told.out
    without = edgecode("pickup", "list", film, "--no-search").out
    assert "5 things owed: 4 to be shot, 1 as intended" in without
    assert "5A-2" not in without
    one = edgecode("pickup", "list", film, "--scene", "3").out
    assert "There wasn't a creamery." in one
    assert "1 thing owed: 1 to be shot" in one
    assert "scene 99" in edgecode("pickup", "list", film, "--scene", "99").err


def test_a_shoot_is_planned_of_what_must_be_shot(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    """Two lines are a must: two framings again, and one move between them. One undo leaves one."""
    assert edgecode("pickup", "plan", film).out.startswith("Nothing is to be shot.\n")
    for what in ("2/19", "3/15"):
        assert edgecode("pickup", "need", what, "must", film, *BY).code == 0
    told = edgecode("pickup", "plan", film).out
    assert told.startswith("The smallest shoot: 2 setups, 1 company move, 2 called, 2/8\n\nWHEELHOUSE\n  2A PU, ")
    assert "      match 3A-1 same framing, from " in told
    to = tmp_path / "pickups.csv"
    assert edgecode("pickup", "plan", film, "--to", to).code == 1
    with to.open(encoding="utf-8", newline="") as file:
        assert [row["pickup setup"] for row in csv.DictReader(file)] == ["2A PU", "3A PU"]
    document = json.loads(edgecode("pickup", "plan", film, "--json").out)
    assert [(each["setup"], each["lines"], each["cast"]) for each in document["setups"]] == [
        ("2A PU", [19], ["ALMA"]),
        ("3A PU", [15], ["MRS. HAZEN"]),
    ]
    assert (document["moves"], document["exact"]) == (1, True)
    assert edgecode("undo", film, *BY).code == 0
    assert len(json.loads(edgecode("pickup", "plan", film, "--json").out)["setups"]) == 1
    assert edgecode("export", "csv-pickups", film).out.count("2A PU") == 1


def test_everything_is_said_and_the_list_comes_to_an_end(edgecode: Edgecode, film: Path) -> None:
    """Each thing that is owed is settled in its own way; then the exit code is 0."""
    hanne = ("--by", "Hanne Lindqvist")
    assert edgecode("pickup", "fill", "5/12", "5A-2", film, *BY, "--because", "it is the end").code == 0
    assert edgecode("pickup", "waive", "2/19", film, *BY).code == 0
    assert edgecode("pickup", "waive", "2/19", film, "--not", *BY).code == 0
    assert edgecode("pickup", "drop", "2/19", film, *BY).code == 0
    assert edgecode("pickup", "refuse", "3/15", "3A-2", film, *hanne).code == 0
    assert edgecode("pickup", "describe", "3/15", film, "--cast", "Mrs. Hazen", *BY).code == 0
    assert edgecode("pickup", "give", "3/15", film, *BY).code == 0
    assert edgecode("pickup", "done", "3/15", film, *BY).code == 0
    assert edgecode("pickup", "propose", "A6", film, *BY).code == 0
    assert edgecode("pickup", "waive", "A6", film, *BY).code == 0
    told = edgecode("pickup", "list", film)
    assert "5 things owed: 0 to be shot, 4 settled, 1 as intended" in told.out
    assert "  does not fill it  " in told.out
    assert told.code == 0
    assert edgecode("pickup", "plan", film).code == 0
    assert edgecode("pickup", "reshoot", "2", film, "--what", "the kettle", *BY).code == 0
    assert edgecode("pickup", "propose", "the third box", film, "--scene", "A6", *BY).code == 0
    assert edgecode("pickup", "list", film).code == 1


def test_states_are_noted_and_compared_by_their_words(edgecode: Edgecode, film: Path) -> None:
    """Two takes of Alma's close-up, two notes of her vest."""
    note = ("--of", "wardrobe", "--character", "Alma", *BY)
    assert edgecode("pickup", "note", "vest buttoned", "--take", "2A-1", *note, film).code == 0
    told = edgecode("pickup", "note", "vest open", "--take", "2A-2", *note, film).out
    assert "2A-2: ALMA, wardrobe: vest open" in told
    rows = edgecode("coverage", film, "--list", "states").out
    assert rows.count("wardrobe · ALMA") == 2
    assert edgecode("pickup", "note", "x", film, *BY).code == 2


def test_a_line_of_an_actor_goes_to_adr_by_their_own_yes(edgecode: Edgecode, film: Path) -> None:
    """Nobody is said to play Alma; then somebody is, and has not answered; then she says yes."""
    assert "expected somebody who is said to play ALMA" in edgecode("pickup", "adr", "2/19", film, *BY).err
    beatrice = ("--by", "Beatrice Nwosu")
    assert edgecode("name", "Rut Alm", film, "--role", "actor", "--plays", "Alma", *beatrice).code == 0
    assert "plays Alma" in edgecode("people", film).out
    assert "expected the consent of Rut Alm, found none" in edgecode("pickup", "adr", "2/19", film, *BY).err
    assert edgecode("consent", "again", "yes", film, "--by", "Rut Alm").code == 0
    assert edgecode("pickup", "adr", "2/19", film, *BY).code == 0
    assert "given to ADR, Ines Calder" in edgecode("pickup", "list", film).out


@pytest.mark.parametrize(
    "words",
    [
        ("fill", "9/9", "5A-2"),
        ("fill", "5/12", "1-1"),
        ("note", "x", "--of", "props", "--take", "99-1"),
        ("note", "x", "--of", "props"),
        ("propose", "x", "--covers", "1"),
        ("need", "2/19", "badly"),
    ],
)
def test_bad_input_is_one_sentence(edgecode: Edgecode, film: Path, words: tuple[str, ...]) -> None:
    told = edgecode("pickup", *words, film, *BY)
    assert told.code == 2
    assert "Traceback" not in told.err
    assert told.err.strip()
