from fractions import Fraction

from lxml import etree

from edgecode.formats.fcpxml.retimes import Retime, played

HALF = [("0s", "0s"), ("10s", "5s")]


def told(points: list[tuple[str, str]], *, start: int = 0, duration: int = 4, source: int = 0) -> Retime:
    clip = etree.Element("clip")
    for time, value in points:
        etree.SubElement(etree.SubElement(clip, "timeMap"), "timept", time=time, value=value)
    return played(clip, start=Fraction(start), duration=Fraction(duration), source=Fraction(source))


def test_without_a_map_a_clip_plays_as_it_was_shot() -> None:
    assert told([], start=3) == Retime(Fraction(3), Fraction(7))


def test_one_slope_is_one_speed() -> None:
    assert told(HALF, start=2) == Retime(Fraction(1), Fraction(3), Fraction(1, 2))
    assert told([("0s", "4s"), ("4s", "0s")]) == Retime(Fraction(4), Fraction(0), Fraction(-1))
    assert told([("0s", "2s"), ("4s", "2s")]) == Retime(Fraction(2), Fraction(2), Fraction(0))


def test_a_speed_that_changes_is_none() -> None:
    assert told([("0s", "0s"), ("2s", "1s"), ("4s", "5s")]) == Retime(Fraction(0), Fraction(5), None)


def test_only_what_is_seen_decides_whether_it_changes() -> None:
    assert told([("0s", "0s"), ("2s", "1s"), ("4s", "5s"), ("9s", "9s")], duration=2).speed == Fraction(1, 2)


def test_a_map_counted_from_0_is_moved_to_where_the_source_begins() -> None:
    assert told(HALF, start=3602, source=3600) == Retime(Fraction(3601), Fraction(3603), Fraction(1, 2))
    assert told([("3600s", "3600s"), ("3610s", "3605s")], start=3602, source=3600).first == Fraction(3601)


def test_points_that_cannot_be_read_make_no_map() -> None:
    assert told([("0s", "0s"), ("x", "5s")]) == Retime(Fraction(0), Fraction(4))
    assert told([("0s", "0s"), ("0s", "5s")]) == Retime(Fraction(0), Fraction(4))
