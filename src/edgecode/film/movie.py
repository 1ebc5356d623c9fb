"""What a camera or sound file says of itself, and one picture out of it."""

import msgspec

from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.film.transcript import Milliseconds


class Stream(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One stream of a file: ``video``, ``audio``, ``data`` …, its codec by FFmpeg's short name, empty where unknown.

    ``width`` and ``height`` are in pixels and 0 for what is no picture; ``channels`` and ``samples`` (a second) are 0 for
    what is no sound.
    """

    kind: str
    codec: str = ""
    width: int = 0
    height: int = 0
    channels: int = 0
    samples: int = 0


class Movie(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one file. ``start`` is the timecode of its first frame, where a ``tmcd`` track or a tag tells it.

    ``rate`` is ``None`` where there is no picture, or where it runs at no known rate; ``size`` is in bytes. ``engine`` names
    what looked, with its version.
    """

    engine: str
    size: int
    streams: tuple[Stream, ...] = ()
    length: Milliseconds | None = None
    rate: Rate | None = None
    start: Timecode | None = None


class Still(msgspec.Struct, frozen=True, kw_only=True):
    """One frame of a file as JPEG. ``at`` is when that frame stands, which is the last frame at or before what was asked."""

    engine: str
    jpeg: bytes
    at: Milliseconds


class NoPicture(msgspec.Struct, frozen=True):
    """Why there is no picture or no facts, in one sentence; ``absent`` where nothing here could look at any file."""

    why: str
    absent: bool = False
