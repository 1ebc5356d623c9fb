from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from edgecode.film.movie import Movie, NoPicture, Still, Stream
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.film.transcript import Milliseconds
from edgecode.formats.panel_image import size_of
from media.movies import FERRY, SOUND, TAKE, grey, ramp
from simulators.damage import damaged

decoding = pytest.importorskip("edgecode.media.decoding", reason="PyAV is not installed here")


def still(file: Path, *, at: int | None, width: int = 320) -> Still | NoPicture:
    """A still of a file."""
    with file.open("rb") as stream:
        found = decoding.still_of(stream, at=None if at is None else Milliseconds(at), width=width)
    assert isinstance(found, Still | NoPicture)
    return found


def facts(file: Path) -> Movie | NoPicture:
    """The facts of a file."""
    with file.open("rb") as stream:
        found = decoding.facts_of(stream, size=file.stat().st_size)
    assert isinstance(found, Movie | NoPicture)
    return found


def test_a_camera_file_tells_its_length_rate_start_and_streams() -> None:
    found = facts(FERRY / TAKE)
    assert isinstance(found, Movie)
    assert found.engine.startswith("PyAV ")
    assert (found.length, found.rate) == (82_250, Rate.of(24))
    assert str(found.start) == "09:08:03:18"
    assert found.streams[:2] == (
        Stream(kind="video", codec="h264", width=426, height=178),
        Stream(kind="audio", codec="aac", channels=1, samples=16_000),
    )
    assert found.size == (FERRY / TAKE).stat().st_size


def test_a_sound_file_has_facts_and_no_picture() -> None:
    found = facts(FERRY / SOUND)
    assert isinstance(found, Movie)
    assert (found.length, found.rate, found.start) == (21_625, None, None)
    assert still(FERRY / SOUND, at=None) == NoPicture("expected a picture, found sound alone")


@pytest.mark.parametrize(("written", "rate"), [("01:00:00:00", "29.97"), ("01:00:00;00", "29.97 DF")])
def test_drop_frame_is_told_by_the_separator_of_the_timecode(tmp_path: Path, written: str, rate: str) -> None:
    made = ramp(tmp_path / "a.mov", frames=5, rate=Fraction(30000, 1001), options={"timecode": written})
    found = facts(made)
    assert isinstance(found, Movie)
    assert found.start == Timecode.parse(written, Rate.parse(rate))


@pytest.mark.parametrize(("at", "shown"), [(0, 0), (40, 1), (79, 1), (80, 2), (4000, 100), (None, 100), (99_999, 199)])
def test_the_frame_of_a_moment_is_the_last_one_that_began_by_then(tmp_path: Path, at: int | None, shown: int) -> None:
    made = ramp(tmp_path / "a.mp4", frames=200, rate=Fraction(25), options={})
    found = still(made, at=at)
    assert isinstance(found, Still)
    level, _wide, _high = grey(found.jpeg, tmp_path)
    assert abs(level - shown) <= 3
    assert abs(found.at - shown * 40) <= (120 if at == 99_999 else 1)


@pytest.mark.parametrize(("size", "shown"), [((640, 360), (320, 180)), ((64, 36), (64, 36)), ((400, 1000), (320, 800))])
def test_a_still_keeps_the_shape_and_is_never_made_larger(
    tmp_path: Path, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    made = ramp(tmp_path / "a.mp4", frames=3, rate=Fraction(24), size=size, options={})
    found = still(made, at=0)
    assert isinstance(found, Still)
    assert grey(found.jpeg, tmp_path)[1:] == shown


def test_a_playlist_opens_no_other_file(tmp_path: Path) -> None:
    for name, text in (
        ("a.m3u8", f"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:9,\n{FERRY / TAKE}\n#EXT-X-ENDLIST\n"),
        ("a.mp4", f"ffconcat version 1.0\nfile '{FERRY / TAKE}'\n"),
    ):
        (tmp_path / name).write_text(text)
        assert isinstance(still(tmp_path / name, at=None), NoPicture)
        assert isinstance(facts(tmp_path / name), NoPicture)


def test_the_same_moment_gives_the_same_bytes() -> None:
    one, other = still(FERRY / TAKE, at=30_000), still(FERRY / TAKE, at=30_000)
    assert isinstance(one, Still)
    assert one == other


@pytest.mark.parametrize("ending", ["png", "jpg", "jpeg", "tif", "webp", "gif"])
def test_a_drawing_is_a_still_too_scaled_down(tmp_path: Path, ending: str) -> None:
    drawn = tmp_path / f"1-1.{ending}"
    Image.new("L", (1200, 900), 90).save(drawn)
    found = still(drawn, at=None, width=640)
    assert isinstance(found, Still)
    level, wide, high = grey(found.jpeg, tmp_path)
    assert (wide, high) == (640, 480)
    assert abs(level - 90) < 3


def test_a_drawing_on_nothing_is_laid_on_white_paper(tmp_path: Path) -> None:
    drawn = Image.new("RGBA", (1200, 900), (0, 0, 0, 0))
    drawn.paste((0, 0, 0, 255), (0, 0, 600, 900))
    drawn.save(tmp_path / "1-1.png")
    found = still(tmp_path / "1-1.png", at=None, width=600)
    assert isinstance(found, Still)
    level, _wide, _high = grey(found.jpeg, tmp_path)
    assert 120 < level < 135


def test_a_drawing_that_stops_half_way_is_no_fault(tmp_path: Path) -> None:
    Image.effect_noise((1200, 900), 50).save(tmp_path / "1-1.png")
    whole = (tmp_path / "1-1.png").read_bytes()
    for nth, part in enumerate(damaged(whole, count=40)):
        (tmp_path / f"{nth}.png").write_bytes(part)
        assert isinstance(still(tmp_path / f"{nth}.png", at=None), Still | NoPicture)


def test_a_scan_of_twelve_thousand_pixels_is_sized_by_its_header_and_made_smaller(tmp_path: Path) -> None:
    """A flat grey scan: 108 million pixels in 110 kB. Its first 24 bytes say how large it is."""
    scan = tmp_path / "scan.png"
    Image.new("L", (12_000, 9_000), 128).save(scan, compress_level=1)
    with scan.open("rb") as stream:
        assert size_of(stream.read(24)) == (12_000, 9_000)
    found = still(scan, at=None, width=640)
    assert isinstance(found, Still)
    with Image.open(BytesIO(found.jpeg)) as picture:
        assert picture.size == (640, 480)
