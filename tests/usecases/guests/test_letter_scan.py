"""Where in a letter the film is found, and what is no hit in a letter though it would be one in a batch."""

import base64

import pytest

from edgecode.boundary.scan.fingerprints import Fingerprints, fingerprints_of
from edgecode.usecases.guests.everyday_words import EVERYDAY_WORDS
from edgecode.usecases.guests.letter_scan import is_stopped, scan_letter, scan_sentence
from simulators.letter_table import letter

LINE = "Nobody rows across the quarry lake after the lamps are out."
NAMES = ("Ottoline Quarrier", "Dispatch", "The Ferry", "Second Hearing", "Mona Okafor")
CANARY = "Zavubo tigerami lopedune fasoki."


@pytest.fixture(scope="module")
def prints() -> Fingerprints:
    """A film of a line, some names and a canary."""
    return fingerprints_of([LINE], key=bytes(range(32)), names=NAMES, canaries=[CANARY])


def places(body: str, prints: Fingerprints, *, own: str = "") -> list[tuple[int, int, str]]:
    found = scan_letter(letter(body), own_name=own, prints=prints).stretches
    return [(each.first_line, each.last_line, each.quote) for each in found]


def test_each_place_is_told_with_its_line_and_its_words(prints: Fingerprints) -> None:
    body = f"Dear all,\n\nwe read this: {LINE} And so on.\nOttoline Quarrier says so.\n"
    assert places(body, prints) == [(3, 3, LINE), (4, 4, "Ottoline Quarrier")]


def test_a_line_that_is_broken_over_lines_is_told_from_first_to_last(prints: Fingerprints) -> None:
    assert places(f"So:\n{LINE[:20]}\n{LINE[20:]}\nYes.\n", prints)[0][:2] == (2, 3)


def test_what_is_wrapped_is_told_where_its_wrapping_stands(prints: Fingerprints) -> None:
    wrapped = base64.b64encode(LINE.encode()).decode()
    [(first, last, quote)] = places(f"Dear all,\n\nthe code is {wrapped} today.\n", prints)
    assert (first, last, quote) == (3, 3, wrapped)


def test_first_letters_of_lines_are_told_over_all_their_lines(prints: Fingerprints) -> None:
    hidden = "\n".join(f"{each} is a letter" for each in LINE.lower() if each.isalpha())
    first, last, _quote = places(f"Dear all,\n\n{hidden}\n", prints)[0]
    assert first < 10
    assert last > 40


def test_twenty_four_letters_are_none_and_twenty_five_are(prints: Fingerprints) -> None:
    letters = "nobodyrowsacrossthequarrylake"
    assert places(f"So: {letters[:24]}.\n", prints) == []
    assert len(places(f"So: {letters[:25]}.\n", prints)) == 1


def test_a_canary_is_found_at_twenty_letters(prints: Fingerprints) -> None:
    found = scan_letter(letter(f"So: {CANARY[:23]}\n"), own_name="", prints=prints)
    assert found.first.canary
    assert "a canary of this film is among it" in scan_sentence(found)


def test_ones_own_name_is_ones_own_and_the_name_it_is_from_is_looked_at(prints: Fingerprints) -> None:
    body = "Yours, mona okafor\n"
    assert places(body, prints) == [(1, 1, "mona okafor")]
    assert places(body, prints, own="Mona Okafor") == []
    found = scan_letter(letter("Yours.\n", sender="Ottoline Quarrier"), own_name="", prints=prints)
    assert [(each.first_line, each.last_line) for each in found.stretches] == [(0, 0)]


def test_ones_own_name_in_the_middle_hides_nothing(prints: Fingerprints) -> None:
    body = LINE.replace("quarry lake", "quarry Mona Okafor lake") + "\n"
    assert is_stopped(letter(body), own_name="Mona Okafor", prints=prints)


def test_the_partners_own_words_are_not_looked_for(prints: Fingerprints) -> None:
    assert places("Your Second Hearing is good.\n", prints) == []


def test_one_everyday_word_is_no_name(prints: Fingerprints) -> None:
    assert "dispatch" in EVERYDAY_WORDS
    assert places("We had to dispatch it. Dispatch was late.\n", prints) == []
    assert len(places("Dispatch met Ottoline Quarrier.\n", prints)) == 1


def test_a_short_name_counts_only_where_it_is_not_picked_out_of_other_words(prints: Fingerprints) -> None:
    assert places("I saw the ferry.\n", prints) == [(1, 1, "the ferry.")]
    assert places("It was the old and slow ferry once more.\n", prints) == []
    assert places("It was the only one ferry too much.\n", prints) == []


def test_both_ways_of_asking_say_the_same(prints: Fingerprints) -> None:
    for body in ("All is well.\n", LINE + "\n", "I saw the ferry.\n", "We dispatch it.\n"):
        found = scan_letter(letter(body), own_name="", prints=prints)
        assert found.stops == is_stopped(letter(body), own_name="", prints=prints)


def test_the_sentence_holds_no_word_of_what_was_found(prints: Fingerprints) -> None:
    says = scan_sentence(scan_letter(letter(f"{LINE}\n"), own_name="", prints=prints))
    assert says.startswith("Something of the film was found, read 'as it stands'")
    assert "quarry" not in says
