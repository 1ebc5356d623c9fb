"""On which page of the script each paragraph begins: as the file says, else laid out as :mod:`edgecode.film.eighths` does.

Where a file gives page numbers (FDX with locked pages, PDF) they stand, and a paragraph without one is on the page of the
one before. Else the script is laid out from page 1: a page break as Fountain has it (``===``) begins a page; a heading
stays with what follows it, and a speech is not divided, but moves to the next page whole unless it is longer than one. A
program that divides speeches puts a line or two elsewhere: laid-out numbers are an estimate, and said to be one.
"""

from collections.abc import Iterator

import msgspec

from edgecode.film.eighths import LETTER, Layout, blocks_of
from edgecode.film.script import AsideKind, ParagraphKind, Script


class Paging(msgspec.Struct, frozen=True):
    """The page of every paragraph, by its printed number; ``stated`` where the file itself says so."""

    pages: tuple[str, ...]
    stated: bool


def paged(script: Script, *, layout: Layout = LETTER) -> Paging:
    """Find the page of every paragraph of a script."""
    if any(paragraph.page for paragraph in script.paragraphs):
        return Paging(tuple(_stated(script)), stated=True)
    return Paging(tuple(str(page) for page in _laid_out(script, layout=layout)), stated=False)


def _stated(script: Script) -> Iterator[str]:
    page = ""
    for paragraph in script.paragraphs:
        page = paragraph.page or page
        yield page


def _laid_out(script: Script, *, layout: Layout) -> Iterator[int]:
    begins = {aside.before for aside in script.asides if aside.kind is AsideKind.PAGE_BREAK}
    page, used, first = 1, 0, 0
    for count, lines in _kept_together(script, layout=layout):
        if used and (first in begins or used + lines > layout.lines):
            page, used = page + 1, 0
        yield from (page for _ in range(count))
        used += lines
        while used > layout.lines:
            page, used = page + 1, used - layout.lines
        first += count


def _kept_together(script: Script, *, layout: Layout) -> Iterator[tuple[int, int]]:
    """The blocks of the page, a heading with the block that follows it: how many paragraphs, and their lines."""
    first, held, lines = 0, 0, 0
    for count, height in blocks_of(script.paragraphs, layout=layout):
        held, lines = held + count, lines + height
        if script.paragraphs[first].kind is not ParagraphKind.HEADING:
            yield held, lines
            held, lines = 0, 0
        first += count
    if held:
        yield held, lines
