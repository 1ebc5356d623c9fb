import io
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

av = pytest.importorskip("av", reason="PyAV is not installed here")
encoding = pytest.importorskip("edgecode.media.animatic_encoding", reason="PyAV is not installed here")


def flat(color: tuple[int, int, int], *, size: tuple[int, int] = (320, 180)) -> bytes:
    """A picture of one colour, as PNG."""
    made = io.BytesIO()
    Image.new("RGB", size, color).save(made, "PNG")
    return made.getvalue()


def pixels(size: tuple[int, int]) -> np.ndarray:
    """A red picture of a size, fitted in the frame, as red, green and blue."""
    return np.asarray(encoding.canvas(flat((200, 40, 40), size=size)).to_ndarray(format="rgb24")).astype(int)


def is_red(pixel: np.ndarray) -> bool:
    return bool(np.abs(pixel - (200, 40, 40)).max() < 12)


def is_grey(pixel: np.ndarray) -> bool:
    return bool(np.abs(pixel - encoding.GREY).max() < 6)


@pytest.mark.parametrize(
    ("size", "fitted"),
    [
        ((1920, 1080), (1280, 720)),
        ((12_000, 9_000), (960, 720)),
        ((400, 300), (960, 720)),
        ((2390, 1000), (1280, 536)),
        ((100, 10_000), (8, 720)),
        ((60_000, 10), (1280, 2)),
        ((1, 1), (720, 720)),
    ],
)
def test_a_picture_fills_the_frame_one_way_in_its_own_proportions(
    size: tuple[int, int], fitted: tuple[int, int]
) -> None:
    assert encoding.fitted(*size) == fitted


@given(st.integers(1, 20_000), st.integers(1, 20_000))
def test_no_picture_is_larger_than_the_frame_or_odd(width: int, height: int) -> None:
    wide, high = encoding.fitted(width, height)
    assert 2 <= wide <= encoding.WIDTH
    assert 2 <= high <= encoding.HEIGHT
    assert wide % 2 == high % 2 == 0
    assert wide == encoding.WIDTH or high == encoding.HEIGHT


def test_what_a_picture_leaves_is_neutral_grey() -> None:
    tall = pixels((300, 600))
    assert is_red(tall[360, 640])
    assert is_red(tall[4, 640])
    assert is_grey(tall[360, 200])
    assert is_grey(tall[360, 1100])
    assert is_red(tall[360, 640 - 170])
    assert is_grey(tall[360, 640 - 190])
    wide = pixels((2390, 1000))
    assert is_grey(wide[40, 640])
    assert is_red(wide[360, 4])


def test_each_panel_begins_with_a_key_frame_and_frame_n_stands_at_n_by_the_rate(tmp_path: Path) -> None:
    movie = encoding.Movie(str(tmp_path / "a"), fps=Fraction(24000, 1001))
    assert list(movie.show(flat((200, 40, 40)), frames=3)) == []
    assert list(movie.show(flat((40, 200, 40)), frames=260)) == [250]
    movie.close()
    with av.open(str(tmp_path / "a")) as file:
        video = file.streams.video[0]
        assert (video.width, video.height, video.pix_fmt, video.codec_context.name) == (1280, 720, "yuv420p", "h264")
        assert (video.average_rate, video.frames) == (Fraction(24000, 1001), 263)
        frames = list(file.decode(video))
        assert [frame.pts * frame.time_base for frame in frames] == [Fraction(1001 * n, 24000) for n in range(263)]
        assert {0, 3} <= {n for n, frame in enumerate(frames) if frame.key_frame}
        assert file.streams.audio == ()


@pytest.mark.parametrize("picture", [b"", b"no picture", flat((1, 2, 3))[:60]])
def test_what_is_no_picture_is_refused(picture: bytes) -> None:
    with pytest.raises((av.error.FFmpegError, ValueError)):
        encoding.canvas(picture)
