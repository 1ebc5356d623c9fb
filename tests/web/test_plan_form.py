import pytest

from edgecode.errors import SaidError
from edgecode.film.boards.plan import Camera, Figure, Plan
from edgecode.web.plan_form import per_cent, plan_of

FIELDS = {
    "name": " Wheel  house ",
    "image": "boards/sketch.png",
    "figure-0-name": "ALMA",
    "figure-0-x": "40",
    "figure-0-y": "30,5",
    "figure-0-looks": "1",
    "figure-0-faces": "",
    "figure-1-name": "PRIYA",
    "figure-1-x": "66",
    "figure-1-y": "26",
    "figure-1-looks": "",
    "figure-1-faces": "-90",
    "camera-0-shot": "one",
    "camera-0-x": "50",
    "camera-0-y": "56",
    "camera-0-faces": "370",
    "camera-0-width": "",
    "camera-0-to-x": "",
    "camera-0-to-y": "60",
    "axis-0": "1",
    "axis-1": "0",
}


def test_a_form_is_read_into_a_plan() -> None:
    plan = plan_of(FIELDS, plan="id", scene="2")
    assert plan == Plan(
        id="id",
        scene="2",
        name="Wheel house",
        image="boards/sketch.png",
        figures=(
            Figure(name="ALMA", x=0.4, y=0.305, looks_at="PRIYA"),
            Figure(name="PRIYA", x=0.66, y=0.26, faces=270.0),
        ),
        cameras=(Camera(shot="one", x=0.5, y=0.56, faces=10.0, to_x=0.5, to_y=0.6),),
        axis=("PRIYA", "ALMA"),
    )


def test_who_is_called_otherwise_is_still_looked_at_and_on_the_line() -> None:
    plan = plan_of(FIELDS | {"figure-1-name": "PRIYA, older"}, plan="", scene="2")
    assert plan.figures[0].looks_at == "PRIYA, older"
    assert plan.axis == ("PRIYA, older", "ALMA")


def test_who_is_taken_away_is_looked_at_no_more_and_takes_the_line_along() -> None:
    plan = plan_of(FIELDS | {"figure-1-gone": "yes", "camera-0-gone": "yes"}, plan="", scene="2")
    assert [(each.name, each.looks_at) for each in plan.figures] == [("ALMA", "")]
    assert plan.cameras == ()
    assert plan.axis == ()


def test_a_person_or_a_camera_more_stands_where_there_is_room() -> None:
    plan = plan_of(FIELDS | {"add-figure": "JOSEF", "add-camera": "two"}, plan="", scene="2")
    assert [each.name for each in plan.figures] == ["ALMA", "PRIYA", "JOSEF"]
    assert [each.shot for each in plan.cameras] == ["one", "two"]
    assert len({(each.x, each.y) for each in plan.figures} | {(each.x, each.y) for each in plan.cameras}) == 5
    assert plan_of({"new-figure": "a  dog"}, plan="", scene="2").figures[0].name == "a dog"


@pytest.mark.parametrize("typed", ["left", "nan", "inf", "1e999", "1;2"])
def test_what_is_no_number_is_said(typed: str) -> None:
    with pytest.raises(SaidError, match=r"figure 0 x: expected a number such as 12\.5"):
        plan_of(FIELDS | {"figure-0-x": typed}, plan="", scene="2")


@pytest.mark.parametrize("share", [0.0, 0.4, 1 / 3, 0.123456, 1.25])
def test_a_place_that_nobody_touched_stays_where_it_is(share: float) -> None:
    plan = plan_of(FIELDS | {"figure-0-x": per_cent(share)}, plan="", scene="2")
    assert plan.figures[0].x == pytest.approx(share, abs=1e-6)
    assert per_cent(None) == ""
