import math

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edgecode.film.boards.axis import (
    ON_THE_LINE,
    Axis,
    NoAxis,
    Side,
    Standing,
    Told,
    axis_of,
    end_of,
    figures_named,
    looking_pairs,
    side_of,
    standing,
)
from edgecode.film.boards.plan import Camera, Figure, Plan
from simulators.planned_film import plan_of

TWO = """
    ADA at 0.3 0.5 looks BEN
    BEN at 0.7 0.5 looks ADA
    """
MIRRORED = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.ON: Side.ON}
shares = st.floats(-1, 2)
places = st.tuples(shares, shares)


def line(told: str) -> Axis:
    """The line of a told plan, which has one."""
    axis = axis_of(plan_of(told))
    assert isinstance(axis, Axis)
    return axis


def between(one: tuple[float, float], other: tuple[float, float]) -> Axis:
    """A line between two places."""
    figures = (Figure(name=name, x=x, y=y) for name, (x, y) in (("ADA", one), ("BEN", other)))
    return Axis(first=next(figures), second=next(figures), told=Told.SAID)


def degrees_off(axis: Axis, x: float, y: float) -> float:
    """How far off the line a place is, as the nearer of the two sees it, by their angles."""
    along = math.atan2(axis.second.y - axis.first.y, axis.second.x - axis.first.x)
    seen = [(math.dist((f.x, f.y), (x, y)), math.atan2(y - f.y, x - f.x)) for f in (axis.first, axis.second)]
    turned = math.degrees(min(seen)[1] - along) % 180
    return min(turned, 180 - turned)


def test_a_line_runs_between_those_a_person_named() -> None:
    axis = line(
        """
        ADA at 0.3 0.5 looks BEN
        BEN at 0.7 0.5 looks ADA
        CAL at 0.5 0.9
        line cal Ada
        """
    )
    assert (axis.first.name, axis.second.name, axis.told) == ("CAL", "ADA", Told.SAID)


def test_without_a_word_it_runs_between_the_pair_who_look_at_each_other() -> None:
    axis = line(
        """
        CAL at 0.5 0.9 looks ADA
        ADA at 0.3 0.5 looks BEN
        BEN at 0.7 0.5 looks ada
        """
    )
    assert (axis.first.name, axis.second.name, axis.told) == ("ADA", "BEN", Told.LOOKS)


def test_of_two_people_alone_it_runs_between_them_wherever_they_look() -> None:
    assert line("ADA at 0.3 0.5\nBEN at 0.7 0.5 faces 90").told is Told.ALONE


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ("line ADA BEN", "it is said to run between ADA and BEN, and ADA is not on the plan"),
        ("ADA at 0 0\nBEN at 1 0\nline ADA Zoe", "it is said to run between ADA and Zoe, and Zoe is not on the plan"),
        (
            "ADA at 0 0\nBEN at 1 0\nADA at 2 0\nline ADA BEN",
            "it is said to run between ADA and BEN, and ADA is on the plan 2 times",
        ),
        ("ADA at 0 0\nBEN at 1 0\nline ADA", "it is said to run between ADA, and a line runs between two people"),
        (
            "ADA at 0 0\nBEN at 1 0\nline ADA ada",
            "it is said to run between ADA and ada, and a line runs between two people",
        ),
        ("ADA at 0 0", "fewer than two people are on it"),
        ("4A at 0 0 sees 90", "fewer than two people are on it"),
        ("ADA at 0 0 looks BEN\nBEN at 0 0 looks ADA", "ADA and BEN stand at one place"),
        (
            "ADA at 0 0 looks BEN\nBEN at 1 0 looks CAL\nCAL at 1 1 looks ADA",
            "3 people are on it, and no two of them look at each other",
        ),
        (
            "ADA at 0 0 looks BEN\nBEN at 1 0 looks ADA\nCAL at 1 1 looks DEE\nDEE at 0 1 looks CAL",
            "2 pairs look at each other, and nobody said which of them it is",
        ),
    ],
)
def test_where_no_line_can_be_told_the_reason_is_said(told: str, reason: str) -> None:
    assert axis_of(plan_of(told)) == NoAxis(reason)


def test_a_look_at_oneself_or_at_a_name_that_two_have_meets_nobody() -> None:
    assert looking_pairs(plan_of("ADA at 0 0 looks ADA\nBEN at 1 0 looks ADA")) == ()
    assert looking_pairs(plan_of("ADA at 0 0 looks BEN\nBEN at 1 0 looks ADA\nBEN at 2 0 looks ADA")) == ()


def test_figures_are_found_however_their_name_is_written() -> None:
    plan = Plan(id="p", scene="s", figures=(Figure(name="Zoë  Ray", x=0, y=0), Figure(name="", x=0, y=1)))
    assert [each.name for each in figures_named(plan, " zoe\u0308 RAY")] == ["Zoë  Ray"]
    assert figures_named(plan, "") == ()


def test_left_and_right_are_those_of_somebody_who_goes_along_the_line() -> None:
    """ADA is on the left of the sketch, BEN on the right, and y goes downwards: what is below is to the right."""
    axis = line(TWO)
    assert side_of(axis, x=0.5, y=0.9) is Side.RIGHT
    assert side_of(axis, x=0.5, y=0.1) is Side.LEFT


@pytest.mark.parametrize("x", [-1.0, 0.1, 0.45, 0.55, 0.9, 3.0])
def test_a_camera_within_the_tolerance_is_on_the_line_as_the_nearer_one_sees_it(x: float) -> None:
    axis = line(TWO)
    far = abs(x - (0.3 if x < 0.5 else 0.7))
    for degrees, on in ((0.0, True), (ON_THE_LINE - 0.1, True), (ON_THE_LINE + 0.1, False)):
        y = 0.5 + far * math.tan(math.radians(degrees))
        assert (side_of(axis, x=x, y=y) is Side.ON) is on


def test_a_camera_that_stands_in_a_figure_is_on_the_line() -> None:
    assert side_of(line(TWO), x=0.7, y=0.5) is Side.ON


def test_a_move_ends_where_it_goes_to_and_one_that_goes_nowhere_where_it_began() -> None:
    axis = line(TWO)
    camera = Camera(shot="s", x=0.5, y=0.9, faces=0)
    assert standing(axis, camera) == Standing(Side.RIGHT, Side.RIGHT)
    assert standing(axis, msgspec.structs.replace(camera, to_x=0.5, to_y=0.1)) == Standing(Side.RIGHT, Side.LEFT)
    assert end_of(msgspec.structs.replace(camera, to_y=0.1)) == (0.5, 0.1)
    assert end_of(msgspec.structs.replace(camera, to_x=0.1)) == (0.1, 0.9)


@given(places, places, places)
def test_sides_flip_on_a_mirrored_sketch_and_for_whoever_goes_the_other_way(
    one: tuple[float, float], other: tuple[float, float], at: tuple[float, float]
) -> None:
    axis = between(one, other)
    assume(math.dist(one, other) > 0.01 and abs(degrees_off(axis, *at) - ON_THE_LINE) > 0.01)
    side = side_of(axis, x=at[0], y=at[1])
    mirrored = between((-one[0], one[1]), (-other[0], other[1]))
    assert side_of(mirrored, x=-at[0], y=at[1]) is MIRRORED[side]
    near = abs(math.dist(one, at) - math.dist(other, at)) < 1e-6  # both are the nearer one: then either may be asked
    assert near or side_of(between(other, one), x=at[0], y=at[1]) is MIRRORED[side]


@given(places, places, places, st.floats(0, 7), st.floats(0.1, 10), places)
def test_nothing_changes_where_a_sketch_is_turned_sized_and_moved(
    one: tuple[float, float],
    other: tuple[float, float],
    at: tuple[float, float],
    turned: float,
    sized: float,
    to: tuple[float, float],
) -> None:
    axis = between(one, other)
    assume(math.dist(one, other) > 0.01 and abs(degrees_off(axis, *at) - ON_THE_LINE) > 0.01)
    assume(
        abs(math.dist(one, at) - math.dist(other, at)) > 1e-6 and min(math.dist(one, at), math.dist(other, at)) > 1e-3
    )

    def moved(place: tuple[float, float]) -> tuple[float, float]:
        along = complex(*place) * sized * complex(math.cos(turned), math.sin(turned)) + complex(*to)
        return along.real, along.imag

    there = moved(at)
    assert side_of(between(moved(one), moved(other)), x=there[0], y=there[1]) is side_of(axis, x=at[0], y=at[1])


@given(places, places, places)
def test_a_side_is_what_the_angle_at_the_nearer_one_says(
    one: tuple[float, float], other: tuple[float, float], at: tuple[float, float]
) -> None:
    axis = between(one, other)
    off = degrees_off(axis, *at)
    near = min(math.dist(one, at), math.dist(other, at))
    assume(math.dist(one, other) > 0.01 and abs(off - ON_THE_LINE) > 0.01 and near > 1e-6)
    assume(abs(math.dist(one, at) - math.dist(other, at)) > 1e-6)
    assert (side_of(axis, x=at[0], y=at[1]) is Side.ON) is (off < ON_THE_LINE)
