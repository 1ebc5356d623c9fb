"""On which day of the story, and when on it, a scene plays, as far as headings and columns of the script say.

A day is what a heading counts (``DAY 3``, ``NIGHT 2``, ``D4``, ``STORY DAY 5``) or what the file keeps for the scene under a
name such as story day. From there on it is the same day until a heading says NEXT DAY, THE FOLLOWING MORNING and the like,
which is one more; where it is suddenly earlier on a day without a word, or a flashback or a dream, the day is not known until
the next that is counted.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.emphasis import plain
from edgecode.film.script import Scene, Script

_COUNTED: Final = re.compile(
    r"\b(?:STORY[\s-]*)?(?:DAY|NIGHT|MORNING|AFTERNOON|EVENING|DAWN|DUSK)\s*#?(\d{1,3})\b|(?:[-–—(,]\s*)[DN](\d{1,3})\)?\s*$",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    r"\b(?:(?:THE )?(?:NEXT|FOLLOWING) (?:DAY|MORNING|AFTERNOON|EVENING|NIGHT)|(?:A|ONE) DAY LATER)\b", re.IGNORECASE
)
_JUMPS: Final = re.compile(
    r"\b(?:FLASH[\s-]?(?:BACK|FORWARD)|DREAM|MEMORY|(?:DAYS|WEEKS?|MONTHS?|YEARS?) (?:LATER|EARLIER|AGO|BEFORE))\b",
    re.IGNORECASE,
)
_COLUMN: Final = re.compile(r"story[\s_-]*day", re.IGNORECASE)
_TIMES: Final = (
    ("DAWN", 0, 0), ("SUNRISE", 0, 0), ("MORNING", 1, 1), ("NOON", 2, 2), ("MIDDAY", 2, 2), ("AFTERNOON", 3, 3),
    ("DUSK", 4, 4), ("SUNSET", 4, 4), ("EVENING", 4, 5), ("MIDNIGHT", 6, 6), ("NIGHT", 4, 6), ("DAY", 1, 3),
)  # fmt: skip
"""Time words with the earliest and latest hour of the day they can mean, in order; engineering choices."""


class StoryTime(msgspec.Struct, frozen=True):
    """A day of the story, counted as the script counts, and the earliest and latest it can be on it; whether it was counted.

    ``counted`` is ``False`` where the day was followed from the scenes before.
    """

    day: int
    earliest: int = 0
    latest: int = 6
    counted: bool = True

    def before(self, other: "StoryTime") -> bool:
        """Whether this is surely earlier than another."""
        return (self.day, self.latest) < (other.day, other.earliest)


def story_times(script: Script) -> tuple[StoryTime | None, ...]:
    """Give the story time of each scene of a draft, ``None`` where nothing says it."""
    return tuple(_times(script))


def _times(script: Script) -> Iterator[StoryTime | None]:
    known: StoryTime | None = None
    for scene in script.scenes:
        heading = plain(scene.heading)
        if scene.omitted:
            yield None
        elif _JUMPS.search(heading):
            own = _counted(scene, heading)
            yield own
            known = own
        else:
            known = _counted(scene, heading) or _followed(heading, known)
            yield known


def _counted(scene: Scene, heading: str) -> StoryTime | None:
    said = next((value for key, value in scene.extra.items() if _COLUMN.search(key)), "")
    found = re.search(r"\d{1,3}", said)
    if found is not None:
        return StoryTime(int(found[0]), *_hours(heading))
    counted = [match[1] or match[2] for match in _COUNTED.finditer(heading)]
    return StoryTime(int(counted[-1]), *_hours(heading)) if counted else None


def _followed(heading: str, known: StoryTime | None) -> StoryTime | None:
    if known is None:
        return None
    earliest, latest = _hours(heading)
    if _NEXT.search(heading):
        return StoryTime(known.day + 1, earliest, latest, counted=False)
    if latest < known.earliest:
        return None
    return StoryTime(known.day, max(earliest, known.earliest), latest, counted=False)


def _hours(heading: str) -> tuple[int, int]:
    """The earliest and latest that a heading's last time word can mean; the whole day without one."""
    upper = heading.upper()
    found = [(match.start(), low, high) for word, low, high in _TIMES for match in re.finditer(rf"\b{word}\b", upper)]
    short = re.search(r"[-–—(,]\s*([DN])\d{1,3}\)?\s*$", upper)
    if short is not None:
        found.append((short.start(), 1, 3) if short[1] == "D" else (short.start(), 4, 6))
    return max(found)[1:] if found else (0, 6)
