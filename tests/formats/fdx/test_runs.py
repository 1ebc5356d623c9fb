import pytest
from lxml import etree

from edgecode.film.emphasis import BOLD, ITALIC, NONE, UNDERLINE, plain
from edgecode.formats.fdx.runs import Run, run_of, utf_16, words_of


def test_a_run_says_how_it_looks_and_what_it_carries() -> None:
    element = etree.fromstring('<Text RevisionID="3" Style="Bold+Underline+AllCaps" TagNumber="7, 9">Wet rope</Text>')
    assert run_of(element) == Run("WET ROPE", BOLD | UNDERLINE, "3", ("7", "9"))
    assert run_of(etree.fromstring('<Text RevisionID="0" Style="">so</Text>')) == Run("so")
    assert run_of(etree.fromstring("<Text>so</Text>"), capitals=True) == Run("SO")
    assert run_of(etree.fromstring("<Text/>")) == Run("")


def test_all_runs_of_a_paragraph_are_one_text() -> None:
    words = words_of([Run("Nadia "), Run("drops", BOLD), Run(" it", BOLD | ITALIC), Run(".")], indent=False)
    assert words.text == "Nadia **drops *it***."
    assert plain(words.text) == "Nadia drops it."


def test_stars_of_the_writer_are_no_emphasis() -> None:
    words = words_of([Run("*not* "), Run("so", ITALIC), Run(" but a_b_c")], indent=False)
    assert words.text == r"*not\* *so* but a_b\_c"
    assert plain(words.text) == "*not* so but a_b_c"


def test_space_around_a_paragraph_is_taken_off_but_an_indent() -> None:
    assert words_of([Run("\n  so "), Run(" \n")], indent=False).text == "so"
    assert words_of([Run("\n  so "), Run(" \n")], indent=True).text == "  so"
    assert words_of([Run("  \n ")], indent=True).text == ""


def test_units_count_what_was_taken_off_and_characters_beyond_the_plane() -> None:
    words = words_of([Run(" 😀 ")], indent=False)
    assert (words.text, words.units, words.kept_units) == ("😀", 4, 2)


@pytest.mark.parametrize(("text", "units"), [("", 0), ("abc", 3), ("é–", 2), ("😀a", 3)])
def test_utf_16_counts_code_units(text: str, units: int) -> None:
    assert utf_16(text) == units


def test_runs_next_to_each_other_under_one_number_are_one_tag() -> None:
    runs = [
        Run(" "),
        Run("ICE ", tags=("4",)),
        Run("FACTORY", ITALIC, tags=("4", "5")),
        Run(" - DAY"),
        Run("!", tags=("4",)),
    ]
    words = words_of(runs, indent=False)
    assert words.text == "ICE *FACTORY* - DAY!"
    assert [(tag.number, words.text[tag.start : tag.end], tag.words) for tag in words.tags] == [
        ("4", "ICE *FACTORY", "ICE FACTORY"),
        ("5", "FACTORY", "FACTORY"),
        ("4", "!", "!"),
    ]


def test_a_tag_on_space_that_is_taken_off_is_none() -> None:
    assert words_of([Run("so"), Run("  ", tags=("1",))], indent=False).tags == ()


def test_revisions_are_those_of_runs_that_say_something() -> None:
    words = words_of([Run("a", NONE, "2"), Run("b", NONE, "1"), Run("c", NONE, "2"), Run("", NONE, "5")], indent=False)
    assert words.revisions == ("2", "1")
