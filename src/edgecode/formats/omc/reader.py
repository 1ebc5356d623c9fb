"""OMC-JSON 2.8, the MovieLabs Ontology for Media Creation: scenes, slates, assets and how they name each other.

Kept: NarrativeScene, ProductionScene, Slate, Asset, Character and CreativeWork, nested ones too, each distinct one once
a file, with the properties in :mod:`edgecode.formats.omc.values` and the identifiers of what their Contexts and
properties name. Left out: all other entity types and properties. Nothing is checked against the JSON Schema.
"""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from edgecode.film.place import Place, Remark
from edgecode.formats.omc.document import Document, document_of
from edgecode.formats.omc.entities import entities_of
from edgecode.formats.records import Record
from edgecode.formats.source import Source

NAME: Final = "omc"
SUFFIXES: Final = (".json",)

_SCHEMA: Final = re.compile(r'"schemaVersion"\s*:\s*"(?P<schema>[^"]*)"')
_KNOWN: Final = "v2.8"
_NAMESPACE: Final = b"movielabs.com/omc"


def recognises(head: bytes, *, suffix: str) -> bool:
    """Tell whether this is JSON, by its first character, that names the MovieLabs OMC schema."""
    del suffix
    text = head.removeprefix(codecs.BOM_UTF8)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = head[2:].replace(b"\0", b"")
    return text.lstrip()[:1] in {b"{", b"["} and _NAMESPACE in text.replace(b"\\/", b"/")


def read(source: Source) -> Iterator[Record | Remark]:
    """Yield one record for each distinct entity, in the order the file first names them.

    Raises UnreadableError where the file is no JSON.
    """
    document = document_of(source.bytes(), path=source.path)
    if document.text.remark is not None:
        yield document.text.remark
    yield from _other_versions(document, path=source.path)
    yield from entities_of(document, path=source.path)


def _other_versions(document: Document, *, path: str) -> Iterator[Remark]:
    seen = {_KNOWN}
    content = document.text.content
    for match in _SCHEMA.finditer(content):
        version = match["schema"].replace("\\/", "/").rpartition("/")[2]
        if version not in seen:
            seen.add(version)
            line = content.count("\n", 0, match.start()) + 1
            yield Remark(Place(path, line=line), f"expected OMC-JSON 2.8, found {version[:40] or 'none'}; read as 2.8")
