"""A JSON file as one decoded value, and the line on which each of its objects begins (RFC 8259)."""

import math
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.text import Text, decoded

Json = object
"""What JSON decodes to: dict, list, str, int, float, bool or None."""

_AT_BYTE: Final = re.compile(r"(?P<why>.*) \(byte (?P<byte>\d+)\)")
_TOKEN: Final = re.compile(r'"(?:[^"\\\n]|\\.)*+"|[{\n]')
"""A string, the beginning of an object, or a line break: a brace in a string begins nothing."""


class JsonDocument(msgspec.Struct, frozen=True):
    """The decoded JSON, the text it was decoded from, and the line of each object by its ``id()``.

    ``lines`` is empty where text and value do not agree on how many objects there are (a key that stands twice).
    """

    root: Json
    text: Text
    lines: dict[int, int]


def json_of(data: bytes, *, path: str, expected: str) -> JsonDocument:
    """Decode a whole file, and find the lines of its objects; raises as :func:`decoded_json` does."""
    root, text = decoded_json(data, path=path, expected=expected)
    return JsonDocument(root, text, _lines(root, content=text.content))


def decoded_json(data: bytes, *, path: str, expected: str) -> tuple[Json, Text]:
    """Decode a whole file; give the value and the text it was decoded from.

    Raises UnreadableError, with the line where one is known, where the bytes are no JSON or JSON without objects.
    """
    text = decoded(data, path=path)
    try:
        root = msgspec.json.decode(text.content.encode("utf-8", "replace"))
    except msgspec.DecodeError as error:
        line, why = _fault(str(error), content=text.content)
        raise UnreadableError(path, line=line, expected=expected, found=why) from error
    except RecursionError as error:
        raise UnreadableError(path, line=None, expected=expected, found="JSON nested without end") from error
    if not isinstance(root, dict | list):
        raise UnreadableError(path, line=1, expected=expected, found="a single JSON value")
    return root, text


def number_of(value: Json) -> float | None:
    """Read a number, written as one or as text; ``None`` for all else, and for what is no finite one."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def objects_in(value: Json) -> Iterator[dict[str, Json]]:
    """Yield the objects of a list, or the one object there is instead; other values are left out."""
    if isinstance(value, dict):
        yield value
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, dict))


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
    """Pair the objects of the value with the braces of the text: both come in the same order."""
    numbers: list[int] = []
    line = 1
    for match in _TOKEN.finditer(content):
        if match[0] == "\n":
            line += 1
        elif match[0] == "{":
            numbers.append(line)
    found = list(_objects(root))
    return dict(zip(found, numbers, strict=True)) if len(found) == len(numbers) else {}


def _objects(root: Json) -> Iterator[int]:
    """Walk in document order without recursion, since JSON may nest deeper than Python calls."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            yield id(node)
            stack.extend(value for value in reversed(node.values()) if isinstance(value, dict | list))
        elif isinstance(node, list):
            stack.extend(value for value in reversed(node) if isinstance(value, dict | list))
