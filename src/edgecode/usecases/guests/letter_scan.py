"""Scan a letter, and find where in it the film is: who wrote it is to mend it.

The scanner is the one of batches (docs/scanner.md), at a setting of its own, since a letter is prose and shares everyday
phrases with any script (docs/letters.md has the figures). What the partner calls itself and its tool is not looked at: the
partner knows it, and people state it for the film's papers. Names are looked for apart from texts: the writer's own is theirs
to give, one everyday word is no name, and a short name counts only where it is not picked out of other words.

Where the film is, the scanner does not say, since what it unwraps has no places any more. So it is asked again of less and
less: the least beginning of the letter in which it finds anything, and the least end of that; then it is grown again while
more is found.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

import msgspec
import numpy as np

from edgecode.boundary.guest.letter import Letter, Stretch
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.scan.scanner import Scan, scan
from edgecode.boundary.scan.sieve import Sieve
from edgecode.usecases.guests.everyday_words import EVERYDAY_WORDS
from edgecode.usecases.partners.scanning import scan_says

ADJACENT: Final = 6
"""Stretches of twenty letters in a row that are a hit in a letter, so twenty-five letters. Measured: see docs/letters.md."""
LEAST_PICKED_OUT: Final = 10
"""Letters of a name that counts also where its words are picked out of others, as every fourth word is."""
MOST_STRETCHES: Final = 8
"""Places that are shown at once; where there are more, those come when these are mended."""
_MOST_ROUNDS: Final = 64
_PLAIN: Final = frozenset({"as it stands", "backwards"})
_WORD: Final = re.compile(r"\S+")
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINE: Final = re.compile(r"[^\n]+")
_LEAST_PIECE: Final = 20
_MOST_IDLE: Final = 8
"""Words between two of which the letters are read, where only some words of a letter are read."""
_FILLER: Final = " zq" * 5
"""Set behind a part, so that no order of its words ends with a short name: behind its end, one reads as one of any length."""
_SEEN: Final = re.compile(r"\S")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_NO_WINDOWS: Final = np.zeros(0, np.uint64)

Finds = Callable[[str], Scan]


class LetterScan(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a letter: each place, what was found at the first, and whether there was room to look at it all."""

    stretches: tuple[Stretch, ...] = ()
    first: Scan = Scan()

    @property
    def stops(self) -> bool:
        """Whether the letter must not go out."""
        return self.first.stops


def scan_letter(letter: Letter, *, own_name: str, prints: Fingerprints) -> LetterScan:
    """Scan a letter's body and the name it is from; ``own_name`` is the writer's name on the film. Tell every place."""
    found = list(_found(letter, own_name=own_name, prints=prints))
    first = found[0][1] if found else Scan(whole=_is_whole(letter, prints=prints))
    return LetterScan(stretches=tuple(stretch for stretch, _scan in found[:MOST_STRETCHES]), first=first)


def is_stopped(letter: Letter, *, own_name: str, prints: Fingerprints) -> bool:
    """Say whether scanning a letter stops it, without looking where."""
    text, texts = _scanned(letter), _texts_alone(prints)
    if any(_scan(text[begin:end], prints=texts).stops for begin, end in _pieces(text)):
        return True
    return next(_found_names(text, own_name=own_name, prints=prints), None) is not None


def scan_sentence(found: LetterScan) -> str:
    """Say what a scan found in one sentence; it names how it was read and how much, and no word of it."""
    return scan_says(found.first)


def _scanned(letter: Letter) -> str:
    return _covered(f"{letter.sender}\n{letter.body}", letter.to, letter.title)


def _is_whole(letter: Letter, *, prints: Fingerprints) -> bool:
    """Whether there was room to look at all of it."""
    return _scan(_scanned(letter), prints=prints).whole


def _found(letter: Letter, *, own_name: str, prints: Fingerprints) -> Iterator[tuple[Stretch, Scan]]:
    """Give each place with what was found there, texts before names."""
    text = _scanned(letter)
    yield from _places(text, partial(_scan, prints=_texts_alone(prints)), _counts_always)
    yield from _found_names(text, own_name=own_name, prints=prints)


def _found_names(text: str, *, own_name: str, prints: Fingerprints) -> Iterator[tuple[Stretch, Scan]]:
    names = _names_alone(prints)
    yield from _places(_covered(text, own_name), partial(_scan, prints=names), _name_counts(names))


def _scan(part: str, *, prints: Fingerprints) -> Scan:
    return scan(part.encode(), fingerprints=prints, adjacent=ADJACENT)


def _places(text: str, finds: Finds, counts: Callable[[str, Scan], bool]) -> Iterator[tuple[Stretch, Scan]]:
    """Give each place in turn, with what was found there.

    What was found is covered with commas, which are no letters, before it is looked again; what does not count is covered
    wherever it stands.
    """
    given = 0
    for left in range(_MOST_ROUNDS, 0, -1):
        span = next((each for each in _pieces(text) if finds(text[slice(*each)]).hit), None)
        if given == MOST_STRETCHES or span is None:
            return
        begin, end = _grown(text, _least(text, span, lambda part: finds(part).hit), finds)
        part = text[begin:end]
        found = finds(part)
        if counts(part, found) or left == 1:
            given += 1
            yield _stretch(text, begin, end, how=found.how), found
            text = text[:begin] + _SEEN.sub(",", part) + text[end:]
        else:
            text = text.replace(part, _SEEN.sub(",", part))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Give what is looked at by itself: the whole, each paragraph, and each line that is long enough to hold anything.

    What is carried in columns, or as capitals, reads as nothing among honest lines.
    """
    spans = [(0, len(text)), *(found.span() for found in _PARAGRAPH.finditer(text))]
    spans += [found.span() for found in _LINE.finditer(text)]
    yield from dict.fromkeys(span for span in spans if span[1] - span[0] >= _LEAST_PIECE or span[1] == len(text))


def _stretch(text: str, begin: int, end: int, *, how: str) -> Stretch:
    """Lines are counted without the first one, which is the name the letter is from."""
    return Stretch(
        first_line=text.count("\n", 0, begin), last_line=text.count("\n", 0, end), quote=text[begin:end], how=how
    )


def _least(text: str, span: tuple[int, int], hits: Callable[[str], bool]) -> tuple[int, int]:
    """Find a stretch of whole words that hits, and of which a shorter beginning or end does not; else all of it."""
    words = [found.span() for found in _WORD.finditer(text, *span)]
    last = _first_that(len(words), lambda at: hits(text[span[0] : words[at][1]]))
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


def _grown(text: str, span: tuple[int, int], finds: Finds) -> tuple[int, int]:
    """Take in the words behind and before for as long as more of the film is found with them, at times a few words on."""
    begin, end = span
    behind = [word.end() for word in _WORD.finditer(text, end)]
    end = _furthest(end, behind, lambda at: finds(text[begin:at]).shingles)
    before = [word.start() for word in _WORD.finditer(text, 0, begin)][::-1]
    return _furthest(begin, before, lambda at: finds(text[at:end]).shingles), end


def _furthest(edge: int, further: Iterable[int], count: Callable[[int], int]) -> int:
    """Give the last edge with which more is found than with the one before it; a few that add nothing are passed over."""
    most, idle = count(edge), 0
    for at in further:
        if (more := count(at)) > most:
            edge, most, idle = at, more, 0
        elif (idle := idle + 1) > _MOST_IDLE:
            break
    return edge


def _counts_always(_part: str, _found: Scan) -> bool:
    return True


def _name_counts(names: Fingerprints) -> Callable[[str, Scan], bool]:
    """Whether a name that was found counts as one."""
    lengths = tuple(length for length in names.lengths if length >= LEAST_PICKED_OUT)
    long_ones = msgspec.structs.replace(names, lengths=lengths)

    def counts(part: str, found: Scan) -> bool:
        if found.canary:
            return True
        if _NO_LETTER.sub("", part).casefold() in EVERYDAY_WORDS:
            return False
        plain = found.how.rpartition("; ")[2] in _PLAIN
        return plain or scan(f"{part}{_FILLER}".encode(), fingerprints=long_ones).hit

    return counts


def _texts_alone(prints: Fingerprints) -> Fingerprints:
    none = Sieve.of(_NO_WINDOWS, _NO_WINDOWS, key=prints.key)
    return msgspec.structs.replace(prints, names=none, name_steps=none, lengths=(), step_lengths=())


def _names_alone(prints: Fingerprints) -> Fingerprints:
    none = Sieve.of(_NO_WINDOWS, _NO_WINDOWS, key=prints.key)
    return msgspec.structs.replace(prints, text=none, steps=none)


def _covered(text: str, *names: str) -> str:
    for name in filter(None, names):
        text = re.sub(rf"\b{re.escape(name)}\b", lambda found: _SEEN.sub(",", found[0]), text, flags=re.IGNORECASE)
    return text
