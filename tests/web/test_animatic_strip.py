from pathlib import Path

from edgecode.film.board import Panel
from edgecode.film.boards.animatic import animatic
from edgecode.film.boards.shot import Boards, Scratch
from edgecode.film.film import Film
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.web.animatic_strip import Strip, command, document_name, panel_at, sounds_of, strip_of
from edgecode.web.board_sheet import PanelCard

HELD = {"sound/room.wav": "1", "sound/room.caf": "2"}


def panel(name: str, seconds: float | None) -> Panel:
    return Panel(name=name, id=f"id {name}", place=Place("boards/panels.csv", 2), scene="1", seconds=seconds)


def strip(*seconds: float | None, rate: str = "24", sounds: tuple[Scratch, ...] = ()) -> Strip:
    panels = tuple(panel(str(nth), each) for nth, each in enumerate(seconds))
    made = animatic(Film(panels=panels, boards=Boards(sounds=sounds)), rate=Rate.parse(rate))
    cards = {each.id: PanelCard(panel=each, anchor="", href="") for each in panels}
    return strip_of(made, cards=cards, held=HELD)


def test_panels_are_as_wide_as_they_stand_long_and_say_how_long() -> None:
    made = strip(1.0, 2.5, None)
    assert [each.wide for each in made.panels] == [60, 150, 120]
    assert [each.stands for each in made.panels] == ["1 s", "2.5 s", "2 s assumed"]
    assert [each.timecode for each in made.panels] == ["00:00:00:00", "00:00:01:00", "00:00:03:12"]
    assert (made.frames, made.ends, made.assumed) == (132, "00:00:05:12", 1)


def test_widths_add_up_however_many_panels_there_are() -> None:
    made = strip(*[1.3] * 300)
    assert abs(sum(each.wide for each in made.panels) - 300 * 1.3 * 10) < 2
    assert min(each.wide for each in strip(*[0.04] * 2000).panels) >= 4


def test_drop_frame_is_counted_as_the_clock_shows_it() -> None:
    assert strip(60.06, 1.0, rate="29.97 drop").panels[1].timecode == "00:01:00;02"


def test_sounds_begin_with_their_panel_and_say_why_they_are_not_heard() -> None:
    sounds = tuple(
        Scratch(panel=f"id {nth}", file=file, skip=nth)
        for nth, file in enumerate(("sound/room.wav", "sound/gone.wav", "sound/room.caf"))
    )
    made = strip(1.0, 1.0, 1.0, sounds=sounds)
    assert [(each.at, each.skip) for each in made.sounds] == [(0, 0.0), (24, 1.0), (48, 2.0)]
    assert [each.missing for each in made.sounds] == [
        "",
        "sound/gone.wav is not there",
        "sound/room.caf is no sound that a browser plays",
    ]
    assert made.sounds[0].href == "/film/sound/room.wav"
    assert sounds_of(list(HELD)) == ["sound/room.wav"]


def test_the_panel_that_is_asked_for_is_shown_else_the_first() -> None:
    made = strip(1.0, 1.0)
    assert [panel_at(made, panel=each) for each in ("id 1", "gone")] == [made.panels[1], made.panels[0]]
    assert panel_at(strip(), panel="") is None


def test_what_one_types_for_the_movie_is_one_line_that_a_shell_reads() -> None:
    assert command(Path("/films/The Ferry"), scene="") == "edgecode animatic '/films/The Ferry' --to animatic.mp4"
    assert command(Path("f"), scene="A6") == "edgecode animatic f --to animatic-scene-A6.mp4 --scene A6"
    assert command(Path("f"), scene="2א").endswith("--to animatic-scene-2.mp4 --scene '2א'")
    assert document_name("") == "animatic.otio"
    assert document_name('"\n/') == "animatic-scene.otio"
