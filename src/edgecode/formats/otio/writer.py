"""A cut as a new OpenTimelineIO document, in the schema versions that opentimelineio 0.18 writes.

Positions are frames at the cut's rate; a source range is at the source's own, as long as its use in the cut (so OTIO has
it), with a LinearTimeWarp or FreezeFrame where the source plays at another speed. What OTIO has no word for stands in the
metadata under ``edgecode``: whether frame numbers drop, and what readers of other formats kept in ``extra``. What came from
OTIO's own metadata goes back where it was, as text; the reel stands where opentimelineio's EDL adapter has it, and so do
comments.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from edgecode.errors import ExportError
from edgecode.film.cut import Clip, ClipKind, Cut, Track, TrackKind
from edgecode.film.cutting.marker import Marker
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.otio.json_nodes import gap, metadata_of, range_of, time, transition_of
from edgecode.formats.timeline.items import Node
from edgecode.formats.written import Written

WRITES: Final = "otio"
OF: Final = Cut

_KINDS: Final = {TrackKind.PICTURE: "Video", TrackKind.SOUND: "Audio"}
_AT: Final = "@"


class _Laid:
    """What is counted while clips are laid on tracks."""

    def __init__(self, rate: Rate, marked: Mapping[str, Sequence[Marker]]) -> None:
        self.rate, self.marked = rate, marked
        self.fps = float(rate.fps)
        self.placeless = 0
        self.sourceless = 0
        self.moved = 0


_NO_MARKERS: Final[Mapping[str, Sequence[Marker]]] = MappingProxyType({})


def written(cut: Cut, marked: Mapping[str, Sequence[Marker]] = _NO_MARKERS) -> Written:
    """Write a cut, with markers on its clips by their ids.

    Raises :class:`ExportError` for one without a rate: OTIO has no time without one.
    """
    if cut.rate is None:
        raise ExportError(
            WRITES,
            expected="a cut with a frame rate",
            found=f"{cut.path or cut.name} without one",
            advice="Say the rate in film.toml under [rates]; the how-to shows how.",
        )
    laid = _Laid(cut.rate, marked)
    tracks = [made for track in cut.tracks for made in _tracks(track, laid=laid)]
    timeline: Node = {
        "OTIO_SCHEMA": "Timeline.1",
        "metadata": {"edgecode": {"rate": str(cut.rate)}},
        "name": cut.name,
        "global_start_time": time(cut.start.frame, float(cut.start.rate.fps)) if cut.start is not None else None,
        "tracks": {
            "OTIO_SCHEMA": "Stack.1",
            "metadata": {},
            "name": "tracks",
            "source_range": None,
            "effects": [],
            "markers": [],
            "enabled": True,
            "children": tracks,
        },
    }
    text = json.dumps(timeline, ensure_ascii=False, indent=4, allow_nan=False)
    return Written(f"{text}\n".encode("utf-8", "replace"), tuple(_remarks(laid, cut=cut)))


def _remarks(laid: _Laid, *, cut: Cut) -> Iterator[Remark]:
    place = Place(cut.path)
    if laid.placeless:
        says = f"expected clips with a place in the cut, found {laid.placeless} without; left out"
        yield Remark(place, says)
    if laid.sourceless:
        says = f"expected source timecode, found {laid.sourceless} clips without; written from frame 0"
        yield Remark(place, says)
    if laid.moved:
        says = f"expected one clip at a time on a track, found {laid.moved} over others; on tracks of their own"
        yield Remark(place, says)


def _tracks(track: Track, *, laid: _Laid) -> Iterator[Node]:
    """Lay the clips of a track out; those that stand over another go to a further track of its name."""
    rows: list[list[Clip]] = [[]]
    for clip in track.clips:
        if clip.record_in is None or clip.record_out is None or not 0 <= clip.record_in <= clip.record_out:
            laid.placeless += 1
            continue
        row = next((row for row in rows if not row or (row[-1].record_out or 0) <= clip.record_in), None)
        if row is None:
            rows.append(row := [])
        laid.moved += row is not rows[0]
        row.append(clip)
    for nth, row in enumerate(rows, start=1):
        yield {
            "OTIO_SCHEMA": "Track.1",
            "metadata": {},
            "name": track.name if nth == 1 else f"{track.name} ({nth})",
            "source_range": None,
            "effects": [],
            "markers": [],
            "enabled": True,
            "children": list(_children(row, laid=laid)),
            "kind": _KINDS[track.kind],
        }


def _children(clips: Sequence[Clip], *, laid: _Laid) -> Iterator[Node]:
    at = 0
    for clip in clips:
        begins = clip.record_in or 0
        if begins > at:
            yield gap(begins - at, laid.fps)
        if clip.transition:
            yield transition_of(clip.transition, frames=_operand(clip), fps=laid.fps)
        yield _clip(clip, laid=laid)
        at = clip.record_out or 0


def _operand(clip: Clip) -> int:
    """How long a list says the transition is; 0 where nothing says it."""
    frames = clip.extra.get("edl.transition_frames", "")
    return int(frames) if frames.isdecimal() and len(frames) < len("1000") else 0


def _clip(clip: Clip, *, laid: _Laid) -> Node:
    start, fps = _source(clip, laid=laid)
    length = ((clip.record_out or 0) - (clip.record_in or 0)) * fps / laid.fps
    return {
        "OTIO_SCHEMA": "Clip.2",
        "metadata": metadata_of(clip, length=length),
        "name": clip.name,
        "source_range": range_of(start, length, fps),
        "effects": list(_effects(clip, fps=fps)),
        "markers": [_marker(each, clip, start=start, fps=fps, laid=laid) for each in laid.marked.get(clip.id, ())],
        "enabled": clip.enabled,
        "media_references": {"DEFAULT_MEDIA": _media(clip)},
        "active_media_reference_key": "DEFAULT_MEDIA",
    }


def _marker(marker: Marker, clip: Clip, *, start: float, fps: float, laid: _Laid) -> Node:
    """A marker of one frame of the cut, in the clip's own time."""
    frames = fps / laid.fps
    return {
        "OTIO_SCHEMA": "Marker.2",
        "metadata": {},
        "name": marker.words,
        "color": marker.color.upper(),
        "marked_range": range_of(start + (marker.frame - (clip.record_in or 0)) * frames, frames, fps),
    }


def _source(clip: Clip, *, laid: _Laid) -> tuple[float, float]:
    """The first frame of the source and its frames a second: those of its timecode, else those an OTIO document wrote."""
    if clip.source_in is not None:
        return clip.source_in.frame, float(clip.source_in.rate.fps)
    frames, at, fps = clip.source_in_text.partition(_AT)
    try:
        found = (float(frames), float(fps)) if at else None
    except ValueError:
        found = None
    if found is not None and found[1] > 0 and abs(found[0]) < float("inf"):
        return found
    laid.sourceless += clip.kind in {ClipKind.MATERIAL, ClipKind.MISSING}
    return 0, laid.fps


def _effects(clip: Clip, *, fps: float) -> Iterator[Node]:
    if clip.speed is None:
        return
    kind = "LinearTimeWarp" if clip.speed else "FreezeFrame"
    yield {
        "OTIO_SCHEMA": f"{kind}.1",
        "metadata": {},
        "name": "",
        "effect_name": kind,
        "enabled": True,
        "time_scalar": clip.speed / fps,
    }


def _media(clip: Clip) -> Node:
    bare: Node = {"metadata": {}, "name": "", "available_range": None, "available_image_bounds": None}
    if clip.kind in {ClipKind.BLACK, ClipKind.GENERATOR}:
        return {
            "OTIO_SCHEMA": "GeneratorReference.1",
            **bare,
            "generator_kind": "black" if clip.kind is ClipKind.BLACK else "generator",
            "parameters": {},
        }
    if clip.file and clip.kind is ClipKind.MATERIAL:
        return {"OTIO_SCHEMA": "ExternalReference.1", **bare, "target_url": quote(clip.file.encode("utf-8", "replace"))}
    return {"OTIO_SCHEMA": "MissingReference.1", **bare}
