import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.scan.sieve import Sieve

KEY = bytes(range(32))
NUMBERS = st.lists(st.tuples(st.integers(0, 2**60 - 1), st.integers(0, 2**60 - 1)), max_size=60)


def halves(pairs: list[tuple[int, int]]) -> tuple["np.ndarray[tuple[int], np.dtype[np.uint64]]", ...]:
    return tuple(np.array([pair[side] for pair in pairs], np.uint64) for side in (0, 1))


@given(inside=NUMBERS, outside=NUMBERS)
def test_what_is_in_it_is_found_and_nothing_else(inside: list[tuple[int, int]], outside: list[tuple[int, int]]) -> None:
    first, second = halves(inside)
    asked = [*inside, *outside]
    left, right = halves(asked)
    places, _numbers = Sieve.of(first, second, key=KEY).found(left, right, key=KEY)
    assert places.tolist() == [at for at, pair in enumerate(asked) if pair in set(inside)]


def test_most_strangers_are_turned_away_by_the_table() -> None:
    numbers = np.arange(40_000, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(4)
    sieve = Sieve.of(numbers[:20_000], numbers[:20_000], key=KEY)
    table = np.unpackbits(np.frombuffer(sieve.table, np.uint8))
    assert table.mean() < 1 / 8
    assert len(sieve.table) <= 2 * len(sieve)


def test_it_tells_how_many_and_none_of_them() -> None:
    assert repr(Sieve.of(*halves([(1, 2), (3, 4)]), key=KEY)) == "Sieve(2)"
