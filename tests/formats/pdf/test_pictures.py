from edgecode.formats.pdf.boxes import Box
from edgecode.formats.pdf.pictures import panel_pictures
from edgecode.formats.pdf.sheets import Sheet


def found(*boxes: Box) -> list[list[Box]]:
    return [list(row) for row in panel_pictures(Sheet(842, 595, pictured=boxes))]


LEFT, RIGHT, BELOW = Box(50, 300, 350, 470), Box(400, 295, 700, 465), Box(50, 50, 350, 220)


def test_they_are_read_by_rows_then_columns() -> None:
    assert found(BELOW, RIGHT, LEFT) == [[LEFT, RIGHT], [BELOW]]


def test_a_logo_and_a_background_are_none() -> None:
    assert found(LEFT, Box(780, 560, 830, 590), Box(0, 0, 842, 595)) == [[LEFT]]
    assert found(Box(0, 0, 842, 595)) == [[Box(0, 0, 842, 595)]]


def test_layers_and_strips_are_one_picture() -> None:
    strips = [Box(50, 300 + 17 * at, 350, 317 + 17 * at) for at in range(10)]
    assert found(*strips) == [[LEFT]]
    assert found(LEFT, Box(60, 300, 350, 460)) == [[LEFT]]
