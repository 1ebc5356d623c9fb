import io

import pytest
from PIL import Image, ImageChops, ImageStat

from edgecode.formats.pdf.crop import picture_in
from edgecode.formats.pdf.wrapped import as_page

FAR = 40
"""Shades that two ways to make a picture smaller may be apart on average, dithered ones most."""
DRAWN = Image.radial_gradient("L").resize((300, 120))


def file_of(picture: Image.Image, kind: str, *, turned: int = 1) -> bytes:
    held, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = turned
    picture.save(held, format=kind, exif=exif)
    return held.getvalue()


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "L"), ("PNG", "RGB"), ("PNG", "P"), ("PNG", "1"), ("JPEG", "L"), ("JPEG", "RGB")]
)
def test_pictures_of_every_plain_kind_are_drawn_smaller(kind: str, mode: str) -> None:
    page = as_page(file_of(DRAWN.convert(mode), kind))
    assert page is not None
    made = Image.open(io.BytesIO(picture_in(page, path="", page=1, picture=1, width=150)))
    assert made.size == (150, 60)
    far = ImageChops.difference(made.convert("L"), DRAWN.convert(mode).convert("L").resize((150, 60)))
    assert ImageStat.Stat(far).mean[0] < FAR


def test_one_that_a_camera_took_on_its_side_stands_upright() -> None:
    page = as_page(file_of(DRAWN, "JPEG", turned=6))
    assert page is not None
    assert Image.open(io.BytesIO(picture_in(page, path="", page=1, picture=1, width=100))).size == (40, 100)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0", file_of(DRAWN.convert("LA"), "PNG"), file_of(DRAWN, "GIF")],
)
def test_others_are_not_wrapped(data: bytes) -> None:
    assert as_page(data) is None
