"""Where frames of two cuts stand beside each other: one scale for both, and gaps in one where the other has more.

Time is drawn to scale. So that the same material stays about above itself for the length of a reel, the cut that has less
waits: a gap is left in it in front of a clip both have. Nothing is stretched, and no frame stands in a gap.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from edgecode.film.rate import Rate
from edgecode.web.cut_strip import APART, STEPS, Tick

MOST_APART: Final = 140
"""How many pixels the same clip may stand apart in the two cuts before one of them waits."""


class Axis:
    """Maps record frames of one cut to pixels, from a frame on."""

    def __init__(self, begin: int, *, pixels: float) -> None:
        """``pixels`` is how many one frame takes; ``begin`` is the frame that stands at 0."""
        self.begin = begin
        self.pixels = pixels
        self._at: list[int] = []
        self._more: list[float] = []

    def wait(self, frame: int, pixels: float) -> None:
        """Leave a gap in front of a frame, which lies behind all gaps so far."""
        self._at.append(frame)
        self._more.append((self._more[-1] if self._more else 0.0) + pixels)

    def x(self, frame: int) -> float:
        """Where a frame begins, behind a gap in front of it."""
        return self._placed(frame, bisect_right(self._at, frame))

    def end(self, frame: int) -> float:
        """Where what ends at a frame, exclusive, ends: ahead of a gap."""
        return self._placed(frame, bisect_left(self._at, frame))

    def gaps(self) -> Iterator[tuple[float, float]]:
        """Give where each gap begins and ends."""
        return ((self.end(frame), self.x(frame)) for frame in self._at)

    def _placed(self, frame: int, gaps: int) -> float:
        return (frame - self.begin) * self.pixels + (self._more[gaps - 1] if gaps else 0.0)


def aligned(old: Axis, new: Axis, pairs: Iterable[tuple[int, int]]) -> None:
    """Let one axis or the other wait where clips that both have would stand too far apart.

    ``pairs`` are their first frames in the older and the newer cut, each in rising order.
    """
    for was, now in pairs:
        apart = old.x(was) - new.x(now)
        if apart > MOST_APART:
            new.wait(now, apart)
        elif apart < -MOST_APART:
            old.wait(was, -apart)


def ticks(axis: Axis, *, last: int, rate: Rate, first: int, timecode: Callable[[int], str]) -> Iterator[Tick]:
    """Timecodes on whole steps of the clock, left out where one would touch the one before.

    ``last`` is the frame behind the last; ``first`` is the timecode of the cut's first frame as a count of frames.
    """
    usual = axis.pixels * float(rate.fps)
    step = next((each for each in STEPS if each * usual >= APART), STEPS[-1]) * rate.nominal
    clock = axis.begin if rate.drop else axis.begin + first
    before = -float(APART)
    for frame in range(axis.begin + -clock % step, last, step):
        x = axis.x(frame)
        if x - before >= APART:
            yield Tick(x, timecode(frame))
            before = x
