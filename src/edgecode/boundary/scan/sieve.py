"""A set of numbers that answers fast for many at once, mostly with no.

Before a number is looked up, a table of bits says whether it can be there at all: about one in eight strangers passes.
"""

from typing import Final, Self

import msgspec
import numpy as np
import numpy.typing as npt

from edgecode.boundary.scan.shingles import Words, hashed

_SPREAD: Final = 8
"""Bits of the table for each number, at least; at most twice as many."""
_LEAST_BITS: Final = 10


class Sieve(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of 64 bits: ``numbers`` sorted, little-endian, each once; ``table`` holds 2 to the power of ``bits`` bits.

    Memory: 8 bytes a number, and 1 to 2 for its place in the table.
    """

    bits: int
    table: bytes
    numbers: bytes

    @classmethod
    def of(cls, first: Words, second: Words, *, key: bytes) -> Self:
        """Make it of windows."""
        numbers = np.unique(hashed(first, second, key=key))
        bits = max(_LEAST_BITS, (_SPREAD * max(len(numbers), 1) - 1).bit_length())
        places = _places(first, second, key=key, bits=bits)
        table = np.zeros(1 << bits, np.bool_)
        table[places] = True
        packed = np.packbits(table, bitorder="little")
        return cls(bits=bits, table=packed.tobytes(), numbers=numbers.astype("<u8").tobytes())

    def __len__(self) -> int:
        """Count the numbers."""
        return len(self.numbers) // 8

    def __repr__(self) -> str:
        """Tell how many there are, and none of them."""
        return f"Sieve({len(self)})"

    def found(self, first: Words, second: Words, *, key: bytes) -> tuple[npt.NDArray[np.intp], Words]:
        """Give which windows are in it, by their place, sorted, and their numbers."""
        places = _places(first, second, key=key, bits=self.bits)
        table = np.frombuffer(self.table, np.uint8)
        bit = (table[places >> np.uint64(3)] >> (places & np.uint64(7)).astype(np.uint8)) & np.uint8(1)
        passing = np.flatnonzero(bit)
        if not len(passing) or not self.numbers:
            return passing[:0], np.zeros(0, np.uint64)
        asked = hashed(first[passing], second[passing], key=key)
        there = within(asked, np.frombuffer(self.numbers, "<u8"))
        return passing[there], asked[there]


def within(asked: Words, numbers: Words) -> npt.NDArray[np.bool_]:
    """Tell which numbers are among others, which are sorted."""
    if not len(numbers):
        return np.zeros(len(asked), np.bool_)
    at = np.minimum(np.searchsorted(numbers, asked), len(numbers) - 1)
    return np.asarray(numbers[at] == asked, np.bool_)


def _places(first: Words, second: Words, *, key: bytes, bits: int) -> Words:
    """Give the place of each window in a table, by a keyed multilinear hash."""
    left, right = (int.from_bytes(key[at : at + 8], "little") | 1 for at in (16, 24))
    mixed = np.asarray(first * np.uint64(left), np.uint64)
    mixed += (second ^ (first >> np.uint64(29))) * np.uint64(right)
    mixed ^= mixed >> np.uint64(31)
    mixed *= np.uint64(left)
    return mixed >> np.uint64(64 - bits)
