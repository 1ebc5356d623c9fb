"""Scan a letter, and find where in it the film is: who wrote it is to mend it.

The scanner is the one of batches (docs/scanner.md), with a threshold of its own: a letter is prose, and prose shares everyday
phrases with any script. Where the film is, the scanner does not say, since what it unwraps has no places any more. So it is
asked again of less and less: the least beginning of the letter in which it finds anything, and the least end of that.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import msgspec
import numpy as np

from edgecode.boundary.guest.letter import Stretch
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.scan.scanner import Scan, scan
from edgecode.boundary.scan.sieve import Sieve
from edgecode.usecases.partners.scanning import scan_says

ADJACENT: Final = 6
"""Stretches of twenty letters in a row that are a hit in a letter, so twenty-five letters; measured in docs/letters.md."""
MOST_STRETCHES: Final = 8
"""Places that are shown at once."""
_WORD: Final = re.compile(r"\S+")
_LETTER: Final = re.compile(r"[^\s,]")
_NO_WINDOWS: Final = np.zeros(0, np.uint64)


class LetterScan(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a letter: each place, the first scan that found one, and whether there was room to look at it all."""

    stretches: tuple[Stretch, ...] = ()
    first: Scan = Scan()

    @property
    def stops(self) -> bool:
        """Whether the letter must not go out."""
        return self.first.stops


def scan_letter(body: str, *, sender: str, own_name: str, prints: Fingerprints) -> LetterScan:
    """Scan a letter's body and the name it is from.

    ``own_name`` is the writer's name on the film, which is theirs to give: it is looked for as any text, and not as a name.
    """
    text = f"{sender}\n{body}"
    nameless = _without_names(prints)

    def found_in(part: str) -> Scan:
        found = scan(part.encode(), fingerprints=nameless, adjacent=ADJACENT)
        if found.stops or not own_name:
            return found if own_name else scan(part.encode(), fingerprints=prints, adjacent=ADJACENT)
        return scan(part.replace(own_name, "").encode(), fingerprints=prints, adjacent=ADJACENT)

    first = found_in(text)
    return LetterScan(stretches=tuple(_places(text, found_in)) if first.hit else (), first=first)


def scan_sentence(found: LetterScan) -> str:
    """Say what a scan found in one sentence; it names how it was read and how much, and no word of it."""
    return scan_says(found.first)


def _places(text: str, found_in: Callable[[str], Scan]) -> Iterator[Stretch]:
    """Give each place in turn; what was found is covered with commas, which are no letters, before it is looked again."""
    for _ in range(MOST_STRETCHES):
        found = found_in(text)
        if not found.hit:
            return
        begin, end = _least(text, lambda part: found_in(part).hit)
        part = text[begin:end]
        yield Stretch(
            first_line=text.count("\n", 0, begin),
            last_line=text.count("\n", 0, end),
            quote=part,
            how=found_in(part).how or found.how,
        )
        text = text[:begin] + _LETTER.sub(",", part) + text[end:]


def _least(text: str, hits: Callable[[str], bool]) -> tuple[int, int]:
    """Find a stretch of whole words that hits, and of which a shorter beginning or end does not; else all of it."""
    words = [found.span() for found in _WORD.finditer(text)]
    last = _first_that(len(words), lambda at: hits(text[: words[at][1]]))
    end = words[last][1]
    first = last - _first_that(last + 1, lambda back: hits(text[words[last - back][0] : end]))
    begin = words[first][0]
    return (begin, end) if hits(text[begin:end]) else (words[0][0], words[-1][1])


def _first_that(count: int, holds: Callable[[int], bool]) -> int:
    """Find the first number that holds where all after it do, by halving; the last one where none before it does."""
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _without_names(prints: Fingerprints) -> Fingerprints:
    none = Sieve.of(_NO_WINDOWS, _NO_WINDOWS, key=prints.key)
    return msgspec.structs.replace(prints, names=none, name_steps=none, lengths=(), step_lengths=())
