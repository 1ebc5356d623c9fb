import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.scene_number import folded, order

numbers = st.one_of(
    st.from_regex(r"[ABab]{0,2} ?0{0,2}[0-9]{1,3}[ABab]{0,2}[.]?", fullmatch=True), st.text(max_size=12)
)


@pytest.mark.parametrize(
    ("number", "tight"),
    [
        ("12", "12"),
        (" 012a. ", "12A"),
        ("a 14", "A14"),
        ("0", "0"),
        ("000", "0"),
        ("100", "100"),
        ("1.2", "1.2"),
        ("469C-4", "469C-4"),
        ("Ext 2", "EXT2"),
        ("", ""),
        ("omitted", "OMITTED"),
    ],
)
def test_a_number_is_compared_without_zeros_spaces_and_its_dot(number: str, tight: str) -> None:
    assert folded(number) == tight


def test_an_accent_that_came_apart_makes_no_other_number() -> None:
    assert folded("12E\N{COMBINING ACUTE ACCENT}") == folded("12é") == "12É"


def test_scenes_stand_as_in_a_locked_script_and_words_last() -> None:
    shuffled = ["104", "103B", "Tag", "103", "9", "B103", "103A", "A103", "1"]
    assert sorted(shuffled, key=order) == ["1", "9", "A103", "B103", "103", "103A", "103B", "104", "Tag"]


def test_a_number_that_no_scene_has_is_no_error() -> None:
    """Python refuses to make a number of more than 4,300 digits, and digits of other scripts are no scene's."""
    assert order("9" * 5000) > order("12")
    assert order("٣") > order("12")


@settings(deadline=None)
@given(numbers)
def test_folding_twice_changes_nothing(number: str) -> None:
    assert folded(folded(number)) == folded(number)


@settings(deadline=None)
@given(numbers, numbers)
def test_two_numbers_stand_in_one_place_exactly_when_they_are_one(one: str, other: str) -> None:
    assert (order(one) == order(other)) == (folded(one) == folded(other))


@settings(deadline=None)
@given(numbers, numbers, numbers)
def test_the_order_is_a_strict_weak_one(one: str, other: str, third: str) -> None:
    """Nothing stands before itself, and both standing before and standing level carry over."""
    first, second, last = sorted([one, other, third], key=order)
    assert not order(one) < order(one)
    assert order(first) <= order(second) <= order(last)
    assert (order(first) < order(last)) == (order(first) < order(second) or order(second) < order(last))
    assert (order(one) < order(other)) + (order(other) < order(one)) + (folded(one) == folded(other)) == 1
