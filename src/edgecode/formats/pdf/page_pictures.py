"""Pictures of panels out of the pages of a PDF, for whoever shows or writes them."""

from typing import Final

from edgecode.film.page_picture import PagePicture
from edgecode.formats.pdf.apart import APART
from edgecode.formats.pdf.crop import MOST_WIDE
from edgecode.formats.source import Source

LARGEST: Final = MOST_WIDE
"""Pixels across the largest that is made."""


def picture_of_page(source: Source, wanted: PagePicture, *, width: int = LARGEST) -> bytes:
    """Draw a picture of a page as PNG, ``width`` pixels wide and high or less, in the process that reads PDFs.

    Raises UnreadableError where the file is no PDF that opens, or has no such picture, and what ``source`` raises.
    """
    size = {"page": wanted.page, "picture": wanted.picture, "width": width}
    return APART.picture_in(source.bytes(), path=source.path, **size)
