"""An OMC-JSON file as one decoded document, and the line on which each of its identifiers stands."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.text import Text, decoded

Json = object
"""What JSON decodes to: dict, list, str, int, float, bool or None."""

_AT_BYTE: Final = re.compile(r"(?P<why>.*) \(byte (?P<byte>\d+)\)")
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
    text = decoded(data, path=path)
    try:
        root = msgspec.json.decode(text.content.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        line, why = _fault(str(error), content=text.content)
        raise UnreadableError(path, line=line, expected="OMC-JSON", found=why) from error
    except RecursionError as error:
        raise UnreadableError(path, line=None, expected="OMC-JSON", found="JSON nested without end") from error
    if not isinstance(root, dict | list):
        raise UnreadableError(path, line=1, expected="OMC-JSON", found="a single JSON value")
    return Document(root, text, _lines(root, content=text.content))


def _fault(message: str, *, content: str) -> tuple[int | None, str]:
    """Turn msgspec's message into a line and a reason."""
    match = _AT_BYTE.fullmatch(message)
    if match is not None:
        before = content.encode("utf-8", "replace")[: int(match["byte"])]
        return before.count(b"\n") + 1, f"broken JSON ({match['why'].removeprefix('JSON is malformed: ')})"
    if "truncated" in message:
        return content.count("\n") + 1, "JSON that stops half way"
    return None, f"broken JSON ({message})"


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
