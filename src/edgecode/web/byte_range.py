"""Which part of a file a browser asks for: the ``Range`` header of RFC 9110, section 14, for bytes."""

import re
from typing import Final

import msgspec

_ONE_RANGE: Final = re.compile(
    r"bytes=\s*(?:(?P<first>[0-9]{1,18})-(?P<last>[0-9]{1,18})?|-(?P<tail>[0-9]{1,18}))\s*", re.IGNORECASE
)


class Part(msgspec.Struct, frozen=True):
    """The bytes ``first`` up to but not including ``end``; where the two are equal, nothing of the file was asked for."""

    first: int
    end: int

    @property
    def length(self) -> int:
        """How many bytes it holds."""
        return self.end - self.first


def asked_part(header: str, *, size: int) -> Part | None:
    """Read a ``Range`` header for a file of ``size`` bytes; an empty part is one that cannot be satisfied (416).

    ``None`` asks for the whole file: where there is no header, where it is no range of bytes, and where it asks for several
    at once, all of which a server may ignore (RFC 9110, 14.2).
    """
    asked = _ONE_RANGE.fullmatch(header)
    if asked is None:
        return None
    if asked["tail"] is not None:
        return Part(max(size - int(asked["tail"]), 0), size)
    first = int(asked["first"])
    last = int(asked["last"]) if asked["last"] is not None else size - 1
    if asked["last"] is not None and last < first:
        return None
    return Part(first, min(last + 1, size)) if first < size else Part(size, size)
