"""Pictures of storyboard panels: PNG, JPEG, GIF, WebP and TIFF, known by their first bytes, sized by their headers.

Nothing is decoded. Sizes are in pixels as stored; a turn that EXIF asks for is not made. Sources: the PNG specification
(11.2.1 IHDR), ITU-T T.81 (B.2.2 frame header), the GIF89a specification (18), the WebP container specification and
RFC 6386 (9.1), TIFF 6.0 (section 2).
"""

import io
import struct
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from edgecode.film.board import PanelImage
from edgecode.film.place import Place, Remark
from edgecode.formats.records import Record
from edgecode.formats.source import Source

NAME: Final = "panel image"
SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff")

Size = tuple[int, int]
"""Width and height in pixels."""

_RAW_CAMERA_FRAMES: Final = frozenset({".dng", ".cr2", ".nef", ".arw", ".orf", ".pef", ".rw2", ".3fr", ".iiq", ".srw"})
"""Camera originals that are TIFF by their first bytes; they are no panels."""
_MARKER: Final = 0xFF
_JPEG_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_MARKERS: Final = 4096
"""A JPEG with more segments than that before its frame is not one."""
_WIDTH_TAG, _HEIGHT_TAG = 256, 257
_TIFF_TAGS: Final = 4096
_FORMATS: Final = {3: "H", 4: "L"}


def recognises(head: bytes, *, suffix: str) -> bool:
    """Tell by the first bytes; raw camera frames, which are TIFF as well, are told apart by their suffix."""
    kind = _kind(head)
    return kind is not None and not (kind is _tiff and suffix in _RAW_CAMERA_FRAMES)


def read(source: Source) -> Iterator[Record | Remark]:
    """Yield the picture with its size, or a remark where its header stops short. Never raises UnreadableError."""
    with source.open() as stream:
        size = size_in(stream)
    if isinstance(size, str):
        yield Remark(Place(source.path), f"expected a picture with its size in the header, found {size}")
    else:
        yield PanelImage(path=source.path, width=size[0], height=size[1])


_Measure = Callable[[BinaryIO], Size | None]
"""Reads the size out of a header, ``None`` where it leads to none; raises struct.error where it stops half way."""


def size_of(data: bytes) -> Size | None:
    """Give the size of a picture that lies in memory, ``None`` where its header does not say it."""
    size = size_in(io.BytesIO(data))
    return None if isinstance(size, str) else size


def _kind(head: bytes) -> _Measure | None:
    if head[:4] == b"RIFF":
        return _webp if head[8:12] == b"WEBP" else None
    return next((reader for magic, reader in _MAGIC.items() if head.startswith(magic)), None)


def size_in(stream: BinaryIO) -> Size | str:
    """Find the size of a picture in its header; what stands there instead, where there is none, in words."""
    kind = _kind(stream.read(16))
    if kind is None:
        return "another kind of file"
    stream.seek(0)
    try:
        size = kind(stream)
    except struct.error:
        return "a header that stops half way"
    if size is None:
        return "a header that leads to no size"
    return size if min(size) > 0 else f"{size[0]} x {size[1]} pixels"


def _png(stream: BinaryIO) -> Size | None:
    kind, width, height = struct.unpack(">12x4sLL", stream.read(24))
    return (width, height) if kind == b"IHDR" else None


def _gif(stream: BinaryIO) -> Size:
    width, height = struct.unpack("<6xHH", stream.read(10))
    return width, height


def _jpeg(stream: BinaryIO) -> Size | None:
    stream.seek(2)
    for _ in range(_MARKERS):
        marker = _jpeg_marker(stream)
        if marker is None:
            return None
        if marker in _JPEG_ALONE:
            continue
        (length,) = struct.unpack(">H", stream.read(2))
        if marker in _JPEG_FRAMES:
            height, width = struct.unpack(">xHH", stream.read(5))
            return width, height
        stream.seek(length - 2, 1)
    return None


def _jpeg_marker(stream: BinaryIO) -> int | None:
    """Read the next marker's second byte; any number of 0xFF may stand before it (T.81, B.1.1.2)."""
    first, second = struct.unpack("BB", stream.read(2))
    for _ in range(_MARKERS if first == _MARKER else 0):
        if second != _MARKER:
            return int(second)
        (second,) = struct.unpack("B", stream.read(1))
    return None


def _webp(stream: BinaryIO) -> Size | None:
    head = stream.read(30)
    kind = head[12:16]
    if kind == b"VP8X":
        low, high, *rest = struct.unpack_from("<HBHB", head, 24)
        width, height = (low | high << 16) + 1, (rest[0] | rest[1] << 16) + 1
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<L", head, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", head, 26))
    else:
        return None
    return width, height


def _tiff(stream: BinaryIO) -> Size | None:
    head = stream.read(8)
    order = "<" if head[:2] == b"II" else ">"
    (offset,) = struct.unpack(f"{order}4xL", head)
    stream.seek(offset)
    (count,) = struct.unpack(f"{order}H", stream.read(2))
    sides: dict[int, int] = {}
    for _ in range(min(count, _TIFF_TAGS)):
        tag, kind, value = struct.unpack(f"{order}HH4x4s", stream.read(12))
        if tag in {_WIDTH_TAG, _HEIGHT_TAG} and kind in _FORMATS:
            (sides[tag],) = struct.unpack_from(f"{order}{_FORMATS[kind]}", value)
        if tag >= _HEIGHT_TAG:  # tags stand in rising order
            break
    return (sides[_WIDTH_TAG], sides[_HEIGHT_TAG]) if sides.keys() == {_WIDTH_TAG, _HEIGHT_TAG} else None


_MAGIC: Final = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"\xff\xd8\xff": _jpeg,
    b"GIF87a": _gif,
    b"GIF89a": _gif,
    b"II*\0": _tiff,
    b"MM\0*": _tiff,
}
