import pytest

from edgecode.film.heard.numerals import spoken, spoken_ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (12, "twelve"),
        (40, "forty"),
        (52, "fifty two"),
        (300, "three hundred"),
        (315, "three hundred fifteen"),
        (1500, "one thousand five hundred"),
        (1905, "one thousand nine hundred five"),
        (1940, "nineteen forty"),
        (2005, "two thousand five"),
        (999_999, "nine hundred ninety nine thousand nine hundred ninety nine"),
    ],
)
def test_a_number_is_said_as_people_say_it(number: int, words: str) -> None:
    assert " ".join(spoken(number)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "first"), (3, "third"), (12, "twelfth"), (20, "twentieth"), (21, "twenty first")]
)
def test_an_ordinal_ends_in_its_last_word(number: int, words: str) -> None:
    assert " ".join(spoken_ordinal(number)) == words


def test_no_two_numbers_are_said_alike() -> None:
    said = [spoken(number) for number in range(12_000)]
    assert len(set(said)) == len(said)
