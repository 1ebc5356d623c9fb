import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.scan.letters import backward_steps, latin_only, leet_folded, letters_of, steps


def spelt(text: str) -> str:
    """Spell codes out: letters and digits as they are, an underscore for a letter of another script."""
    alphabet = "?abcdefghijklmnopqrstuvwxyz0123456789" + "_" * 27
    return "".join(alphabet[code] for code in letters_of(text).codes)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Hello, World 42!", "helloworld42"),
        ("h\u200be\u0301l\u00adl\ufeffo", "hello"),
        ("\uff21 \ufb01ne \U0001d489\U0001d482\U0001d495 \u2460", "afinehat1"),
        ("аеорсух", "aeopcyx"),  # noqa: RUF001  Cyrillic, on purpose
        ("Straße Łódź smørrebrød", "strasselodzsmorrebrod"),
        ("🅰🇧Ⓒ", "abc"),
        ("٣४", "34"),
        ("", ""),
        ("— …", ""),
    ],
)
def test_what_is_left_is_what_is_said(text: str, left: str) -> None:
    assert spelt(text) == left


def test_other_scripts_keep_their_letters_apart() -> None:
    assert len(set(letters_of("Жизнь прожить").codes.tolist())) > 5
    assert len(letters_of("中文字幕").codes) == 4


def test_a_word_begins_after_whatever_is_no_letter() -> None:
    letters = letters_of("the-ferry, Alma's")
    assert "".join("|" if start else "." for start in letters.starts) == "|..|....|...|"


def test_a_mark_without_width_parts_no_word() -> None:
    assert letters_of("fer\u200bry").starts.tolist() == [True, False, False, False, False]


def test_backwards_twice_is_as_it_was() -> None:
    letters = letters_of("one two three")
    again = letters.reversed.reversed
    assert (again.codes.tolist(), again.starts.tolist()) == (letters.codes.tolist(), letters.starts.tolist())
    assert letters.reversed.starts.tolist() == letters_of("eerht owt eno").starts.tolist()


def test_digits_and_the_letters_they_stand_for_come_out_alike() -> None:
    assert (
        leet_folded(letters_of("L3T5 8E 1337").codes).tolist() == leet_folded(letters_of("lets be leet").codes).tolist()
    )


def test_steps_are_the_same_in_each_caesar_shift_and_turned_over_they_go_back() -> None:
    assert steps(letters_of("ferry").codes).tolist() == steps(letters_of("gfssz").codes).tolist()
    turned = steps(letters_of("uviib").codes)
    assert backward_steps(turned).tolist() == steps(letters_of("ferry").codes).tolist()


def test_one_letter_has_no_steps() -> None:
    assert not len(steps(letters_of("a").codes))
    assert not len(steps(letters_of("").codes))


def test_a_digit_taken_out_ends_a_word() -> None:
    assert latin_only(letters_of("ab1cd")).starts.tolist() == [True, False, True, False]


@given(st.text(st.characters()))
def test_any_text_gives_codes_of_six_bits(text: str) -> None:
    """Half characters and characters nobody assigned too."""
    letters = letters_of(text)
    assert len(letters.codes) == len(letters.starts)
    assert bool(np.all((letters.codes > 0) & (letters.codes < 64)))
