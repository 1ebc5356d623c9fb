"""Scene headings: which lines are headings, their numbers, and what they say of the place and the time of day."""

import re
from typing import Final

import msgspec

from edgecode.film.emphasis import plain

_PLACED: Final = re.compile(r"(?:INT|EXT|EST|I|E)\.?(?:\s?/\s?(?:INT|EXT|I|E)\.?)?", re.IGNORECASE)
_UNFORCED: Final = re.compile(
    r"(?:(?:INT|EXT)(?:\.?\s?/\s?(?:INT|EXT))?|EST|I\.?/E|E\.?/I)[.\s]|OMIT(?:TED)?\s+#", re.IGNORECASE
)
_FORCED: Final = re.compile(r"\.(?=[*_]*\w)")
_NUMBER: Final = re.compile(r"#\s*((?=[^#]*\w)[\w.\-/&+]+)\s*#$")
_OMITTED: Final = re.compile(r"(?:^|[\s(\-–—])OMIT(?:TED)?\)?$", re.IGNORECASE)
_DASH: Final = re.compile(r"\s[-–—]{1,3}\s")
_FIRST_LETTERS: Final = frozenset("IiEeOo")


class SceneHeading(msgspec.Struct, frozen=True):
    """A heading as it is printed, and the scene number that stood between ``#`` marks after it."""

    text: str
    number: str = ""


class Setting(msgspec.Struct, frozen=True):
    """What a heading says: interior or exterior, where, and the time of day after its last dash."""

    interior: bool | None = None
    location: str = ""
    time: str = ""
    omitted: bool = False


def unforced(line: str) -> SceneHeading | None:
    """Read a line, stripped, as a heading if it begins as headings do: INT, EXT, EST, INT/EXT or I/E, then a dot or space."""
    if line[0] not in _FIRST_LETTERS or not _UNFORCED.match(line):
        return None
    return _numbered(line)


def forced(line: str) -> SceneHeading | None:
    """Read a line, stripped, as a heading if a single period and a letter or figure begin it (``...and so`` is none)."""
    return _numbered(line[1:]) if _FORCED.match(line) else None


def _numbered(text: str) -> SceneHeading:
    number = _NUMBER.search(text) if text.endswith("#") else None
    return SceneHeading(text[: number.start()].rstrip(), number[1]) if number else SceneHeading(text)


def setting(heading: str) -> Setting:
    """Take a heading apart; the time is what stands after the last dash between spaces, ``OMITTED`` is no time."""
    words = plain(heading).strip()
    omitted = _OMITTED.search(words)
    if omitted:
        words = words[: omitted.start()].rstrip()
    placed = _PLACED.match(words) if _UNFORCED.match(words) else None
    rest = words[placed.end() :].lstrip(" .-–—") if placed else words
    dashes = list(_DASH.finditer(rest))
    location, time = (rest[: dashes[-1].start()], rest[dashes[-1].end() :]) if dashes else (rest, "")
    interior = _interior(placed[0].upper().replace(".", "").replace(" ", "")) if placed else None
    return Setting(interior, location.strip(" -–—"), time.strip(), omitted is not None)


def _interior(prefix: str) -> bool | None:
    """``INT`` and ``EXT`` with or without company; ``EST`` tells neither."""
    inside = "I" in prefix
    outside = "EX" in prefix or "/E" in prefix or prefix.startswith("E/")
    return inside if inside != outside else None
