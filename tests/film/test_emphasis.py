import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.emphasis import plain

MARKED = st.text(alphabet="ab *_\\\n", max_size=40)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("*so*", "so"),
        ("**so**", "so"),
        ("***so***", "so"),
        ("_so_", "so"),
        ("_**so *it* goes**_", "so it goes"),
        ("***a** b*", "a b"),
        ("half*way*there", "halfwaythere"),
        ("**Part *Two***", "Part Two"),
        ("*a _b* c_", "a b c"),
    ],
)
def test_marks_in_pairs_are_taken_out(typed: str, printed: str) -> None:
    assert plain(typed) == printed


@pytest.mark.parametrize(
    "typed",
    [
        "He dialed *69 and then *23, and hung up.",
        "He dialed _69 and then 23 _, and hung up.",
        "five * three * two",
        "*a line\nand the next*",
        "Name: ____ and ____,",
        "a ****b**** c",
        "**",
    ],
)
def test_a_mark_without_a_partner_stays(typed: str) -> None:
    assert plain(typed) == typed


def test_what_is_left_of_a_longer_run_stays() -> None:
    assert plain("**so*") == "*so"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [(r"\*so\*", "*so*"), (r"**\*9765\***", "*9765*"), (r"*69 and then 23\*", "*69 and then 23*"), (r"a\_b_", "a_b_")],
)
def test_an_escaped_mark_is_a_character(typed: str, printed: str) -> None:
    assert plain(typed) == printed


def test_a_backslash_before_anything_else_stays() -> None:
    assert plain(r"C:\maps *now*") == r"C:\maps now"


@given(MARKED)
def test_only_marks_and_their_escapes_are_ever_taken_out(typed: str) -> None:
    unmarked = typed.replace("*", "").replace("_", "")
    assert plain(typed).replace("*", "").replace("_", "").replace("\\", "") == unmarked.replace("\\", "")


@given(MARKED)
def test_each_line_is_for_itself(typed: str) -> None:
    assert plain(typed) == "\n".join(map(plain, typed.split("\n")))


@given(st.text(alphabet="abc dé", min_size=1, max_size=20))
def test_emphasising_a_word_changes_no_word(words: str) -> None:
    assert plain(f"*{words.strip() or 'a'}*") == (words.strip() or "a")
