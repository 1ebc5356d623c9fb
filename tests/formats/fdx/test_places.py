import pytest

from edgecode.formats.fdx.places import Places


@pytest.fixture
def places() -> Places:
    """Three paragraphs of 4, 7 and 3 units; an empty one after the first, and the second is not printed."""
    made = Places()
    made.add(4, kept=4, before=0)
    made.skip(0)
    made.add(7, kept=7, before=1)
    made.add(5, kept=3, before=1)
    made.printed = 2
    return made


def test_a_paragraph_takes_its_text_and_one_unit_more(places: Places) -> None:
    assert (places.starts, places.end) == ([0, 6, 14], 20)


@pytest.mark.parametrize(
    ("place", "anchor"),
    [(0, "0+0"), (3, "0+3"), (4, "0+4"), (5, "1+0"), (6, "1+0"), (13, "1+7"), (16, "2+2"), (18, "3+0"), (99, "3+0")],
)
def test_a_place_is_a_paragraph_and_a_distance(places: Places, place: int, anchor: str) -> None:
    assert places.anchor(place) == anchor


def test_an_anchor_finds_its_place_in_a_script_written_anew(places: Places) -> None:
    anew = Places()
    for units in (4, 7, 3):
        anew.add(units, kept=units, before=0)
    assert [anew.place(places.anchor(place)) for place in (0, 4, 5, 13, 16, 99)] == [0, 4, 5, 12, 15, 17]
    assert anew.place("nonsense") == 0


def test_printed_paragraphs_before_a_place_leave_out_the_one_that_begins_there(places: Places) -> None:
    assert [places.printed_before(place) for place in (0, 1, 6, 7, 14, 15, 99)] == [0, 1, 1, 1, 1, 2, 2]


def test_nothing_has_no_places() -> None:
    assert Places().anchor(7) == "0+0"
    assert Places().printed_before(7) == 0
