"""The Wilson score interval: how far a share can be believed, on an effective number of decisions.

Wilson, E. B. (1927), *Probable inference, the law of succession, and statistical inference*, Journal of the American
Statistical Association 22: 209-212. It describes and never announces.
"""

from math import sqrt
from typing import Final

import msgspec

NORMAL_95: Final = 1.959963984540054
"""The normal deviate with 2.5 % on either side."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share with its 95 % bounds, all from 0 to 1."""

    share: float
    low: float
    high: float


def wilson(share: float, *, effective: float) -> Share:
    """Give a share its bounds; ``effective`` is n divided by the design effect, above 0, and need not be whole."""
    square = NORMAL_95 * NORMAL_95 / effective
    middle = (share + square / 2) / (1 + square)
    half = sqrt(share * (1 - share) * square + square * square / 4) / (1 + square)
    # At the very ends rounding could leave the share itself a hair outside.
    return Share(share=share, low=max(0.0, min(share, middle - half)), high=min(1.0, max(share, middle + half)))
