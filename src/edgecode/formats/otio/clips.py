"""One clip of an OpenTimelineIO timeline as a clip of the film."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import unquote

import opentimelineio as otio

from edgecode.errors import RateError
from edgecode.film.cut import Clip, ClipKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.otio.placing import Clock, Placed, speed_of

_TAPES: Final = (
    ("cmx_3600", "reel"),
    ("ALE", "Tape"),
    ("ALE", "Reel"),
    ("AAF", "UserComments", "Tape"),
    ("AAF", "UserComments", "Camroll"),
    ("fcp_xml", "timecode", "reel", "name"),
    ("fcp_xml", "file", "timecode", "reel", "name"),
    ("Resolve_OTIO", "Reel Name"),
)
"""Where exporters keep the reel, in the metadata of the clip or of its media."""

_SOURCE_FILE: Final = "SOURCE FILE:"
_BLACK: Final = "black"


def known_rate(fps: float, *, cut: Rate | None) -> Rate | None:
    """Find the rate of so many frames a second; the cut's own, dropping included, where they are the same."""
    try:
        rate = Rate.of(fps)
    except RateError:
        return None
    return cut if cut is not None and cut.fps == rate.fps else rate


def clip_of(
    placed: Placed, *, path: str, track: int, clock: Clock, start: Timecode | None, notes: Sequence[str] = ()
) -> Clip:
    """Make the film's clip of one placed clip; ``notes`` are those of markers above it.

    The source range is opentimelineio's: its length is that of the use in the cut, also where a time effect plays more or
    less of the source in it.
    """
    clip, media = placed.clip, placed.clip.media_reference
    record_in, record_out = (_frame(placed.first, clock=clock), _frame(placed.last, clock=clock))
    comments = _comments(clip, media)
    file = _file(media) or _file_elsewhere(clip, media, comments=comments)
    name = clip.name or (media.name if media is not None else "") or file
    source_in, source_out, texts = _source(placed, clock=clock)
    return Clip(
        name=name,
        place=Place(path, frame=record_in, timecode=_shown(start, record_in)),
        track=track,
        kind=_kind(media, name=name),
        tape=_tape(clip, media),
        file=file,
        record_in=record_in,
        record_out=record_out,
        source_in=source_in,
        source_out=source_out,
        source_in_text=texts[0],
        source_out_text=texts[1],
        speed=_speed(placed),
        transition=placed.transition,
        notes=(
            *filter(None, map(marker_text, clip.markers)),
            *(comment for comment in comments if not comment.startswith(_SOURCE_FILE)),
            *notes,
        ),
        enabled=placed.enabled and clip.enabled,
        extra=dict(_extra(clip, media)),
    )


def marker_text(marker: otio.schema.Marker) -> str:
    """What a marker says: its name and its comment."""
    said = [str(marker.name), str(getattr(marker, "comment", "") or _at(marker.metadata, ("fcp_xml", "comment")))]
    return ": ".join(part for part in dict.fromkeys(said) if part)


def _frame(frames: float | None, *, clock: Clock) -> int | None:
    return round(frames) if frames is not None and math.isfinite(frames) and clock.rate is not None else None


def _shown(start: Timecode | None, frames: int | None) -> str:
    return str(start + frames) if start is not None and frames is not None else ""


def _source(placed: Placed, *, clock: Clock) -> tuple[Timecode | None, Timecode | None, tuple[str, str]]:
    try:
        source = placed.clip.trimmed_range()
    except otio.exceptions.OTIOError:
        return None, None, ("", "")
    start, length = source.start_time, source.duration
    end = start + length if length.rate > 0 and start.rate > 0 else start
    texts = (f"{start.value:g}@{start.rate:g}", f"{end.value:g}@{end.rate:g}")
    rate = known_rate(start.rate, cut=clock.rate)
    if rate is None:
        return None, None, texts
    before, behind = (frames * placed.speed * start.rate / clock.fps for frames in placed.hidden)
    last = end.rescaled_to(start.rate).value - behind
    return _timecode(start.value + before, rate), _timecode(last, rate), texts


def _timecode(frames: float, rate: Rate) -> Timecode | None:
    return Timecode(round(frames), rate) if math.isfinite(frames) and frames >= 0 else None


def _speed(placed: Placed) -> float | None:
    speed = placed.speed * speed_of(placed.clip)
    if speed == 1:
        return None
    source = placed.clip.source_range
    return speed * (source.start_time.rate if source is not None else 0)


def _file(media: otio.core.MediaReference | None) -> str:
    if isinstance(media, otio.schema.ExternalReference):
        return _last(unquote(str(media.target_url or "")))
    if isinstance(media, otio.schema.ImageSequenceReference):
        return f"{media.name_prefix}{'#' * media.frame_zero_padding}{media.name_suffix}"
    return ""


def _file_elsewhere(clip: otio.schema.Clip, media: otio.core.MediaReference | None, *, comments: Sequence[str]) -> str:
    """Find the file's name where the media is offline: in the comments of an EDL, or where Resolve keeps its address."""
    named = next((comment for comment in comments if comment.startswith(_SOURCE_FILE)), "")
    every = [clip.metadata, media.metadata] if media is not None else [clip.metadata]
    address = next((found for metadata in every if (found := _at(metadata, ("Resolve_OTIO", "Media Url")))), "")
    return named.removeprefix(_SOURCE_FILE).strip() or _last(address)


def _last(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]


def _kind(media: otio.core.MediaReference | None, *, name: str) -> ClipKind:
    if isinstance(media, otio.schema.GeneratorReference):
        return ClipKind.BLACK if media.generator_kind.lower() == _BLACK else ClipKind.GENERATOR
    missing = media is None or isinstance(media, otio.schema.MissingReference)
    return ClipKind.MISSING if missing and not name else ClipKind.MATERIAL


def _tape(clip: otio.schema.Clip, media: otio.core.MediaReference | None) -> str:
    every = [clip.metadata, media.metadata] if media is not None else [clip.metadata]
    return next((tape for path in _TAPES for metadata in every if (tape := _at(metadata, path))), "")


def _comments(clip: otio.schema.Clip, media: otio.core.MediaReference | None) -> list[str]:
    """Find the comments that opentimelineio's EDL adapter keeps."""
    found: list[str] = []
    for metadata in (clip.metadata, media.metadata if media is not None else {}):
        space = metadata.get("cmx_3600")
        comments = space.get("comments") if isinstance(space, Mapping) else None
        every = comments if isinstance(comments, Sequence) and not isinstance(comments, str) else ()
        found += [comment for comment in every if isinstance(comment, str) and comment]
    return found


def _extra(clip: otio.schema.Clip, media: otio.core.MediaReference | None) -> Iterator[tuple[str, str]]:
    """Keep the plain values of each exporter's metadata; what lies deeper stays in the file."""
    effects = [effect.effect_name or effect.name for effect in clip.effects]
    if any(effects):
        yield "otio.effects", ", ".join(filter(None, dict.fromkeys(effects)))
    for metadata in (media.metadata if media is not None else {}, clip.metadata):
        for space, values in metadata.items():
            for key, value in values.items() if isinstance(values, Mapping) else (("", values),):
                if isinstance(value, (str, int, float)) and value != "":
                    yield ".".join(filter(None, ("otio", str(space), str(key)))), str(value)


def _at(metadata: Mapping[str, Any], path: tuple[str, ...]) -> str:
    """Follow keys into metadata; empty where they lead nowhere."""
    found: object = metadata
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return str(found) if isinstance(found, (str, int)) else ""
