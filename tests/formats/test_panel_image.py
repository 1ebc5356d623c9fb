import struct
from bisect import bisect_left

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgecode.film.board import PanelImage
from edgecode.film.place import Remark
from edgecode.formats.panel_image import read, recognises
from simulators.damage import damaged
from simulators.memory_source import MemorySource


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLL5x", 13, b"IHDR", width, height)


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH3x", width, height)


def jpeg(width: int, height: int, *, before: bytes = b"") -> bytes:
    return b"\xff\xd8" + before + b"\xff\xc2" + struct.pack(">HBHHB", 17, 8, height, width, 3) + bytes(9)


def segment(marker: int, size: int) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, size + 2) + bytes(size)


def webp(kind: bytes, body: bytes) -> bytes:
    return b"RIFF" + struct.pack("<L", len(body) + 12) + b"WEBP" + kind + struct.pack("<L", len(body)) + body


def webp_extended(width: int, height: int) -> bytes:
    return webp(b"VP8X", bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"))


def webp_lossless(width: int, height: int) -> bytes:
    return webp(b"VP8L", b"\x2f" + struct.pack("<L", (width - 1) | (height - 1) << 14))


def webp_lossy(width: int, height: int) -> bytes:
    return webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height))


def tiff(width: int, height: int, *, order: str = "<") -> bytes:
    """Put the directory behind the pixels, the width as a SHORT and the height as a LONG, as scanners do."""
    magic = b"II*\0" if order == "<" else b"MM\0*"
    short = struct.pack(f"{order}HHLHxx", 256, 3, 1, width)
    long = struct.pack(f"{order}HHLL", 257, 4, 1, height)
    other = struct.pack(f"{order}HHLL", 254, 4, 1, 0)
    return magic + struct.pack(f"{order}L", 20) + bytes(12) + struct.pack(f"{order}H", 3) + other + short + long


KINDS = {
    "png": png(1920, 1080),
    "gif": gif(1920, 1080),
    "jpeg": jpeg(1920, 1080),
    "jpeg after its metadata": jpeg(1920, 1080, before=segment(0xE1, 60_000) * 3 + b"\xff\xff" + segment(0xC4, 30)[1:]),
    "jpeg with a lone marker": jpeg(1920, 1080, before=b"\xff\x01"),
    "webp extended": webp_extended(1920, 1080),
    "webp lossless": webp_lossless(1920, 1080),
    "webp lossy": webp_lossy(1920, 1080),
    "tiff": tiff(1920, 1080),
    "tiff big end first": tiff(1920, 1080, order=">"),
}


def only(data: bytes) -> object:
    [record] = read(MemorySource(data, path="boards/12-1.png"))
    return record


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_has_the_size_its_header_says(kind: str) -> None:
    assert recognises(KINDS[kind][:65_536], suffix=".dat")
    assert only(KINDS[kind]) == PanelImage(path="boards/12-1.png", width=1920, height=1080)


@pytest.mark.parametrize("kind", KINDS)
def test_a_header_that_stops_half_way_is_remarked(kind: str) -> None:
    """Every file cut anywhere before its size, down to nothing, gives one remark and no picture."""
    whole = KINDS[kind]
    needed = bisect_left(range(len(whole)), x=True, key=lambda size: isinstance(only(whole[:size]), PanelImage))
    for size in {0, 1, 8, needed // 2, needed - 1}:
        record = only(whole[:size])
        assert isinstance(record, Remark)
        assert record.says.startswith("expected a picture with its size in the header, found ")


def test_a_picture_without_size_is_remarked() -> None:
    record = only(png(0, 1080))
    assert isinstance(record, Remark)
    assert record.says.endswith("found 0 x 1080 pixels")


@pytest.mark.parametrize("data", [b"", b"RIFF\0\0\0\0WAVE", b"INT. HALL", b"BM" + bytes(60), b"\xff\xfe" + bytes(60)])
def test_other_files_are_no_pictures(data: bytes) -> None:
    assert not recognises(data, suffix=".png")


def test_a_raw_camera_frame_is_no_panel() -> None:
    """Its first bytes are a TIFF's; only the suffix tells."""
    assert not recognises(tiff(4096, 2160), suffix=".dng")
    assert recognises(png(4096, 2160), suffix=".dng")


def test_a_jpeg_that_leads_nowhere_is_given_up() -> None:
    record = only(b"\xff\xd8" + segment(0xE1, 0) * 5000)
    assert isinstance(record, Remark)
    assert isinstance(only(b"\xff\xd8" + b"\xff" * 10_000), Remark)


@given(st.integers(1, 16_383), st.integers(1, 16_383))
@settings(deadline=None)
def test_all_sizes_are_read(width: int, height: int) -> None:
    for build in (png, gif, jpeg, webp_extended, webp_lossless, webp_lossy, tiff):
        assert only(build(width, height)) == PanelImage(path="boards/12-1.png", width=width, height=height)


@pytest.mark.parametrize("kind", KINDS)
def test_damage_gives_a_picture_or_a_remark(kind: str) -> None:
    for data in damaged(KINDS[kind]):
        recognises(data, suffix=".png")
        assert isinstance(only(data), PanelImage | Remark)
