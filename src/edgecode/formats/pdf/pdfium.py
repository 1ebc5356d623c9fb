"""PDFium, through pypdfium2: the few calls of it that are used here, one thread at a time.

The library is loaded when the first PDF is read, for every reader's module is loaded whenever a folder is. It keeps state
that threads share, and cannot be interrupted: see :mod:`edgecode.formats.pdf.apart` for the process it runs in.
"""

import importlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from types import ModuleType
from typing import Final, Protocol, cast

from edgecode.errors import UnreadableError

_ONE_AT_A_TIME: Final = threading.Lock()
_FILE_ERROR: Final = 2
"""FPDF_ERR_FILE (fpdfview.h), which a file in memory cannot have."""
_PASSWORD_ERROR: Final = 4
"""FPDF_ERR_PASSWORD."""


class TextPage(Protocol):
    """The characters of a page."""

    raw: object

    def count_chars(self) -> int:
        """How many there are, those that PDFium put in for a gap or a new line included."""

    def get_text_range(self, index: int, count: int) -> str:
        """The text from a character on."""

    def close(self) -> None:
        """Let go of it."""


class Bitmap(Protocol):
    """A page as it was drawn."""

    width: int
    height: int
    stride: int
    n_channels: int
    buffer: Iterable[int]

    def close(self) -> None:
        """Let go of it."""


class Page(Protocol):
    """One page of a document."""

    raw: object

    def render(
        self, *, scale: float, rotation: int, crop: tuple[float, float, float, float], rev_byteorder: bool
    ) -> Bitmap:
        """Draw it turned by so many degrees more, ``scale`` pixels a point.

        ``crop`` is how many points are left out at its left, lower, right and upper edge.
        """

    def get_textpage(self) -> TextPage:
        """Find its characters."""

    def get_bbox(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what is shown of it, in points."""

    def get_objects(self, filter: Sequence[int], max_depth: int) -> Iterator[object]:  # noqa: A002  the library's own name
        """What is drawn on it, of some types."""

    def close(self) -> None:
        """Let go of it."""


class Document(Protocol):
    """An open file."""

    def __len__(self) -> int:
        """How many pages it says it has."""

    def __getitem__(self, index: int) -> Page:
        """Load a page, counted from 0; raises :func:`fault` where it cannot be loaded."""

    def get_metadata_dict(self, *, skip_empty: bool) -> Mapping[str, str]:
        """What the file says of itself, by the names of ISO 32000-1, table 317."""

    def close(self) -> None:
        """Let go of it."""


@cache
def _library() -> ModuleType:
    return importlib.import_module("pypdfium2")


@cache
def raw() -> ModuleType:
    """PDFium's own functions, as its headers name them."""
    return importlib.import_module("pypdfium2.raw")


def fault() -> type[Exception]:
    """What pypdfium2 raises where PDFium fails."""
    return cast("type[Exception]", _library().PdfiumError)


@contextmanager
def opened(data: bytes, *, path: str) -> Iterator[Document]:
    """Open a file, and keep other threads out until it is closed.

    Raises UnreadableError where it cannot be opened, has no pages or asks for a password.
    """
    with _ONE_AT_A_TIME:
        # PDFium refuses a file without pages and does not say why: what it last said, of whichever file, stands. So it is
        # first made to say something that cannot be said of this one.
        raw().FPDF_LoadDocument(b"", None)
        try:
            document: Document = _library().PdfDocument(data)
        except fault() as error:
            raise _refused(path, getattr(error, "err_code", None)) from error
        try:
            yield document
        finally:
            document.close()


def _refused(path: str, code: object) -> UnreadableError:
    if code == _PASSWORD_ERROR:
        return UnreadableError(path, line=None, expected="a PDF that opens", found="one that asks for a password")
    if code == _FILE_ERROR:
        return UnreadableError(path, line=None, expected="a PDF with pages", found="none")
    return UnreadableError(path, line=None, expected="a PDF", found="a damaged one, or another kind of file")
