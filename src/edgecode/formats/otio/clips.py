"""One clip of an OpenTimelineIO timeline as a clip of the film."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from edgecode.errors import RateError, TimecodeError
from edgecode.film.cut import Clip, ClipKind
from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.otio.json_nodes import OWN, SOURCE_OUT
from edgecode.formats.otio.objects import Item, Media, Node, Time
from edgecode.formats.otio.placing import Clock, Placed

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

    The source range is OpenTimelineIO's: its length is that of the use in the cut, also where a time effect plays more or
    less of the source in it.
    """
    clip, media = placed.clip, placed.clip.media
    record_in, record_out = (_frame(placed.first, clock=clock), _frame(placed.last, clock=clock))
    comments = _comments(clip)
    file = _file(clip, comments=comments)
    name = clip.name or (media.name if media is not None else "") or file
    source_in, source_out, texts = _source(placed, clock=clock)
    source_out = _own_out(clip, source_in) or source_out
    return Clip(
        name=name,
        place=Place(path, frame=record_in, timecode=_shown(start, record_in)),
        track=track,
        kind=_kind(media, name=name),
        tape=_first(clip, _TAPES),
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
            *(marker.text for marker in clip.markers if marker.text),
            *(comment for comment in comments if not comment.startswith(_SOURCE_FILE)),
            *notes,
        ),
        enabled=placed.enabled and clip.enabled,
        extra=dict(_extra(clip)),
    )


def _frame(frames: float | None, *, clock: Clock) -> int | None:
    return round(frames) if frames is not None and math.isfinite(frames) and clock.rate is not None else None


def _shown(start: Timecode | None, frames: int | None) -> str:
    return str(start + frames) if start is not None and frames is not None else ""


def _source(placed: Placed, *, clock: Clock) -> tuple[Timecode | None, Timecode | None, tuple[str, str]]:
    source = placed.clip.range
    if source is None:
        return None, None, ("", "")
    start, length = source.start, source.length.value * source.start.rate / source.length.rate
    end = Time(start.value + length, start.rate)
    rate = known_rate(start.rate, cut=clock.rate)
    if rate is None:
        return None, None, (start.text, end.text)
    before, behind = (frames * placed.speed * start.rate / clock.fps for frames in placed.hidden)
    return _timecode(start.value + before, rate), _timecode(end.value - behind, rate), (start.text, end.text)


def _own_out(clip: Item, source_in: Timecode | None) -> Timecode | None:
    """Find where the source ends by edgecode's own word, where that is not as far as the clip is long in the cut."""
    written = _at(clip.metadata, (OWN, SOURCE_OUT))
    try:
        return Timecode.parse(written, source_in.rate) if written and source_in is not None else None
    except TimecodeError:
        return None


def _timecode(frames: float, rate: Rate) -> Timecode | None:
    return Timecode(round(frames), rate) if math.isfinite(frames) and frames >= 0 else None


def _speed(placed: Placed) -> float | None:
    speed = placed.speed * placed.clip.speed
    source = placed.clip.range
    return speed * source.start.rate if speed != 1 and source is not None else None


def _file(clip: Item, *, comments: Sequence[str]) -> str:
    """Find the file's name: the media's, else what an EDL's comment says, else where Resolve keeps the offline address."""
    if clip.media is not None and clip.media.file:
        return _last(unquote(clip.media.file))
    named = next((comment for comment in comments if comment.startswith(_SOURCE_FILE)), "")
    return named.removeprefix(_SOURCE_FILE).strip() or _last(_first(clip, (("Resolve_OTIO", "Media Url"),)))


def _last(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]


def _kind(media: Media | None, *, name: str) -> ClipKind:
    if media is not None and media.kind == "GeneratorReference":
        return ClipKind.BLACK if media.generator.lower() == _BLACK else ClipKind.GENERATOR
    missing = media is None or media.kind == "MissingReference"
    return ClipKind.MISSING if missing and not name else ClipKind.MATERIAL


def _metadata(clip: Item) -> tuple[Node, ...]:
    return (clip.metadata,) if clip.media is None else (clip.metadata, clip.media.metadata)


def _first(clip: Item, paths: Sequence[tuple[str, ...]]) -> str:
    """Follow keys into the metadata of a clip and of its media; empty where none of them leads anywhere."""
    return next((found for path in paths for metadata in _metadata(clip) if (found := _at(metadata, path))), "")


def _at(metadata: Node, path: tuple[str, ...]) -> str:
    found: object = metadata
    for key in path:
        found = found.get(key) if isinstance(found, dict) else None
    return str(found) if isinstance(found, (str, int)) else ""


def _comments(clip: Item) -> list[str]:
    """Find the comments that opentimelineio's EDL adapter keeps."""
    found: list[str] = []
    for metadata in _metadata(clip):
        space = metadata.get("cmx_3600")
        comments = space.get("comments") if isinstance(space, dict) else None
        found += [comment for comment in comments if isinstance(comment, str)] if isinstance(comments, list) else []
    return list(filter(None, found))


def _extra(clip: Item) -> Iterator[tuple[str, str]]:
    """Keep the plain values of each exporter's metadata; what lies deeper stays in the file."""
    if clip.effects:
        yield "otio.effects", ", ".join(dict.fromkeys(clip.effects))
    for metadata in reversed(_metadata(clip)):
        for space, values in metadata.items():
            for key, value in values.items() if isinstance(values, dict) else (("", values),):
                if isinstance(value, (str, int, float)) and value != "" and (space, key) != (OWN, SOURCE_OUT):
                    yield ".".join(filter(None, ("otio", space, key)) if space != OWN else (key,)), str(value)
