"""How long a panel stands, as its caption writes it.

``2.5s``, ``2,5 sec`` and ``2.5"`` are seconds. A timecode (``0:02:12``, its last part frames) and a count of frames
(``60 f``) are read where a rate is said, on the caption or on the page (``24 fps``, ``@ 24``); without one, nobody can tell.
"""

import re
from typing import Final

_SECONDS: Final = re.compile(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(?:s|sec|secs|seconds?|[\"”″])\.?", re.IGNORECASE)
_TIMECODE: Final = re.compile(r"(?:(\d{1,2})[:;])?(?:(\d{1,2})[:;])?(\d{1,2})[:;.](\d{1,3})")
_FRAMES: Final = re.compile(r"(\d{1,6})\s*(?:f|fr|frames?)\.?", re.IGNORECASE)
_RATE: Final = re.compile(
    r"(?:@\s*|\b)(\d{2,3}(?:\.\d{1,3})?)\s*(?:fps|f/s|frames? (?:per|a) second)\b|@\s*(\d{2,3}(?:\.\d{1,3})?)\b",
    re.IGNORECASE,
)


def rate_in(text: str) -> float | None:
    """Find the frame rate that a text says, ``None`` where it says none."""
    found = _RATE.search(text)
    return float(found[1] or found[2]) if found else None


def seconds_in(text: str, *, rate: float | None) -> float | None:
    """Read a duration; ``rate`` is that of the document, where one is said. ``None`` where it cannot be told."""
    own = rate_in(text)
    rate = own if own is not None else rate
    bare = _RATE.sub("", text).strip(" ()[]")
    if found := _SECONDS.fullmatch(bare):
        return float(found[1].replace(",", "."))
    if not rate:
        return None
    if found := _FRAMES.fullmatch(bare):
        return round(int(found[1]) / rate, 3)
    if (found := _TIMECODE.fullmatch(bare)) and int(found[4]) < rate:
        hours, minutes = (found[1], found[2]) if found[2] else (None, found[1])
        whole = 3600 * int(hours or 0) + 60 * int(minutes or 0) + int(found[3])
        return round(whole + int(found[4]) / rate, 3)
    return None


def is_seconds(text: str) -> bool:
    """Whether a text is a duration in seconds and nothing else."""
    return _SECONDS.fullmatch(text.strip(" ()[]")) is not None
