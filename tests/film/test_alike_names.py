import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.alike_names import Alike, alike_keys, how_alike, name_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O'BRIEN", ("obrien",)),
        ("O’BRIEN", ("obrien",)),
        ("MRS. VELL", ("mrs", "vell")),
        ("RENÉE", ("renee",)),
        ("JEAN-LUC #2", ("jean", "luc", "2")),
        ("...", ()),
    ],
)
def test_a_name_is_its_words_without_signs(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("WARE HOUSE", "WAREHOUSE", Alike.SIGNS),
        ("NADIA", "NADJA", Alike.SOUND),
        ("JON", "JOHN", Alike.SOUND),
        ("SARA", "SARAH", Alike.SOUND),
        ("ANN", "ANNE", Alike.SOUND),
        ("MARC", "MARK", Alike.SOUND),
        ("MARTIN", "MARITN", Alike.LETTER),
        ("MARTIN", "MARVIN", Alike.LETTER),
        ("MARTIN", "MARTINS", None),
        ("MARIA", "MARIE", None),
        ("HARRY", "LARRY", None),
        ("JACK", "JOCK", None),
        ("COP C", "COP K", None),
        ("HENRY VII", "HENRY VIII", None),
        ("COP 11", "COP 111", None),
        ("EAST LANDING", "WEST LANDING", None),
        ("OLD MARTIN", "MARITN", None),
        ("ADA", "BEN", None),
    ],
)
def test_how_two_names_are_alike(one: str, other: str, alike: Alike | None) -> None:
    assert how_alike(name_words(one), name_words(other)) is alike
    assert how_alike(name_words(other), name_words(one)) is alike


NAMES = st.lists(st.text("abejno", min_size=1, max_size=7), min_size=1, max_size=2).map(tuple)


@given(NAMES, NAMES)
def test_names_that_are_alike_share_a_key(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    if how_alike(one, other) is not None:
        assert set(alike_keys(one)) & set(alike_keys(other))


@given(NAMES, st.data())
def test_a_slip_of_one_letter_shares_a_key(words: tuple[str, ...], data: st.DataObject) -> None:
    """A letter put in, left out, changed or swapped with the next inside a word; every one that counts can be met."""
    index = data.draw(st.integers(0, len(words) - 1))
    at = data.draw(st.integers(1, max(1, len(words[index]) - 1)))
    word = words[index]
    slip = data.draw(st.sampled_from(("in", "out", "changed", "swapped")))
    slipped = {
        "in": f"{word[:at]}x{word[at:]}",
        "out": word[:at] + word[at + 1 :],
        "changed": f"{word[:at]}x{word[at + 1 :]}",
        "swapped": f"{word[:at]}{word[at + 1 : at + 2]}{word[at : at + 1]}{word[at + 2 :]}",
    }[slip]
    other = (*words[:index], slipped, *words[index + 1 :])
    if how_alike(words, other) is not None:
        assert set(alike_keys(words)) & set(alike_keys(other))
