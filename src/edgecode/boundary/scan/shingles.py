"""Shingles: every stretch of twenty letters, as a keyed number of 64 bits.

Twenty codes of six bits fill two words, and those are hashed by SipHash-2-4 (Aumasson and Bernstein 2012), many at a time.
A name of fewer letters is the same two words with noughts behind. The two top bits of the first word say of which family
it is, so that none is taken for one of another.
"""

from enum import IntEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from edgecode.boundary.scan.letters import Codes, Flags

Words = npt.NDArray[np.uint64]

SHINGLE: Final = 20
"""Letters of a shingle (DESIGN section 10)."""
KEY_BYTES: Final = 32
"""Sixteen for SipHash, sixteen for the sieve that goes before it."""
_HALF: Final = SHINGLE // 2
_BITS: Final = 6
_FAMILY_SHIFT: Final = 60
_START: Final = (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)


class Family(IntEnum):
    """What a number was made of."""

    TEXT = 0
    STEPS = 1
    """Twenty steps of the alphabet, so twenty-one letters: found in each Caesar shift."""
    NAME = 2
    NAME_STEPS = 3


def windows(codes: Codes) -> tuple[Words, Words]:
    """Give each stretch of twenty codes as two words of ten; two empty arrays where there are fewer."""
    if len(codes) < SHINGLE:
        return np.zeros(0, np.uint64), np.zeros(0, np.uint64)
    one = codes.astype(np.uint64)
    two = (one[:-1] << np.uint64(_BITS)) | one[1:]
    four = (two[:-2] << np.uint64(2 * _BITS)) | two[2:]
    eight = (four[:-4] << np.uint64(4 * _BITS)) | four[4:]
    ten = (eight[:-2] << np.uint64(2 * _BITS)) | two[8:]
    return ten[:-_HALF], ten[_HALF:]


def cut_to(first: Words, second: Words, *, length: int) -> tuple[Words, Words]:
    """Give windows with all but their first letters taken out."""
    left, right = min(length, _HALF), max(length - _HALF, 0)
    return first & np.uint64(_top(left)), second & np.uint64(_top(right))


def of_family(first: Words, family: Family) -> Words:
    """Set the family on the first word of windows."""
    return first | np.uint64(family << _FAMILY_SHIFT)


def hashed(first: Words, second: Words, *, key: bytes) -> Words:
    """Give SipHash-2-4 of windows, 16 bytes each (first word first, little-endian), under the first 16 bytes of a key."""
    left, right = (int.from_bytes(key[at : at + 8], "little") for at in (0, 8))
    state = [
        np.full(len(first), start ^ half, np.uint64) for start, half in zip(_START, (left, right) * 2, strict=True)
    ]
    for word in (first, second, np.full(len(first), 2 * 8 << 56, np.uint64)):
        state[3] ^= word
        _round(state)
        _round(state)
        state[0] ^= word
    state[2] ^= np.uint64(0xFF)
    for _ in range(4):
        _round(state)
    return state[0] ^ state[1] ^ state[2] ^ state[3]


def _round(state: list[Words]) -> None:
    """One SipRound, in place."""
    state[0] += state[1]
    state[2] += state[3]
    state[1] = _turned(state[1], 13) ^ state[0]
    state[3] = _turned(state[3], 16) ^ state[2]
    state[0] = _turned(state[0], 32)
    state[2] += state[1]
    state[0] += state[3]
    state[1] = _turned(state[1], 17) ^ state[2]
    state[3] = _turned(state[3], 21) ^ state[0]
    state[2] = _turned(state[2], 32)


def _turned(words: Words, by: int) -> Words:
    return (words << np.uint64(by)) | (words >> np.uint64(64 - by))


def _top(letters: int) -> int:
    """The bits of the first letters among ten."""
    return ((1 << _BITS * letters) - 1) << _BITS * (_HALF - letters)


def varied(codes: Codes, *, least: int) -> Flags:
    """Tell of each stretch of twenty codes whether it holds so many different ones: a cry of twenty o's tells nothing."""
    if len(codes) < SHINGLE:
        return np.zeros(0, np.bool_)
    seen = np.uint64(1) << codes.astype(np.uint64)
    for reach in (1, 2, 4, 8):
        seen = seen[:-reach] | seen[reach:]
    return np.asarray(np.bitwise_count(seen[:-4] | seen[4:]) >= least, np.bool_)


def holding(flags: Flags, *, least: int) -> Flags:
    """Tell of each stretch of twenty flags whether so many of them are set."""
    if len(flags) < SHINGLE:
        return np.zeros(0, np.bool_)
    total = np.concatenate((np.zeros(1, np.int64), np.cumsum(flags, dtype=np.int64)))
    return np.asarray(total[SHINGLE:] - total[:-SHINGLE] >= least, np.bool_)
