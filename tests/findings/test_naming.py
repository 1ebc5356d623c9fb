import unicodedata

import pytest

from edgecode.findings.naming import Names

CALLED = "somebody who was erased (01234567)"
ACCENTED = "Ìda Lünd"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_however_its_accents_and_letters_are_written(form: str) -> None:
    names = Names({ACCENTED: CALLED})
    written = unicodedata.normalize(form, ACCENTED)  # type: ignore[arg-type]
    assert names.name(written) == CALLED
    assert names.text(f"as {written}s note and {written.upper()} say") == f"as {CALLED}s note and {CALLED} say"
    assert names.stand_in(written.lower())


def test_a_single_word_is_not_found_inside_of_others() -> None:
    names = Names({"Ida": CALLED})
    assert names.text("Idaho, Ida's and ida; Frida") == f"Idaho, {CALLED}'s and {CALLED}; Frida"
    assert names.name("Idaho") == "Idaho"


def test_of_two_names_of_which_one_begins_the_other_each_is_replaced_as_its_own() -> None:
    names = Names({"Ida Lund": "one", "Ida Lund-Moe": "two"})
    assert names.text("Ida Lund-Moe and Ida Lund") == "two and one"


def test_without_names_everything_stays() -> None:
    names = Names({})
    assert not names
    assert (names.name("Ida"), names.text("Ida"), names.stand_in("Ida")) == ("Ida", "Ida", False)
