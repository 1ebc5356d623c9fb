import pytest

from edgecode.film.board import Panel
from edgecode.film.boards.quoted import counts_lines, quotes, quotes_lines
from edgecode.film.place import Place


@pytest.mark.parametrize(
    ("dialogue", "covers", "found"),
    [
        ("The kettle is on.", "", ["The kettle is on."]),
        ("The kettle is on / I heard it", "2", ["The kettle is on", "I heard it"]),
        ("BEN: I heard it... a while ago", "", ["I heard it", "a while ago"]),
        ("(quietly) ... ", "", []),
        ("", '"You said" - “at it now”; 3', ["You said", "at it now"]),
        ("Yes.", '"No"', ["Yes.", "No"]),
    ],
)
def test_dialogue_is_quoted_piece_by_piece_and_so_are_quotations_in_what_a_panel_covers(
    dialogue: str, covers: str, found: list[str]
) -> None:
    panel = Panel(name="1", place=Place("panels.csv"), dialogue=dialogue, covers=covers)
    assert [" ".join(each.split()) for each in quotes(panel)] == found


@pytest.mark.parametrize(
    ("covers", "counts", "words"),
    [
        ("3-9", True, False),
        ('"at 9"', False, True),
        ('"at nine"; 4', True, True),
        ("whole", False, False),
        ("", False, False),
    ],
)
def test_numbers_inside_a_quotation_count_no_lines(covers: str, *, counts: bool, words: bool) -> None:
    assert (counts_lines(covers), quotes_lines(covers)) == (counts, words)
