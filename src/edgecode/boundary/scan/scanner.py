"""The scanner: whether some bytes hold anything of a film, by the film's fingerprints. The seat belt, not the proof.

Bytes are unwrapped (:mod:`edgecode.boundary.scan.decoders`), each text is read in several orders
(:mod:`edgecode.boundary.scan.readings`), and each stretch of twenty letters, each name and each stretch of steps of the
alphabet is looked up. What it says holds no word of what it found.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from edgecode.boundary.scan.decoders import Unwrapping
from edgecode.boundary.scan.fingerprints import LEAST_VARIED, Fingerprints
from edgecode.boundary.scan.letters import LATIN, Letters, backward_steps, latin_only, leet_folded, letters_of, steps
from edgecode.boundary.scan.readings import readings
from edgecode.boundary.scan.shingles import SHINGLE, Family, Words, cut_to, of_family, windows
from edgecode.boundary.scan.sieve import Sieve, within

ADJACENT: Final = 2
"""Shingles that follow one another, at least: twenty-one letters."""
_FIRST_AT_ONCE: Final = 1 << 13
_MOST_AT_ONCE: Final = 1 << 15
"""Letters that are looked up together, about: few at first, as most of what is found is found early; then as many as a core
holds at hand while it goes over them again and again."""
Places = npt.NDArray[np.intp]


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What a scan found: how it was wrapped and read, in our own closed words, and how many shingles and names, never which.

    ``whole`` is false where there was more to unwrap than there was room for: then nobody knows.
    """

    hit: bool = False
    how: str = ""
    shingles: int = 0
    names: int = 0
    canary: bool = False
    whole: bool = True

    @property
    def stops(self) -> bool:
        """Whether what was scanned must not go out: it holds something of the film, or nobody knows."""
        return self.hit or not self.whole


class _Read(NamedTuple):
    how: str
    letters: Letters


def scan(data: bytes, *, fingerprints: Fingerprints, adjacent: int = ADJACENT) -> Scan:
    """Look for a film in some bytes; ``adjacent`` shingles in a row are a hit, so is one of a canary, or one whole name.

    Takes any bytes and never raises. It stops at the first hit.
    """
    unwrapping = Unwrapping(data)
    for reads in _gathered(_reads(unwrapping)):
        found = _looked(reads, fingerprints=fingerprints, adjacent=adjacent)
        if found.hit:
            return msgspec.structs.replace(found, whole=unwrapping.whole)
    return Scan(whole=unwrapping.whole)


def _reads(unwrapping: Unwrapping) -> Iterator[_Read]:
    """Each order of each text; letters that were read in all orders before are not read again."""
    seen: set[int] = set()
    for found in unwrapping.texts():
        letters = letters_of(found.text)
        same = hash((letters.codes.tobytes(), letters.starts.tobytes(), found.text.count("\n")))
        if same in seen or not len(letters.codes):
            continue
        seen.add(same)
        orders = readings(found.text, letters)
        if len(np.unique(letters.codes)) < LEAST_VARIED:  # no shingle is made of so few different ones, and few names
            orders = islice(orders, 2)
        yield from (_Read("; ".join((*found.how, order)), read) for order, read in orders)


def _gathered(reads: Iterable[_Read]) -> Iterator[list[_Read]]:
    held: list[_Read] = []
    size, most = 0, _FIRST_AT_ONCE
    for read in reads:
        held.append(read)
        size += len(read.letters.codes)
        if size >= most:
            yield held
            held, size, most = [], 0, min(2 * most, _MOST_AT_ONCE)
    if held:
        yield held


def _looked(reads: list[_Read], *, fingerprints: Fingerprints, adjacent: int) -> Scan:
    """Look at several readings together; what is found is told of the first reading in which anything is."""
    joined, ends = _joined(reads)
    found = [
        *_of_text(joined, prints=fingerprints, adjacent=adjacent),
        *_of_names(joined, prints=fingerprints),
        *_of_steps(joined, ends=ends, prints=fingerprints, adjacent=adjacent),
    ]
    if not found:
        return Scan()
    told = [(int(np.searchsorted(ends, each.place, side="right")), each) for each in found]
    first = min(read for read, _ in told)
    here = [each for read, each in told if read == first]
    shifted = (
        "" if any(each.family in {Family.TEXT, Family.NAME} for each in here) else ", letters shifted or turned over"
    )
    return Scan(
        hit=True,
        how=reads[first].how + shifted,
        shingles=max(_count(here, Family.TEXT), _count(here, Family.STEPS)),
        names=max(_count(here, Family.NAME), _count(here, Family.NAME_STEPS)),
        canary=any(each.canary for each in here),
    )


def _count(hits: Iterable["_Hit"], family: Family) -> int:
    return sum(each.shingles for each in hits if each.family is family)


class _Hit(NamedTuple):
    place: int
    family: Family
    shingles: int
    canary: bool


def _joined(reads: list[_Read]) -> tuple[Letters, Places]:
    """All letters in one row, a nought behind each reading; and where each ends, nought included."""
    nought, edge = np.zeros(1, np.uint8), np.ones(1, np.bool_)
    codes = np.concatenate([part for read in reads for part in (read.letters.codes, nought)])
    starts = np.concatenate([part for read in reads for part in (read.letters.starts, edge)])
    return Letters(codes, starts), np.cumsum([len(read.letters.codes) + 1 for read in reads])


def _of_text(joined: Letters, *, prints: Fingerprints, adjacent: int) -> Iterator[_Hit]:
    first, second = windows(leet_folded(joined.codes))
    places, numbers = prints.text.found(of_family(first, Family.TEXT), second, key=prints.key)
    yield from _in_a_row(places, numbers, family=Family.TEXT, least=adjacent, prints=prints)


def _in_a_row(places: Places, numbers: Words, *, family: Family, least: int, prints: Fingerprints) -> Iterator[_Hit]:
    """Shingles that follow one another, if there are enough of them or one is a canary's; ``places`` are sorted."""
    canary = _canaries(numbers, prints)
    for group in np.split(np.arange(len(places)), np.flatnonzero(np.diff(places) != 1) + 1):
        told = bool(canary[group].any())
        if len(group) >= max(least, 1) or told:
            yield _Hit(int(places[group[0]]), family, len(group), told)


def _of_steps(joined: Letters, *, ends: Places, prints: Fingerprints, adjacent: int) -> Iterator[_Hit]:
    """Steps of the alphabet, forwards and, for an alphabet that is turned over, backwards: one is twenty-one letters."""
    kept = np.flatnonzero((joined.codes > 0) & (joined.codes <= LATIN))
    latin = latin_only(joined)
    for taken in (onward := steps(latin.codes), backward_steps(onward)):
        first, second = windows(taken)
        places, numbers = prints.steps.found(of_family(first, Family.STEPS), second, key=prints.key)
        within_one = np.searchsorted(ends, kept[places], "right") == np.searchsorted(
            ends, kept[places + SHINGLE], "right"
        )
        places, numbers = places[within_one], numbers[within_one]
        for hit in _in_a_row(places, numbers, family=Family.STEPS, least=adjacent - 1, prints=prints):
            yield hit._replace(place=int(kept[hit.place]))
        row = _Row.of(Letters(taken, latin.starts[: len(taken)]), more=latin.starts)
        sieve = prints.name_steps
        places, numbers = row.found(prints.step_lengths, Family.NAME_STEPS, sieve=sieve, key=prints.key, reach=1)
        yield from _hits(kept[places], numbers, family=Family.NAME_STEPS, prints=prints)


def _of_names(joined: Letters, *, prints: Fingerprints) -> Iterator[_Hit]:
    row = _Row.of(Letters(leet_folded(joined.codes), joined.starts), more=joined.starts)
    places, numbers = row.found(prints.lengths, Family.NAME, sieve=prints.names, key=prints.key)
    yield from _hits(places, numbers, family=Family.NAME, prints=prints)


def _hits(places: Places, numbers: Words, *, family: Family, prints: Fingerprints) -> Iterator[_Hit]:
    canary = _canaries(numbers, prints)
    for place, told in zip(places.tolist(), canary.tolist(), strict=True):
        yield _Hit(place, family, 1, told)


def _canaries(numbers: Words, prints: Fingerprints) -> npt.NDArray[np.bool_]:
    return within(numbers, np.frombuffer(prints.canaries, "<u8"))


class _Row(NamedTuple):
    """A row of codes in which whole words are looked for: where words begin, the windows there, and where words may end."""

    begins: Places
    first: Words
    second: Words
    edges: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, letters: Letters, *, more: npt.NDArray[np.bool_]) -> "_Row":
        """Take the codes, and where words begin among all letters; behind the last one a word ends."""
        padded = np.concatenate((letters.codes, np.zeros(SHINGLE - 1, np.uint8)))
        first, second = windows(padded)
        begins = np.flatnonzero(letters.starts)
        edges = np.concatenate((more, np.ones(SHINGLE + 2, np.bool_)))
        return cls(begins, first[begins], second[begins], edges)

    def found(
        self, lengths: tuple[int, ...], family: Family, *, sieve: Sieve, key: bytes, reach: int = 0
    ) -> tuple[Places, Words]:
        """Give where words of so many codes are in a sieve; ``reach`` is how many letters more than codes they have."""
        whole = [np.flatnonzero(self.edges[self.begins + length + reach]) for length in lengths]
        if not whole:
            return self.begins[:0], self.first[:0]
        cut = [
            cut_to(self.first[each], self.second[each], length=length)
            for each, length in zip(whole, lengths, strict=True)
        ]
        first, second = (np.concatenate([pair[side] for pair in cut]) for side in (0, 1))
        places, numbers = sieve.found(of_family(first, family), second, key=key)
        return self.begins[np.concatenate(whole)[places]], numbers
