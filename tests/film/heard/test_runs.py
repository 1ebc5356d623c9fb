from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.heard.alignment import Pair
from edgecode.film.heard.runs import runs_of


def pairs(*matches: range) -> list[Pair]:
    """Make the pairs of some matches, each over a range of the scene's words."""
    told = [(scripted, match) for match, words in enumerate(matches) for scripted in words]
    return [Pair(heard, scripted, 1.0, match) for heard, (scripted, match) in enumerate(told)]


def shape(*matches: range) -> list[int]:
    return [len(run) for run in runs_of(pairs(*matches))]


def test_a_take_without_pairs_has_no_run() -> None:
    assert runs_of(()) == ()


def test_going_forward_is_one_run() -> None:
    assert shape(range(10), range(20, 30)) == [20]


def test_going_back_over_what_was_said_begins_another() -> None:
    assert shape(range(10), range(5, 20)) == [10, 15]


def test_lines_in_another_order_are_one_run() -> None:
    assert shape(range(10), range(20, 30), range(10, 20), range(30, 40)) == [40]


def test_a_stumble_begins_no_run() -> None:
    assert shape(range(10), range(7, 20)) == [23]


def test_a_short_line_said_again_begins_one() -> None:
    assert shape(range(10), range(10, 12), range(10, 12)) == [12, 2]


def test_a_pick_up_before_going_from_the_top_is_a_run_of_its_own() -> None:
    assert shape(range(20, 30), range(40)) == [10, 40]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8))
def test_no_pair_is_lost_and_the_order_stays(told: list[tuple[int, int]]) -> None:
    given_pairs = pairs(*(range(first, first + length) for first, length in told))
    assert [pair for run in runs_of(given_pairs) for pair in run] == given_pairs
