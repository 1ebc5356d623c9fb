import pytest

from edgecode.formats.pdf.joining import escaped, is_full, one_text, words_of
from edgecode.formats.pdf.lines import Line, joined
from edgecode.formats.pdf.sheets import Word


def lines(*texts: str, gap: float = 1.0) -> list[Line]:
    """Set texts one under the other from the left edge."""
    found = []
    for at, text in enumerate(texts):
        words, left = [], 0.0
        for word in text.split(" "):
            words.append(Word(word, left, left + len(word), 0, 1))
            left += len(word) + 1
        found.append(Line(0, tuple(words), joined(words), down=at * gap))
    return found


def test_a_full_line_goes_on_and_a_short_one_was_broken_by_the_writer() -> None:
    assert one_text(lines("one two three", "four"), right=15, known=frozenset()) == "one two three four"
    assert one_text(lines("one two three", "four"), right=30, known=frozenset()) == "one two three\nfour"


def test_a_line_is_full_where_the_next_word_would_not_have_fitted() -> None:
    first, second = lines("one two", "three four")
    assert is_full(first, then=second, right=12)
    assert not is_full(first, then=second, right=13)


def test_a_blank_line_within_a_speech_is_kept() -> None:
    assert one_text(lines("Ten.", "Four.", gap=2), right=30, known=frozenset()) == "Ten.\n\nFour."


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "text"),
    [
        ("a very well-", "known man", "", "a very well-known man"),
        ("he was offi-", "cially dead", "officially", "he was officially dead"),
        ("he was offi-", "cially dead", "officially offi-cially", "he was offi-cially dead"),
        ("I was go-", "Never mind", "", "I was go- Never mind"),
        ("dear Jean-", "Luc is here", "", "dear Jean-Luc is here"),
        ("and then --", "nothing", "", "and then -- nothing"),
        ("pages 12-", "13 are lost", "", "pages 12- 13 are lost"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_is_one_again(first: str, second: str, elsewhere: str, text: str) -> None:
    known = words_of(lines(elsewhere or "x"))
    assert one_text(lines(first, second), right=len(first), known=known) == text


def test_stars_as_printed_are_no_emphasis() -> None:
    assert escaped("*69 and *23") == "*69 and *23"
    assert escaped("*so* and _so_") == r"\*so\* and \_so\_"
