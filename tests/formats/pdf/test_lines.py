import pytest

from edgecode.formats.pdf.lines import Page, cluster, joined, pages_of
from edgecode.formats.pdf.sheets import Word, sheets_of
from simulators.printed_script import placed

PITCH = 12 * 0.602


def pages(*sheets: list[tuple[float, float, str]]) -> tuple[Page, ...]:
    """Print texts at places and put them into lines."""
    return pages_of(sheets_of(placed(*sheets), path="a.pdf").sheets)


def test_lines_come_from_the_top_down_and_words_from_the_left() -> None:
    [page] = pages([(72, 112, "third"), (200, 100, "second"), (72, 100, "first")])
    assert [line.text for line in page.lines] == ["first second", "third"]


def test_places_are_in_characters_and_lines() -> None:
    [page] = pages([(72, 100 + 12 * line, "some words here") for line in range(5)])
    assert page.lines[0].left == pytest.approx(72 / PITCH, abs=0.05)
    assert page.lines[0].right - page.lines[0].left == pytest.approx(len("some words here"), abs=0.1)
    assert page.lines[3].down - page.lines[0].down == pytest.approx(3, abs=0.01)


def test_a_line_knows_where_it_stands_in_the_text_of_all_pages() -> None:
    found = [line for page in pages([(72, 72, "one"), (72, 84, "two")], [(72, 72, "three")]) for line in page.lines]
    text = "".join(f"{line.text}\n" for line in found)
    assert [text[line.start : line.end] for line in found] == ["one", "two", "three"]


def test_a_word_printed_twice_to_look_bold_is_there_once() -> None:
    [page] = pages([(72, 72, "INT. QUAY"), (72.4, 72, "INT. QUAY")])
    assert [line.text for line in page.lines] == ["INT. QUAY"]


def test_words_that_touch_are_one() -> None:
    assert joined([Word("bold", 0, 4, 0, 1), Word("ly", 4.1, 6, 0, 1), Word("so", 7, 9, 0, 1)]) == "boldly so"


def test_the_place_round_which_most_lie_is_found_between_two_steps() -> None:
    assert cluster([10.1, 24.98, 25.02, 25.01, 40]) == pytest.approx(25.01)
    assert cluster([]) is None
