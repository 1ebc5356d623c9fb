"""OMC entities out of a document: each distinct one once, wherever it is nested, with what its Contexts name."""

from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.omc import OmcRecord
from edgecode.film.place import Place, Remark
from edgecode.formats.json_document import Json, objects_in
from edgecode.formats.omc.document import Document
from edgecode.formats.omc.flat import flat, joined, text_of
from edgecode.formats.omc.values import WANTED, name_of, plain, values_of

_PARTS: Final = frozenset({"identifier", "Context", "AssetSC", "assetFC", "customData"})
"""Properties that belong to the entity itself and name no other."""
_SUBJECTS: Final = frozenset({"For", "ForEntity"})
"""Properties of a Context that name the entity it belongs to, without its type."""


class _Entity(msgspec.Struct):
    """One entity as far as the file has told it up to now."""

    entity: str
    id: str
    line: int | None
    name: str = ""
    values: dict[str, str] = {}
    refs: dict[tuple[str, str], None] = {}
    whole: dict[str, Json] = {}


_Owner = _Entity | None
_STRANGER: Final = _Entity(entity="", id="", line=None)
"""Owns the Contexts of entity types the film does not need; what they name is let go."""


class _Found:
    """The entities of one file, by type and identifier, in the order they were met."""

    def __init__(self, document: Document, *, path: str) -> None:
        self.lines = document.lines
        self.path = path
        self.entities: dict[tuple[str, str], _Entity] = {}
        self.remarks: list[Remark] = []

    def met(self, node: dict[str, Json], *, entity: str) -> _Entity:
        """Note an entity, or what this further mention of it adds."""
        identifiers = ids_of(node)
        line = self._line(node)
        own = identifiers[0] if identifiers else f"{self.path}:{entity} {len(self.entities) + 1}"
        if not identifiers and entity in WANTED:
            says = f"expected an identifier on each {entity}, found one without; nothing can be joined to it"
            self.remarks.append(Remark(Place(self.path), says))
        values = values_of(node, entity=entity) if entity in WANTED else {}
        known = self.entities.setdefault((entity, own), _Entity(entity=entity, id=own, line=line))
        if len(values) > len(known.values):
            known.line = line
        known.name = known.name or name_of(node, values=values)
        known.values = values | known.values
        if entity in WANTED or entity == "Context":
            known.whole = joined(known.whole, flat(node))
        known.refs.update(dict.fromkeys(("identifier", other) for other in identifiers[1:]))
        return known

    def _line(self, node: dict[str, Json]) -> int | None:
        return next((self.lines[id(one)] for one in objects_in(node.get("identifier")) if id(one) in self.lines), None)


def entities_of(document: Document, *, path: str) -> Iterator[OmcRecord | Remark]:
    """Yield each distinct entity of a wanted type once, and a remark for each that has no identifier.

    A Context that stands alone, in no entity, is yielded as a record of its own: entity ``Context``, its subjects among
    its refs as ``ForEntity``.
    """
    found = _Found(document, path=path)
    stack: list[tuple[Json, _Owner]] = [(document.root, None)]
    while stack:
        node, owner = stack.pop()
        if isinstance(node, dict):
            owner = _owner(node, before=owner, found=found)
            stack.extend((value, owner) for value in reversed(node.values()) if isinstance(value, dict | list))
        elif isinstance(node, list):
            stack.extend((value, owner) for value in reversed(node) if isinstance(value, dict | list))
    yield from found.remarks
    for entity in found.entities.values():
        yield OmcRecord(
            entity=entity.entity,
            id=entity.id,
            place=Place(path, line=entity.line),
            name=entity.name,
            values=entity.values,
            refs=tuple(ref for ref in entity.refs if ref[1] != entity.id),
            whole=text_of(entity.whole),
        )


def ids_of(node: Json) -> list[str]:
    """Give the identifiers of an entity or reference as ``scope:value``, in order."""
    listed = node.get("identifier") if isinstance(node, dict) else None
    pairs = [(plain(one.get("identifierScope")), plain(one.get("identifierValue"))) for one in objects_in(listed)]
    return [f"{scope}:{value}" for scope, value in pairs if value]


def _owner(node: dict[str, Json], *, before: _Owner, found: _Found) -> _Owner:
    """Note what a JSON object says, and give the entity that owns what is nested in it."""
    kind = node.get("entityType")
    if kind == "Context":
        owner = found.met(node, entity="Context") if before is None else before
        owner.refs.update(_named_by_context(node) if owner is not _STRANGER else {})
        return owner
    if isinstance(kind, str) and kind in WANTED:
        entity = found.met(node, entity=kind)
        entity.refs.update(_named_directly(node))
        return entity
    return before if kind is None or kind == "AssetSC" else _STRANGER


def _named_by_context(context: dict[str, Json]) -> dict[tuple[str, str], None]:
    refs: dict[tuple[str, str], None] = {}
    for relation, value in context.items():
        if relation in _SUBJECTS:
            refs.update(_refs(value, named="ForEntity"))
        elif isinstance(value, dict):
            for named, entities in value.items():
                refs.update(_refs(entities, named=named))
    return refs


def _named_directly(entity: dict[str, Json]) -> dict[tuple[str, str], None]:
    refs: dict[tuple[str, str], None] = {}
    for named, value in entity.items():
        if named not in _PARTS:
            refs.update(_refs(value, named=named))
    return refs


def _refs(value: Json, *, named: str) -> dict[tuple[str, str], None]:
    refs: dict[tuple[str, str], None] = {}
    for node in objects_in(value):
        kind = plain(node.get("entityType")) or named
        refs.update(dict.fromkeys((kind, identifier) for identifier in ids_of(node)[:1]))
    return refs
