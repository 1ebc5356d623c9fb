"""As much of CBOR (RFC 8949) as a COSE signature needs: whole numbers, strings, lists, maps, tags, null, true and false."""

from typing import Any, Final

_DEEPEST: Final = 16
_SIMPLE: Final = {20: False, 21: True, 22: None, 23: None}
_ONE_BYTE: Final = 24
"""From here on the number that follows is told in 1, 2, 4 or 8 bytes."""
_EIGHT_BYTES: Final = 27


def decoded(data: bytes) -> Any:  # noqa: ANN401  what it holds is what the bytes say
    """Decode the first item of some bytes; a tag is dropped.

    Raises ``ValueError`` for what is no such item, or says a thing twice, and ``TypeError`` for a map by lists or maps.
    """
    return _item(data, 0, 0)[0]


def _item(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    major, number, at = _head(data, at)
    if depth > _DEEPEST or at + (number if major in {2, 3} else 0) > len(data):
        raise ValueError
    if major == 7:  # noqa: PLR2004  RFC 8949, 3.1, numbers its major types
        if number not in _SIMPLE:
            raise ValueError
        return _SIMPLE[number], at
    if major in {2, 3}:
        text = data[at : at + number]
        return (text if major == 2 else text.decode("utf-8")), at + number  # noqa: PLR2004  likewise
    if major in {4, 5}:
        return _many(data, at, depth, count=number, pairs=major == 5)  # noqa: PLR2004  likewise
    if major == 6:  # noqa: PLR2004  likewise
        return _item(data, at, depth + 1)
    return (number if major == 0 else -1 - number), at


def _many(data: bytes, at: int, depth: int, *, count: int, pairs: bool) -> tuple[Any, int]:
    if count > len(data):
        raise ValueError
    items = []
    for _ in range(2 * count if pairs else count):
        item, at = _item(data, at, depth + 1)
        items.append(item)
    if not pairs:
        return items, at
    found = dict(zip(items[::2], items[1::2], strict=True))
    if len(found) < count:
        raise ValueError
    return found, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    if at >= len(data):
        raise ValueError
    major, number = data[at] >> 5, data[at] & 31
    if number < _ONE_BYTE:
        return major, number, at + 1
    if number > _EIGHT_BYTES or major == 7:  # noqa: PLR2004  a length without end, or a number with a point: not in COSE
        raise ValueError
    size = 1 << (number - _ONE_BYTE)
    if at + 1 + size > len(data):
        raise ValueError
    return major, int.from_bytes(data[at + 1 : at + 1 + size], "big"), at + 1 + size
