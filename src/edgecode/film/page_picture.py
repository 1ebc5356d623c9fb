"""A picture on a page of a PDF, as a panel names it: ``boards/pages.pdf#page=2&picture=3``.

Pages are the file's sheets and pictures those of panels in the order in which they are read, both from 1. The form is that
of PDF open parameters (RFC 8118, section 3), with a word of our own for the picture.
"""

import re
from typing import Final

import msgspec

_NAMED: Final = re.compile(
    r"(?P<path>.+\.pdf)#page=(?P<page>[0-9]{1,6})&picture=(?P<picture>[0-9]{1,4})", re.IGNORECASE
)


class PagePicture(msgspec.Struct, frozen=True, gc=False):
    """Which picture of which page of a file, by the file's path relative to the film's folder."""

    path: str
    page: int
    picture: int

    def __str__(self) -> str:
        """As a panel names it."""
        return f"{self.path}#page={self.page}&picture={self.picture}"


def page_picture(image: str) -> PagePicture | None:
    """Read a panel's picture as one on a page, ``None`` for a picture that is a file of its own."""
    found = _NAMED.fullmatch(image)
    return PagePicture(found["path"], int(found["page"]), int(found["picture"])) if found else None


def file_of(image: str) -> str:
    """The file that a panel's picture lies in: the picture itself, or the PDF on whose page it is."""
    found = page_picture(image)
    return image if found is None else found.path
