import pytest

from edgecode.formats.pdf.layout import columns, heading_at, layout_of, left_edge, scene_number
from edgecode.formats.pdf.lines import Line, Page, joined, pages_of
from edgecode.formats.pdf.margins import without_margins
from edgecode.formats.pdf.sheets import Word, sheets_of
from simulators.printed_script import Style, printed
from simulators.read_back import in_fountain

SCRIPT = """\
INT. QUAY - NIGHT #1#

Rain falls on the boats, on the quay, and on whoever stands there to be rained on.

OTTO
(to himself)
Again.

NADIA
And again.
"""


def pages(style: Style) -> tuple[Page, ...]:
    """Print the script and put it into lines."""
    return pages_of(sheets_of(printed(in_fountain(SCRIPT), style), path="a.pdf").sheets)


def line(text: str) -> Line:
    """Set a text as one line, a word for each part between spaces, so many characters apart as there are spaces."""
    words, left = [], 0.0
    for part in text.split(" "):
        if part:
            words.append(Word(part, left, left + len(part), 0, 1))
        left += len(part) + 1
    return Line(0, tuple(words), joined(words), 0)


@pytest.mark.parametrize(
    "style", [Style(), Style(left=60, dialogue=(8, 40), parenthetical=(12, 20), cue=19), Style(scale=0.6)]
)
def test_the_places_of_a_document_are_measured_on_it(style: Style) -> None:
    found = pages(style)
    left = left_edge(found)
    assert left == pytest.approx(style.left / style.pitch, abs=0.1)
    assert left is not None
    layout = layout_of(without_margins(found, left=left), left=left)
    assert layout.dialogue == pytest.approx(left + style.dialogue[0], abs=0.3)
    assert layout.parenthetical == pytest.approx(left + style.parenthetical[0], abs=0.3)
    assert layout.cue == pytest.approx(left + style.cue, abs=0.3)


def test_the_left_edge_is_behind_the_scene_numbers() -> None:
    assert left_edge(pages(Style(numbers=True))) == pytest.approx(108 / Style().pitch, abs=0.1)


def test_without_speech_there_is_only_an_edge() -> None:
    silent = pages_of(sheets_of(printed(in_fountain(SCRIPT.partition("OTTO")[0]), Style()), path="a.pdf").sheets)
    layout = layout_of(silent, left=left_edge(silent) or 0)
    assert (layout.dialogue, layout.parenthetical, layout.cue) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("INT. QUAY - NIGHT", 0),
        ("12A INT. QUAY - NIGHT", 1),
        ("12A", -1),
        ("He goes INT. the quay", -1),
        ("I/E CAR", 0),
    ],
)
def test_a_heading_begins_with_its_words_or_its_number(text: str, at: int) -> None:
    assert heading_at(line(text)) == at


@pytest.mark.parametrize("number", ["12", "12A", "A12", "AB12", "3-5", "12.", "101B"])
def test_scene_numbers_are_figures_with_letters_round_them(number: str) -> None:
    assert scene_number(number) == number.rstrip(".")


@pytest.mark.parametrize("word", ["QUAY", "12th", "-", "*", "1/2/24x"])
def test_other_words_are_no_scene_numbers(word: str) -> None:
    assert scene_number(word) == ""


def test_a_wide_gap_parts_a_line_into_columns_and_two_spaces_do_not() -> None:
    assert [joined(part) for part in columns(line("OTTO        NADIA"))] == ["OTTO", "NADIA"]
    assert len(columns(line("One.  Two."))) == 1
