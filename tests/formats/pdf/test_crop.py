import importlib
import io

import pytest
from PIL import Image

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.crop import picture_in
from formats.pdf.test_boxes import in_a_form
from simulators.printed_boards import Picture, grid, printed_boards

PAGE = printed_boards(
    [Picture(x, y, 240, 135, shade=100 + 20 * at) for at, (x, y) in enumerate(grid(3, 2, step=(260, 265)))]
)


@pytest.mark.parametrize("picture", [1, 2, 6])
def test_the_picture_that_is_asked_for_is_drawn(picture: int) -> None:
    made = Image.open(io.BytesIO(picture_in(PAGE, path="", page=1, picture=picture, width=480)))
    assert (made.size, made.mode) == ((480, 270), "RGB")
    assert made.getpixel((240, 135)) == (80 + 20 * picture,) * 3


def test_one_on_a_page_that_is_turned_is_drawn_as_it_is_shown() -> None:
    made = Image.open(io.BytesIO(picture_in(in_a_form(turn=90), path="", page=1, picture=1, width=100)))
    assert made.size == (50, 100)
    assert made.getpixel((25, 50)) == (128,) * 3


@pytest.mark.parametrize(
    ("page", "picture", "found"), [(1, 7, "6 on 1 pages"), (2, 1, "0 on 1 pages"), (0, 1, "0"), (1, 0, "6")]
)
def test_a_picture_that_is_not_there_is_said(page: int, picture: int, found: str) -> None:
    with pytest.raises(UnreadableError, match=f"a.pdf: expected picture {picture} of page {page}, found {found}"):
        picture_in(PAGE, path="a.pdf", page=page, picture=picture, width=100)


def test_a_file_that_is_cut_off_or_asks_for_a_password_is_said() -> None:
    with pytest.raises(UnreadableError, match="expected a PDF, found a damaged one"):
        picture_in(PAGE[:300], path="a.pdf", page=1, picture=1, width=100)
    stream = io.BytesIO()
    canvas = importlib.import_module("reportlab.pdfgen.canvas").Canvas(stream, encrypt="secret")
    canvas.showPage()
    canvas.save()
    with pytest.raises(UnreadableError, match="expected a PDF that opens, found one that asks for a password"):
        picture_in(stream.getvalue(), path="a.pdf", page=1, picture=1, width=100)
