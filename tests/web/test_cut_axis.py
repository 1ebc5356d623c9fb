import pytest

from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.web.cut_axis import MOST_APART, Axis, aligned, ticks

RATE = Rate.of(24)


def test_time_is_to_scale_and_a_gap_stands_in_front_of_the_frame_that_waits() -> None:
    axis = Axis(100, pixels=2)
    axis.wait(200, 50)
    assert (axis.x(100), axis.x(150), axis.end(200), axis.x(200), axis.x(300)) == (0, 100, 200, 250, 450)
    assert list(axis.gaps()) == [(200, 250)]


def test_the_cut_that_has_less_waits_so_that_the_same_clip_stands_above_itself() -> None:
    """The newer cut lost 200 frames between the first clip and the second, and has 400 more before the third."""
    old, new = Axis(0, pixels=1), Axis(0, pixels=1)
    aligned(old, new, [(0, 0), (500, 300), (600, 800)])
    assert old.x(500) == new.x(300)
    assert old.x(600) == new.x(800)
    assert list(new.gaps()) == [(300, 500)]
    assert list(old.gaps()) == [(600, 1000)]


def test_a_few_pixels_are_a_slant_and_nobody_waits() -> None:
    old, new = Axis(0, pixels=1), Axis(0, pixels=1)
    aligned(old, new, [(0, 0), (500, 500 - MOST_APART)])
    assert not [*old.gaps(), *new.gaps()]


def test_the_ruler_counts_whole_seconds_of_the_clock_and_none_touches_another() -> None:
    """The cut begins eleven frames after one hour."""
    start = Timecode(3600 * 24 + 11, RATE)
    axis = Axis(0, pixels=1)
    axis.wait(480, 300)
    found = list(ticks(axis, last=960, rate=RATE, first=start.frame, timecode=lambda frame: str(start + frame)))
    assert found[0].label == "01:00:05:00"
    assert {each.label[-2:] for each in found} == {"00"}
    places = [each.x for each in found]
    assert all(later - before >= 120 for before, later in zip(places, places[1:], strict=False))
    assert found[-1].x == pytest.approx(axis.x(int(found[-1].x - 300)))
