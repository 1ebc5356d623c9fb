"""One OpenTimelineIO document, from its text to its objects, mended where opentimelineio would refuse the whole of it.

The library reads all or nothing: one effect of an unknown kind, one marker of a newer version or one clip with a damaged
key, and the film's cut is gone. And it trusts its input: cut-off JSON, deep nesting and some kinds of object make it end
the whole process. So a document is first read as plain JSON and tamed: only objects of the kinds that make up a timeline
stay objects, newer ones relabelled as the newest known version. Where it is refused nevertheless, it is taken apart, what
cannot be read is left out by name, and the rest is read after all.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import accumulate
from typing import Any, Final

import opentimelineio as otio

from edgecode.errors import UnreadableError

DEEPEST: Final = 200
"""Levels of brackets. opentimelineio's parser calls itself for each and kills the process at some ten thousands."""

_NO_BRACKET: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|[^\[\]{}"]++', re.DOTALL)
_SCHEMA: Final = re.compile(r"(\w{1,80})\.(\d{1,6})", re.ASCII)
_KEY: Final = "OTIO_SCHEMA"
_FOREIGN: Final = "schema"
"""The key under which an object of another kind keeps its kind, no longer an object to opentimelineio."""

_KINDS: Final = {
    "Box2d": 1,
    "Clip": 2,
    "Effect": 1,
    "ExternalReference": 1,
    "FreezeFrame": 1,
    "Gap": 1,
    "GeneratorReference": 1,
    "ImageSequenceReference": 1,
    "LinearTimeWarp": 1,
    "Marker": 2,
    "MissingReference": 1,
    "RationalTime": 1,
    "Sequence": 1,
    "SerializableCollection": 1,
    "Stack": 1,
    "TimeEffect": 1,
    "TimeRange": 1,
    "TimeTransform": 1,
    "Timeline": 1,
    "Track": 1,
    "Transition": 1,
    "V2d": 1,
}
"""The kinds a timeline is made of, each with the newest version opentimelineio 0.18 reads."""

_INF: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?<![\w.])(-?)Inf(?!\w)', re.DOTALL)
_CONTENTS: Final = ("tracks", "children")
_SKELETONS: Final[dict[str, dict[str, Any]]] = {
    "Clip": {"OTIO_SCHEMA": "Clip.1"},
    "Clip.2": {"OTIO_SCHEMA": "Clip.2", "media_references": {}, "active_media_reference_key": "DEFAULT_MEDIA"},
    "Gap": {"OTIO_SCHEMA": "Gap.1"},
    "Track": {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": []},
    "Sequence": {"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": []},
    "Stack": {"OTIO_SCHEMA": "Stack.1", "children": []},
    "Timeline": {"OTIO_SCHEMA": "Timeline.1", "tracks": None},
    "SerializableCollection": {"OTIO_SCHEMA": "SerializableCollection.1", "children": []},
}
"""The least that opentimelineio 0.18 reads of each kind."""

_EFFECT: Final = "Effect.1"
_GAP: Final = "Gap.1"


def loaded(text: str, *, path: str) -> tuple[object, list[str]]:
    """Read a document into opentimelineio's objects, with a sentence on each thing that had to be mended.

    Raises UnreadableError where the text is no JSON, is nested deeper than :data:`DEEPEST`, or holds no object of a known
    kind.
    """
    if _depth(text) > DEEPEST:
        raise UnreadableError(path, line=None, expected="a timeline", found=f"more than {DEEPEST} levels of brackets")
    says: list[str] = []
    try:
        tree = _tamed(json.loads(_INF.sub(_infinity, text)), says=says)
    except json.JSONDecodeError as error:
        found = f"damaged JSON ({error.msg.lower()})"
        raise UnreadableError(path, line=error.lineno, expected="a timeline", found=found) from None
    except ValueError:
        found = "a number of thousands of digits"
        raise UnreadableError(path, line=None, expected="a timeline", found=found) from None
    whole = _read(tree)
    if whole is None:
        whole = _read(_mended(tree, says=says))
    if whole is None:
        raise UnreadableError(path, line=None, expected="a timeline", found=_kind(tree) or "JSON of another kind")
    return whole, list(dict.fromkeys(says))


def _read(node: object) -> object:
    """Read tamed JSON with opentimelineio; ``None`` for whatever it refuses."""
    if not isinstance(node, dict) or _KEY not in node:
        return None
    try:
        found: object = otio.core.deserialize_json_from_string(json.dumps(node))
    except Exception:  # noqa: BLE001  the border: C++ raises what it likes here, and all of it means "refused"
        return None
    return found


def _depth(text: str) -> int:
    brackets = _NO_BRACKET.sub("", text)
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets), default=0)


def _kind(node: object) -> str:
    return str(node.get(_KEY) or node.get(_FOREIGN) or "") if isinstance(node, dict) else ""


def _name(node: dict[str, Any]) -> str:
    name = node.get("name")
    return f"{_kind(node).partition('.')[0] or 'object'} {name!r}" if name else f"a {_kind(node).partition('.')[0]}"


def _infinity(match: re.Match[str]) -> str:
    """Write infinity as Python's JSON does; opentimelineio's samples hold ``Inf`` as well."""
    return f"{match[1]}Infinity" if match[1] is not None else match[0]


def _tamed(node: object, *, says: list[str]) -> object:
    """Leave only known kinds as objects, newer versions of them relabelled as the newest known."""
    if isinstance(node, list):
        return [_tamed(each, says=says) for each in node]
    if not isinstance(node, dict):
        return node
    tree = {key: _tamed(value, says=says) for key, value in node.items() if key != _KEY}
    if _KEY not in node:
        return tree
    schema = _SCHEMA.fullmatch(_kind(node))
    newest = _KINDS.get(schema[1]) if schema is not None else None
    if schema is None or newest is None:
        return {_FOREIGN: str(node[_KEY]), **tree}
    if int(schema[2]) > newest:
        says.append(
            f"expected {schema[1]} version {newest} or older, found version {schema[2]}; read as version {newest}"
        )
    if isinstance(colour := tree.get("color"), dict):
        # Marker 3 has an object where Marker 2 has the colour's name.
        tree["color"] = str(colour.get("name", ""))
    return {_KEY: f"{schema[1]}.{min(int(schema[2]), newest)}", **tree}


def _mended(node: object, *, says: list[str]) -> dict[str, Any] | None:
    """Mend an object from its contents up, until opentimelineio reads it; ``None`` where its kind is not known."""
    if not isinstance(node, dict):
        return None
    whole = dict(node)
    for key, mend in _PARTS.items():
        if key in whole:
            whole[key] = mend(whole[key], says)
    if _read(whole) is not None:
        return whole
    skeleton = _SKELETONS.get(_kind(node)) or _SKELETONS.get(_kind(node).partition(".")[0])
    return _salvaged(whole, skeleton=skeleton, says=says) if skeleton is not None else None


def _salvaged(node: dict[str, Any], *, skeleton: dict[str, Any], says: list[str]) -> dict[str, Any]:
    """Put an object together again from its keys, without those that make it unreadable."""
    kept = dict(skeleton)
    left = []
    for key in sorted(node, key=lambda key: (key not in _CONTENTS, key)):
        trial = kept if key == _KEY else {**kept, key: node[key]}
        if _read(trial) is None:
            left.append(key)
        else:
            kept = trial
    if left:
        says.append(f"expected {_name(node)} with a readable {' and '.join(left)}, found damage; left out")
    return kept


def _children(value: object, says: list[str]) -> list[dict[str, Any]]:
    """Mend each child; one of an unknown kind leaves a gap of its own length, so that the rest stays in place."""
    mended = []
    for child in value if isinstance(value, list) else []:
        whole = _mended(child, says=says)
        if whole is None:
            says.append(f"expected a clip, found {_kind(child) or 'something else'}; left out")
            gap = {"OTIO_SCHEMA": _GAP, "source_range": child.get("source_range") if isinstance(child, dict) else None}
            whole = gap if isinstance(gap["source_range"], dict) and _read(gap) is not None else None
        if whole is not None:
            mended.append(whole)
    return mended


def _effects(value: object, says: list[str]) -> list[dict[str, Any]]:
    """Keep the name of an effect of an unknown kind."""
    return list(_those_read(value, says, instead=_named_effect))


def _markers(value: object, says: list[str]) -> list[dict[str, Any]]:
    return list(_those_read(value, says, instead=None))


def _those_read(
    value: object, says: list[str], *, instead: Callable[[dict[str, Any]], dict[str, Any]] | None
) -> Iterator[dict[str, Any]]:
    for each in value if isinstance(value, list) else []:
        found = _read(each) if isinstance(each, dict) else None
        if isinstance(found, (otio.schema.Effect, otio.schema.Marker)):
            yield each
        elif isinstance(each, dict) and instead is not None:
            yield instead(each)
        else:
            says.append(f"expected an effect or a marker, found {_kind(each) or 'something else'}; left out")


def _named_effect(node: dict[str, Any]) -> dict[str, Any]:
    named = {key: str(node[key]) for key in ("name", "effect_name") if node.get(key)}
    return {"OTIO_SCHEMA": _EFFECT, "effect_name": _kind(node), **named}


def _media(value: object, says: list[str]) -> dict[str, Any] | None:
    """Keep the name of a media reference of an unknown kind."""
    if not isinstance(value, dict):
        return None
    if isinstance(_read(value), otio.core.MediaReference):
        return value
    says.append(
        f"expected a media reference of a known kind, found {_kind(value) or 'something else'}; its name is kept"
    )
    url = value.get("target_url")
    kept = {"OTIO_SCHEMA": "MissingReference.1", "name": str(value.get("name") or "")}
    return {**kept, "OTIO_SCHEMA": "ExternalReference.1", "target_url": url} if isinstance(url, str) else kept


def _medias(value: object, says: list[str]) -> dict[str, Any]:
    medias = value.items() if isinstance(value, dict) else ()
    return {key: mended for key, media in medias if (mended := _media(media, says)) is not None}


def _tracks(value: object, says: list[str]) -> dict[str, Any] | None:
    return _mended(value, says=says)


_PARTS: Final[dict[str, Callable[[object, list[str]], object]]] = {
    "tracks": _tracks,
    "children": _children,
    "effects": _effects,
    "markers": _markers,
    "media_reference": _media,
    "media_references": _medias,
}
