"""Frame rates: the ones film and television run at, each as an exact fraction, and whether they drop frame numbers.

A camera may shoot at 12 or 18 frames a second; that is a camera's speed and not a rate timecode counts at, so it is no
:class:`Rate`. Drop frame exists at 29.97 and 59.94 (SMPTE ST 12-1) and at 119.88 (SMPTE ST 12-3), nowhere else.
"""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final, Self

import msgspec

from edgecode.errors import RateError

_NAMES: Final = {
    (24000, 1001): "23.976",
    (24, 1): "24",
    (25, 1): "25",
    (30000, 1001): "29.97",
    (30, 1): "30",
    (48000, 1001): "47.95",
    (48, 1): "48",
    (50, 1): "50",
    (60000, 1001): "59.94",
    (60, 1): "60",
    (120000, 1001): "119.88",
    (120, 1): "120",
}
_DROPPING: Final = frozenset({(30000, 1001), (60000, 1001), (120000, 1001)})
_NEAR: Final = 0.01
"""How far a printed rate may lie from the true one, in frames a second: 23.97, 23.976 and 23.98 are all written."""

_FAST: Final = 1000
"""No rate lies above this; keeps numbers out of all reason, and those that are none, from being compared."""

_WRITTEN: Final = re.compile(
    r"""\s* (?P<upper>[0-9]{1,6}(?:[.,][0-9]{1,9})?) (?:\s*/\s*(?P<lower>[0-9]{1,6}))?
        \s* (?:psf|p|fps|frames)? [\s-]*
        (?: (?P<drop>df|drop(?:[\s-]?frame)?) | (?P<whole>ndf|nd|non[\s-]?drop(?:[\s-]?frame)?) )? \s*""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


class Rate(msgspec.Struct, frozen=True, gc=False):
    """Frames a second as ``numerator / denominator``, and whether timecode at it drops numbers.

    Only the known rates exist: 23.976 24 25 29.97 30 47.95 48 50 59.94 60 119.88 120, with ``drop`` at 29.97, 59.94 and
    119.88; anything else raises :class:`~edgecode.errors.RateError`.
    """

    numerator: int
    denominator: int
    drop: bool = False

    def __post_init__(self) -> None:
        """Refuse a rate that is not known, or drop frame where it does not exist."""
        ratio = (self.numerator, self.denominator)
        if ratio not in _NAMES or (self.drop and ratio not in _DROPPING):
            raise RateError(f"{self.numerator}/{self.denominator}{' DF' if self.drop else ''}")

    @classmethod
    def of(cls, fps: float | Fraction, *, drop: bool = False) -> Self:
        """Find the known rate within 0.01 of ``fps`` frames a second.

        Raises :class:`~edgecode.errors.RateError` where there is none, and where ``drop`` is asked of one without it.
        """
        if 0 < fps < _FAST:
            for numerator, denominator in _NAMES:
                if abs(fps - numerator / denominator) < _NEAR:
                    return cls(numerator, denominator, drop)
        raise RateError(f"{fps}{' DF' if drop else ''}")

    @classmethod
    def parse(cls, text: str) -> "Rate":
        """Read a rate as people and machines write it: ``23.98``, ``24p``, ``25 ND``, ``29.97 DF``, ``30000/1001``.

        Without a word on dropping, a rate does not drop. Raises :class:`~edgecode.errors.RateError` for what is no
        known rate; interlaced ones (``50i``) are refused, since some count fields and some count frames.
        """
        return _parsed(text)

    @property
    def fps(self) -> Fraction:
        """Frames a second, exactly."""
        return Fraction(self.numerator, self.denominator)

    @property
    def nominal(self) -> int:
        """How many frame numbers timecode counts in a second: 30 at 29.97."""
        return -(-self.numerator // self.denominator)

    @property
    def dropped(self) -> int:
        """How many frame numbers a minute leaves out: 2 at 29.97 DF (SMPTE ST 12-1), in proportion above, else 0."""
        return self.nominal // 15 if self.drop else 0

    def __str__(self) -> str:
        """``23.976``, ``25``, ``29.97`` or ``29.97 DF``."""
        return _NAMES[self.numerator, self.denominator] + (" DF" if self.drop else "")


@lru_cache(maxsize=256)
def _parsed(text: str) -> Rate:
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise RateError(text)
    lower = int(written["lower"] or 1)
    if not lower:
        raise RateError(text)
    try:
        return Rate.of(Fraction(written["upper"].replace(",", ".")) / lower, drop=written["drop"] is not None)
    except RateError as unknown:
        raise RateError(text) from unknown
