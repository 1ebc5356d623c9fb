"""One OpenTimelineIO document: its JSON as objects, each read as far as it can be.

The document is read here and not by the opentimelineio holdings, which is all or nothing (one effect of an unknown kind, one
marker of a newer version, and the cut is gone) and trusts its input: cut-off JSON, deep nesting and a list in the place of an
object end the whole process (0.18.1). What the library makes of a sound document is what the tests hold this against.
"""

import json
import math
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from edgecode.errors import RateError, UnreadableError
from edgecode.film.rate import Rate
from edgecode.formats.otio.json_nodes import OWN
from edgecode.formats.timeline.items import Item, Marker, Media, Node, Range, Time, Timeline

DEEPEST: Final = 200
"""Levels of brackets that are read; a nested sequence takes four."""

_NO_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\[\]{}"]++', re.DOTALL)
_INF: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?<![\w.])Inf(?!\w)', re.DOTALL)
_SCHEMA: Final = re.compile(r"(\w{1,80})\.(\d{1,6})", re.ASCII)
_KEY: Final = "OTIO_SCHEMA"
_NEWEST: Final = {
    "Clip": 2,
    "Marker": 3,
    **dict.fromkeys(("Timeline", "SerializableCollection", "Stack", "Track", "Gap", "Transition"), 1),
    **dict.fromkeys(("ExternalReference", "GeneratorReference", "ImageSequenceReference", "MissingReference"), 1),
    **dict.fromkeys(("Effect", "TimeEffect", "LinearTimeWarp", "FreezeFrame", "RationalTime", "TimeRange"), 1),
}
"""The kinds read here, each with its newest version."""

_SHOWN: Final = 60
_MOST: Final = 1e12
"""A century at 120 frames a second has some 4e11."""

_SLOWEST: Final = 1e-3
"""Frames a second: one in a quarter of an hour."""


def timelines(text: str, *, path: str) -> tuple[list[Timeline], list[str]]:
    """Read a document into its timelines, with a sentence on each thing that is newer than known.

    A collection gives several; a lone track, stack or clip becomes a timeline of its own name. Raises UnreadableError where
    the text is no JSON, is nested deeper than :data:`DEEPEST`, or holds nothing of that kind.
    """
    root = _parsed(text, path=path)
    says: list[str] = []
    found = list(_timelines(root, says=says))
    if not found:
        kind = _kind(root)
        raise UnreadableError(
            path, line=None, expected="a timeline", found=f"a {kind}" if kind else "JSON of another kind"
        )
    return found, list(dict.fromkeys(says))


def _parsed(text: str, *, path: str) -> object:
    depth = max(accumulate(1 if bracket in "[{" else -1 for bracket in _NO_BRACKET.sub("", text)), default=0)
    if depth > DEEPEST:
        raise UnreadableError(path, line=None, expected="a timeline", found=f"more than {DEEPEST} levels of brackets")
    try:
        found = _json(text)
    except json.JSONDecodeError as error:
        what = f"damaged JSON ({error.msg.lower()})"
        raise UnreadableError(path, line=error.lineno, expected="a timeline", found=what) from None
    except ValueError:
        raise UnreadableError(path, line=None, expected="a timeline", found="a number of thousands of digits") from None
    return found


_ESCAPED = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF: Final = re.compile(rf"(?<!\\)((?:\\\\)*)(?:({_ESCAPED[0]}{_ESCAPED[1]})|{_ESCAPED[0]}|{_ESCAPED[1]})")
"""An escaped half of a character beyond the first plane; alone it is no character at all."""


def _json(text: str) -> object:
    """Read JSON; OpenTimelineIO writes Inf where JSON readers know Infinity, and half a character is no character."""
    text = _HALF.sub(lambda match: match[0] if match[2] else f"{match[1]}\\ufffd", text) if "\\u" in text else text
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError:
        if "Inf" not in text:
            raise
        found = json.loads(_INF.sub(lambda match: "Infinity" if match[0] == "Inf" else match[0], text))
    return found


def _timelines(node: object, *, says: list[str]) -> Iterator[Timeline]:
    if not isinstance(node, dict):
        return
    kind = _kind(node)
    if kind == "Timeline":
        _known(node, says=says)
        stack = _item(node.get("tracks"), says=says)
        start, rate = _time(node.get("global_start_time")), _own_rate(_node(node.get("metadata")))
        yield Timeline(_text(node, "name"), start, stack or Item(kind="Stack"), rate)
    elif kind == "SerializableCollection":
        for child in _list(node.get("children")):
            yield from _timelines(child, says=says)
    elif kind in {"Track", "Stack", "Clip"} and (item := _item(node, says=says)) is not None:
        yield Timeline(item.name, None, item if kind == "Stack" else Item(kind="Stack", children=(item,)))


def _own_rate(metadata: Node) -> Rate | None:
    """Find the rate that edgecode wrote beside a timeline of its own: OTIO does not say whether frame numbers drop."""
    own = metadata.get(OWN)
    try:
        return Rate.parse(str(own.get("rate", ""))) if isinstance(own, dict) else None
    except RateError:
        return None


def _item(node: object, *, says: list[str]) -> Item | None:
    """Read one thing on a track; ``None`` for what is no object."""
    if not isinstance(node, dict):
        says.append(f"expected an object, found {json.dumps(node)[:_SHOWN]}; left out")
        return None
    kind = _known(node, says=says)
    children = [item for child in _list(node.get("children")) if (item := _item(child, says=says)) is not None]
    effects = [effect for effect in _list(node.get("effects")) if isinstance(effect, dict)]
    for each in (*effects, *_times_of(node.get("source_range"))):
        _known(each, says=says)
    return Item(
        kind=kind,
        name=_text(node, "name"),
        sort=_text(node, "kind") or _text(node, "transition_type"),
        trim=_range(node.get("source_range")),
        children=tuple(children),
        media=_media(node, says=says) if kind == "Clip" else None,
        speed=math.prod(map(_speed, effects)),
        effects=tuple(
            filter(None, (_text(each, "effect_name") or _text(each, "name") or _kind(each) for each in effects))
        ),
        markers=tuple(_marker(marker, says=says) for marker in _list(node.get("markers")) if isinstance(marker, dict)),
        enabled=node.get("enabled") is not False,
        metadata=_node(node.get("metadata")),
    )


def _known(node: Node, *, says: list[str]) -> str:
    """Find an object's kind, and say where its version is newer than known."""
    kind = _kind(node)
    schema = _SCHEMA.fullmatch(_text(node, _KEY))
    version, newest = int(schema[2]) if schema is not None else 1, _NEWEST.get(kind)
    if newest is not None and version > newest:
        says.append(f"expected {kind} version {newest} or older, found version {version}; read as far as it is known")
    return kind


def _times_of(value: object) -> Iterator[Node]:
    """Give a range and the two times in it, each an object with a version of its own."""
    node = _node(value)
    yield from filter(None, (node, _node(node.get("start_time")), _node(node.get("duration"))))


def _kind(node: object) -> str:
    """Find an object's kind without its version; Sequence and Filler are the old names of Track and Gap."""
    kind = _text(node, _KEY).partition(".")[0] if isinstance(node, dict) else ""
    return {"Sequence": "Track", "Filler": "Gap"}.get(kind, kind)


def _media(node: Node, *, says: list[str]) -> Media | None:
    """Read the active media of a clip; version 1 of Clip has one alone."""
    several = _node(node.get("media_references"))
    media = several.get(_text(node, "active_media_reference_key"), node.get("media_reference"))
    if not isinstance(media, dict):
        return None
    padding = _number(media.get("frame_zero_padding")) or 0
    hashes = "#" * min(int(padding), 16)
    pattern = f"{_text(media, 'name_prefix')}{hashes}{_text(media, 'name_suffix')}"
    kind = _known(media, says=says)
    return Media(
        kind=kind,
        name=_text(media, "name"),
        file=_text(media, "target_url") or (pattern if kind == "ImageSequenceReference" else ""),
        generator=_text(media, "generator_kind"),
        available=_range(media.get("available_range")),
        metadata=_node(media.get("metadata")),
    )


def _marker(node: Node, *, says: list[str]) -> Marker:
    _known(node, says=says)
    comment = _text(node, "comment") or _text(_node(_node(node.get("metadata")).get("fcp_xml")), "comment")
    marked = _range(node.get("marked_range"))
    parts = dict.fromkeys((_text(node, "name"), comment))
    return Marker(": ".join(filter(None, parts)), marked.start if marked is not None else None)


def _speed(effect: Node) -> float:
    """Find how fast a time effect plays: 2 twice as fast, 0 a freeze, negative backwards; 1 for any other effect."""
    kind = _kind(effect)
    scalar = _number(effect.get("time_scalar")) if kind == "LinearTimeWarp" else None
    return 0.0 if kind == "FreezeFrame" else 1.0 if scalar is None else scalar


def _range(value: object) -> Range | None:
    node = _node(value)
    start, length = _time(node.get("start_time")), _time(node.get("duration"), of_nothing=True)
    return Range(start, length) if start is not None and length is not None and length.value >= 0 else None


def _time(value: object, *, of_nothing: bool = False) -> Time | None:
    """Read a RationalTime; a length of 0 may come without a rate, as that of a marker does."""
    node = _node(value)
    frames, rate = _number(node.get("value")), _number(node.get("rate"))
    if of_nothing and frames == 0 and not rate:
        rate = 1.0
    return Time(frames, rate) if frames is not None and rate is not None and rate > _SLOWEST else None


def _number(value: object) -> float | None:
    """Read a finite number that a timeline can hold."""
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not abs(value) < _MOST:
        return None
    return float(value)


def _text(node: object, key: str) -> str:
    value = node.get(key) if isinstance(node, dict) else None
    return value if isinstance(value, str) else ""


def _node(value: object) -> Node:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
