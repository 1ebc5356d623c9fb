import pytest

from edgecode.film.place import Place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place("cuts/v2.edl", line=41), "cuts/v2.edl:41"),
        (Place("cuts/v2.edl", line=41, frame=7, timecode="01:00:10:05"), "cuts/v2.edl:41"),
        (Place("cuts/v2.otio", frame=245, timecode="01:00:10:05"), "cuts/v2.otio @ 01:00:10:05"),
        (Place("cuts/v2.otio", frame=0), "cuts/v2.otio @ frame 0"),
        (Place("script/blue.pdf", page="12A"), "script/blue.pdf p. 12A"),
        (Place("script/blue.pdf", page="[3]"), "script/blue.pdf p. [3]"),
        (Place("script/film.fountain"), "script/film.fountain"),
    ],
)
def test_a_place_is_said_by_its_line_else_by_its_timecode_page_or_frame(place: Place, said: str) -> None:
    assert str(place) == said
