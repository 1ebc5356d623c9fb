"""One encoding for named byte fields: sorted by name, each part with its length before it, nothing before or after.

For each field ``u16 length || name || u32 length || value``, the numbers big-endian, the names in ASCII. The same fields
give the same bytes, and no two sets of fields give the same.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from edgecode.errors import RecordError

_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,63}")
_SHORT, _LONG = 2, 4


def short(data: bytes) -> bytes:
    """Give bytes with their length before them, as 16 bits; raises :class:`~edgecode.errors.RecordError` beyond."""
    return _prefixed(data, width=_SHORT)


@lru_cache(maxsize=256)
def named(field: str) -> bytes:
    """Give the name of a field with its length before it.

    A name is a lower-case letter, then up to 63 lower-case letters, digits, ``-`` or ``_``; raises
    :class:`~edgecode.errors.RecordError` for any other.
    """
    if not _NAME.fullmatch(field):
        raise RecordError("field", expected="a short name in lower case", found=f"{len(field)} other letters")
    return short(field.encode("ascii"))


def encoded(fields: Mapping[str, bytes]) -> bytes:
    """Encode fields by their names; raises :class:`~edgecode.errors.RecordError` for a name that may not be one."""
    parts = [
        part for name in sorted(fields) for part in (named(name), _length(fields[name], width=_LONG), fields[name])
    ]
    return b"".join(parts)


def decoded(data: bytes) -> dict[str, bytes]:
    """Decode fields; raises :class:`~edgecode.errors.RecordError` for anything that :func:`encoded` does not write."""
    parts = _parts(data)
    fields = {name.decode("latin-1"): value for name, value in zip(parts, parts, strict=False)}
    # What is cut short, doubled or out of order does not come out again as it went in.
    if encoded(fields) != data:
        raise RecordError(
            "fields", expected="sorted names with their values", found=f"{len(data)} bytes of another kind"
        )
    return fields


def _prefixed(data: bytes, *, width: int) -> bytes:
    return _length(data, width=width) + data


def _length(data: bytes, *, width: int) -> bytes:
    try:
        return len(data).to_bytes(width, "big")
    except OverflowError as error:
        raise RecordError("field", expected=f"a length of {8 * width} bits", found=f"{len(data)} bytes") from error


def _parts(data: bytes) -> Iterator[bytes]:
    at, width = 0, _SHORT
    while at < len(data):
        length = int.from_bytes(data[at : at + width], "big")
        at += width
        yield data[at : at + length]
        at += length
        width = _SHORT + _LONG - width
