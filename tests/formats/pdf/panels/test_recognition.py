import pytest

from edgecode.film.board import Panel
from edgecode.formats.pdf.panels.reading import boards_in
from edgecode.formats.pdf.panels.recognition import are_panels
from edgecode.formats.pdf.reader import read
from edgecode.formats.pdf.sheets import sheets_of
from formats.pdf.panels.layouts import LAYOUTS, WORDS
from simulators.memory_source import MemorySource
from simulators.printed_boards import Item, Picture, Text, grid, printed_boards

PAPER = (612, 792)


def are(data: bytes, *, path: str = "a.pdf") -> bool:
    found = sheets_of(data, path="")
    return are_panels(boards_in(found), found, path=path)


def script_page(*more: Item) -> list[Item]:
    lines = ["INT. HALL - DAY", *[f"{WORDS} And so on." for _ in range(22)], "EXT. LANDING - DAY", *[WORDS] * 10]
    return [*more, *(Text(108, 60 + 20 * at, line, wide=440) for at, line in enumerate(lines))]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_pages_of_captioned_pictures_are_panels_wherever_they_lie(layout: str) -> None:
    assert are(LAYOUTS[layout][0](), path="a.pdf")


def test_a_script_is_none_whatever_pictures_it_has() -> None:
    """A logo on the title page or on every page, an illustration, and a scan with its words laid over it."""
    logo, drawn, whole = Picture(250, 100, 110, 60), Picture(108, 60, 300, 170), Picture(0, 0, *PAPER)
    for pages in (
        [[logo], script_page(), script_page()],
        [script_page(Picture(500, 10, 90, 40)), script_page(Picture(500, 10, 90, 40))],
        [script_page(drawn), script_page(drawn)],
        [script_page(whole), script_page(whole)],
    ):
        made = printed_boards(*pages, paper=PAPER)
        assert not are(made, path="boards/script.pdf")
        assert not any(isinstance(each, Panel) for each in read(MemorySource(made, path="script/a.pdf")))


def test_pictures_whose_captions_name_nothing_are_panels_only_among_the_boards() -> None:
    looks: list[Item] = []
    for x, y in grid(3, 2, step=(260, 265)):
        looks += [Picture(x, y, 240, 135), Text(x, y + 140, "The old landing, east side, in March")]
    made = printed_boards(looks)
    assert not are(made, path="locations/landing.pdf")
    assert are(made, path="boards/landing.pdf")


def test_a_grid_of_pictures_without_any_words_is_panels() -> None:
    assert are(printed_boards([Picture(x, y, 240, 135) for x, y in grid(3, 2, step=(260, 265))]))
