"""Places in the script as Final Draft counts them: one number of UTF-16 code units from its first character.

Every paragraph takes its text and one unit for its end; a dual dialogue or an omitted scene inside one takes two units where
it sits, and its own paragraphs none. (Nobody has published this. It was measured on files that Final Draft wrote, where
each note's range then falls on whole words.) A number of this kind holds for one file only, so it is kept as a paragraph
and a distance into it.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Final

_ANCHOR: Final = re.compile(r"(\d+)\+(\d+)")
BLOCK: Final = 2
"""The units of a dual dialogue or an omitted scene."""


class Places:
    """Where the paragraphs of a script begin, in the order in which they stand.

    ``printed`` is how many printed paragraphs there are in all; whoever reads the script sets it at the end.
    """

    def __init__(self) -> None:
        """Begin at the first unit."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.before: list[int] = []
        self.end = 0
        self.printed = 0

    def add(self, units: int, *, kept: int, before: int) -> None:
        """Note down the next paragraph: its units in the file, those that are kept, and how many printed ones precede it."""
        self.starts.append(self.end)
        self.ends.append(self.end + kept)
        self.before.append(before)
        self.end += units + 1

    def skip(self, units: int) -> None:
        """Pass over a paragraph that holds nothing."""
        self.end += units + 1

    def printed_before(self, place: int) -> int:
        """How many printed paragraphs begin before a place; one that begins right there is not among them."""
        index = bisect_left(self.starts, place)
        return self.before[index] if index < len(self.before) else self.printed

    def anchor(self, place: int) -> str:
        """A place as the paragraph it is in, counted from 0, and the units into it: ``12+34``."""
        index = bisect_right(self.starts, place) - 1
        if index < 0 or place > self.ends[index]:
            return f"{index + 1}+0"
        return f"{index}+{place - self.starts[index]}"

    def place(self, anchor: str) -> int:
        """Undo :meth:`anchor`, in this script or in one written anew; 0 where the anchor is none."""
        found = _ANCHOR.fullmatch(anchor)
        if not found:
            return 0
        index = int(found[1])
        return int(found[2]) + (self.starts[index] if index < len(self.starts) else self.end)
