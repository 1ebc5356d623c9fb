"""Times of an FCPXML document: rational numbers of seconds, and the frame rates of its formats."""

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from edgecode.errors import RateError
from edgecode.film.rate import Rate

_TIME: Final = re.compile(r"(-?[0-9]{1,20}(?:\.[0-9]{1,20})?)(?:/([0-9]{1,20}))?s?", re.ASCII)
_MOST: Final = 10**10
"""Seconds; three centuries. FCPXML holds 64 bits over 32."""

_NAMED_RATE: Final = re.compile(r"[0-9](p|i)(2398|23976|24|25|2997|30|50|5994|60)(?![0-9])", re.ASCII)
_IN_NAMES: Final = {"2398": "23.976", "23976": "23.976", "2997": "29.97", "5994": "59.94"}

_FIELDS_ABOVE: Final = 48
"""An interlaced format that is named faster than this is named by its fields: 1080i5994 has 29.97 frames."""


@lru_cache(maxsize=16_384)
def seconds(written: str | None) -> Fraction | None:
    """Read a time such as ``1001/24000s``, ``3600s`` or ``2.5s``; ``None`` for what is no time, or none of a film."""
    found = _TIME.fullmatch(written.strip()) if written is not None else None
    if found is None or (found[2] is not None and not int(found[2])):
        return None
    whole = int(found[1]) if "." not in found[1] else Fraction(found[1])
    time = Fraction(whole, int(found[2] or 1))
    return time if abs(time) < _MOST else None


def frames(time: Fraction, fps: Fraction) -> float:
    """Count the frames of a time; whole where it lies on one."""
    return time.numerator * fps.numerator / (time.denominator * fps.denominator)


def written(time: Fraction) -> str:
    """Write a time as FCPXML does: ``3600s``, ``1001/24000s``."""
    return f"{time.numerator}s" if time.denominator == 1 else f"{time.numerator}/{time.denominator}s"


def rate_of(frame: Fraction | None, *, name: str, drop: bool) -> tuple[Fraction, Rate | None] | None:
    """Find how many frames a second a format has: by how long a frame lasts, else by its name (``FFVideoFormat1080p24``).

    The :class:`Rate` is ``None`` where the film knows no such rate. An interlaced format counts frames, not fields.
    """
    if frame is None or frame <= 0:
        named = _NAMED_RATE.search(name)
        if named is None:
            return None
        fps = Rate.parse(_IN_NAMES.get(named[2], named[2])).fps
        if named[1] == "i" and fps > _FIELDS_ABOVE:
            fps /= 2
    else:
        fps = 1 / frame
    try:
        return fps, Rate.of(fps, drop=drop)
    except RateError:
        pass
    try:
        return fps, Rate.of(fps)
    except RateError:
        return fps, None
