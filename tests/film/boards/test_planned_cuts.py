import pytest

from edgecode.film.boards.planned_cuts import Lack, PlannedCut, planned_cuts
from edgecode.film.film import Film
from simulators.planned_film import planned_film


def cuts(film: Film) -> list[PlannedCut]:
    """The cuts that are on plans, where nothing is missing."""
    found = list(planned_cuts(film.panels, boards=film.boards))
    assert not any(isinstance(each, Lack) for each in found)
    return [each for each in found if isinstance(each, PlannedCut)]


def lacks(told: str) -> list[str]:
    """What is missing."""
    film = planned_film(told)
    return [each.reason for each in planned_cuts(film.panels, boards=film.boards) if isinstance(each, Lack)]


def test_a_cut_is_given_with_its_cameras_and_the_first_panels_of_its_shots() -> None:
    [cut] = cuts(
        planned_film(
            """
            scene 4
            plan Kitchen
            4A at 0.1 0.2 sees 90
            4B at 0.3 0.4 sees 90
            boards 4B 4B 4A
            """
        )
    )
    assert cut.where == "scene 4, plan Kitchen, 4B and 4A"
    assert cut.shots == ("shot 4A", "shot 4B")
    assert [panel.name for panel in cut.panels] == ["p1", "p3"]
    assert [each.places for each in (*cut.before, *cut.after)] == [((0.3, 0.4),), ((0.1, 0.2),)]


def test_a_shot_is_left_where_its_move_ends_and_anywhere_on_its_way_while_it_is_taken_up_again() -> None:
    found = cuts(
        planned_film(
            """
            scene 4
            plan Kitchen
            4A at 0.1 0.2 sees 90 to 0.5/0.6
            4B at 0.3 0.4 sees 90
            boards 4A 4B 4A 4B
            """
        )
    )
    begins, ends = (0.1, 0.2), (0.5, 0.6)
    assert [each.places for cut in found for each in (*cut.before, *cut.after) if each.camera.shot == "shot 4A"] == [
        (begins, ends),
        (begins, ends),
        (ends,),
    ]
    [cut] = cuts(planned_film("scene 4\nplan Kitchen\n4A at 0 0 sees 90\n4B at 1 1 sees 90 to 2/2\nboards 4A 4B"))
    assert cut.after[0].places == ((1.0, 1.0),)


def test_every_plan_that_has_both_shots_is_looked_at_whichever_scene_it_was_drawn_for() -> None:
    found = cuts(
        planned_film(
            """
            scene 4
            plan Before
            4A at 0 0 sees 90
            4B at 1 1 sees 90
            scene 3
            plan After
            4A at 0 0 sees 90
            4A at 0 1 sees 90
            4B at 1 1 sees 90
            scene 4
            boards 4A 4B
            """
        )
    )
    assert [(cut.plan.name, len(cut.before), len(cut.after)) for cut in found] == [("Before", 1, 1), ("After", 2, 1)]


def test_a_nameless_shot_is_called_by_its_first_panel() -> None:
    film = planned_film("scene 4\nplan Kitchen\n4A at 0 0 sees 90\nboards 4A 4B")
    shots = tuple(type(shot)(id=shot.id, scene="4", panels=shot.panels) for shot in film.boards.shots)
    boards = type(film.boards)(shots=shots, plans=film.boards.plans)
    [lack] = planned_cuts(film.panels, boards=boards)
    assert lack == Lack("scene 4: no overhead plan has a camera for the shot of panel p2")


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ("scene 4\nplan Kitchen\n4A at 0 0 sees 90", ["there is no storyboard"]),
        ("scene 4\nboards 4A 4B", ["there is no overhead plan"]),
        ("scene 4\nplan Kitchen\nboards - -", ["there is no shot that panels belong to"]),
        ("scene 4\nplan Kitchen\nboards 4A 4A", []),
        (
            "scene 4\nplan Kitchen\n4A at 0 0 sees 90\nboards 4A 4B 4C 4A",
            ["scene 4: no overhead plan has a camera for 4B, 4C"],
        ),
        (
            "scene 4\nplan Kitchen\nboards 4A 4B 4C 4D 4E 4F 4G 4H",
            ["scene 4: no overhead plan has a camera for 4A, 4B, 4C, 4D, 4E and 3 more"],
        ),
        (
            "scene 4\nplan One\n4A at 0 0 sees 90\nplan Two\n4B at 0 0 sees 90\nboards 4A 4B",
            ["scene 4: no overhead plan has the cameras of both 4A and 4B"],
        ),
        (
            "scene 4\nplan Kitchen\n4A at 0 0 sees 90\n4B at 0 0 sees 90\nboards 4A - ?4A 4B",
            ["scene 4: of which shot is not known of panels p2, p3"],
        ),
        (
            "plan X\nscene 3\nboards 3A 3B\nscene 5\nboards 5A 5B\nscene 6\nboards 6A\nscene 7\nboards 7A - 7A",
            ["scenes 3, 5, 7: there is no overhead plan"],
        ),
    ],
)
def test_what_is_missing_is_said_with_its_scene(told: str, reasons: list[str]) -> None:
    assert lacks(told) == reasons
