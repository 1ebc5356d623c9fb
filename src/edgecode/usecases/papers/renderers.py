"""What sets a paper's sheet as HTML, and as PDF/A; apart from what makes packs, which most commands never load."""

from collections.abc import Callable

import msgspec

from edgecode.papers.sheet import Sheet


class Renderers(msgspec.Struct, frozen=True):
    """Two functions from a sheet to bytes."""

    page: Callable[[Sheet], bytes]
    pdf: Callable[[Sheet], bytes]
