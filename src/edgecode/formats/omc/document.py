"""An OMC-JSON file as one decoded document, and the line on which each of its identifiers stands."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.formats.json_document import Json, decoded_json
from edgecode.formats.text import Text

_IDENTIFIER: Final = "identifierValue"
_IDENTIFIER_KEY: Final = re.compile(rf'\n|"{_IDENTIFIER}"\s*:')


class Document(msgspec.Struct, frozen=True):
    """The decoded JSON, the text it was decoded from, and the line of each identifier by the ``id()`` of its object.

    ``lines`` is empty where the text and the document do not agree on how many identifiers there are (doubled keys).
    """

    root: Json
    text: Text
    lines: dict[int, int]


def document_of(data: bytes, *, path: str) -> Document:
    """Decode a whole file (RFC 8259).

    Raises UnreadableError, with the line where one is known, where the bytes are no JSON or JSON without objects.
    """
    root, text = decoded_json(data, path=path, expected="OMC-JSON")
    return Document(root, text, _lines(root, content=text.content))


def _lines(root: Json, *, content: str) -> dict[int, int]:
    """Pair the identifiers of the document with those of the text: both come in the same order."""
    numbers: list[int] = []
    line = 1
    for match in _IDENTIFIER_KEY.finditer(content):
        if match[0] == "\n":
            line += 1
        else:
            numbers.append(line)
            line += match[0].count("\n")
    holders = list(_holders(root))
    return dict(zip(holders, numbers, strict=True)) if len(holders) == len(numbers) else {}


def _holders(root: Json) -> Iterator[int]:
    """Walk in document order without recursion, since JSON may nest deeper than Python calls."""
    stack: list[tuple[Json, bool]] = [(root, False)]
    while stack:
        node, is_identifier = stack.pop()
        if is_identifier:
            yield id(node)
        elif isinstance(node, dict):
            stack.extend(_reversed(node))
        elif isinstance(node, list):
            stack.extend((value, False) for value in reversed(node) if isinstance(value, dict | list))


def _reversed(node: dict[str, Json]) -> Iterator[tuple[Json, bool]]:
    """Yield what to visit in an object, last first: an identifier's key stands before its value."""
    for key in reversed(node):
        value = node[key]
        if isinstance(value, dict | list):
            yield value, False
        if key == _IDENTIFIER:
            yield node, True
