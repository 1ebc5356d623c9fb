import itertools

from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.matching.lines import Lines, rising, unit_of
from edgecode.film.matching.worded import Lexicon, Worded, worded
from simulators.papers import script


def drafts() -> tuple[Worded, Worded]:
    """Two drafts of one scene with two lines each."""
    lexicon = Lexicon()
    one, other = (worded(script(f"# 1 INT. ROOM\nMAYA: {each}\nBO: c"), lexicon=lexicon) for each in ("a", "b"))
    return one, other


@given(st.permutations(range(7)).flatmap(lambda each: st.integers(0, 7).map(lambda size: each[:size])))
def test_the_rising_run_is_as_long_as_any_found_by_trying(values: list[int]) -> None:
    found = rising(values)
    assert found == sorted(found)
    assert [value for value in values if value in found] == found
    runs = (each for size in range(len(values) + 1) for each in itertools.combinations(values, size))
    assert len(found) == max(len(each) for each in runs if list(each) == sorted(each))


def test_a_pair_that_is_dropped_leaves_both_lines_free_again() -> None:
    old, new = drafts()
    lines = Lines(old, new)
    lines.add((0, 0), (0, 0), like=0.5, elsewhere=False)
    assert (lines.left_old(0), lines.left_new(0)) == ([1], [1])
    lines.drop((0, 0))
    assert (lines.left_old(0), lines.left_new(0)) == ([0, 1], [0, 1])


def test_a_spot_tells_its_line() -> None:
    assert [unit_of(drafts()[0], (0, at)).speaker for at in (0, 1)] == ["MAYA", "BO"]
