import math

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edgecode.film.boards.axis import Axis, Side, axis_of, side_of
from edgecode.film.boards.eyelines import (
    NORMAL_VIEW,
    STRAIGHT,
    Look,
    in_view,
    look_at_each_other,
    look_of,
    looks_towards,
    of_whom,
    off_middle,
    seen_by,
)
from edgecode.film.boards.plan import Camera, Figure, Plan
from simulators.planned_film import plan_of

TWO = """
    ADA at 0.3 0.5 looks BEN
    BEN at 0.7 0.5 looks ADA
    """
degrees = st.floats(0, 360, exclude_max=True)
far = st.floats(0.05, 2)
TO_ONE_SIDE = {Look.LEFT, Look.RIGHT}


def around(figure: Figure, *, angle: float, distance: float) -> Camera:
    """A camera that stands around a figure and aims at it; the angle is that of the figure's sight of it."""
    turned = math.radians(angle)
    x, y = figure.x + distance * math.sin(turned), figure.y - distance * math.cos(turned)
    return Camera(shot="s", x=x, y=y, faces=(angle + 180) % 360)


@pytest.mark.parametrize(
    ("x", "y", "look"),
    [
        (0.3, 0.9, Look.RIGHT),
        (0.3, 0.1, Look.LEFT),
        (0.9, 0.9, Look.RIGHT),
        (0.9, 0.5, Look.INTO),
        (0.5, 0.5, Look.INTO),
        (0.1, 0.5, Look.AWAY),
        (0.1, 0.501, Look.AWAY),
        (0.3, 0.5, None),
    ],
)
def test_a_look_is_seen_from_where_the_camera_stands(x: float, y: float, look: Look | None) -> None:
    """ADA looks to the right of the sketch: from below to the right of the screen, from above to the left."""
    plan = plan_of(TWO)
    assert look_of(plan.figures[0], plan=plan, x=x, y=y) is look


@pytest.mark.parametrize("behind", [False, True])
def test_within_the_tolerance_somebody_looks_straight(behind: bool) -> None:  # noqa: FBT001  a table
    plan = plan_of(TWO)
    ada = plan.figures[0]
    for off in (STRAIGHT - 0.1, STRAIGHT + 0.1):
        camera = around(ada, angle=90 + 180 * behind + off, distance=0.4)
        look = look_of(ada, plan=plan, x=camera.x, y=camera.y)
        assert (look in TO_ONE_SIDE) is (off > STRAIGHT)
        assert off > STRAIGHT or look is (Look.AWAY if behind else Look.INTO)


def test_who_looks_at_nobody_looks_where_they_face() -> None:
    plan = plan_of("ADA at 0.5 0.5 faces 0")
    assert look_of(plan.figures[0], plan=plan, x=0.9, y=0.5) is Look.RIGHT
    assert look_of(plan.figures[0], plan=plan, x=0.1, y=0.5) is Look.LEFT
    assert look_of(plan.figures[0], plan=plan, x=0.5, y=0.1) is Look.INTO


@pytest.mark.parametrize(
    "told",
    [
        "ADA at 0.3 0.5",
        "ADA at 0.3 0.5 looks BEN",
        "ADA at 0.3 0.5 looks BEN\nBEN at 0.3 0.5",
        "ADA at 0.3 0.5 looks BEN\nBEN at 0.7 0.5\nBEN at 0.7 0.9",
    ],
)
def test_a_look_that_is_not_on_the_plan_goes_no_way(told: str) -> None:
    plan = plan_of(told)
    assert look_of(plan.figures[0], plan=plan, x=0.5, y=0.9) is None


@pytest.mark.parametrize(
    ("x", "y", "off"), [(0.5, 0.1, 0), (0.9, 0.5, 90), (0.1, 0.5, 90), (0.5, 0.9, 180), (0.9, 0.1, 45)]
)
def test_degrees_off_the_middle_are_counted_from_where_the_camera_points(x: float, y: float, off: float) -> None:
    camera = Camera(shot="s", x=0.5, y=0.5, faces=0)
    assert off_middle(camera, Figure(name="ADA", x=x, y=y)) == pytest.approx(off)


def test_what_is_in_view_is_known_where_its_width_is() -> None:
    plan = plan_of(TWO)
    camera = Camera(shot="s", x=0.5, y=1.0, faces=0)
    assert in_view(camera, plan.figures[0]) is None
    assert in_view(msgspec.structs.replace(camera, width=50), plan.figures[0]) is True
    assert in_view(msgspec.structs.replace(camera, width=40), plan.figures[0]) is False
    assert in_view(Camera(shot="s", x=0.3, y=0.5, faces=0, width=360), plan.figures[0]) is False


@pytest.mark.parametrize(
    ("camera", "whom"),
    [
        (Camera(shot="s", x=0.3, y=0.9, faces=0), ["ADA"]),
        (Camera(shot="s", x=0.3, y=0.9, faces=0, width=120), ["ADA"]),
        (Camera(shot="s", x=0.5, y=0.9, faces=0, width=120), ["ADA", "BEN"]),
        (Camera(shot="s", x=0.5, y=0.9, faces=0, width=50), []),
        (Camera(shot="s", x=0.5, y=0.9, faces=0), None),
        (Camera(shot="s", x=0.5, y=0.9, faces=-NORMAL_VIEW / 2 - 27), None),
        (Camera(shot="s", x=0.3, y=0.9, faces=-NORMAL_VIEW / 2 + 0.1), ["ADA"]),
        (Camera(shot="s", x=0.3, y=0.9, faces=180), None),
    ],
)
def test_a_shot_is_of_whom_is_nearest_to_its_middle(camera: Camera, whom: list[str] | None) -> None:
    found = of_whom(camera, plan=plan_of(TWO))
    assert (None if found is None else [each.name for each in found]) == whom


def test_a_camera_of_a_plan_without_people_is_of_nobody() -> None:
    assert of_whom(Camera(shot="s", x=0.5, y=0.9, faces=0), plan=Plan(id="p", scene="s")) == ()


@pytest.mark.parametrize(
    ("told", "each_other"),
    [
        (TWO, True),
        ("ADA at 0 0 looks ben\nBEN at 1 0 looks Ada", True),
        ("ADA at 0 0 looks BEN\nBEN at 1 0", None),
        ("ADA at 0 0\nBEN at 1 0", None),
        ("ADA at 0 0 looks BEN\nBEN at 1 0 faces 270", False),
        ("ADA at 0 0\nBEN at 1 0 faces 270", False),
        ("ADA at 0 0 looks BEN\nBEN at 1 0 looks CAL\nCAL at 1 1", False),
        ("ADA at 0 0 looks BEN\nBEN at 1 0 looks ADA\nBEN at 1 1 looks ADA", None),
    ],
)
def test_two_look_at_each_other_where_both_are_said_to(told: str, each_other: bool | None) -> None:  # noqa: FBT001
    plan = plan_of(told)
    assert look_at_each_other(*plan.figures[:2], plan=plan) is each_other


@given(degrees, far, degrees, far, degrees)
def test_from_one_side_of_the_line_eyelines_always_meet(
    angle: float, distance: float, other_angle: float, other_distance: float, turned: float
) -> None:
    """Each camera aims at its own of two people who look at each other; from two sides they never meet, unless straight."""
    x, y = 0.4 * math.sin(math.radians(turned)), -0.4 * math.cos(math.radians(turned))
    ada, ben = Figure(name="ADA", x=0, y=0, looks_at="BEN"), Figure(name="BEN", x=x, y=y, looks_at="ADA")
    plan = Plan(id="p", scene="s", figures=(ada, ben))
    axis = axis_of(plan)
    assert isinstance(axis, Axis)
    cameras = around(ada, angle=angle, distance=distance), around(ben, angle=other_angle, distance=other_distance)
    sides = [side_of(axis, x=each.x, y=each.y) for each in cameras]
    assume(Side.ON not in sides)
    looks = [look_of(who, plan=plan, x=each.x, y=each.y) for who, each in zip((ada, ben), cameras, strict=True)]
    meet = looks[0] is not looks[1] or looks[0] not in TO_ONE_SIDE
    assert meet is (sides[0] is sides[1] or not {*looks} <= TO_ONE_SIDE)


@given(st.tuples(far, far), degrees, far, degrees, st.floats(0.1, 10))
def test_a_look_stays_where_a_sketch_is_turned_and_sized_and_flips_where_it_is_mirrored(
    at: tuple[float, float], angle: float, distance: float, faces: float, size: float
) -> None:
    ada = Figure(name="ADA", x=at[0], y=at[1], faces=faces)
    off = abs((angle - faces + 90) % 180 - 90)
    assume(abs(off - STRAIGHT) > 0.01)
    camera = around(ada, angle=angle, distance=distance)
    plan = Plan(id="p", scene="s", figures=(ada,))
    look = look_of(ada, plan=plan, x=camera.x, y=camera.y)
    mirrored = Figure(name="ADA", x=-at[0], y=at[1], faces=-faces)
    flipped = {Look.LEFT: Look.RIGHT, Look.RIGHT: Look.LEFT}
    assert look is not None
    assert look_of(mirrored, plan=plan, x=-camera.x, y=camera.y) is flipped.get(look, look)
    turned = Figure(name="ADA", x=-size * at[1], y=size * at[0], faces=faces + 90)
    assert look_of(turned, plan=plan, x=-size * camera.y, y=size * camera.x) is look


@given(st.tuples(far, far), degrees, degrees)
def test_where_a_camera_points_makes_no_look_another(at: tuple[float, float], faces: float, pans: float) -> None:
    """The degrees off the middle go with the pan, and nothing else does."""
    ada = Figure(name="ADA", x=at[0], y=at[1], faces=faces)
    ahead = math.degrees(math.atan2(at[0], -at[1]))
    off = off_middle(Camera(shot="s", x=0, y=0, faces=ahead + pans), ada)
    assert off == pytest.approx(min(pans, 360 - pans), abs=1e-5)


def test_whoever_looks_at_somebody_looks_towards_them_and_else_where_they_face() -> None:
    plan = plan_of(TWO + "CAL at 0.5 0.9 faces 30\nDOT at 0.1 0.1\n")
    told = [looks_towards(each, plan=plan) for each in plan.figures]
    assert told[:3] == pytest.approx([90.0, 270.0, 30.0])
    assert told[3] is None


def test_a_camera_sees_everybody_in_its_view_and_a_normal_one_where_nobody_said_how_wide() -> None:
    told = TWO + "4A at 0.5 0.9 sees 0{}\n"
    wide, narrow, unsaid = (plan_of(told.format(each)) for each in (" wide 60", " wide 10", ""))
    seen = [[each.name for each in seen_by(plan.cameras[0], plan=plan)] for plan in (wide, narrow, unsaid)]
    assert seen == [["ADA", "BEN"], [], []]
    assert math.degrees(math.atan2(0.2, 0.4)) > NORMAL_VIEW / 2
