"""The plain properties that edgecode reads from each OMC entity, by OMC's own names (OMC-JSON 2.8)."""

from typing import Final

from edgecode.formats.json_document import Json

_PATHS: Final[dict[str, tuple[str, ...]]] = {
    "NarrativeScene": ("sceneNumber", "sceneName.fullName", "sceneName.altName", "description"),
    "ProductionScene": (
        "sceneNumber",
        "sceneHeader",
        "sceneDescriptor",
        "sceneName.fullName",
        "sceneName.altName",
        "description",
    ),
    "Slate": (
        "slateUID",
        "cameraLabel",
        "cameraUnit",
        "cameraRoll",
        "soundRoll",
        "shootDate",
        "shootDay",
        "recordingFPS",
        "description",
    ),
    "Asset": (
        "assetFC.functionalType",
        "assetFC.functionalProperties.cameraFraming",
        "assetFC.functionalProperties.clipName",
        "assetFC.functionalProperties.cameraLabel",
        "assetFC.functionalProperties.cameraRoll",
        "assetFC.functionalProperties.timeCodeStart",
        "AssetSC.structuralType",
        "AssetSC.structuralProperties.fileDetails.fileName",
        "AssetSC.structuralProperties.fileDetails.filePath",
        "AssetSC.structuralProperties.linkset.mediaType",
        "description",
    ),
    "Character": ("characterName.fullName", "description"),
    "CreativeWork": ("approximateLength", "description"),
}
WANTED: Final = frozenset(_PATHS)
"""The entity types a film is joined from."""

_TITLES: Final = ("release", "working")
"""Which title of a work is taken first; then whichever comes first."""


def values_of(node: dict[str, Json], *, entity: str) -> dict[str, str]:
    """Give the properties of an entity that are there and not null, each under the last name of its path.

    A slugline's parts come under their own titles (``INT/EXT``, ``time``), a work's title under ``title``.
    """
    found = {path.rpartition(".")[2]: _at(node, path) for path in _PATHS[entity]}
    if entity == "NarrativeScene":
        found = _slugline(node.get("slugline")) | found
    if entity == "CreativeWork":
        found["title"] = _title(node)
    return {name: value for name, value in found.items() if value}


def name_of(node: dict[str, Json], *, values: dict[str, str]) -> str:
    """Give the entity's own name, else its full name, else its title."""
    return plain(node.get("name")) or values.get("fullName", "") or values.get("title", "")


def plain(value: Json) -> str:
    """Give a plain JSON value as text, without spaces around it; empty for null, lists and objects."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _at(node: Json, path: str) -> str:
    for name in path.split("."):
        node = node.get(name) if isinstance(node, dict) else None
    return plain(node)


def _slugline(parts: Json) -> dict[str, str]:
    notes = [part for part in parts if isinstance(part, dict)] if isinstance(parts, list) else []
    return {plain(part.get("title")) or "slugline": plain(part.get("text")) for part in notes}


def _title(node: dict[str, Json]) -> str:
    listed = node.get("creativeWorkTitle")
    titles = [title for title in listed if isinstance(title, dict)] if isinstance(listed, list) else []
    by_type = {plain(title.get("titleType")): plain(title.get("titleName")) for title in reversed(titles)}
    first = plain(titles[0].get("titleName")) if titles else ""
    older = _at(node, "title.officialTitle") or _at(node, "title.workingTitle")
    return next((by_type[kind] for kind in _TITLES if by_type.get(kind)), first) or older
