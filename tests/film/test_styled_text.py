import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.emphasis import BOLD, ITALIC, NONE, UNDERLINE, plain
from edgecode.film.styled_text import marked, spelled

MARKED = st.text(alphabet="ab *_\\\n", max_size=30)
EMPHASIS = st.integers(min_value=0, max_value=BOLD | ITALIC | UNDERLINE)


@pytest.mark.parametrize(
    "text",
    [
        "so",
        "*so*",
        "**so**",
        "***so***",
        "_**so**_",
        "*a _b_ c*",
        "_a *b* c_",
        "**a *b* c**",
        "***a** b*",
        "*a* *b*",
        "*a*\n*b*",
        "**a***b*",
        "He dialed *69 and then *23, and hung up.",
        r"He dialed *69 and then 23\*, and hung up.",
        "____ and ****",
        "a \\ b",
    ],
)
def test_a_text_is_marked_as_it_was(text: str) -> None:
    read = spelled(text)
    assert marked(read.plain, emphasis=read.emphasis).text == text


def test_every_character_has_its_emphasis_and_its_place() -> None:
    read = spelled(r"a *b **c***\* _d_")
    assert read.plain == "a b c* d"
    assert list(read.emphasis) == [NONE, NONE, ITALIC, ITALIC, ITALIC | BOLD, NONE, NONE, UNDERLINE]
    assert [read.text[at] for at in read.at] == list(read.plain)


@given(MARKED)
def test_words_are_those_that_plain_gives(text: str) -> None:
    read = spelled(text)
    assert read.plain == plain(text)
    assert [text[at] for at in read.at] == list(read.plain)


@given(st.lists(st.tuples(st.sampled_from("ab *_\\\n"), EMPHASIS), max_size=20))
def test_no_emphasis_whatever_costs_a_word(letters: list[tuple[str, int]]) -> None:
    words = "".join(letter for letter, _ in letters)
    made = marked(words, emphasis=[each for _, each in letters])
    assert plain(made.text) == words
    assert [made.text[at] for at in made.at] == list(words)


@given(st.lists(st.tuples(st.sampled_from("ab *_\\\n"), EMPHASIS), max_size=20))
def test_what_was_marked_is_marked_the_same_again(letters: list[tuple[str, int]]) -> None:
    made = marked("".join(letter for letter, _ in letters), emphasis=[each for _, each in letters])
    read = spelled(made.text)
    assert marked(read.plain, emphasis=read.emphasis).text == made.text


@pytest.mark.parametrize(
    ("words", "emphasis", "text"),
    [
        ("so it", [BOLD] * 5, "**so it**"),
        (" so ", [BOLD] * 4, " **so** "),
        ("a\nb", [ITALIC] * 3, "*a*\n*b*"),
        ("ab", [BOLD, BOLD | ITALIC], "ab"),
        ("ab", [UNDERLINE | BOLD, UNDERLINE], "_**a**b_"),
        ("a*b", [NONE] * 3, "a*b"),
        ("a*b*c", [NONE] * 5, r"a*b\*c"),
        ("*not*", [NONE] * 5, r"*not\*"),
    ],
)
def test_styles_become_the_fewest_marks_that_say_them(words: str, emphasis: list[int], text: str) -> None:
    """Bold that turns bold and italic within a word has no marks: five stars in a row are a drawn line."""
    assert marked(words, emphasis=emphasis).text == text
