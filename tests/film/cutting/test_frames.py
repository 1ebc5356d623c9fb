from fractions import Fraction

import pytest

from edgecode.film.cutting.change import Apart, Refusal
from edgecode.film.cutting.frames import Counting, counting, first_timecode, named, source_frame
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from simulators.told_cuts import cut

TWO = "1-1@0+20 2-1@0+30"


@pytest.mark.parametrize(
    ("old", "new", "times"),
    [
        ("24", "24", 1), ("23.976", "24", 1), ("29.97 DF", "29.97", 1), ("29.97", "30", 1), ("25", "50", 2),
        ("50", "25", Fraction(1, 2)),
    ],
)  # fmt: skip
def test_frames_count_where_each_is_met_exactly(old: str, new: str, times: Fraction) -> None:
    found = counting(cut(TWO, rate=Rate.parse(old)), cut(TWO, rate=Rate.parse(new)))
    assert isinstance(found, Counting)
    assert found.times == times
    assert bool(found.says) == (old != new)


@pytest.mark.parametrize(("old", "new"), [("24", "25"), ("25", "24"), ("24", "30"), ("23.976", "29.97")])
def test_rates_that_do_not_meet_are_refused_with_both_named(old: str, new: str) -> None:
    found = counting(cut(TWO, rate=Rate.parse(old)), cut(TWO, rate=Rate.parse(new)))
    assert isinstance(found, Refusal)
    assert found.why is Apart.RATE
    assert f"at {old} and" in found.says
    assert found.says.endswith(f"at {new}")


def test_a_cut_without_a_rate_is_refused_and_the_other_rate_is_told() -> None:
    found = counting(cut(TWO), cut(TWO, rate=None))
    assert isinstance(found, Refusal)
    assert found.why is Apart.UNRATED
    assert found.says.endswith("without one; the other cut runs at 24")
    assert "--rate" in found.advice


@pytest.mark.parametrize(
    ("source", "rate", "cut_rate", "frame"),
    [
        ("01:00:00:10", "24", "24", 86410),
        ("01:00:00:10", "23.976", "24", 86410),
        ("01:00:00:21", "48", "24", 86410.5),
        ("01:00:00:10", "25", "50", 180020),
        ("00:01:00:02", "29.97 DF", "29.97", 1802),
        ("00:01:00:02", "29.97 DF", "29.97 DF", 1800),
    ],
)
def test_a_sources_timecode_is_counted_by_its_reading(source: str, rate: str, cut_rate: str, frame: float) -> None:
    assert source_frame(Timecode.parse(source, Rate.parse(rate)), Rate.parse(cut_rate)) == frame


def test_a_cut_is_named_by_what_it_has() -> None:
    made = cut(TWO, name="Cut 3")
    assert named(made) == "Cut 3 (cuts/Cut 3.otio)"
    assert str(first_timecode(made)) == "01:00:00:00"
