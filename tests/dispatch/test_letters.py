"""Letters as signed notes: which key signs them, and that a change after signing is seen."""

import pytest

from boundary.guest.test_letter import LETTER
from edgecode.boundary.errors import LetterError
from edgecode.dispatch.letters import checked_letter, given_key, is_letter, letter_key, signed_letter
from edgecode.record.note import Note, decoded, encoded, signed

SEED = bytes(range(32))
KEY = letter_key(SEED, partner="aria+1+x")
NOTE = signed_letter(LETTER, key=KEY)


def test_a_signed_letter_holds_and_is_the_same_each_time() -> None:
    assert is_letter(NOTE)
    assert checked_letter(NOTE, key=given_key(str(KEY.verifier)), path="letter") == LETTER
    assert signed_letter(LETTER, key=letter_key(SEED, partner="aria+1+x")) == NOTE


def test_each_partner_gets_a_key_of_its_own_that_names_no_film_and_no_partner() -> None:
    other = letter_key(SEED, partner="other+1+x")
    assert KEY.verifier.public != other.verifier.public
    assert KEY.name != other.name
    assert "aria" not in KEY.name
    assert letter_key(bytes(32), partner="aria+1+x").verifier != KEY.verifier


@pytest.mark.parametrize("at", [3, 20, 40, 60, 110, 150, 200, -60, -3])
def test_a_letter_that_was_changed_after_signing_does_not_hold(at: int) -> None:
    changed = bytearray(NOTE)
    changed[at] ^= 1
    with pytest.raises(LetterError):
        checked_letter(bytes(changed), key=KEY.verifier, path="letter")


def test_a_change_of_a_word_is_told_as_that() -> None:
    with pytest.raises(LetterError, match="changed after it was signed"):
        checked_letter(NOTE.replace(b"all is well", b"all is ill!"), key=KEY.verifier, path="letter")


def test_anothers_key_and_a_second_signature_are_refused() -> None:
    other = letter_key(SEED, partner="other+1+x")
    with pytest.raises(LetterError, match="found none by it"):
        checked_letter(NOTE, key=other.verifier, path="letter")
    note = decoded(NOTE)
    twice = Note(note.text, (*note.signatures, *signed(note.text, key=other).signatures))
    with pytest.raises(LetterError, match="expected one signature, found 2"):
        checked_letter(encoded(twice), key=KEY.verifier, path="letter")


def test_a_signed_text_that_is_no_letter_is_refused() -> None:
    with pytest.raises(LetterError, match="line 1"):
        checked_letter(encoded(signed("Hello.\n", key=KEY)), key=KEY.verifier, path="letter")


@pytest.mark.parametrize("data", [b"", b"edgecode letter 1\n", b"\xff\xfe"])
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with pytest.raises(LetterError, match="a signed letter"):
        checked_letter(data, key=KEY.verifier, path="letter")


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(LetterError, match="key"):
        given_key("nothing")
