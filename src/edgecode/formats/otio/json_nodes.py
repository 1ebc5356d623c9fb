"""The small objects of an OpenTimelineIO document to be: times, gaps, transitions, a clip's metadata."""

from typing import Final

from edgecode.film.cut import Clip
from edgecode.formats.timeline.items import Node

OWN: Final = "edgecode"
"""The namespace of what OTIO has no word for."""
SOURCE_OUT: Final = "source out"
"""Where the source really ends, for a clip that plays at another speed."""
_OF_OTIO: Final = "otio."


def time(frames: float, fps: float) -> Node:
    """Give a moment or a length: ``frames`` at ``fps`` a second."""
    return {"OTIO_SCHEMA": "RationalTime.1", "rate": float(fps), "value": float(frames)}


def range_of(start: float, length: float, fps: float) -> Node:
    """Give a start and a length."""
    return {"OTIO_SCHEMA": "TimeRange.1", "duration": time(length, fps), "start_time": time(start, fps)}


def gap(frames: int, fps: float) -> Node:
    """Give so many frames of nothing."""
    return {
        "OTIO_SCHEMA": "Gap.1",
        "metadata": {},
        "name": "",
        "source_range": range_of(0, frames, fps),
        "effects": [],
        "markers": [],
        "enabled": True,
    }


def transition_of(word: str, *, frames: int, fps: float) -> Node:
    """Give a transition that begins where its clip does; OTIO itself knows no other than a dissolve."""
    dissolve = word == "dissolve"
    return {
        "OTIO_SCHEMA": "Transition.1",
        "metadata": {},
        "name": "" if dissolve else word,
        "in_offset": time(0, fps),
        "out_offset": time(frames, fps),
        "transition_type": "SMPTE_Dissolve" if dissolve else "Custom_Transition",
    }


def metadata_of(clip: Clip, *, length: float) -> Node:
    """Give the metadata of a clip: what came from OTIO back in its place, everything else under ``edgecode``."""
    made: Node = {}
    own: Node = {}
    for key, value in clip.extra.items():
        space, dot, name = key.removeprefix(_OF_OTIO).partition(".")
        if not key.startswith(_OF_OTIO):
            own[key] = value
        elif not dot:
            made[space] = value
        elif isinstance(made.setdefault(space, {}), dict):
            made[space][name] = value
    _put(made, "cmx_3600", "reel", clip.tape)
    _put(made, "cmx_3600", "comments", list(clip.notes))
    if clip.source_in is not None and clip.source_out is not None and clip.source_out.rate == clip.source_in.rate:
        played = clip.source_out.frame - clip.source_in.frame
        if played != round(length):
            own[SOURCE_OUT] = str(clip.source_out)
    if own:
        made[OWN] = own
    return made


def _put(made: Node, space: str, name: str, value: object) -> None:
    if value:
        held = made.setdefault(space, {})
        made[space] = {**(held if isinstance(held, dict) else {}), name: value}
