import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.board import Panel
from edgecode.film.boards.animatic import (
    RATE,
    STANDS,
    Animatic,
    animatic,
    rate_of,
    said_seconds,
    shown_panels,
    standing_seconds,
)
from edgecode.film.boards.shot import Boards, Carry, Fate, Scratch
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.rate import Rate


def panel(name: str, seconds: float | None = None, **more: str) -> Panel:
    made = Panel(name=name, id=f"id {name}", place=Place("boards/panels.csv", 2), scene="1", seconds=seconds)
    return msgspec.structs.replace(made, **more)


def laid(*seconds: float | None, rate: str = "24") -> Animatic:
    panels = tuple(panel(str(nth), each) for nth, each in enumerate(seconds))
    return animatic(Film(panels=panels), rate=Rate.parse(rate))


def spans(made: Animatic) -> list[tuple[int, int]]:
    return [(each.first, each.frames) for each in made.panels]


def test_panels_follow_each_other_in_frames_at_the_rate() -> None:
    assert spans(laid(1.0, 2.5, 0.5)) == [(0, 24), (24, 60), (84, 12)]
    assert laid(1.0, 2.5, 0.5).frames == 96


def test_a_panel_that_says_nothing_stands_two_seconds_and_it_is_counted() -> None:
    made = laid(1.0, None, math.nan, -1.0, math.inf)
    assert [each.frames for each in made.panels] == [24, 48, 48, 48, 48]
    assert [each.said for each in made.panels] == [True, False, False, False, False]
    assert made.assumed == 4
    assert STANDS == 2.0
    assert said_seconds(panel("a", 0.0)) == 0.0 == standing_seconds(panel("a", 0.0))


def test_no_rounding_builds_up() -> None:
    """A third of a second a panel at 24 is 8 frames; at 25 it is now 8, now 9, and three of them are always 25."""
    assert {each.frames for each in laid(*[1 / 3] * 90).panels} == {8}
    ends = [each.first + each.frames for each in laid(*[1 / 3] * 90, rate="25").panels]
    assert ends[2::3] == [25 * (nth + 1) for nth in range(30)]
    assert laid(*[1.0] * 1001, rate="23.976").frames == 24000


@pytest.mark.parametrize("rate", ["23.976", "24", "25", "29.97", "59.94", "120"])
@given(seconds=st.lists(st.floats(0.05, 30.0), min_size=1, max_size=40))
def test_each_panel_ends_at_the_rounded_sum(rate: str, seconds: list[float]) -> None:
    """As long as every panel is longer than a frame."""
    made = laid(*seconds, rate=rate)
    fps = float(made.rate.fps)
    passed = 0.0
    for each, own in zip(made.panels, seconds, strict=True):
        passed += own
        assert abs(each.first + each.frames - passed * fps) <= 0.5 + 1e-6


def test_a_panel_of_more_than_nothing_has_a_frame_and_later_ones_give_it_back() -> None:
    """Ten panels of a thousandth of a second have ten frames; the second that follows is shorter by nearly as many."""
    made = laid(*[0.001] * 10, 1.0, 1.0)
    assert [each.frames for each in made.panels] == [*[1] * 10, 14, 24]
    assert made.frames == 48
    assert laid(*[0.001] * 10).frames == 10, "there is nobody to give them back"


def test_a_panel_said_to_stand_for_nothing_has_no_frame_and_is_kept() -> None:
    made = laid(1.0, 0.0, 1.0)
    assert spans(made) == [(0, 24), (24, 0), (24, 24)]
    assert laid(0.001, 0.0, 0.001).frames == 2


def test_one_scene_alone_begins_at_nothing() -> None:
    panels = (panel("1", 1.0), panel("2", 2.0, scene="012a"), panel("3", 3.0, scene="12A"))
    made = animatic(Film(panels=panels), rate=RATE, scene="12a")
    assert [each.panel.name for each in made.panels] == ["2", "3"]
    assert spans(made) == [(0, 48), (48, 72)]
    assert animatic(Film(panels=panels), rate=RATE, scene="9").frames == 0


def test_what_was_taken_out_is_not_in_it_and_what_is_to_be_decided_is_left_out_and_told() -> None:
    one, two, three = panel("1", 1.0), panel("2", 1.0), panel("3", 1.0)
    boards = Boards(
        removed=(three,),
        carried={
            one.id: Carry(panel=one.id, fate=Fate.CARRIED),
            two.id: Carry(panel=two.id, fate=Fate.DECIDE),
        },
    )
    film = Film(panels=(one, two, three), boards=boards)
    made = animatic(film, rate=RATE)
    assert [each.panel.name for each in made.panels] == ["1"]
    assert made.undecided == (two,)
    assert shown_panels(film.panels, boards=boards) == (one,)
    assert animatic(film, rate=RATE, scene="9").undecided == ()


def test_a_sound_begins_with_its_panel_and_a_persons_takes_the_place_of_the_files() -> None:
    one, two, three = (panel(name, 1.5, audio=f"boards/{name}.wav") for name in "123")
    sounds = (
        Scratch(panel=two.id, file="sound/rain.mp3", skip=2.5),
        Scratch(panel=two.id, file="sound/bell.mp3", skip=-1.0),
        Scratch(panel=three.id, file=""),
    )
    made = animatic(Film(panels=(one, two, three), boards=Boards(sounds=sounds)), rate=RATE)
    assert [(each.panel, each.file, each.at, each.skip) for each in made.sounds] == [
        (one.id, "boards/1.wav", 0, 0.0),
        (two.id, "sound/rain.mp3", 36, 2.5),
        (two.id, "sound/bell.mp3", 36, 0.0),
    ]


def test_the_rate_is_the_current_cuts_where_it_has_one() -> None:
    assert rate_of(Film()) == Rate.parse("24")
    assert rate_of(Film(cut=Cut(name="a", path="a"))) == Rate.parse("24")
    assert rate_of(Film(cut=Cut(name="a", path="a", rate=Rate.parse("25")))) == Rate.parse("25")
