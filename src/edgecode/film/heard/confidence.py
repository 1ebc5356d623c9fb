"""How sure it is that a line was said: a logistic curve over the evidence, measured on made takes."""

from collections.abc import Sequence
from math import exp
from typing import Final

THRESHOLD: Final = 0.5
"""A line is lined from here on. At this confidence it is as likely said as not."""
BIAS: Final = -9.85
WEIGHTS: Final = (4.33, 3.72, -2.96, 6.05, 4.78, -1.85, -0.5, 7.86, 0.65, 1.74)
"""Fitted on 5,600 made takes by benchmarks/fit_confidence.py; the order is that of :attr:`Candidate.features`."""


def confidence(features: Sequence[float]) -> float:
    """Give the chance, 0 to 1, that a line with this evidence was said."""
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))
