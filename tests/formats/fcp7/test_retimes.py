import pytest
from lxml import etree

from edgecode.formats.fcp7.retimes import Retime, retime


def remapped(
    *, speed: str = "100", reverse: str = "FALSE", varying: str = "0", keys: str = "", enabled: str = ""
) -> Retime:
    parameters = "".join(
        f"<parameter><parameterid>{name}</parameterid><value>{value}</value></parameter>"
        for name, value in (("speed", speed), ("reverse", reverse), ("variablespeed", varying))
    )
    graph = f"<parameter><parameterid>graphdict</parameterid>{keys}</parameter>"
    effect = f"<effect><effectid>timeremap</effectid>{parameters}{graph}</effect>"
    text = f"<clipitem><filter>{enabled and f'<enabled>{enabled}</enabled>'}{effect}</filter></clipitem>"
    return retime(etree.fromstring(text))


def keys(*points: tuple[object, object]) -> str:
    return "".join(f"<keyframe><when>{when}</when><value>{value}</value></keyframe>" for when, value in points)


def test_without_the_filter_a_clip_plays_as_it_was_shot() -> None:
    assert retime(etree.fromstring("<clipitem/>")) == Retime()
    assert Retime().media_frame(7) == 7


@pytest.mark.parametrize(
    ("speed", "reverse", "found"),
    [
        ("50", "FALSE", 0.5),
        ("200", "TRUE", -2),
        ("-100", "FALSE", -1),
        ("-100", "TRUE", -1),
        ("0", "FALSE", 0),
        ("x", "", 1),
    ],
)
def test_a_percentage_is_a_speed(speed: str, reverse: str, found: float) -> None:
    assert remapped(speed=speed, reverse=reverse).speed == found


def test_a_filter_that_is_off_changes_nothing() -> None:
    assert remapped(speed="50", enabled="FALSE") == Retime()


def test_frames_of_the_media_follow_the_speed_or_the_curve() -> None:
    assert remapped(speed="50").media_frame(10) == 5
    backwards = remapped(reverse="TRUE", keys=keys((0, 37127), (15299, 21828), (15305, 21822), (37127, 1)))
    assert backwards.media_frame(0) == 37127
    assert backwards.media_frame(15302) == 21825
    assert backwards.media_frame(40_000) is None
    assert remapped(reverse="TRUE").media_frame(5) is None


def test_a_speed_that_varies_is_told_by_the_curve_alone() -> None:
    found = remapped(varying="1", keys=keys((0, 0), (10, 20), (20, 25)))
    assert (found.varying, found.speed, found.media_frame(5), found.media_frame(15)) == (True, 1, 10, 22.5)
    assert remapped(varying="1").media_frame(5) is None


def test_keys_that_cannot_be_read_are_none() -> None:
    assert remapped(keys=keys(("x", 1), (1, "y"), (2, 3))).points == ()
