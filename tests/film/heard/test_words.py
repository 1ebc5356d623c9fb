import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.heard.words import everyday_share, folded_word, same_letters, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Don't", "do not"),
        ("can’t", "cannot"),
        ("I’ll", "I will"),
        ("must've", "must have"),
        ("couldn't've", "could not have"),
        ("it's", "It is"),
        ("gonna", "going to"),
        ("52", "fifty-two"),
        ("1,500", "one thousand five hundred"),
        ("9th", "ninth"),
        ("_again_.", "again"),
        ("Mr.", "mister"),
        ("É", "é"),
    ],
)
def test_two_spellings_are_the_same_words(one: str, other: str) -> None:
    assert words_in(one.split()).folded == words_in(other.split()).folded


@pytest.mark.parametrize(
    ("printed", "words"), [("—", ()), ("o'clock", ("o'clock",)), ("l'été", ("l'été",)), ("A26019", ("a26019",))]
)
def test_what_is_no_english_word_passes_unharmed(printed: str, words: tuple[str, ...]) -> None:
    assert folded_word(printed) == words


def test_signs_without_spaces_are_words_of_their_own() -> None:
    assert folded_word("左の方に、") == ("左", "の", "方", "に")


def test_every_word_knows_the_printed_one_it_comes_from() -> None:
    words = words_in(["I", "don't", "-", "know", "52"])
    assert [words.printed[owner] for owner in words.owner] == ["I", "don't", "don't", "know", "52", "52"]


@given(st.text())
def test_any_text_folds_without_a_fault(text: str) -> None:
    assert all(word and 0 < everyday_share(word) < 1 for word in folded_word(text))


def test_a_common_word_says_less_than_a_long_one() -> None:
    assert everyday_share("you") > everyday_share("what") > everyday_share("yes") > everyday_share("kettle")


def test_spaces_hyphens_and_apostrophes_make_no_other_word() -> None:
    assert same_letters(["good-bye"], ["goodbye"])
    assert same_letters(["Department's"], ["departments"])
    assert same_letters(["don't"], ["do", "not"])
    assert not same_letters(["boat"], ["boats"])
