from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Scratch, Shot
from edgecode.film.composed import composed
from edgecode.film.film import Film
from edgecode.film.identity import named_panels
from edgecode.film.place import Place, Remark
from edgecode.formats.panel_list import read, recognises
from edgecode.formats.panels_csv import written
from simulators.memory_source import MemorySource

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
IN_WORDS = ("shot", "covers", "action", "dialogue", "notes", "draft", "size", "angle", "lens", "move", "side")
WORDS = st.text(alphabet="aB1 =+-@'\",;\né", max_size=10).map(str.strip)


def again(film: Film) -> list[Panel]:
    found = list(read(MemorySource(written(film).data, path="panels.csv")))
    assert not [each for each in found if isinstance(each, Remark)]
    return named_panels(each for each in found if isinstance(each, Panel))


def header(film: Film) -> str:
    return written(film).data.decode().split("\r\n", maxsplit=1)[0]


def plain(panel: Panel) -> Panel:
    return msgspec.structs.replace(panel, place=Place(""))


def test_every_panel_of_the_example_reads_back_as_it_was() -> None:
    film = open_film(EXAMPLE).look().film
    assert len(film.panels) == 28
    assert list(map(plain, again(film))) == list(map(plain, film.panels))


@st.composite
def panels_of_a_list(draw: st.DrawFn) -> Panel:
    """Any panel that a list can tell."""
    words = {name: draw(WORDS) for name in IN_WORDS}
    panel = Panel(
        name=f"p{draw(WORDS)}",
        place=Place("a"),
        scene=draw(st.sampled_from(["12", "A6", "7B"])),
        image="boards/12-1.png",
        seconds=draw(st.none() | st.floats(0, 9999).map(lambda seconds: round(seconds, 3))),
        audio=draw(st.sampled_from(["", "boards/a.wav", "sound/b.MP3"])),
        extra={name: text for name in ("csv.Colour", "csv.sound in words") if (text := draw(WORDS))},
    )
    return msgspec.structs.replace(panel, **words)


@given(st.lists(panels_of_a_list(), min_size=1, unique_by=lambda panel: (panel.scene, composed(panel.name))))
def test_any_panels_read_back_as_they_were(drawn: list[Panel]) -> None:
    panels = tuple(named_panels(drawn))
    once = again(Film(panels=panels))
    assert list(map(plain, once)) == list(map(plain, panels))
    assert written(Film(panels=tuple(once))) == written(Film(panels=panels))


def test_a_column_is_written_where_some_panel_has_it() -> None:
    bare, full = Panel(name="1", place=Place("a")), Panel(name="2", place=Place("a"), lens="40", audio="a.wav")
    assert header(Film(panels=(bare,))) == "panel,scene,shot,covers,action,dialogue,image,seconds"
    assert header(Film(panels=(bare, full))) == "panel,scene,shot,covers,action,dialogue,image,seconds,lens,sound"


def test_what_is_said_of_a_shot_and_of_its_sound_is_written() -> None:
    panels = tuple(named_panels([Panel(name=name, place=Place("a"), scene="1", size="CU") for name in "12"]))
    boards = Boards(
        shots=(Shot(id="s", scene="1", size="wide", side="left", panels=tuple(panel.id for panel in panels)),),
        sounds=(Scratch(panel=panels[1].id, file="sound/1.wav"),),
    )
    found = again(Film(panels=panels, boards=boards))
    assert [(panel.size, panel.side, panel.audio) for panel in found] == [
        ("wide", "left", ""),
        ("wide", "left", "sound/1.wav"),
    ]


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="csv-panels: expected storyboard panels, found none in this film"):
        written(Film())


def test_our_reader_knows_what_is_written() -> None:
    assert recognises(written(Film(panels=(Panel(name="1", place=Place("a")),))).data, suffix=".csv")
