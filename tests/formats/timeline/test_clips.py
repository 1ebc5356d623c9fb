import pytest

from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.timeline.clips import Where, clip_of, file_name
from edgecode.formats.timeline.items import Facts, Item, Played, Range, Time
from edgecode.formats.timeline.placing import Clock, Placed

RATE = Rate.parse("24")
WHERE = Where("a.xml", 0, Clock(RATE, 24.0), Timecode(86_400, RATE))
ITEM = Item(kind="Clip", trim=Range(Time(0, 24), Time(100, 24)))


def sources(played: Played | None, *, hidden: tuple[float, float] = (0, 0)) -> tuple[int | None, int | None]:
    placed = Placed(ITEM, 10 + hidden[0], 110 - hidden[1], hidden=hidden)
    clip = clip_of(placed, Facts(name="a", played=played), where=WHERE)
    return (clip.source_in.frame if clip.source_in else None, clip.source_out.frame if clip.source_out else None)


def test_a_clip_plays_what_its_format_says() -> None:
    assert sources(Played(500, 600, RATE)) == (500, 600)
    assert sources(None) == (None, None)
    assert sources(Played(-5, 600, RATE)) == (None, 600)


def test_what_a_composition_hides_is_not_played() -> None:
    assert sources(Played(500, 600, RATE), hidden=(10, 30)) == (510, 570)
    assert sources(Played(500, 700, RATE), hidden=(10, 30)) == (520, 640)


def test_what_runs_backwards_begins_at_its_end() -> None:
    assert sources(Played(600, 500, RATE)) == (500, 600)
    assert sources(Played(600, 500, RATE), hidden=(10, 30)) == (530, 590)


def test_a_place_has_its_line_and_its_timecode() -> None:
    place = clip_of(Placed(ITEM, 24, 124), Facts(name="a", line=7), where=WHERE).place
    assert (place.line, place.frame, place.timecode) == (7, 24, "01:00:01:00")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("file:///a/b%20c.mov", "b c.mov"),
        ("C:\\clips\\a.mov", "a.mov"),
        ("a.mov", "a.mov"),
        ("file:///", ""),
        ("", ""),
    ],
)
def test_a_file_is_called_by_the_last_part_of_its_address(address: str, name: str) -> None:
    assert file_name(address) == name
