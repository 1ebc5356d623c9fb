"""Give the bytes of a film's files to writers that put them into a document."""

from collections.abc import Callable
from typing import Final

from edgecode.errors import NoSuchFileError, UnreadableError
from edgecode.film.page_picture import page_picture
from edgecode.formats.pdf.page_pictures import LARGEST, picture_of_page
from edgecode.formats.source import Source
from edgecode.formats.writers import Held
from edgecode.usecases.open_film import Look

MOST_BYTES: Final = 1 << 28
"""A file larger than that is not given: no drawing is, and a document holds it in memory. An engineering choice."""


def held_bytes(look: Look, *, source: Callable[[str], Source | None]) -> Held:
    """Give what gives the files of the folder that a look saw, as they lie there now.

    A picture on a page of a PDF (:mod:`edgecode.film.page_picture`) comes as a PNG. ``source`` opens a file by its path, as
    :meth:`~edgecode.usecases.open_film.OpenFilm.source` does. A path is looked up among those of the folder's files and never
    joined to anything, so that none leads out of it.
    """
    paths = frozenset(reading.path for reading in look.holdings.readings)

    def held(path: str) -> bytes | None:
        paged = page_picture(path)
        file = path if paged is None else paged.path
        found = source(file) if file in paths else None
        if found is None or found.size > MOST_BYTES:
            return None
        try:
            return found.bytes() if paged is None else picture_of_page(found, paged, width=LARGEST)
        except (NoSuchFileError, UnreadableError):
            return None

    return held
