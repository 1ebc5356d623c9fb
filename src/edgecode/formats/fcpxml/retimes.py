"""Clips that do not play as they were shot: the ``timeMap`` of an FCPXML clip."""

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise

import msgspec

from edgecode.formats.fcpxml.resources import Element
from edgecode.formats.fcpxml.times import seconds

Points = tuple[tuple[Fraction, Fraction], ...]


class Retime(msgspec.Struct, frozen=True):
    """How a stretch of a clip plays: its first and last moment in the source's time, in seconds, and its speed.

    ``speed`` is 2 twice as fast, 0 a freeze, negative backwards; ``None`` where it changes within the stretch.
    """

    first: Fraction
    last: Fraction
    speed: Fraction | None = Fraction(1)


def played(clip: Element, *, start: Fraction, duration: Fraction, source: Fraction) -> Retime:
    """Find what a clip plays from ``start`` of its own time on; without a map as much of the source, as it was shot.

    ``source`` is when the source's own time begins. Some programs count a map from there and some from 0: a map that begins
    earlier than the source is counted from there.
    """
    points = _points(clip) if clip.find("timeMap") is not None else ()
    if not points:
        return Retime(start, start + duration)
    if points[0][0] < source <= start:
        points = tuple((time + source, value + source) for time, value in points)
    first, last = _value(points, start), _value(points, start + duration)
    inside = [time for time, _ in points if start < time < start + duration]
    moments = [start, *inside, start + duration]
    speeds = {
        (_value(points, later) - _value(points, earlier)) / (later - earlier)
        for earlier, later in pairwise(moments)
        if later > earlier
    }
    return Retime(first, last, speeds.pop() if len(speeds) == 1 else None)


def _points(clip: Element) -> Points:
    found: dict[Fraction, Fraction] = {}
    for each in clip.iterfind("timeMap/timept"):
        time, value = seconds(each.get("time")), seconds(each.get("value"))
        if time is not None and value is not None:
            found[time] = value
    return tuple(sorted(found.items())) if len(found) > 1 else ()


def _value(points: Points, time: Fraction) -> Fraction:
    """Find the source's time at a time of the clip; before the first point and behind the last the line goes on."""
    at = min(max(bisect_right(points, time, key=lambda point: point[0]), 1), len(points) - 1)
    (earlier, value), (later, end) = points[at - 1], points[at]
    return value + (end - value) * (time - earlier) / (later - earlier)
