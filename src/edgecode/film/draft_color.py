"""The colour of a draft's paper: each set of revised pages comes on the next colour, so that one sees which one holds."""

import re
from typing import Final

from edgecode.film.script import Script

COLORS: Final = (
    *("white", "blue", "pink", "yellow", "green", "goldenrod", "buff", "salmon", "cherry", "tan", "ivory"),
    *("gray", "grey", "lavender"),
)
"""In the order in which most productions use them, from white on; productions differ from buff on."""
_WORD: Final = re.compile(rf"\b(?:{'|'.join(COLORS)})\b", re.IGNORECASE)


def draft_color(script: Script) -> str:
    """Give the colour that a draft's name says (``Blue revision``), in lower case; empty where it says none."""
    found = _WORD.search(script.draft)
    return found[0].lower().replace("grey", "gray") if found else ""
