"""What lies in a text and is not seen on a page: letters without width, tags, selectors, blanks, which letters are capitals.

As in :mod:`edgecode.boundary.scan.wrappings`, each function gives what it finds as text or bytes, and never raises.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from typing import Final

from edgecode.boundary.scan.spellings import of_bits

Found = Iterator[str | bytes]

_NO_WIDTH: Final = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u180e\u00ad\u034f\u061c\u202a-\u202e]")
_TAG_FIRST, _TAG_LAST = 0xE0000, 0xE007F
_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FEW_SELECTORS, _MANY_SELECTORS = 0xFE00, 0xE0100
_BLANKS: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+")
_AT_END: Final = re.compile(r"[ \t]+$", re.MULTILINE)
_LEAST: Final = 8
_BITS_OF_ONE: Final = 21


def no_width(text: str) -> Found:
    """Characters without width: the two most frequent as bits, a third parts letters."""
    found = _NO_WIDTH.findall(text)
    if len(found) < 5 * _LEAST:
        return
    common = [each for each, _ in Counter(found).most_common(4)]
    pairs = [(one, other) for at, one in enumerate(common) for other in common[at + 1 :]]
    for one, other in pairs:
        yield from of_bits("".join("01"[each == other] for each in found if each in (one, other)))
        third = [each for each in common if each not in (one, other)]
        for parting in third:
            parts = ["".join(group) for apart, group in groupby(found, key=parting.__eq__) if not apart]
            for bit in (one, other):
                codes = (
                    int("".join("01"[each == bit] for each in part), 2) for part in parts if len(part) <= _BITS_OF_ONE
                )
                yield "".join(chr(code) if code <= sys.maxunicode else " " for code in codes)


def tags(text: str) -> Found:
    """Unicode's tag characters: ASCII that nothing shows."""
    found = [chr(ord(each) - _TAG_FIRST) for each in text if _TAG_FIRST <= ord(each) <= _TAG_LAST]
    if len(found) >= _LEAST:
        yield "".join(found)


def selectors(text: str) -> Found:
    """Variation selectors: 256 of them, so a byte each."""
    found = [ord(each) for each in _SELECTOR.findall(text)]
    if len(found) >= _LEAST:
        yield bytes(each - _FEW_SELECTORS if each < _MANY_SELECTORS else each - _MANY_SELECTORS + 16 for each in found)


def blanks(text: str) -> Found:
    """Blanks: at the ends of lines, one or two between words, or of two kinds."""
    ends = "".join(_AT_END.findall(text))
    yield from of_bits("".join("01"[each == "\t"] for each in ends))
    between = _BLANKS.findall(text)
    for long in ("  ", "\t", "\u00a0"):
        yield from of_bits("".join("01"[each.startswith(long)] for each in between) if long in text else "")
    if not ends:
        return
    yield from of_bits("".join("01"[line.endswith((" ", "\t"))] for line in text.split("\n")))


def capitals(text: str) -> Found:
    """Which letters are capitals, where many are in places that no sentence gives them."""
    letters = [each for each in text if each.isascii() and each.isalpha()]
    changes = sum(one.islower() and other.isupper() for one, other in pairwise(letters))
    if changes * 10 > len(letters):
        yield from of_bits("".join("01"[each.isupper()] for each in letters))


HIDDEN: Final[tuple[tuple[str, Callable[[str], Found]], ...]] = (
    ("letters without width", no_width),
    ("tag characters", tags),
    ("variation selectors", selectors),
    ("blanks", blanks),
    ("capitals", capitals),
)
