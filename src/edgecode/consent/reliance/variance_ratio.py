"""The distribution of a ratio of two variances (Snedecor's F), without which an intra-class correlation has no bounds.

Through the regularised incomplete beta function: *NIST Digital Library of Mathematical Functions* 8.17.22, its continued
fraction, evaluated by Lentz's method (Thompson and Barnett 1986, Journal of Computational Physics 64: 490-509).
"""

from math import exp, lgamma, log, log1p
from typing import Final

_TINY: Final = 1e-300
_ENOUGH: Final = 1e-13
_HALVINGS: Final = 100


def below(ratio: float, *, over: float, under: float) -> float:
    """Give the chance that a ratio of variances with so many degrees of freedom, over and under, is at most ``ratio``."""
    if ratio <= 0:
        return 0.0
    weight = over * ratio
    return _beta(weight / (weight + under), a=over / 2, b=under / 2)


def quantile(chance: float, *, over: float, under: float) -> float:
    """Give the ratio that is not exceeded with a chance between 0 and 1."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _beta(middle, a=over / 2, b=under / 2) < chance:
            low = middle
        else:
            high = middle
    return under * high / (over * (1 - high)) if high < 1 else float("inf")


def _beta(x: float, *, a: float, b: float) -> float:
    """Give the regularised incomplete beta function of x between 0 and 1."""
    if not 0 < x < 1:
        return min(max(x, 0.0), 1.0)
    front = exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b))
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(1 - x, a=b, b=a) / b
    return front * _fraction(x, a=a, b=b) / a


def _fraction(x: float, *, a: float, b: float) -> float:
    """Evaluate the continued fraction, two steps a round."""
    upper, lower = 1.0, 1 / _kept(1 - (a + b) * x / (a + 1))
    value, term = lower, 0
    while term == 0 or abs(lower * upper - 1) >= _ENOUGH:
        term += 1
        twice = a + 2 * term
        for step in (
            term * (b - term) * x / ((twice - 1) * twice),
            -(a + term) * (a + b + term) * x / (twice * (twice + 1)),
        ):
            lower = 1 / _kept(1 + step * lower)
            upper = _kept(1 + step / upper)
            value *= lower * upper
    return value


def _kept(number: float) -> float:
    """Keep a divisor away from 0."""
    return number if abs(number) > _TINY else _TINY
