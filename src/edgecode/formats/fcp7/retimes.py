"""Clips that do not play as they were shot: Final Cut Pro 7's Time Remap filter."""

from bisect import bisect_right
from typing import Final

import msgspec

from edgecode.formats.fcp7.values import Element, number, parsed_number, text

_PERCENT: Final = 100
_TIME_REMAP: Final = "timeremap"


class Retime(msgspec.Struct, frozen=True):
    """How a clip plays: at ``speed`` (2 twice as fast, negative backwards), or at more than one where ``varying``.

    ``points`` are frames of the clip as it plays and the frames of its media that show there, in order.
    """

    speed: float = 1
    varying: bool = False
    points: tuple[tuple[float, float], ...] = ()

    def media_frame(self, frame: float) -> float | None:
        """Find the frame of the media that shows at a frame of the clip; ``None`` where the filter does not say."""
        if self.points and self.points[0][0] <= frame <= self.points[-1][0]:
            return _between(self.points, frame)
        return frame * self.speed if self.speed > 0 and not self.varying else None


def retime(clip: Element) -> Retime:
    """Find how a clip plays; without a Time Remap filter as it was shot."""
    for effect in clip.iterfind("filter/effect"):
        if text(effect, "effectid").lower() == _TIME_REMAP and text(effect.getparent(), "enabled").upper() != "FALSE":
            return _remapped(effect)
    return Retime()


def _remapped(effect: Element) -> Retime:
    values = {text(each, "parameterid"): each for each in effect.iterfind("parameter")}
    percent = number(values.get("speed"), "value")
    speed = percent / _PERCENT if percent is not None else 1.0
    if text(values.get("reverse"), "value").upper() == "TRUE":
        speed = -abs(speed)
    graph = values.get("graphdict")
    points: dict[float, float] = {}
    for key in graph.iterfind("keyframe") if graph is not None else ():
        when, value = parsed_number(text(key, "when")), parsed_number(text(key, "value"))
        if when is not None and value is not None:
            points[when] = value
    varying = text(values.get("variablespeed"), "value") not in {"", "0", "FALSE"}
    return Retime(1.0 if varying else speed, varying, tuple(sorted(points.items())) if len(points) > 1 else ())


def _between(points: tuple[tuple[float, float], ...], frame: float) -> float:
    at = min(max(bisect_right(points, (frame, float("inf"))), 1), len(points) - 1)
    (when, value), (later, last) = points[at - 1], points[at]
    return value + (last - value) * (frame - when) / (later - when)
