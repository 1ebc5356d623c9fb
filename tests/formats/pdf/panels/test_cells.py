from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.panels.cells import drawn_sheets
from edgecode.formats.pdf.sheets import Sheet

PICTURE = Box(50, 300, 350, 470)


def test_a_frame_round_one_picture_is_its_place() -> None:
    sheet = Sheet(842, 595, pictured=(PICTURE,), frames=(Box(40, 200, 360, 480), Box(5, 5, 837, 590)))
    [page] = drawn_sheets([sheet])
    [cell] = page.cells
    assert (cell.box, cell.picture, cell.drawn) == (Box(40, 200, 360, 480), 1, PICTURE)


def test_an_empty_frame_as_large_as_the_others_is_a_panel_once() -> None:
    empty = (Box(450, 300, 750, 470), Box(452, 302, 748, 468), Box(450, 100, 750, 160))
    first, second = drawn_sheets([Sheet(842, 595, pictured=(PICTURE,), frames=empty), Sheet(842, 595, frames=empty)])
    assert [(cell.box, cell.picture) for cell in first.cells] == [(PICTURE, 1), (empty[0], 0)]
    assert [cell.box for cell in second.cells] == [empty[0]]


def test_sheets_without_pictures_have_no_panels() -> None:
    assert [page.cells for page in drawn_sheets([Sheet(842, 595, frames=(PICTURE,))])] == [()]
