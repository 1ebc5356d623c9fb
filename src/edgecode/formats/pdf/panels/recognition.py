"""Whether the pages of a PDF are panels of a storyboard: mostly pictures, with captions that name them.

A script may have a logo on its title page, or be a scan with its words laid over it; a lookbook has pictures and says
nothing of scenes. Pages of pictures without any words are panels where several stand on a page or the pages lie on their
side, as storyboards do; one upright picture a page may be a scanned script, and so may anything whose captions name no
scene, shot or panel: there the file's own place or name decides (``boards/``, ``storyboard.pdf``).
"""

import re
from statistics import fmean, median
from typing import Final

from edgecode.formats.pdf.panels.placing import PlacedPage
from edgecode.formats.pdf.panels.reading import Boards
from edgecode.formats.pdf.sheets import Sheets

_MOST_PAGES: Final = 0.5
_COVERED: Final = 0.12
"""The share of its page that pictures cover at least, on average."""
_NAMED: Final = 1 / 3
_MOST_WORDS: Final = 130
"""Words with one picture: a page of script has two hundred."""
_OVER: Final = 40
"""Words over one picture: more are those of a scan."""
_FILED: Final = re.compile(r"board|panel", re.IGNORECASE)


def are_panels(boards: Boards, found: Sheets, *, path: str) -> bool:
    """Tell by what most pages show; see above."""
    pages = [page for page in boards.pages if page.drawn.cells]
    filled = sum(1 for sheet in found.sheets if sheet.words or sheet.pictured or sheet.pictures)
    if not pages or len(pages) < _MOST_PAGES * filled or not _shows_pictures(pages):
        return False
    if _FILED.search(path):
        return True
    if not any(sheet.words for sheet in found.sheets):
        several = median(len(page.drawn.cells) for page in pages) > 1
        return several or sum(page.drawn.sheet.width > page.drawn.sheet.height for page in pages) > len(pages) / 2
    return sum(each.caption.names for each in boards.panels) >= _NAMED * len(boards.panels)


def _shows_pictures(pages: list[PlacedPage]) -> bool:
    """Whether pictures cover enough of the pages, and words are few."""
    covered = fmean(
        sum(cell.drawn.area for cell in page.drawn.cells) / (page.drawn.sheet.width * page.drawn.sheet.height)
        for page in pages
    )
    words = median(len(page.drawn.sheet.words) / len(page.drawn.cells) for page in pages)
    over = median(page.over / len(page.drawn.cells) for page in pages)
    return covered >= _COVERED and words <= _MOST_WORDS and over <= _OVER
