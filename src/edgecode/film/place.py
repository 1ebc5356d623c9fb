"""A place in a source file, and what a reader remarks about it."""

import msgspec


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where something stands: a file, and a line, a frame or a page in it.

    ``path`` is relative to the film's folder, with forward slashes. ``line`` counts from 1. ``frame`` counts from 0 at
    the first frame of a cut, at the cut's own rate; ``timecode`` is the same as it is printed there. ``page`` is a page's
    printed number (``12``, ``12A``), or which sheet of the file it is, counted from 1, in square brackets (``[3]``) where no
    number is printed.
    """

    path: str
    line: int | None = None
    frame: int | None = None
    timecode: str = ""
    page: str = ""

    def __str__(self) -> str:
        """``cuts/v2.edl:41``, ``cuts/v2.otio @ 01:00:10:05``, ``script/blue.pdf p. 12A`` or the path alone."""
        if self.line is not None:
            return f"{self.path}:{self.line}"
        if self.timecode:
            return f"{self.path} @ {self.timecode}"
        if self.page:
            return f"{self.path} p. {self.page}"
        return self.path if self.frame is None else f"{self.path} @ frame {self.frame}"


class Remark(msgspec.Struct, frozen=True, gc=False, tag="remark"):
    """What a reader has to say about a file: something it could not use, and that it went on without it."""

    place: Place
    says: str
