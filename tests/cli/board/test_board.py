"""``edgecode board`` on the Ferry: shown, worked on, and taken back."""

import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

INES = "Ines Calder"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def shown(edgecode: Edgecode, film: Path) -> dict[str, list[dict[str, object]]]:
    """What ``edgecode board show --json`` gives."""
    document: dict[str, list[dict[str, object]]] = json.loads(edgecode("board", "show", film, "--json").out)
    return document


def test_the_boards_are_shown_by_scene_and_shot_with_what_waits_first(edgecode: Edgecode, film: Path) -> None:
    """Scene 4 was omitted in Blue: its one panel waits, and the exit code says so."""
    told = edgecode("board", "show", film)
    assert told.code == 1
    assert told.out.startswith("1 panel to decide about\n  4.1      scene omitted  perhaps scene 3 or 5\n")
    assert "  shot 2B again\n    2.3a         4 s  Priya holds the form to the light.  (lines rewritten)\n" in told.out
    one = edgecode("board", "show", film, "--scene", "3").out
    assert one.startswith("3 EXT. FERRY DECK - DAY  4 panels, 59 s\n")
    assert "scene 99" in edgecode("board", "show", film, "--scene", "99").err


def test_panels_and_shots_are_worked_on_and_one_undo_takes_one_thing_back(edgecode: Edgecode, film: Path) -> None:
    """Ines places 4.1, inserts a panel, splits a shot and names its parts; undo takes the last of it back."""
    by = ("--by", INES)
    here = ("--folder", film)
    told = edgecode("board", "move", "4.1", "--scene", "5", "--after", "5.5", *here, *by)
    assert told.out.startswith(
        "Ines Calder moved a panel in the order of the boards: panel 4.1 to scene 5, after 5.5\n"
    )
    assert edgecode("board", "show", film).code == 0
    assert edgecode("board", "add", "5.6", "--scene", "5", "--after", "4.1", "--seconds", "3", *here, *by).code == 0
    assert edgecode("board", "split", "6.1a", film, "--name", "6D", *by).code == 0
    assert edgecode("board", "shot", "6D", film, "--size", "CU", *by).code == 0
    assert edgecode("board", "describe", "6.1a", "--seconds", "12", *here, *by).code == 0
    assert edgecode("board", "compare", "6A-1", "yes", film, *by).code == 0
    document = shown(edgecode, film)
    seconds = {str(panel["name"]): panel["seconds"] for panel in document["panels"]}
    assert (seconds["5.6"], seconds["6.1a"]) == (3.0, 12.0)
    assert [(shot["size"], len(shot["panels"])) for shot in document["shots"] if shot["name"] == "6D"] == [("CU", 1)]  # type: ignore[arg-type]
    assert [each["outcome"] for each in document["compared"]] == ["as boarded"]
    assert edgecode("undo", film, *by).code == 0
    assert shown(edgecode, film)["compared"] == []


def test_a_plan_goes_in_as_it_came_out(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    """A plan in a file is kept, comes out as JSON, and that goes in again under its id; a misspelt word is said."""
    plan = {
        "scene": "5", "name": "Landing", "figures": [{"name": "ALMA", "x": 0.2, "y": 0.4, "looks_at": "WENDELL"},
        {"name": "WENDELL", "x": 0.7, "y": 0.4, "looks_at": "ALMA"}],
        "cameras": [{"shot": "5A", "x": 0.4, "y": 0.9, "faces": 10}],
    }  # fmt: skip
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(plan))
    assert edgecode("board", "plan", film, "--file", file, "--by", INES).code == 0
    (kept,) = shown(edgecode, film)["plans"]
    file.write_text(json.dumps(kept | {"name": "West landing"}))
    assert edgecode("board", "plan", film, "--file", file, "--by", INES).code == 0
    assert [each["name"] for each in shown(edgecode, film)["plans"]] == ["West landing"]
    rows = edgecode("coverage", film, "--list", "plans", "--list", "shots").out
    assert "plan West landing · ALMA at 0.20, 0.40 looks at WENDELL" in rows
    assert "shot 5A · panels 5.2 · camera at 0.40, 0.90, towards 10°" in rows
    file.write_text(json.dumps(plan | {"camera": []}))
    refused = edgecode("board", "plan", film, "--file", file, "--by", INES)
    assert refused.code == 2
    assert "unknown field `camera`" in refused.err


def test_what_is_not_there_is_said_in_one_sentence(edgecode: Edgecode, film: Path) -> None:
    """No such panel, nobody to do it, and two things at once."""
    gone = edgecode("board", "remove", "9.9", "--folder", film, "--by", INES)
    assert (gone.code, gone.err.splitlines()[0][:62]) == (
        2,
        "edgecode: expected a panel of the boards, found '9.9', which i",
    )
    assert edgecode("board", "remove", "1.1", "--folder", film).code == 2
    both = edgecode("board", "shot", "5A", film, "--name", "5Z", "--size", "CU", "--by", INES)
    assert (both.code, "expected one of --name" in both.err) == (2, True)


def test_the_order_of_the_cut_is_shown_and_brought_back_only_when_somebody_says_so(
    edgecode: Edgecode, film: Path
) -> None:
    """Cut 2 comes to 2.3 before 2.2: shown, nothing changes; applied for scene 2, both stand so, until one undo."""

    def scene_two() -> list[object]:
        return [panel["name"] for panel in shown(edgecode, film)["panels"] if panel["scene"] == "2"]

    told = edgecode("board", "bring-back", film, "--scene", "2")
    assert told.code == 1
    assert "  2.3      3 to 2     30 s to 43.96 s\n  2.2      2 to 3     8 s to 7.65 s\n" in told.out
    assert scene_two() == ["2.1", "2.2", "2.3", "2.3a", "2.4"]
    done = edgecode("board", "bring-back", film, "--scene", "2", "--apply", "--by", INES)
    assert done.out.startswith("Ines Calder brought the order and timing of a cut back to the boards: scene 2 as ")
    assert scene_two() == ["2.1", "2.3", "2.2", "2.3a", "2.4"]
    assert edgecode("board", "bring-back", film, "--scene", "2").code == 0
    assert edgecode("undo", film, "--by", INES).code == 0
    assert scene_two() == ["2.1", "2.2", "2.3", "2.3a", "2.4"]
