import subprocess
import sys

import numpy as np
import pytest

pytest.importorskip("av", reason="PyAV is not installed here")
av_frame = pytest.importorskip("av.video.frame", reason="PyAV is not installed here")
on_white = pytest.importorskip("edgecode.media.on_white", reason="PyAV is not installed here")


@pytest.mark.parametrize(
    ("pixel", "seen"),
    [((10, 20, 30, 255), (10, 20, 30)), ((10, 20, 30, 0), (255, 255, 255)), ((0, 100, 200, 51), (204, 224, 244))],
)
def test_a_pixel_shows_as_much_of_the_white_as_it_lets_through(
    pixel: tuple[int, int, int, int], seen: tuple[int, int, int]
) -> None:
    frame = av_frame.VideoFrame.from_ndarray(np.full((16, 16, 4), pixel, np.uint8), format="rgba")
    laid = on_white.laid_on_white(frame, width=16, height=16, turns=0)
    assert laid.format.name == "rgb24"
    assert {tuple(map(int, each)) for row in laid.to_ndarray() for each in row} == {seen}


def test_a_quarter_to_the_left_brings_what_was_on_the_right_to_the_top() -> None:
    pixels = np.zeros((16, 32, 4), np.uint8)
    pixels[:, :, 3] = 255
    pixels[:, 31, 0] = 200
    frame = av_frame.VideoFrame.from_ndarray(pixels, format="rgba")
    turned = on_white.laid_on_white(frame, width=16, height=32, turns=1).to_ndarray()
    assert turned.shape == (32, 16, 3)
    assert turned[0, :, 0].tolist() == [200] * 16
    assert not turned[1:].any()


def test_what_decodes_loads_no_numpy_before_a_frame_is_transparent() -> None:
    """It would take as long to load as all else that decodes."""
    told = "import edgecode.media.decoder, sys; print('numpy' in sys.modules, 'av' in sys.modules)"
    done = subprocess.run([sys.executable, "-P", "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]
