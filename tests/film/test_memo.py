"""What is kept is given again exactly while its inputs are the same."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.memo import Memo, Step


def counted() -> tuple[list[int], Callable[[int], Callable[[], tuple[int]]]]:
    made: list[int] = []

    def maker(value: int) -> Callable[[], tuple[int]]:
        def make() -> tuple[int]:
            made.append(value)
            return (value,)

        return make

    return made, maker


def test_a_step_makes_its_value_again_only_for_other_inputs() -> None:
    made, maker = counted()
    step: Step[tuple[int]] = Step()
    assert [step.get((key,), maker(key)) for key in (1, 1, 2, 2, 1)] == [(1,), (1,), (2,), (2,), (1,)]
    assert made == [1, 2, 1]


def test_a_step_keeps_a_value_that_is_nothing() -> None:
    step: Step[None] = Step()
    made: list[int] = []
    for _ in range(3):
        step.get((), lambda: made.append(1))
    assert made == [1]


def test_a_value_that_comes_out_equal_is_the_last_one() -> None:
    memo: Memo[tuple[int]] = Memo()
    first = memo.get("key", (1,), lambda: (7,))
    memo.turn()
    assert memo.get("key", (2,), lambda: (3 + 4,)) is first


def test_what_is_asked_twice_in_a_round_is_made_once() -> None:
    made, maker = counted()
    memo: Memo[tuple[int]] = Memo()
    memo.turn()
    assert [memo.get("key", (each,), maker(each)) for each in (1, 1, 2, 2)] == [(1,), (1,), (2,), (2,)]
    assert made == [1, 2]


def test_what_a_round_does_not_ask_for_is_forgotten() -> None:
    made, maker = counted()
    memo: Memo[tuple[int]] = Memo()
    memo.get("key", (1,), maker(1))
    memo.turn()
    memo.turn()
    memo.get("key", (1,), maker(1))
    assert made == [1, 1]


@given(st.lists(st.dictionaries(st.integers(0, 4), st.integers(0, 3), max_size=5), max_size=8))
def test_kept_values_are_those_that_would_be_made(rounds: list[dict[int, int]]) -> None:
    memo: Memo[tuple[int, int]] = Memo()
    for asked in rounds:
        memo.turn()
        for key, value in asked.items():
            assert memo.get(key, (value,), lambda key=key, value=value: (key, value)) == (key, value)  # type: ignore[misc]
