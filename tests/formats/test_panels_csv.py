from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.film import Film
from edgecode.film.identity import named_panels
from edgecode.film.place import Place, Remark
from edgecode.formats.panel_list import read, recognises
from edgecode.formats.panels_csv import written
from simulators.memory_source import MemorySource

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
WORDS = st.text(alphabet="aB1 =+-@'\",;\né", max_size=10).map(str.strip)


def again(film: Film) -> list[Panel]:
    found = list(read(MemorySource(written(film).data, path="panels.csv")))
    assert not [each for each in found if isinstance(each, Remark)]
    return named_panels(each for each in found if isinstance(each, Panel))


def plain(panel: Panel) -> Panel:
    return msgspec.structs.replace(panel, place=Place(""))


def test_every_panel_of_the_example_reads_back_as_it_was() -> None:
    film = open_film(EXAMPLE).look().film
    assert len(film.panels) == 28
    assert list(map(plain, again(film))) == list(map(plain, film.panels))


@given(
    st.lists(
        st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS, st.none() | st.floats(0, 9999).map(lambda s: round(s, 3))),
        min_size=1,
    )
)
def test_any_panels_read_back_as_they_were(parts: list[tuple[str, str, str, str, str, float | None]]) -> None:
    panels = named_panels(
        Panel(
            name=f"p{name}",
            place=Place("a"),
            scene="12",
            shot=shot,
            covers=covers,
            action=action,
            dialogue=dialogue,
            image="boards/12-1.png",
            seconds=seconds,
            extra={"csv.lens": f"x{name}"},
        )
        for name, shot, covers, action, dialogue, seconds in parts
    )
    assert list(map(plain, again(Film(panels=tuple(panels))))) == list(map(plain, panels))


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="csv-panels: expected storyboard panels, found none in this film"):
        written(Film())


def test_our_reader_knows_what_is_written() -> None:
    assert recognises(written(Film(panels=(Panel(name="1", place=Place("a")),))).data, suffix=".csv")
