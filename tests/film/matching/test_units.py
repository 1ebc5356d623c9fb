import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.matching.units import UnitPair, aligned, path
from edgecode.film.matching.worded import Lexicon, Unit, worded
from simulators.papers import script

tables = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(st.sampled_from([0.0, 0.5, 0.75, 1.0]), min_size=columns, max_size=columns), min_size=1, max_size=4
    )
)


def best_by_trying(scores: list[list[float]]) -> float:
    """The most that pairs rising in both can add up to, by trying all of them."""
    rows, columns = len(scores), len(scores[0])
    return max(
        sum(scores[at][there] for at, there in zip(olds, news, strict=True))
        for size in range(min(rows, columns) + 1)
        for olds in itertools.combinations(range(rows), size)
        for news in itertools.combinations(range(columns), size)
    )


@settings(deadline=None, max_examples=300)
@given(tables)
def test_the_path_is_as_good_as_any_found_by_trying(scores: list[list[float]]) -> None:
    found = path(np.array(scores, dtype=np.float32))
    assert sum(scores[at][there] for at, there in found) == best_by_trying(scores)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in itertools.pairwise(found))
    assert all(scores[at][there] > 0 for at, there in found)


def units(*told: str) -> list[tuple[Unit, ...]]:
    """The lines of some scenes, in one lexicon."""
    lexicon = Lexicon()
    return [worded(script(f"# 1 INT. ROOM\n{each}"), lexicon=lexicon).blocks[0].units for each in told]


def test_a_line_inserted_moves_no_pair() -> None:
    old, new = units("MAYA: a b c d\nBO: e f g h", "MAYA: a b c d\nShe waits.\nBO: e f g h")
    assert aligned(old, new, renamed={}) == [UnitPair(0, 0, 1.0), UnitPair(1, 2, 1.0)]


def test_half_the_words_of_a_short_line_are_not_enough() -> None:
    old, new = units("MAYA: a b", "MAYA: a c")
    assert aligned(old, new, renamed={}) == []


def test_a_renamed_speaker_is_the_same_speaker() -> None:
    old, new = units("MAYA: a b c d e", "MIA: a b c x y")
    assert aligned(old, new, renamed={}) == []
    assert [(pair.old, pair.new) for pair in aligned(old, new, renamed={"MAYA": "MIA"})] == [(0, 0)]
