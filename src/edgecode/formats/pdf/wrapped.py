"""A picture as the one page of a PDF, byte for byte as it lies, so that PDFium can draw it smaller without anybody else.

A JPEG goes in as it is (ISO 32000-1, 7.4.8). The rows of a PNG without transparency and interlacing are those that PDF's own
filter with predictor 15 reads (7.4.4.4), its palette included. How a camera was held, by EXIF, turns the page.
"""

import struct
from collections.abc import Iterator
from typing import Final

_LARGEST: Final = 2000.0
"""Points of the page's longer side."""
_JPEG_SPACES: Final = {1: "/DeviceGray", 3: "/DeviceRGB"}
_PNG_COLOURS: Final = {0: (1, "/DeviceGray"), 2: (3, "/DeviceRGB"), 3: (1, "")}
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
_APP1, _SCAN = 0xE1, 0xDA
_ORIENTATION: Final = 0x0112
_TURNS: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""Degrees clockwise for each orientation; the mirrored ones are not made by cameras."""


def as_page(picture: bytes) -> bytes | None:
    """Wrap a PNG or JPEG; ``None`` for any other picture, and for one that cannot go into a PDF as it lies."""
    try:
        made = _png(picture) if picture.startswith(b"\x89PNG\r\n\x1a\n") else _jpeg(picture)
    except (struct.error, IndexError, KeyError):
        return None
    return _document(*made) if made is not None else None


def _png(data: bytes) -> tuple[tuple[int, int], str, bytes, int] | None:
    wide, high, depth, colour, _, _, interlaced = struct.unpack(">LLBBBBB", data[16:29])
    chunks = list(_chunks(data))
    if colour not in _PNG_COLOURS or interlaced or any(kind == b"tRNS" for kind, _ in chunks):
        return None
    colours, space = _PNG_COLOURS[colour]
    if not space:
        palette = next(content for kind, content in chunks if kind == b"PLTE")
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    rows = f"/DecodeParms <</Predictor 15 /Colors {colours} /BitsPerComponent {depth} /Columns {wide}>>"
    about = f"/ColorSpace {space} /BitsPerComponent {depth} /Filter /FlateDecode {rows}"
    return (wide, high), about, b"".join(content for kind, content in chunks if kind == b"IDAT"), 0


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack(">L4s", data[at : at + 8])
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length


def _jpeg(data: bytes) -> tuple[tuple[int, int], str, bytes, int] | None:
    turn = 0
    for marker, content in _segments(data):
        if marker == _APP1 and content.startswith(b"Exif\0\0"):
            turn = _TURNS[_orientation(content[6:])]
        if marker in _FRAMES:
            depth, high, wide, colours = struct.unpack(">BHHB", content[:6])
            if colours not in _JPEG_SPACES:
                return None
            about = f"/ColorSpace {_JPEG_SPACES[colours]} /BitsPerComponent {depth} /Filter /DCTDecode"
            return (wide, high), about, data, turn
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _SCAN:  # noqa: PLR2004  every marker begins so
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        yield data[at + 1], data[at + 4 : at + 2 + length]
        at += 2 + length


def _orientation(tiff: bytes) -> int:
    order = "<" if tiff.startswith(b"II") else ">"
    (at,) = struct.unpack(f"{order}L", tiff[4:8])
    (count,) = struct.unpack(f"{order}H", tiff[at : at + 2])
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        tag, _, _, value = struct.unpack(f"{order}HHLH", tiff[entry : entry + 10])
        if tag == _ORIENTATION:
            return int(value)
    return 1


def _document(size: tuple[int, int], about: str, content: bytes, turn: int) -> bytes:
    """A PDF of one page without a table of its objects, which PDFium makes itself."""
    unit = min(1.0, _LARGEST / max(size))
    wide, high = (round(side * unit, 3) for side in size)
    drawn = f"{wide} 0 0 {high} 0 0 cm /P Do".encode()
    head = f"/Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} {about}"
    page = f"/MediaBox [0 0 {wide} {high}] /Rotate {turn} /Contents 4 0 R /Resources <</XObject <</P 5 0 R>>>>"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R {page}>>".encode(),
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<<%s /Length %d>>\nstream\n%s\nendstream" % (head.encode(), len(content), content),
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"
