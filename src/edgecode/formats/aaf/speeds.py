"""Time warps of an AAF operation group: how fast its input plays."""

from itertools import pairwise
from typing import Final

import msgspec

from edgecode.formats.aaf.opened import AafObject, identity, kind, several, value

_OFFSETS: Final = "8d56827d-847e-11d5-935a-50f857c10000"
"""The id of Avid's parameter PARAM_SPEED_OFFSET_MAP_U."""

_RATIO: Final = "72559a80-24d7-11d3-8a50-0050040ef7d2"
"""The id of the parameter SpeedRatio of AAF's own speed control."""

_NEAR: Final = 1e-6
_MOST: Final = 1e12


class Warp(msgspec.Struct, frozen=True):
    """``speed`` frames of the input pass in one of the group, from its frame ``first`` on; ``None`` where that changes.

    ``last`` is the input's frame behind the last, where the group says it.
    """

    speed: float | None
    first: float = 0
    last: float | None = None


def warp(group: AafObject, *, length: float) -> Warp | None:
    """Find how an operation group plays its input; ``None`` for one that is no time warp, or does not say how it warps.

    Avid keeps the frames of the input in a curve, which is believed before the ratio beside it, since that is wrong in many
    files; the ratio is how many frames show one of the input, and one that equals the length is a freeze.
    """
    operation = value(group, "Operation")
    if operation is None or value(operation, "IsTimeWarp") is not True:
        return None
    named = {identity(each, "Definition"): each for each in several(group, "Parameters") if each is not None}
    points = _points(named.get(_OFFSETS))
    if len(points) > 1:
        slopes = [(two[1] - one[1]) / (two[0] - one[0]) for one, two in pairwise(points)]
        even = max(slopes) - min(slopes) < _NEAR
        return Warp(slopes[0] if even else None, points[0][1], points[-1][1])
    ratio = _number(value(named.get(_RATIO), "Value"))
    if ratio is None or not ratio:
        return None
    return Warp(0.0 if ratio == length else 1 / ratio)


def _points(parameter: AafObject) -> list[tuple[float, float]]:
    """Read the points of a curve in order, each once."""
    if kind(parameter) != "VaryingValue":
        return []
    found: dict[float, float] = {}
    for point in several(parameter, "PointList"):
        time, at = _number(value(point, "Time")), _number(value(point, "Value"))
        if time is not None and at is not None:
            found[time] = at
    return sorted(found.items())


def _number(found: AafObject) -> float | None:
    try:
        number = float(found)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return number if abs(number) < _MOST else None
