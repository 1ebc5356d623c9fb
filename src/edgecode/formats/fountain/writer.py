"""A Fountain file as pieces that, written one after the other, are the file again, byte for byte."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from edgecode.errors import UnreadableError
from edgecode.film.script import AsideKind, ParagraphKind
from edgecode.formats.fountain.document import Document, document


class Between(StrEnum):
    """What a piece is that is no element of the script."""

    TITLE_PAGE = "title page"
    GAP = "gap"
    """Blank lines, and notes and boneyard that stand on lines of their own."""
    NO_TEXT = "no text"
    """The whole of a file whose bytes are no text."""


class Piece(msgspec.Struct, frozen=True):
    """A stretch of whole lines, their line breaks included; ``start`` is its byte offset in the file."""

    kind: ParagraphKind | AsideKind | Between
    raw: bytes
    start: int


def pieces(data: bytes) -> tuple[Piece, ...]:
    """Cut a file into its elements and what lies between them; no file is refused.

    Every byte is in exactly one piece: ``b"".join(piece.raw for piece in pieces(data)) == data``. A byte order mark is in
    the first. Notes and boneyard within a paragraph are within its piece.
    """
    try:
        found = document(data, path="")
    except UnreadableError:
        return (Piece(Between.NO_TEXT, data, 0),)
    cuts = list(_cuts(found))
    bounds = [0, *(start for start, _ in cuts[1:]), len(data)]
    cut = zip(cuts, bounds[:-1], bounds[1:], strict=True)
    return tuple(Piece(kind, data[start:end], start) for (_, kind), start, end in cut if end > start)


def written(kept: Iterable[Piece]) -> bytes:
    """Write pieces one after the other."""
    return b"".join(piece.raw for piece in kept)


def _cuts(found: Document) -> Iterator[tuple[int, ParagraphKind | AsideKind | Between]]:
    """Where each piece starts, in order; where two start at one byte the later is the one that holds something."""
    yield 0, Between.TITLE_PAGE if found.title_page.entries else Between.GAP
    if found.title_page.entries:
        yield _line_start(found, found.title_page.end), Between.GAP
    for event in found.events:
        yield found.span(event)[0], event.kind
        yield _line_start(found, event.last + 1), Between.GAP


def _line_start(found: Document, line: int) -> int:
    """Where the file goes on after the printed line before ``line``."""
    return found.lines.starts[found.printed.lasts[line - 1] + 1]
