"""The files that a guest tool finds, by their names: one that says what is there, and one for each part."""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from edgecode.boundary.guest.manifest import Part

FORMAT: Final = 1
"""The version of what is staged, which a tool can look at."""
ABOUT: Final = "about.json"
PLACES: Final[Mapping[Part, str]] = {
    Part.SCRIPT: "paragraphs",
    Part.BOARDS: "panels",
    Part.DAILIES: "takes",
    Part.CUTS: "clips",
}
"""What a part deals numbers to, as its file calls the list of them."""


def file_of(part: Part) -> str:
    """Give the name of the file of a part."""
    return f"{part}.json"


def about(parts: Iterable[Part]) -> bytes:
    """Write the file that says what is there."""
    return msgspec.json.encode({"edgecode": FORMAT, "parts": tuple(parts)})
