"""What may stand in a letter: what is put right, and what is refused, with line and reason."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.boundary.errors import LetterError
from edgecode.boundary.guest.letter_body import MOST_LETTERS, MOST_LINES, checked_line, read_body


@pytest.mark.parametrize(
    ("text", "becomes", "says"),
    [
        ("One.\r\nTwo.\rThree.", "One.\nTwo.\nThree.\n", "line ends made plain"),
        ("One\ttwo\u00a0three\u2009four", "One two three four\n", "tabs and spaces of other widths made spaces"),
        ("One.   \n  Two.", "One.\nTwo.\n", "spaces taken out at the beginnings and ends of lines"),
        ("One.  Two.", "One. Two.\n", "spaces in a row made one"),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo.\n", "empty lines in a row made one"),
        ("It\u2019s \u201cso\u201d, day\u2010long", 'It\'s "so", day-long\n', "quotation marks and hyphens made plain"),
        ("Cafe\u0301", "Caf\u00e9\n", "letters put together from their pieces"),
    ],
)
def test_what_honest_editors_leave_behind_is_put_right_and_told(text: str, becomes: str, says: str) -> None:
    body = read_body(text.encode(), path="note.txt")
    assert body.text == becomes
    assert says in body.put_right


def test_a_plain_letter_stays_as_it_is() -> None:
    text = "Grüße — 3½ Tage später, «naïve» …\n\nД\u043e свидания, 東京, नमस्ते, Việt Nam\n"
    assert read_body(b"\xef\xbb\xbf" + text.encode(), path="note.txt").text == text
    assert read_body(text.encode(), path="note.txt").put_right == ()


@pytest.mark.parametrize(
    ("character", "reason"),
    [
        ("\x07", "a control character"),
        ("\x00", "a control character"),
        ("\x0c", "a control character"),
        ("\x85", "a control character"),
        ("\u200b", "a character that is not seen"),
        ("\u00ad", "a character that is not seen"),
        ("\ufeff", "a character that is not seen"),
        ("\u202e", "a character that is not seen"),
        ("\u2066", "a character that is not seen"),
        ("\U000e0041", "a character that is not seen"),
        ("\ufe0f", "a character that is not seen"),
        ("\U000e0101", "a character that is not seen"),
        ("\u3164", "a character that is not seen"),
        ("\u2800", "a character that is not seen"),
        ("\u2028", "a line break of another kind"),
        ("\ue000", "a character of no alphabet"),
        ("\U0001d41a", "a letter that looks like another"),
        ("\uff41", "a letter that looks like another"),
        ("\u24d0", "a letter that looks like another"),
        ("e\u0301\u0323\u0324\u0325", "one mark more than a letter bears"),
    ],
)
def test_what_no_honest_letter_needs_is_refused_with_line_and_reason(character: str, reason: str) -> None:
    with pytest.raises(LetterError, match=r"note\.txt, line 3") as refused:
        read_body(f"Dear all,\n\nall is w{character}ell.\n".encode(), path="note.txt")
    assert reason in str(refused.value)
    assert "editor" in refused.value.advice()


def test_a_word_of_two_alphabets_is_refused() -> None:
    with pytest.raises(LetterError, match="of Cyrillic and Latin"):
        read_body("All is w\u0435ll.\n".encode(), path="note.txt")


def test_a_line_that_looks_like_a_signature_is_refused_and_a_greeting_is_not() -> None:
    with pytest.raises(LetterError, match="looks like a signature"):
        read_body("All is well.\n\n— edgecode.letters/ab AAAAAAAAAAAAAAAAAAAAAAAA\n".encode(), path="note.txt")
    assert read_body("Yours,\n— Mona Okafor\n".encode(), path="note.txt").text == "Yours,\n— Mona Okafor\n"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "expected a letter with something in it, found nothing"),
        (b" \n\t\r\n", "expected a letter with something in it, found nothing"),
        ("Dear all".encode("utf-16"), "expected a plain text in UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "expected a plain text in UTF-8"),
        (b"PK\x03\x04", "a control character"),
        (b"a" * (MOST_LETTERS + 1), "expected at most 4000 letters"),
        (b"a\n" * (MOST_LINES + 1), "expected at most 80 lines, found 81"),
        (b"a" * 2_000_000, "expected at most 4000 letters, found 2000000 bytes"),
    ],
)
def test_what_is_no_letter_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(LetterError, match=says.replace("(", r"\(")):
        read_body(data, path="note.txt")


def test_as_much_as_a_letter_may_hold_is_taken() -> None:
    assert len(read_body(b"a" * (MOST_LETTERS - 1), path="note.txt").text) == MOST_LETTERS
    assert read_body(b"a\n" * MOST_LINES, path="note.txt").text.count("\n") == MOST_LINES


@given(st.text(max_size=200))
def test_what_is_read_is_read_again_the_same(text: str) -> None:
    """And nothing in it is unseen, in a row, or at a line's end; nothing else than a :class:`LetterError` is raised."""
    try:
        body = read_body(text.encode("utf-8", "surrogatepass"), path="note.txt").text
    except LetterError:
        return
    assert read_body(body.encode(), path="note.txt").text == body
    assert read_body(body.encode(), path="note.txt").put_right == ()
    assert unicodedata.is_normalized("NFC", body)
    assert not any(unicodedata.category(each) in {"Cf", "Cs", "Co", "Cn"} for each in body)
    assert "  " not in body
    assert " \n" not in body


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a" * 101, "Mo\u200bna", "M\u043ena"])
def test_a_name_in_the_head_is_one_seen_line(name: str) -> None:
    with pytest.raises(LetterError):
        checked_line(name, place="the name it is from")


def test_a_name_is_put_right() -> None:
    assert checked_line(" Mona\u00a0 O\u2019Hara ", place="the name") == "Mona O'Hara"
