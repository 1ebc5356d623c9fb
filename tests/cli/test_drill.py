"""``edgecode drill`` as people call it."""

import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

HANNE = "Hanne Lindqvist"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def entries(edgecode: Edgecode, film: Path) -> list[dict[str, object]]:
    log = json.loads(edgecode("record", "log", film, "--json").out)
    assert isinstance(log, list)
    return log


def test_every_stage_stands_side_by_side_and_the_film_is_only_read(edgecode: Edgecode, film: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in film.rglob("*") if file.is_file()}
    said = edgecode("drill", film, "--json")
    assert said.code == 0
    document = json.loads(said.out)
    assert [set(stage) for stage in document["stages"]] == [{"stage", "passed", "steps_by_hand", "steps_with"}] * 4
    assert [(stage["stage"], stage["passed"]) for stage in document["stages"]] == [
        ("script", True),
        ("boards", True),
        ("dailies", True),
        ("cut", True),
    ]
    assert document["ratios"] == {"off_on": 1.0, "decline_agree": 1.0, "intended_agree": 1.0}
    assert (document["recorded"], document["held"]) == (None, True)
    assert {file: file.stat().st_mtime_ns for file in film.rglob("*") if file.is_file()} == before


def test_the_drill_is_on_record_by_who_walked_it(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("drill", film, "--by", HANNE)
    assert said.code == 0
    assert "By hand costs more here" in said.out
    assert "It held; entry " in said.out
    [last, *earlier] = entries(edgecode, film)
    assert (last["who"], last["says"], last["about"]) == (HANNE, "walked the drill with every check off", "it held")
    assert {"Beatrice Nwosu", "Ines Calder"} <= {entry["who"] for entry in earlier}
    assert edgecode("record", "verify", film).code == 0
    assert edgecode("undo", film, "--by", HANNE).code == 2, "nothing else was said, and a drill was walked for good"


def test_a_drill_after_decisions_walks_the_film_as_it_was_decided(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("intend", "none-usable", film, "--at", "3", "--by", HANNE).code == 0
    document = json.loads(edgecode("drill", film, "--json", "--by", HANNE).out)
    [job] = [job for job in document["jobs"] if job["check"] == "none-usable"]
    assert (job["findings"], job["passed"]) == (0, True)
    assert document["recorded"] == entries(edgecode, film)[0]["id"]


def test_an_empty_folder_has_nothing_to_walk(edgecode: Edgecode, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    said = edgecode("drill", empty)
    assert said.code == 0
    assert "Nothing to walk" in said.out
    assert "there is no script: " in said.out
    assert "not recorded: nobody said who walked it" in said.out
    assert not list(empty.iterdir())


def test_bad_input_is_one_sentence_and_nothing_is_recorded(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    nobody = edgecode("drill", film, "--by", "Nobody Known", "--json")
    assert nobody.code == 2
    assert "Nobody Known" in json.loads(nobody.out)["error"]["says"]
    walker = edgecode("drill", film, "--by", "whoever walks the drill")
    assert walker.code == 2
    gone = edgecode("drill", tmp_path / "none", "--json")
    assert gone.code == 2
    assert json.loads(gone.out)["error"]["says"].endswith("expected a film folder, found nothing there")
    assert entries(edgecode, film) == []


def test_where_nobody_can_be_named_the_drill_does_not_hold(edgecode: Edgecode, tmp_path: Path) -> None:
    film = tmp_path / "film"
    film.mkdir()
    (film / "film.toml").write_text("title = \n", encoding="utf-8")
    said = edgecode("drill", film)
    assert said.code == 1
    assert "does not finish by hand" in said.out
    assert "It did not hold" in said.out


def test_coverage_lists_rows_with_where_they_stand(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("coverage", film, "--list", "intents", "--list", "clips")
    assert said.code == 0
    assert said.out.splitlines()[0].startswith("film.toml:122 ")
    assert "SCENE A6 INSERT - TO COME" in said.out
    document = json.loads(edgecode("coverage", film, "--list", "scenes", "--json").out)
    assert [row["scene"] for row in document["rows"]] == ["1", "2", "3", "4", "5", "A6", "6"]
    assert set(document["rows"][0]) == {"what", "where", "at", "says", "scene", "take"}


def test_as_intended_can_be_said_of_the_whole_film(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("intend", "time-of-day-unresolved", film, "--film", "--by", HANNE).code == 0
    assert "the whole film" in str(entries(edgecode, film)[0]["about"])
    both = edgecode("intend", "time-of-day-unresolved", film, "--film", "--at", "3", "--by", HANNE)
    assert both.code == 2
