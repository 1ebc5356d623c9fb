"""Everyday words: small letters, eight or more, and none that is a name."""

from edgecode.usecases.guests.everyday_words import EVERYDAY_WORDS


def test_each_is_one_word_of_small_letters_that_could_be_a_name_by_its_length() -> None:
    assert all(word.isascii() and word.isalpha() and word.islower() and len(word) >= 8 for word in EVERYDAY_WORDS)


def test_there_is_no_persons_name_among_them() -> None:
    assert EVERYDAY_WORDS.isdisjoint({"alexander", "benjamin", "caroline", "elizabeth", "margaret", "jonathan"})
