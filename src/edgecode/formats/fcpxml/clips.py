"""What one clip of an FCPXML document says of itself and its source."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.errors import RateError
from edgecode.film.cut import ClipKind
from edgecode.film.rate import Rate
from edgecode.formats.fcpxml.resources import Asset, Counted, Element, Resources, metadata
from edgecode.formats.fcpxml.retimes import Retime, played
from edgecode.formats.fcpxml.times import frames, seconds, written
from edgecode.formats.timeline.items import Facts, Played
from edgecode.formats.xml_tree import line_of

REEL: Final = "studio.reel"
"""Where Final Cut Pro keeps the reel; scene, shot, angle and take stand beside it."""

_KEPT: Final = ("role", "videoRole", "audioRole", "srcEnable", "audioStart", "audioDuration", "format", "modDate")
_BLACK: Final = frozenset({"black", "solid black"})
_CONTENTS: Final = ("video", "audio")


class Content(msgspec.Struct, frozen=True):
    """The source of a clip: the asset or effect it names; ``begins`` of its time shows at ``origin`` of the clip's."""

    asset: Asset | None
    effect: str | None = None
    begins: Fraction = Fraction(0)
    origin: Fraction = Fraction(0)


class Kept(msgspec.Struct, frozen=True):
    """One clip, read: what is said of it, how it plays, and whether it shows picture or sound alone."""

    facts: Facts
    speed: float
    sound: bool


def start_of(clip: Element, *, resources: Resources) -> Fraction:
    """When a clip's own time begins; one that does not say begins with its asset."""
    said = seconds(clip.get("start"))
    if said is not None:
        return said
    asset = resources.asset(clip.get("ref")) if clip.tag in {"asset-clip", *_CONTENTS} else None
    return asset.start if asset is not None else Fraction(0)


def content_of(clip: Element, *, resources: Resources) -> Content:
    """Find what a clip shows: itself where it names an asset or an effect, else the first picture in it, else sound."""
    if clip.tag in {"asset-clip", *_CONTENTS, "title"}:
        return Content(resources.asset(clip.get("ref")), _effect(clip, resources=resources))
    found = next((each for tag in _CONTENTS for each in _within(clip) if each.tag == tag), None)
    if found is None:
        return Content(None)
    begins = start_of(found, resources=resources)
    origin = seconds(found.get("offset"))
    return Content(
        resources.asset(found.get("ref")),
        _effect(found, resources=resources),
        begins,
        origin or Fraction(0),
    )


def kept(clip: Element, *, duration: Fraction, within: Counted | None, resources: Resources) -> Kept:
    """Read a clip that is not a timeline in itself; ``within`` is how the timeline around it counts."""
    content = content_of(clip, resources=resources)
    asset = content.asset
    start = start_of(clip, resources=resources)
    retime = played(clip, start=start, duration=duration, source=asset.start if asset is not None else Fraction(0))
    tags = {**(asset.metadata if asset is not None else {}), **metadata(clip)}
    name = clip.get("name") or (asset.name or asset.file if asset is not None else "")
    facts = Facts(
        name=name,
        kind=_kind(clip, content, name=name),
        tape=tags.get(REEL, ""),
        file=asset.file if asset is not None else "",
        notes=tuple(_notes(clip)) if len(clip) else (),
        extra=dict(_extra(clip, tags=tags, retime=retime)),
        line=line_of(clip),
        played=_played(clip, content, retime=retime, within=within),
        source_in_text=clip.get("start") or "",
        source_out_text=written(start + duration),
        record_in_text=clip.get("offset") or "",
        record_out_text="",
    )
    return Kept(facts, float(retime.speed) if retime.speed is not None else 1.0, _sound(clip, content))


def _within(clip: Element) -> Iterator[Element]:
    """The contents of a ``clip``, without what is connected to it."""
    for each in clip:
        own = each.get("lane") is None or each.tag in _CONTENTS
        if own and each.tag in {*_CONTENTS, "gap", "clip", "spine", "asset-clip"}:
            yield each
            yield from _contents(each)


def _contents(element: Element) -> Iterator[Element]:
    yield from (each for each in element.iterdescendants(*_CONTENTS))


def _effect(element: Element, *, resources: Resources) -> str | None:
    found = resources.named("effect", element.get("ref"))
    return found.get("name", "") if found is not None else None


def _kind(clip: Element, content: Content, *, name: str) -> ClipKind:
    if content.effect is not None or clip.tag == "title":
        return ClipKind.BLACK if (content.effect or "").lower() in _BLACK else ClipKind.GENERATOR
    unknown = content.asset is None or not content.asset.file
    return ClipKind.MISSING if unknown and not name else ClipKind.MATERIAL


def _sound(clip: Element, content: Content) -> bool:
    """Tell whether a clip gives no picture."""
    if clip.get("srcEnable") == "audio" or clip.tag == "audio":
        return True
    if clip.tag == "clip" and not any(each.tag == "video" for each in _within(clip)):
        return any(each.tag == "audio" for each in _within(clip))
    return content.asset is not None and not content.asset.picture


def _played(clip: Element, content: Content, *, retime: Retime, within: Counted | None) -> Played | None:
    """Count what is played in the source's own timecode, whose seconds FCPXML counts from 00:00:00:00."""
    if content.asset is None:
        return None
    counted = content.asset.counted or within
    if counted is None or counted.rate is None:
        return None
    rate = _dropping(counted.rate, drop=clip.get("tcFormat") == "DF")
    moved = content.begins - content.origin
    fps = rate.fps
    if not moved:
        return Played(frames(retime.first, fps), frames(retime.last, fps), rate)
    return Played(frames(retime.first + moved, fps), frames(retime.last + moved, fps), rate)


def _dropping(rate: Rate, *, drop: bool) -> Rate:
    if rate.drop == drop:
        return rate
    try:
        return Rate.of(rate.fps, drop=drop)
    except RateError:
        return rate


def _notes(clip: Element) -> Iterator[str]:
    notes = [each.text or "" for each in clip.iterfind("note")]
    notes += ["".join(map(str, each.itertext())) for each in clip.iterfind("text")]
    yield from dict.fromkeys(filter(None, (" ".join(note.split()) for note in notes)))


def _extra(clip: Element, *, tags: dict[str, str], retime: Retime) -> Iterator[tuple[str, str]]:
    yield from ((f"fcpxml.{key}", value) for key, value in tags.items() if key != REEL)
    yield from ((f"fcpxml.{key}", clip.get(key, "")) for key in _KEPT if clip.get(key))
    if retime.speed is None:
        yield "fcpxml.speed", "varying"
    if not len(clip):
        return
    words = [each.get("value", "") for each in clip.iterfind("keyword")]
    ratings = [each.get("value", "") for each in clip.iterfind("rating")]
    filters = [each.get("name", "") for each in clip if each.tag in {"filter-video", "filter-audio"}]
    for key, values in (("keywords", words), ("ratings", ratings), ("filters", filters)):
        if joined := ", ".join(dict.fromkeys(filter(None, values))):
            yield f"fcpxml.{key}", joined
    conform = clip.find("conform-rate")
    if conform is not None and conform.get("srcFrameRate"):
        yield "fcpxml.srcFrameRate", conform.get("srcFrameRate", "")
