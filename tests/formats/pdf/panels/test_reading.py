import pytest

from edgecode.errors import UnreadableError
from edgecode.film.board import Panel
from edgecode.film.place import Remark
from edgecode.formats.pdf.reader import read
from formats.pdf.panels.layouts import LAYOUTS, WORDS, bare_beside
from simulators.memory_source import MemorySource
from simulators.printed_boards import Item, Picture, Text, grid, printed_boards


def panels(data: bytes, *, path: str = "shared/story.pdf") -> tuple[list[Panel], list[str]]:
    found = list(read(MemorySource(data, path=path)))
    remarks = [f"{each.place}: {each.says}" for each in found if isinstance(each, Remark)]
    return [each for each in found if isinstance(each, Panel)], remarks


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_its_panels_in_the_order_in_which_they_are_read(layout: str) -> None:
    printed, told = LAYOUTS[layout]
    found, remarks = panels(printed())
    assert [(each.scene, each.shot, each.name, each.seconds, each.action, each.dialogue) for each in found] == told
    assert remarks == []


def test_a_panel_names_its_picture_by_file_page_and_place() -> None:
    found, _ = panels(bare_beside())
    assert [each.image for each in found[3:5]] == [
        f"shared/story.pdf#page={at}" for at in ("1&picture=4", "2&picture=1")
    ]
    assert str(found[4].place) == "shared/story.pdf p. [2]"


def test_fields_that_nobody_asked_for_are_kept() -> None:
    printed, _ = LAYOUTS["cards"]
    assert [each.extra for each in panels(printed())[0]] == [{"pdf.lens": "35 mm"}] * 3
    printed, _ = LAYOUTS["columns"]
    assert [each.notes for each in panels(printed())[0]] == ["Check the lever."] * 3


def two_beside_each_other(*more: Item) -> bytes:
    """Two large pictures close to each other, each with its number under it, and lines of text."""
    pictures = [Picture(36, 60, 380, 200), Picture(420, 60, 380, 200)]
    return printed_boards([*pictures, Text(36, 264, "Scene 4 Panel 1"), Text(420, 264, "Scene 4 Panel 2"), *more])


def test_two_captions_on_one_line_are_told_apart_by_where_they_stand() -> None:
    filled = Text(
        36,
        276,
        "Otto waits at the rail with his hat in his hand and looks out over the river for long and and",
        wide=380,
    )
    found, remarks = panels(two_beside_each_other(filled, Text(420, 276, "Nadia too.")))
    assert [each.action for each in found] == [filled.words, "Nadia too."]
    assert remarks == []


def test_where_they_cannot_be_told_apart_both_panels_stand_and_it_is_said() -> None:
    over = "He looks at the lever and she looks at the bank, both of them waiting"
    found, remarks = panels(two_beside_each_other(Text(300, 276, over, size=11)))
    assert [(each.name, each.action) for each in found] == [("1", over), ("2", "")]
    [said] = remarks
    assert said.startswith(
        "shared/story.pdf p. [1]: expected the words of two panels apart, found 'He looks at the lever"
    )
    assert said.endswith("over both; it stands with the first")


def scan(*, pages: int, paper: tuple[float, float]) -> bytes:
    return printed_boards(*[[Picture(0, 0, *paper)]] * pages, paper=paper)


def test_full_pages_of_pictures_on_their_side_are_panels_of_no_scene() -> None:
    found, remarks = panels(scan(pages=3, paper=(842, 595)))
    assert [(each.name, each.scene) for each in found] == [("p1-1", ""), ("p2-1", ""), ("p3-1", "")]
    says = "expected captions, found 3 pages of pictures without any text: each picture is a panel of no scene"
    assert remarks == [f"shared/story.pdf: {says}"]


def test_upright_ones_are_panels_among_the_boards_and_a_scanned_script_elsewhere() -> None:
    upright = scan(pages=2, paper=(595, 842))
    assert len(panels(upright, path="boards/all.pdf")[0]) == 2
    with pytest.raises(UnreadableError, match="expected a PDF with text, found 2 pages of pictures: a scan"):
        panels(upright, path="script/all.pdf")


def test_pages_without_a_picture_are_said_once_and_left_out() -> None:
    drawn: list[Item] = [Picture(60, 60, 600, 340), Text(60, 410, "Scene 4 Panel 1"), Text(60, 425, WORDS)]
    found, remarks = panels(printed_boards([Text(100, 200, "THE FERRY")], drawn, drawn, [Text(100, 200, "The end")]))
    assert [each.name for each in found] == ["1", "1"]
    says = "expected panels on every page, found 2 with words only ([1], [4]); left out"
    assert remarks == [f"shared/story.pdf: {says}"]


def test_panels_without_a_scene_are_counted_in_one_remark() -> None:
    items: list[Item] = []
    for nth, (x, y) in enumerate(grid(3, 2, step=(260, 265)), start=1):
        items += [Picture(x, y, 240, 135), Text(x, y + 140, f"Panel {nth}" if nth % 2 else f"Scene 4 Panel {nth}")]
    found, remarks = panels(printed_boards(items))
    assert [each.scene for each in found] == ["", "4"] * 3
    assert remarks == ["shared/story.pdf: expected the scene of each panel in its caption, found none for 3 of 6"]


@pytest.mark.parametrize("data", [bare_beside()[:900], b"%PDF-1.7\n"])
def test_a_file_that_is_cut_off_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="expected a PDF"):
        panels(data)
