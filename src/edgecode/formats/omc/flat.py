"""An OMC entity by itself: everything its document says of it, and of the entities in it only who they are."""

from collections.abc import Mapping
from typing import Final

import msgspec

from edgecode.formats.json_document import Json

_DEEPEST: Final = 60
"""Levels of one entity that are kept; no property of OMC-JSON 2.8 comes near."""
_PARTS: Final = frozenset({"Context", "AssetSC"})
"""Entities that belong to the one they are in, and stay in it."""


def flat(node: Mapping[str, Json]) -> dict[str, Json]:
    """Give an entity's own properties; an entity in it becomes a reference, if it has an identifier to be found by."""
    return {name: _shortened(value, depth=1) for name, value in node.items()}


def joined(one: Mapping[str, Json], other: Mapping[str, Json]) -> dict[str, Json]:
    """Join what two mentions say of one entity: what is told first stays, what it leaves open is taken in."""
    made = dict(one)
    for name, value in other.items():
        known = made.get(name)
        if known is None:
            made[name] = value
        elif isinstance(known, dict) and isinstance(value, dict):
            made[name] = joined(known, value)
        elif isinstance(known, list) and isinstance(value, list):
            told = set(map(_same, known))
            made[name] = [*known, *(each for each in value if _same(each) not in told)]
    return made


def text_of(node: Mapping[str, Json]) -> str:
    """Write an entity as JSON, empty for one of which nothing is kept."""
    return msgspec.json.encode(node).decode("utf-8", "replace") if node else ""


def node_of(text: str) -> dict[str, Json]:
    """Read an entity that :func:`text_of` wrote."""
    return msgspec.json.decode(text, type=dict[str, object]) if text else {}


def _shortened(value: Json, *, depth: int) -> Json:
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return [_shortened(each, depth=depth + 1) for each in value]
    if not isinstance(value, dict):
        return value
    kind, identifier = value.get("entityType"), value.get("identifier")
    if isinstance(kind, str) and kind not in _PARTS and isinstance(identifier, list) and identifier:
        return {"identifier": identifier}
    return {name: _shortened(each, depth=depth + 1) for name, each in value.items()}


def _same(value: Json) -> bytes:
    """What tells two members of a list apart: an entity's identifier, else all that it says."""
    if isinstance(value, dict) and isinstance(value.get("identifier"), list) and value["identifier"]:
        return msgspec.json.encode(value["identifier"])
    return msgspec.json.encode(value)
