from edgecode.film.board import Panel
from edgecode.film.boards.shot import Shot
from edgecode.film.place import Place
from edgecode.web.board_shots import in_runs, shot_says


def panels(names: str) -> list[Panel]:
    """Panels by their ids."""
    return [Panel(name=name, id=name, place=Place("boards/panels.csv")) for name in names.split()]


def test_a_run_has_one_heading_and_a_shot_cut_into_again_says_so() -> None:
    """
    4A: a, b
    4B: c
    4A again: d
    of no shot: e
    """
    shots = (
        Shot(id="1", scene="4", name="4A", panels=("a", "b", "d")),
        Shot(id="2", scene="4", name="4B", panels=("c",)),
    )
    found = list(in_runs(panels("a b c d e"), shots))
    heads = [(each.heading.name, each.heading.again) if each.heading else None for each in found]
    assert heads == [("4A", False), None, ("4B", False), ("4A", True), None]
    assert [each.goes_on for each in found] == [True, False, False, False, False]
    assert [each.shot for each in found] == ["1", "1", "2", "1", ""]


def test_what_nobody_said_of_a_shot_is_not_told() -> None:
    assert shot_says(Shot(id="1", scene="4", size="MCU", lens="50 mm", side="left")) == "MCU · 50 mm · left"
    assert shot_says(Shot(id="1", scene="4")) == ""
