"""Movie files for tests: those of the example film, and small ones made on the spot."""

from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np
import pytest

av = pytest.importorskip("av", reason="PyAV is not installed here, so no file can be looked into")

FERRY: Final = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
TAKE: Final = "dailies/day-1/A001C003_260302_R1AB.mp4"
SOUND: Final = "dailies/day-1/S001T11.WAV"


def ramp(
    target: Path, *, frames: int, rate: Fraction, size: tuple[int, int] = (64, 36), options: dict[str, str]
) -> Path:
    """Write a movie whose nth frame is grey n, one key frame at its head; ``options`` are the container's (timecode …)."""
    with av.open(str(target), "w") as file:
        for name, value in options.items():
            file.metadata[name] = value
        stream = file.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        stream.codec_context.gop_size = 300
        stream.codec_context.options = {"qscale": "1"}
        for grey in range(frames):
            picture = np.full((size[1], size[0]), grey, np.uint8)
            frame = av.VideoFrame.from_ndarray(picture, format="gray8").reformat(format="yuv420p")
            frame.pts, frame.time_base = grey, 1 / rate
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return target


def grey(jpeg: bytes, folder: Path) -> tuple[float, int, int]:
    """The mean level of a JPEG, its width and its height."""
    (folder / "still.jpg").write_bytes(jpeg)
    with av.open(str(folder / "still.jpg")) as file:
        frame = next(file.decode(video=0))
        return float(frame.to_ndarray(format="gray8").mean()), frame.width, frame.height
