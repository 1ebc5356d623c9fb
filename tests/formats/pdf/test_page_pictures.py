import pytest

from edgecode.errors import UnreadableError
from edgecode.film.page_picture import PagePicture
from edgecode.formats.pdf.page_pictures import picture_of_page
from simulators.memory_source import MemorySource
from simulators.printed_boards import Picture, printed_boards


def test_a_picture_is_given_as_png_and_one_that_is_not_there_is_said() -> None:
    source = MemorySource(printed_boards([Picture(60, 60, 300, 170)]), path="boards/a.pdf")
    assert picture_of_page(source, PagePicture("boards/a.pdf", 1, 1), width=30).startswith(b"\x89PNG")
    with pytest.raises(UnreadableError, match=r"boards/a\.pdf: expected picture 2 of page 1, found 1 on 1 pages"):
        picture_of_page(source, PagePicture("boards/a.pdf", 1, 2))
