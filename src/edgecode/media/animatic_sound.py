"""Scratch sounds laid over each other, in the process of :mod:`edgecode.media.animatic_worker` alone.

Sounds are added as they are and held within full scale: nobody's level is set here. Only those that are heard just now are
open, a second at a time, so that memory does not grow with the length of the movie.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.error import FFmpegError
from numpy.typing import NDArray

from edgecode.media.animatic_messages import Mixing, Said, Silent, Sound
from edgecode.media.decoding import OPTIONS

HERTZ: Final = 48_000
"""Samples a second, as picture editing has them."""
CHANNELS: Final = 2
_BLOCK: Final = HERTZ
_FAULTS: Final = (FFmpegError, ValueError, OverflowError, MemoryError, ZeroDivisionError, OSError)

Samples = NDArray[np.float32]
"""Samples by channel: shape (2, count), full scale from -1 to 1."""


def mixed(sounds: Sequence[Sound], *, frames: int, fps: Fraction, say: Callable[[Said], None]) -> Iterator[AudioFrame]:
    """Mix sounds under a movie of so many frames, to its very end; ``say`` hears which file is read on, and of faults."""
    length = round(frames * HERTZ / fps)
    waiting = sorted(enumerate(sounds), key=lambda each: each[1].at)
    playing: list[_Playing] = []
    for at in range(0, length, _BLOCK):
        count = min(_BLOCK, length - at)
        while waiting and round(waiting[0][1].at * HERTZ / fps) < at + count:
            nth, sound = waiting.pop(0)
            playing.append(_Playing(nth, sound, starts=round(sound.at * HERTZ / fps)))
        whole = np.zeros((CHANNELS, count), np.float32)
        for each in playing:
            each.add(whole, at=at, say=say)
        playing = [each for each in playing if not each.is_over]
        frame = AudioFrame.from_ndarray(np.clip(whole, -1, 1), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = HERTZ, at, Fraction(1, HERTZ)
        yield frame
    for each in playing:
        each.close()


class _Playing:
    """A sound that is heard just now."""

    def __init__(self, nth: int, sound: Sound, *, starts: int) -> None:
        self.nth = nth
        self.is_over = False
        self._sound = sound
        self._starts = starts
        self._file: BinaryIO | None = None
        self._container: InputContainer | None = None
        self._read: Iterator[Samples] = iter(())
        self._left: Samples = np.zeros((CHANNELS, 0), np.float32)

    def add(self, whole: Samples, *, at: int, say: Callable[[Said], None]) -> None:
        """Add what is heard of it in a block that begins at a sample; one that breaks is over."""
        say(Mixing(self.nth))
        first = max(self._starts - at, 0)
        try:
            if self._container is None:
                self._open()
            found = self._taken(whole.shape[1] - first)
        except _FAULTS as error:
            self.close()
            say(Silent(self.nth, reason(error)))
            return
        whole[:, first : first + found.shape[1]] += found
        if found.shape[1] < whole.shape[1] - first:
            self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.is_over = True
        self._read = iter(())
        for each in (self._container, self._file):
            if each is not None:
                with suppress(*_FAULTS):
                    each.close()

    def _open(self) -> None:
        # Opened by us, so that nothing in a file makes FFmpeg open another one.
        self._file = Path(self._sound.file).open("rb")  # noqa: SIM115  closed with what reads it
        self._container = av.open(self._file, "r", options=OPTIONS)
        if not self._container.streams.audio:
            message = "no sound in it"
            raise ValueError(message)
        self._read = _samples(self._container)
        skip = round(self._sound.skip * HERTZ)
        while skip > 0 and (found := self._taken(min(skip, _BLOCK))).shape[1]:
            skip -= found.shape[1]

    def _taken(self, count: int) -> Samples:
        """Take the next samples; fewer than asked for when the file is at its end."""
        parts, size = [self._left], self._left.shape[1]
        while size < count and (more := next(self._read, None)) is not None:
            parts.append(more)
            size += more.shape[1]
        joined = np.concatenate(parts, axis=1)
        self._left = joined[:, count:]
        return joined[:, :count]


def reason(error: Exception) -> str:
    """Say in a few words what went wrong, without the path that FFmpeg and the system put into theirs."""
    said = error.strerror if isinstance(error, FFmpegError | OSError) else str(error)
    return (said or type(error).__name__).lower()


def _samples(container: InputContainer) -> Iterator[Samples]:
    resampler = AudioResampler(format="fltp", layout="stereo", rate=HERTZ)
    for frame in container.decode(container.streams.audio[0]):
        frame.pts = None
        for made in resampler.resample(frame):
            yield made.to_ndarray().astype(np.float32, copy=False)
    for made in resampler.resample(None):
        yield made.to_ndarray().astype(np.float32, copy=False)
