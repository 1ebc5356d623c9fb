"""Pictures for so many frames each, as H.264 and AAC in MP4, in the process of :mod:`edgecode.media.animatic_worker` alone.

1280 x 720, 4:2:0, BT.709; each picture whole and in its own proportions, on neutral grey where it leaves room. Each panel
begins with a key frame, so that one can step to it exactly. The time base is that of the rate: frame n stands at n / rate.
One thread and no dates, as docs/adr/0012 has it, so that the same panels give the same bytes on one machine.
"""

import io
import os
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final, TypeAlias

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from av.video.stream import VideoStream

from edgecode.media.animatic_sound import HERTZ
from edgecode.media.decoding import OPTIONS

WIDTH, HEIGHT = 1280, 720
GREY: Final = 96
"""The level of each of red, green and blue around pictures and on cards: darker than most drawings, lighter than night."""
_QUALITY: Final = "20"
"""x264's constant rate factor: drawings keep their lines. An engineering choice."""
_PRESET: Final = "ultrafast"
"""Panels stand still, so that slower ones save little: 2.3 ms a frame against 6 (measured), for a file 2.6 times as large."""
_BIT_RATE: Final = 128_000
_BT709: Final = 1
_LIMITED: Final = 1
_Packet: TypeAlias = "Packet[AudioStream] | Packet[VideoStream]"
_KEYED: Final = 250
"""Frames after which a panel that stands long gets another key frame."""


class Movie:
    """A movie that is being written."""

    def __init__(self, to: str, *, fps: Fraction) -> None:
        """Begin it at a path. Raises ``FFmpegError`` where nothing can be written there."""
        options = {"movflags": "+faststart", "fflags": "+bitexact"}
        self._file: OutputContainer = av.open(to, "w", format="mp4", options=options)
        self._to, self.fps = to, fps
        self._video = self._picture_stream()
        self._heard: list[_Packet] = []
        """Packets of sound that are not written yet, the next one last."""
        self.frames = 0

    def _picture_stream(self) -> VideoStream:
        options = {"crf": _QUALITY, "preset": _PRESET, "tune": "stillimage", "flags": "+bitexact"}
        video = self._file.add_stream("libx264", rate=self.fps, options=options)
        video.width, video.height, video.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        context = video.codec_context
        context.time_base = 1 / self.fps
        context.gop_size, context.max_b_frames, context.thread_count = _KEYED, 0, 1
        context.color_primaries = context.color_trc = context.colorspace = _BT709
        context.color_range = _LIMITED
        return video

    def hear(self, sound: Iterable[AudioFrame]) -> None:
        """Give it a sound track; before the first picture, since what sounds are made of may be broken."""
        audio = self._file.add_stream("aac", rate=HERTZ, options={"flags": "+bitexact"})
        audio.codec_context.layout, audio.codec_context.bit_rate = "stereo", _BIT_RATE
        audio.codec_context.time_base = Fraction(1, HERTZ)
        for frame in sound:
            self._heard += audio.encode(frame)
        self._heard += audio.encode(None)
        self._heard.reverse()

    def show(self, picture: bytes, *, frames: int) -> Iterator[int]:
        """Show a picture, as JPEG or PNG, for so many frames; yields the frames written now and then."""
        frame = canvas(picture)
        for nth in range(frames):
            frame.pts, frame.time_base = self.frames, 1 / self.fps
            frame.pict_type = PictureType.NONE if nth else PictureType.I
            self._mux(self._video.encode(frame))
            self.frames += 1
            if self.frames % _KEYED == 0:
                yield self.frames

    def close(self) -> None:
        """Write what is still to be written, and have it on the disk."""
        self._mux(self._video.encode(None))
        self._file.mux(list(reversed(self._heard)))
        self._heard.clear()
        self._file.close()
        with Path(self._to).open("r+b") as stream:
            os.fsync(stream.fileno())

    def _mux(self, pictures: list[_Packet]) -> None:
        """Write packets, sound and picture side by side as they are heard and seen."""
        for packet in pictures:
            while self._heard and _second(self._heard[-1]) <= _second(packet):
                self._file.mux(self._heard.pop())
            self._file.mux(packet)


def _second(packet: _Packet) -> Fraction:
    return (packet.dts or 0) * (packet.time_base or Fraction(0))


def canvas(picture: bytes) -> VideoFrame:
    """Fit a picture, as JPEG or PNG, into the frame on neutral grey. Raises ``FFmpegError``, or ``ValueError`` for none."""
    pixels = np.full((HEIGHT, WIDTH, 3), GREY, np.uint8)
    with av.open(io.BytesIO(picture), "r", options=OPTIONS) as file:
        found = next(file.decode(video=0), None)
        if found is None:
            message = "no picture in it"
            raise ValueError(message)
        width, height = fitted(found.width, found.height)
        drawn = found.reformat(width=width, height=height, format="rgb24", interpolation=Interpolation.LANCZOS)
        left, top = (WIDTH - width) // 2, (HEIGHT - height) // 2
        pixels[top : top + height, left : left + width] = drawn.to_ndarray()
    return VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
        format="yuv420p", dst_colorspace=Colorspace.ITU709, dst_color_range=ColorRange.MPEG
    )


def fitted(width: int, height: int) -> tuple[int, int]:
    """Give the size, in even pixels, that fills the frame one way and keeps a picture's proportions as far as pixels go."""
    scale = min(Fraction(WIDTH, width), Fraction(HEIGHT, height))
    return _even(width * scale, most=WIDTH), _even(height * scale, most=HEIGHT)


def _even(side: Fraction, *, most: int) -> int:
    return min(most, max(2, 2 * round(side / 2)))
