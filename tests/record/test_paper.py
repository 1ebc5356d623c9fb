import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.errors import KeyTextError, PaperKeyError
from edgecode.record.paper import GROUPS, from_paper, on_paper

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KEY = bytes(range(32))
PAPER = on_paper(KEY)

KEYS = st.binary(min_size=32, max_size=32)
PLACES = st.integers(0, GROUPS - 1)


@given(KEYS)
@settings(deadline=None)
def test_a_key_comes_back_from_paper(key: bytes) -> None:
    assert from_paper(on_paper(key)) == key


def test_it_is_eighteen_groups_of_four_letters() -> None:
    groups = PAPER.split("-")
    assert len(groups) == GROUPS
    assert {len(group) for group in groups} == {4}
    assert set("".join(groups)) <= set(ALPHABET)


@pytest.mark.parametrize(
    "typed",
    [
        PAPER.lower(),
        PAPER.replace("-", " "),
        PAPER.replace("-", ""),
        PAPER.replace("-", "\n", 9).replace("-", " - "),
        PAPER.replace("0", "O").replace("1", "l"),
        PAPER.replace("0", "o").replace("1", "I"),
        f"  {PAPER}\n",
        PAPER.replace("-", "", 1),
    ],
)
def test_case_spaces_and_likely_letters_do_not_matter(typed: str) -> None:
    assert from_paper(typed) == KEY


@given(KEYS, PLACES, st.integers(0, 3), st.sampled_from(ALPHABET))
@settings(deadline=None)
def test_a_wrong_letter_is_told_by_its_group(key: bytes, place: int, letter: int, other: str) -> None:
    groups = on_paper(key).split("-")
    right = groups[place]
    groups[place] = right[:letter] + other + right[letter + 1 :]
    told = wrong_groups("-".join(groups))
    assert told == (None if groups[place] == right else (place + 1,))


@given(KEYS, PLACES, st.integers(0, 3), st.integers(0, 3))
@settings(deadline=None)
def test_two_letters_swapped_are_told_by_their_group(key: bytes, place: int, one: int, two: int) -> None:
    groups = on_paper(key).split("-")
    right = groups[place]
    letters = list(right)
    letters[one], letters[two] = letters[two], letters[one]
    groups[place] = "".join(letters)
    assert wrong_groups(" ".join(groups)) == (None if groups[place] == right else (place + 1,))


@given(KEYS, PLACES, PLACES)
@settings(max_examples=200, deadline=None)
def test_two_groups_swapped_are_told(key: bytes, one: int, two: int) -> None:
    groups = on_paper(key).split("-")
    groups[one], groups[two] = groups[two], groups[one]
    assert wrong_groups("-".join(groups)) == (None if one == two else (min(one, two) + 1, max(one, two) + 1))


def test_a_whole_group_of_another_key_is_told_by_the_check_over_all() -> None:
    """The group checks itself, so only the whole can tell; the advice is to compare every group."""
    groups, others = PAPER.split("-"), on_paper(bytes(32)).split("-")
    with pytest.raises(PaperKeyError, match="the key on paper: expected groups that together check the key") as error:
        from_paper("-".join([*groups[:4], others[4], *groups[5:]]))
    assert error.value.groups == ()
    assert "Compare every group" in error.value.advice()


def test_the_message_names_the_groups_and_not_what_was_typed() -> None:
    groups = PAPER.split("-")
    groups[2], groups[6] = "WXYZ", "????"
    with pytest.raises(PaperKeyError) as error:
        from_paper("-".join(groups))
    assert str(error.value) == "groups 3, 7: expected four letters that check one another, found letters that do not"
    assert "Compare those groups" in error.value.advice()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "the key on paper: expected 18 groups of 4 letters, found 0 groups, 0 letters"),
        (PAPER[:-5], "the key on paper: expected 18 groups of 4 letters, found 17 groups, 68 letters"),
        (PAPER[:-1], "group 18: expected 4 letters in each group, found more or fewer"),
        (PAPER[:2] + PAPER[3:], "group 1: expected 4 letters in each group, found more or fewer"),
        (PAPER + "X", "group 18: expected 4 letters in each group, found more or fewer"),
    ],
)
def test_letters_missing_or_too_many_are_told(typed: str, says: str) -> None:
    with pytest.raises(PaperKeyError) as error:
        from_paper(typed)
    assert str(error.value) == says


def test_only_a_key_of_32_bytes_goes_on_paper() -> None:
    with pytest.raises(KeyTextError, match="key: expected 32 bytes, found 31"):
        on_paper(bytes(31))


def wrong_groups(typed: str) -> tuple[int, ...] | None:
    """Give the groups that are told, ``None`` where the key is read."""
    try:
        from_paper(typed)
    except PaperKeyError as error:
        return error.groups
    return None
