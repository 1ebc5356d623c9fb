"""Writing and reading the film's picture files: MP4 with H.264, AAC and a start timecode, the same bytes every time.

PyAV carries FFmpeg and x264 (docs/adr/0012): one thread, no dates, and the muxer told to be exact. Another build of the
encoder may choose other bytes for the same pictures.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame
from numpy.typing import NDArray
from PIL import Image

from the_ferry_media.voices import SAMPLE_RATE, Samples

SIZE: Final = (426, 178)
SOUND_BITS: Final = 20_000
SCRATCH_BITS: Final = 12_000
"""Bits a second of AAC: of a take's sound, and of what the camera heard itself."""
_BLOCK: Final = 1024
"""Samples an AAC frame holds."""
_PICTURE: Final = {
    "crf": "34",
    "preset": "slow",
    "tune": "animation",
    "g": "192",
    "threads": "1",
    "x264-params": "threads=1",
}
Picture = NDArray[np.uint8]


def write(
    target: Path,
    pictures: Iterable[Image.Image],
    *,
    sound: Samples | None,
    rate: int,
    timecode: str,
    reel: str,
    bits: int = SOUND_BITS,
) -> None:
    """Write a file; ``pictures`` are one a frame, and the same picture twice in a row may be the same object."""
    options = {"fflags": "+bitexact", "movflags": "+faststart"}
    with av.open(str(target), "w", format="mp4", options=options) as file:
        video = file.add_stream("libx264", rate=rate, options=_PICTURE)
        video.width, video.height, video.pix_fmt = *SIZE, "yuv420p"
        video.time_base = Fraction(1, rate)
        video.thread_count = 1
        video.codec_context.flags |= 1 << 23  # AV_CODEC_FLAG_BITEXACT
        video.metadata["timecode"] = timecode
        video.metadata["reel_name"] = reel
        audio = None
        if sound is not None:
            audio = file.add_stream("aac", rate=SAMPLE_RATE, layout="mono")
            audio.bit_rate = bits
            audio.codec_context.flags |= 1 << 23
        heard = _blocks(sound) if sound is not None else iter(())
        waiting = next(heard, None)
        for number, frame in enumerate(_frames(pictures, rate=rate)):
            file.mux(video.encode(frame))
            while audio is not None and waiting is not None and waiting[0] <= (number + 1) * SAMPLE_RATE // rate:
                file.mux(audio.encode(waiting[1]))
                waiting = next(heard, None)
        file.mux(video.encode(None))
        if audio is not None:
            file.mux(audio.encode(None))


def read_pictures(source: Path) -> Iterator[Picture]:
    """Decode a file's frames in order, as height by width by three bytes."""
    with av.open(str(source)) as file:
        for frame in file.decode(video=0):
            yield frame.to_ndarray(format="rgb24").astype(np.uint8, copy=False)


def read_sound(source: Path) -> Samples:
    """Decode a file's sound at :data:`SAMPLE_RATE`; empty where it has none."""
    with av.open(str(source)) as file:
        if not file.streams.audio:
            return np.zeros(0)
        parts = [frame.to_ndarray()[0] for frame in file.decode(audio=0)]
    return np.concatenate(parts).astype(np.float64)


def _frames(pictures: Iterable[Image.Image], *, rate: int) -> Iterator[VideoFrame]:
    last: Image.Image | None = None
    planes: Picture | None = None
    for number, picture in enumerate(pictures):
        if picture is not last or planes is None:
            drawn = VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            planes = drawn.reformat(format="yuv420p").to_ndarray().astype(np.uint8, copy=False)
            last = picture
        frame = VideoFrame.from_ndarray(planes, format="yuv420p")
        frame.pts, frame.time_base = number, Fraction(1, rate)
        yield frame


def _blocks(sound: Samples) -> Iterator[tuple[int, AudioFrame]]:
    """Cut the sound into the blocks AAC wants, each with its first sample."""
    for start in range(0, len(sound), _BLOCK):
        part = np.clip(sound[start : start + _BLOCK], -1, 1).astype(np.float32)
        frame = AudioFrame.from_ndarray(part[np.newaxis, :], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
        yield start, frame
