"""New OMC entities as JSON objects (OMC-JSON 2.8), with identifiers that are the same every time."""

import posixpath
from collections.abc import Mapping, Sequence
from typing import Final

from edgecode.film.identity import digest
from edgecode.formats.json_document import Json

SCHEMA: Final = "https://movielabs.com/omc/json/schema/v2.8"
SCOPE: Final = "edgecode"
"""The scope of the identifiers that are given here."""

Node = dict[str, Json]


def entity(kind: str, *key: str, **properties: Json) -> Node:
    """Give an entity; its identifier is made of its type and of ``key``, what tells it from others of its type."""
    value = f"{kind}/{digest('omc', kind, *key)}"
    return {
        "schemaVersion": SCHEMA,
        "entityType": kind,
        "identifier": [{"identifierScope": SCOPE, "identifierValue": value}],
        **properties,
    }


def reference(node: Node) -> Node:
    """Name an entity by its first identifier."""
    listed = node.get("identifier")
    return {"identifier": listed[:1] if isinstance(listed, list) else []}


def context(owner: Node, relation: str, others: Mapping[str, Sequence[Node]], *, kind: str) -> list[Node]:
    """Give the Context in which an entity stands in a relation to others, by their types; none where there are none."""
    named: dict[str, Json] = {name: [reference(each) for each in nodes] for name, nodes in others.items() if nodes}
    if not named:
        return []
    own = reference(owner)["identifier"]
    told = str(own)
    return [entity("Context", told, relation, *sorted(named), contextType=kind, **{relation: named})]


def with_context(owner: Node, relation: str, others: Mapping[str, Sequence[Node]], *, kind: str) -> Node:
    """Give an entity with such a Context beside those it has."""
    made = context(owner, relation, others, kind=kind)
    known = owner.get("Context")
    return {**owner, "Context": [*(known if isinstance(known, list) else []), *made]} if made else owner


def asset(function: str, structure: str, *key: str, name: str, path: str = "", **properties: Json) -> Node:
    """Give an Asset: what it is for, what it is made of, and where its file lies, if it has one."""
    structural: Node = {}
    if path:
        folder, file = posixpath.split(path.replace("\\", "/"))
        structural = {"fileDetails": {"fileName": file, **({"filePath": folder} if folder else {})}}
    return entity(
        "Asset",
        function,
        *key,
        name=name,
        AssetSC=entity("AssetSC", function, *key, structuralType=structure, structuralProperties=structural),
        assetFC={"functionalType": function},
        **properties,
    )


def own_data(**values: str) -> list[Node]:
    """Give what OMC has no word for, as customData of edgecode's; empty where there is nothing."""
    told: dict[str, Json] = {name: value for name, value in values.items() if value}
    return [{"domain": SCOPE, "namespace": SCOPE, "value": told}] if told else []
