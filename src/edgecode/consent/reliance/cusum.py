"""The CUSUM: the only thing that announces that a check is used beyond its declared standing.

The undivided log-likelihood ratio of Page (1954, *Continuous inspection schemes*, Biometrika 41: 100-115): each decision
that consulted the check adds ``log(p1 / p0)``, each other ``log((1 - p1) / (1 - p0))``, which is below zero; the sum never
falls below 0. At the boundary it announces.

Steps and boundaries are engineering choices, not laws of nature. People decide in sittings, and decisions of one sitting
are alike; so the boundary rises with m, the size of a sitting that a decision finds itself in on average. The boundaries
come from ``benchmarks/fit_reliance.py``: 40,000 made streams of 200 decisions for each step and each size of sittings, tuning
seeds only, of which 4.4 % (3.5 % on the way from .8, where no delay is promised) announce anything although nothing has
changed, with decisions of one sitting correlated by .2. Between the sizes it is a straight line. ``python3 dev bench
reliance`` judges them on other seeds. They hold for m up to 20 and a correlation up to .2, and for nothing beyond.
"""

from bisect import bisect_right
from collections.abc import Mapping
from math import log
from types import MappingProxyType
from typing import Final

import msgspec

from edgecode.consent.standing import Standing

MOST_M: Final = 20
"""Beyond this m no boundary was simulated, and nothing is announced."""
EARLY: Final = 0.97
"""The share of the boundary that stands before the first decision."""
SETTLED: Final = 100
"""Decisions after which the whole boundary stands.

A CUSUM that has just begun stands at 0 and has had fewer occasions to err, so a lower boundary spends the same false
announcements on hearing of an early change sooner.
"""
HALF: Final = 0.5


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the rate at which a check is consulted, from ``null`` to ``alternative``; ``bounds`` by m."""

    null: float
    alternative: float
    bounds: tuple[tuple[int, float], ...]
    unless_asked_for: bool = False
    """Announced only while less than half of what was consulted was asked for."""

    @property
    def up(self) -> float:
        """What a decision adds that consulted the check."""
        return log(self.alternative / self.null)

    @property
    def down(self) -> float:
        """What a decision adds that did not; below zero."""
        return log((1 - self.alternative) / (1 - self.null))

    @property
    def lowest(self) -> float:
        """The lowest boundary there is."""
        return EARLY * self.bounds[0][1]

    def bound(self, m: float, *, decisions: int) -> float | None:
        """Give the boundary for an m, so many decisions after the CUSUM began; None beyond :data:`MOST_M`."""
        if m > MOST_M:
            return None
        after = bisect_right(self.bounds, m, key=lambda each: each[0])
        (left, low), (right, high) = self.bounds[max(after - 1, 0)], self.bounds[min(after, len(self.bounds) - 1)]
        whole = low if left == right else low + (high - low) * (m - left) / (right - left)
        return whole * min(1.0, EARLY + (1 - EARLY) * decisions / SETTLED)

    def smallest_rate(self, m: float, *, decisions: int) -> float | None:
        """Give the smallest rate that surely would have been announced in half of all cases; None when no rate would have.

        From the drift: at that rate the sum of so many decisions is on average the boundary. A sum that may not fall below 0
        gets there no later, so it is a little too high rather than too low: on made streams, of 30 to 600 decisions at
        that rate between 58 % and nearly all were announced, the more the longer they were.
        """
        bound = self.bound(m, decisions=decisions)
        if bound is None or decisions == 0:
            return None
        rate = (bound / decisions - self.down) / (self.up - self.down)
        return rate if rate <= 1 else None


_HALF_TO_MOST: Final = Step(
    null=0.5,
    alternative=0.8,
    bounds=((1, 6.26), (2, 7.2), (3, 8.08), (5, 9.6), (7, 11.07), (10, 12.97), (15, 15.72), (20, 18.14)),
)
_MOST_TO_ALL: Final = Step(
    null=0.8,
    alternative=0.95,
    bounds=((1, 5.86), (2, 6.66), (3, 7.27), (5, 8.54), (7, 9.62), (10, 11.03), (15, 13.01), (20, 14.59)),
    unless_asked_for=True,
)

STEPS: Final[Mapping[Standing, Step]] = MappingProxyType(
    {Standing.ON_REQUEST: _HALF_TO_MOST, Standing.OFFERED: _HALF_TO_MOST, Standing.STANDARD: _MOST_TO_ALL}
)
"""What is watched at each standing; at off, nothing."""
