from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.cutting.heaviest import heaviest_increasing

ROWS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=9, unique_by=lambda row: row[0])


@pytest.mark.parametrize(
    ("values", "weights", "kept"),
    [
        ([], [], []),
        ([3, 4, 9], [1, 1, 1], [0, 1, 2]),
        ([2, 0, 1], [1, 1, 1], [1, 2]),
        ([2, 0, 1], [5, 1, 1], [0]),
        ([4, 5, 6, 1, 2], [1, 1, 1, 2, 2], [3, 4]),
    ],
)
def test_the_heaviest_part_that_rises_is_kept(values: list[int], weights: list[int], kept: list[int]) -> None:
    assert heaviest_increasing(values, weights) == kept


@given(ROWS)
def test_no_rising_part_is_heavier_than_the_one_found(rows: list[tuple[int, int]]) -> None:
    values, weights = [value for value, _ in rows], [weight for _, weight in rows]
    found = heaviest_increasing(values, weights)
    assert all(values[one] < values[other] for one, other in pairwise(found))
    rising = (
        sum(weights[at] for at in places)
        for size in range(len(values) + 1)
        for places in combinations(range(len(values)), size)
        if all(values[one] < values[other] for one, other in pairwise(places))
    )
    assert sum(weights[at] for at in found) == max(rising)
