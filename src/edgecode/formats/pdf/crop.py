"""One picture of a page of a PDF as a PNG: the page drawn by PDFium, and what lies outside of the picture left out."""

import struct
import zlib
from itertools import chain
from typing import Final

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.boxes import Box, rotation_of
from edgecode.formats.pdf.pdfium import Bitmap, Document, fault, opened
from edgecode.formats.pdf.pictures import panel_pictures
from edgecode.formats.pdf.sheets import Sheet, sheet_of

MOST_WIDE: Final = 2000
"""Pixels across a picture at most; it is never drawn higher than that either."""
_MOST_OF_POINT: Final = 8.0
"""Pixels a point at most: a small picture is not blown up beyond what a scan of it would have."""
_COLOURS: Final = 3
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def picture_in(data: bytes, *, path: str, page: int, picture: int, width: int) -> bytes:
    """Draw a picture, ``width`` pixels wide or less; pages and the pictures on them count from 1, in the order of reading.

    Raises UnreadableError as :func:`edgecode.formats.pdf.sheets.sheets_of` does, and where there is no such picture.
    """
    with opened(data, path=path) as document:
        sheet = _sheet(document, page)
        found = list(chain.from_iterable(panel_pictures(sheet))) if sheet is not None else []
        if sheet is None or not 1 <= picture <= len(found):
            expected = f"picture {picture} of page {page}"
            raise UnreadableError(path, line=None, expected=expected, found=f"{len(found)} on {len(document)} pages")
        return _drawn(document, page, sheet, found[picture - 1], width=min(width, MOST_WIDE))


def _sheet(document: Document, page: int) -> Sheet | None:
    try:
        return sheet_of(document[page - 1]) if 1 <= page <= len(document) else None
    except fault():
        return None


def _drawn(document: Document, number: int, sheet: Sheet, box: Box, *, width: int) -> bytes:
    scale = min(width / box.width, width / box.height, _MOST_OF_POINT)
    crop = (box.left, box.bottom, sheet.width - box.right, sheet.height - box.top)
    page = document[number - 1]
    try:
        more = 90 * ((-sheet.quarter - rotation_of(page)) % 4)
        bitmap = page.render(scale=scale, rotation=more, crop=crop, rev_byteorder=True)
        try:
            return _png(bitmap)
        finally:
            bitmap.close()
    finally:
        page.close()


def _png(bitmap: Bitmap) -> bytes:
    """Write pixels of three bytes, or of four of which the last says nothing, as a PNG (its specification, 11.2)."""
    pixels, wide, step = bytes(bitmap.buffer), bitmap.width, bitmap.n_channels
    rows = (pixels[at : at + wide * step] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    lines = b"".join(b"\0" + (row if step == _COLOURS else _three(row, step)) for row in rows)
    head = struct.pack(">LLBBBBB", wide, bitmap.height, 8, 2, 0, 0, 0)
    return b"".join((_SIGNATURE, _chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(lines, 3)), _chunk(b"IEND", b"")))


def _three(row: bytes, step: int) -> bytes:
    made = bytearray(len(row) // step * _COLOURS)
    for colour in range(_COLOURS):
        made[colour::_COLOURS] = row[colour::step]
    return bytes(made)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
