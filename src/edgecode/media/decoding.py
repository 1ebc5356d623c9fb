"""Looks into movie files with PyAV, in the process of :mod:`edgecode.media.decoder` alone: a file may crash FFmpeg.

A file is opened by us and handed over open, so that nothing in it can make FFmpeg open another one; formats that do nothing
but name other files (playlists, concatenations) are not among those it may take it for.
"""

import importlib
from collections.abc import Callable
from fractions import Fraction
from typing import BinaryIO, Final

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from edgecode.errors import RateError, TimecodeError
from edgecode.film.movie import Movie, NoPicture, Still, Stream
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.film.transcript import Milliseconds

ENGINE: Final = f"PyAV {av.__version__}"
_FORMATS: Final = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mxf,avi,mpegts,mpeg,gxf,dv,flv,asf,ogg,"
    "wav,w64,aiff,flac,mp3,aac,h264,hevc,mjpeg,m4v,"
    "png_pipe,jpeg_pipe,webp_pipe,tiff_pipe,gif"
)
"""What FFmpeg may take a file for, by the names of its own demuxers."""
_JPEG: Final = b"\xff\xd8\xff"
OPTIONS: Final = {"format_whitelist": _FORMATS, "protocol_whitelist": "none"}
"""With them FFmpeg opens nothing but the file that it is given."""
_MOST_FRAMES: Final = 600
"""Frames decoded from the key frame before the moment on; a file that has more of them between gives an earlier frame."""
_LEAST: Final = 16
"""Pixels: no still is lower, however wide its picture."""
_QUALITY: Final = str(4 * 118)
"""FFmpeg's quantiser 4 in its own unit (FF_QP2LAMBDA is 118): about 9 kB for 320 pixels. An engineering choice."""
_SECOND: Final = 1000
_QUARTER: Final = 90


def facts_of(stream: BinaryIO, *, size: int) -> Movie | NoPicture:
    """Tell what an open file says of itself."""
    try:
        with av.open(stream, "r", format=_format(stream), options=OPTIONS) as container:
            return _facts(container, size=size)
    except (FFmpegError, ValueError, OverflowError, MemoryError) as error:
        return NoPicture(_sentence(error))


def still_of(stream: BinaryIO, *, at: Milliseconds | None, width: int) -> Still | NoPicture:
    """Decode one frame of an open file and write it as JPEG."""
    try:
        with av.open(stream, "r", format=_format(stream), options=OPTIONS) as container:
            if not container.streams.video:
                return NoPicture("expected a picture, found sound alone")
            frame = _frame(container, container.streams.video[0], at=at)
            if frame is None:
                return NoPicture("expected a picture, found none that can be decoded")
            return Still(engine=ENGINE, jpeg=_jpeg(frame, width=width), at=_after_start(container, frame))
    except (FFmpegError, ValueError, OverflowError, MemoryError, ZeroDivisionError) as error:
        return NoPicture(_sentence(error))


def _format(stream: BinaryIO) -> str | None:
    """What FFmpeg shall take a file for where its own guess, by the ending, is one that opens files by itself."""
    head = stream.read(len(_JPEG))
    stream.seek(0)
    named = str(getattr(stream, "name", "")).lower().endswith((".jpg", ".jpeg"))
    return "jpeg_pipe" if named and head == _JPEG else None


def _sentence(error: Exception) -> str:
    said = error.strerror if isinstance(error, FFmpegError) else str(error)
    return f"expected a file that can be decoded, found otherwise: {(said or type(error).__name__).lower()}"


def _facts(container: InputContainer, *, size: int) -> Movie:
    video = container.streams.video[0] if container.streams.video else None
    rate = _rate(video)
    return Movie(
        engine=ENGINE,
        size=size,
        streams=tuple(_stream(each) for each in container.streams),
        length=_length(container),
        rate=rate,
        start=_start(container, rate=rate),
    )


def _stream(stream: object) -> Stream:
    """PyAV's streams have in common only what FFmpeg's have; a data stream has no codec."""
    context = getattr(stream, "codec_context", None)
    return Stream(
        kind=str(getattr(stream, "type", "")),
        codec=str(getattr(context, "name", "") or ""),
        width=int(getattr(context, "width", 0) or 0),
        height=int(getattr(context, "height", 0) or 0),
        channels=int(getattr(context, "channels", 0) or 0),
        samples=int(getattr(context, "sample_rate", 0) or 0),
    )


def _length(container: InputContainer) -> Milliseconds | None:
    if container.duration is None or container.duration < 0:
        return None
    return Milliseconds(container.duration * _SECOND // av.time_base)


def _rate(video: VideoStream | None) -> Rate | None:
    fps = video.average_rate if video is not None else None
    try:
        return Rate.of(fps) if fps else None
    except RateError:
        return None


def _start(container: InputContainer, *, rate: Rate | None) -> Timecode | None:
    """The start timecode: from the ``tmcd`` track, else from where it was copied to; FFmpeg writes ``;`` at drop frame."""
    if rate is None:
        return None
    told = [stream.metadata for stream in container.streams.data]
    told += [*(stream.metadata for stream in container.streams.video), container.metadata]
    text = next((each["timecode"] for each in told if each.get("timecode")), "")
    try:
        return Timecode.parse(text, Rate.of(rate.fps, drop=";" in text)) if text else None
    except (TimecodeError, RateError):
        return None


def _frame(container: InputContainer, video: VideoStream, *, at: Milliseconds | None) -> VideoFrame | None:
    """Find the last frame at or before a moment; the first that decodes, where that one does not."""
    video.thread_type = "AUTO"
    wanted = _moment(container, at=at)
    if wanted > (container.start_time or 0):
        container.seek(wanted, backward=True)
    found = None
    for nth, frame in enumerate(container.decode(video)):
        time = frame.time
        if found is not None and time is not None and time * av.time_base > wanted:
            break
        found = frame
        if nth >= _MOST_FRAMES:
            break
    return found


def _moment(container: InputContainer, *, at: Milliseconds | None) -> int:
    """A moment in FFmpeg's unit, from its own zero; the middle where none is said or the length is not told."""
    begins, length = container.start_time or 0, max(container.duration or 0, 0)
    inside = length // 2 if at is None else at * av.time_base // _SECOND
    return begins + (min(inside, max(length - av.time_base // 10, 0)) if length else inside)


def _after_start(container: InputContainer, frame: VideoFrame) -> Milliseconds:
    begins = (container.start_time or 0) / av.time_base
    return Milliseconds(max(0, round(((frame.time or 0) - begins) * _SECOND)))


def _jpeg(frame: VideoFrame, *, width: int) -> bytes:
    """Scale to square pixels, turned as the file says, and encode."""
    turns = round(frame.rotation / _QUARTER) % 4
    wide, high = _square(frame)
    wide, high = (high, wide) if turns % 2 else (wide, high)
    width = min(width, wide)
    height = max(_LEAST, round(width * high / wide / 2) * 2)
    laid = _on_paper(frame, width=width, height=height, turns=turns)
    picture = laid.reformat(width=width, height=height, format="yuvj420p")
    picture.pts, picture.time_base = 0, Fraction(1, 25)
    encoder = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuvj420p"
    encoder.time_base = Fraction(1, 25)
    encoder.options = {"flags": "+qscale+bitexact", "global_quality": _QUALITY}
    return b"".join(bytes(packet) for packet in (*encoder.encode(picture), *encoder.encode(None)))


def _on_paper(frame: VideoFrame, *, width: int, height: int, turns: int) -> VideoFrame:
    """Lay what is partly transparent, as drawings are, on white: JPEG has no transparency. Turn it by quarters to the left."""
    if not turns and not any(component.is_alpha for component in frame.format.components):
        return frame
    # numpy takes as long to load as all else here does, and few frames are transparent or turned.
    laid: Callable[..., VideoFrame] = importlib.import_module("edgecode.media.on_white").laid_on_white
    return laid(frame, width=width, height=height, turns=turns)


def _square(frame: VideoFrame) -> tuple[int, int]:
    """The size of a frame on a screen: pixels that are not square (anamorphic, DV) stretch its width."""
    shape = frame.sample_aspect_ratio if hasattr(frame, "sample_aspect_ratio") else None
    stretched = round(frame.width * shape) if shape else frame.width
    return max(_LEAST, stretched), max(1, frame.height)
