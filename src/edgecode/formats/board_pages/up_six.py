"""The storyboard as pages (PDF): six panels on each, three in a row; see :mod:`edgecode.formats.board_pages.pages`."""

from typing import Final

from edgecode.film.film import Film
from edgecode.formats.board_pages.pages import pages_of
from edgecode.formats.writers import Held
from edgecode.formats.written import Written

WRITES: Final = "boards-pdf-6"
OF: Final = Film
FILES: Final = True


def written(film: Film, held: Held) -> Written:
    """Write the panels in the order of the boards. Raises :class:`ExportError` where there are none."""
    return pages_of(film, held, writes=WRITES, up=6)
