from edgecode.film.boards.axis import Axis, NoAxis, Side, Standing, Told
from edgecode.film.boards.eyelines import Look
from edgecode.film.boards.plan_reading import read_plan
from simulators.planned_film import plan_of

TWO = """
    ADA at 0.3 0.5 looks BEN
    BEN at 0.7 0.5 looks ADA
    """


def test_a_plan_tells_its_line_the_side_of_each_camera_and_each_look() -> None:
    """Both cameras stand below the line: for who goes from Ada to Ben, on the right. Over a shoulder each sees the other."""
    read = read_plan(plan_of(TWO + "4A at 0.35 0.8 sees ADA\n4B at 0.65 0.8 sees BEN\n"))
    assert isinstance(read.axis, Axis)
    assert read.axis.told is Told.LOOKS
    assert [each.standing for each in read.cameras] == [Standing(Side.RIGHT, Side.RIGHT)] * 2
    looks = [[(told.figure.name, told.begins, told.ends) for told in each.looks] for each in read.cameras]
    assert looks == [[("ADA", Look.RIGHT, Look.RIGHT)], [("BEN", Look.LEFT, Look.LEFT)]]


def test_a_camera_that_moves_over_the_line_turns_the_looks_round() -> None:
    read = read_plan(plan_of(TWO + "4A at 0.3 0.9 sees ADA to 0.3/0.1\n"))
    [camera] = read.cameras
    assert camera.standing == Standing(Side.RIGHT, Side.LEFT)
    assert [(told.begins, told.ends) for told in camera.looks] == [(Look.RIGHT, Look.LEFT)]


def test_a_plan_without_a_line_has_no_sides_and_says_why() -> None:
    read = read_plan(plan_of("ADA at 0.3 0.5\n4A at 0.3 0.9 sees ADA\n"))
    assert isinstance(read.axis, NoAxis)
    [camera] = read.cameras
    assert camera.standing is None
    assert [(told.figure.name, told.begins) for told in camera.looks] == [("ADA", None)]
