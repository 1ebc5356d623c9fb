"""The pictures of panels as pages can hold them, and why one of them cannot be shown."""

import io
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.panel_image import size_in
from edgecode.formats.pdf.apart import APART
from edgecode.formats.pdf.wrapped import as_page
from edgecode.formats.writers import Held

MOST_PIXELS: Final = 16_000_000
"""Pixels of a picture that is set as it lies: it takes four bytes for each until all pages are made. An engineering choice."""
MOST_TOGETHER: Final = 200_000_000
"""Pixels of all pictures that are set as they lie; those after them are made smaller as well. An engineering choice."""
_SHOWN: Final = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"RIFF": "webp"}


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A picture to be set: its bytes, its kind as a file's name ends, and its size in pixels; else ``missing`` says why not."""

    data: bytes = b""
    kind: str = ""
    size: tuple[int, int] = (0, 0)
    missing: str = ""


def shown(image: str, held: Held, *, wide: int, pixels: int) -> Shown:
    """Find the picture at a path of the film's folder; an empty path is a panel that has none, of which nothing is said.

    One of more than so many ``pixels`` is made ``wide`` pixels wide and high or less, by PDFium, where it is a JPEG or a PNG
    without transparency: nothing else that knows pictures may be called from here. Others stay as they are.
    """
    if not image:
        return Shown()
    data = held(image)
    if data is None:
        return Shown(missing=f"{image} is not there.")
    size = size_in(io.BytesIO(data))
    kind = next((kind for magic, kind in _SHOWN.items() if data.startswith(magic)), "")
    if isinstance(size, str) or not kind:
        return Shown(missing=f"{image} is no picture that a page can show: PNG, JPEG, GIF or WebP.")
    smaller = _smaller(data, wide=wide) if size[0] * size[1] > pixels else b""
    if smaller:
        found = size_in(io.BytesIO(smaller))
        return Shown(data=smaller, kind="png", size=size if isinstance(found, str) else found)
    if size[0] * size[1] > MOST_PIXELS:
        return Shown(missing=f"{image} is too large for a page: {size[0]:,} by {size[1]:,} pixels.")
    return Shown(data=data, kind=kind, size=size)


def _smaller(data: bytes, *, wide: int) -> bytes:
    """Draw a picture smaller; nothing where it cannot be."""
    page = as_page(data)
    try:
        return APART.picture_in(page, path="", page=1, picture=1, width=wide) if page is not None else b""
    except UnreadableError:
        return b""
