import unicodedata

import pytest

from edgecode.formats.disclosure.letters import Speller, clusters, font_letters, headed, is_in_fonts, is_open, note_on
from formats.disclosure.sheets import hostile, small


def test_a_letter_that_the_fonts_have_stays_as_it_is() -> None:
    speller = Speller(is_in_fonts)
    for text in ("Ženská & Сын", "Ελληνικά", "שלום", "مرحبا", "№ 7 – “so”", "q\u0323\u0301"):
        assert speller.text(text) == unicodedata.normalize("NFC", text)
    assert speller.numbered == 0


def test_letters_that_the_fonts_lack_stand_together_in_brackets() -> None:
    speller = Speller(is_in_fonts)
    assert speller.text("漢字 film 😀") == "[U+6F22 U+5B57] film [U+1F600]"
    assert speller.numbered == 3


def test_a_mark_that_no_font_has_takes_its_letter_with_it() -> None:
    speller = Speller(is_in_fonts)
    assert speller.text("ba\u094dd") == "b[U+0061 U+094D]d"
    assert speller.numbered == 2


@pytest.mark.parametrize(
    "letter", ["\x00", "\x1b", "\x9b", "\ud800", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U000e0041"]
)
def test_what_hides_or_turns_its_neighbours_is_shown_by_number(letter: str) -> None:
    for shows in (is_open, is_in_fonts):
        speller = Speller(shows)
        assert speller.text(f"a{letter}b") == f"a[U+{ord(letter):04X}]b"
        assert speller.numbered == 1


def test_what_joins_letters_is_not_hidden() -> None:
    for text in ("\u0645\u06cc\u200c\u062e\u0648", "👩\u200d🎤", "co\xadop", "1\u200e"):
        assert Speller(is_open).text(text) == text


def test_whatever_ends_a_line_is_a_space() -> None:
    speller = Speller(is_in_fonts)
    assert speller.text("a\nb\tc\u2028d\x85e") == "a b c d e"
    assert speller.numbered == 0


def test_marks_are_composed_with_their_letter() -> None:
    assert clusters("a\u0301q\u0323\u0301") == ["á", "q\u0323\u0301"]
    assert clusters("") == []


def test_every_text_of_a_sheet_is_spelt_and_a_plain_sheet_is_left_alone() -> None:
    assert Speller(is_in_fonts).sheet(small()) == small()
    speller = Speller(is_in_fonts)
    shown = speller.sheet(hostile())
    assert Speller(is_in_fonts).sheet(shown) == shown
    assert speller.numbered > 500
    assert len(shown.sections) == len(hostile().sections)


def test_each_font_has_the_letters_of_a_contract_in_english() -> None:
    assert len(font_letters()) == 2
    for font in font_letters():
        assert set("ABCXYZabcxyz0189 §©–—’“”„«»…".replace(" ", "")) <= font
        assert not any(unicodedata.category(letter) in {"Cc", "Cn", "Co", "Cs"} for letter in font)


def test_a_heading_of_nothing_is_no_heading() -> None:
    assert headed("Tools") == "Tools"
    assert [headed(text) for text in ("", " \u200b", "\u2060")] == ["", "", ""]


def test_the_note_counts_and_says_where_the_letters_are() -> None:
    assert note_on(0, which="x", elsewhere="y") == ""
    assert note_on(1, which="lost", elsewhere="see y.").startswith("One letter lost is given")
    assert note_on(2, which="lost", elsewhere="see y.").startswith("2 letters lost are given")
