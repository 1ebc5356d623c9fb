"""How sure it is that a line was said: a logistic curve over the evidence, measured on made takes."""

from collections.abc import Sequence
from math import exp
from typing import Final

THRESHOLD: Final = 0.5
"""A line is lined from here on. At this confidence it is as likely said as not."""
BIAS: Final = -13.27
WEIGHTS: Final = (7.44, 4.28, 6.93, 7.98, -1.46)
"""Fitted on 5,600 made takes by benchmarks/fit_confidence.py; the order is that of :attr:`Candidate.features`."""


def confidence(features: Sequence[float]) -> float:
    """Give the chance, 0 to 1, that a line with this evidence was said."""
    logit = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))
