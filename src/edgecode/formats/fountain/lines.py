"""The lines of a Fountain file, and where each stands in the file's bytes."""

from itertools import accumulate
from typing import Final

import msgspec

from edgecode.film.place import Remark
from edgecode.formats.text import decoded
from edgecode.formats.text import lines as split

_MARK_SIZE: Final = {"utf-8": 0, "utf-8-sig": 3, "utf-16-le": 2, "utf-16-be": 2, "windows-1252": 0}
_CODEC: Final = {"utf-8-sig": "utf-8", "windows-1252": "latin-1"}
"""Byte counts are taken with another codec where the text's own writes a mark, or cannot write what it read."""


class Lines(msgspec.Struct, frozen=True):
    """The lines of one file; line *i*, counted from 0, is ``texts[i]``, without its line break.

    Its bytes are ``starts[i]`` up to but not including ``ends[i]``, offsets in the file as it lies on the disk; the line
    break (LF, CRLF or CR) follows. A byte order mark stands before ``starts[0]``.
    """

    texts: list[str]
    starts: list[int]
    ends: list[int]
    encoding: str
    remark: Remark | None = None

    def size(self, text: str) -> int:
        """How many bytes a part of a line takes in the file's encoding."""
        return len(text.encode(_CODEC.get(self.encoding, self.encoding), "replace"))


def lines_of(data: bytes, *, path: str) -> Lines:
    """Decode a file and find its lines; a remark says where the decoding was not what the file promised.

    Raises UnreadableError where the bytes are no text at all.
    """
    text = decoded(data, path=path)
    mark = _MARK_SIZE[text.encoding]
    texts = split(text.content)
    if text.encoding.startswith("utf-16"):
        sizes, breaks = _sizes_in_utf_16(text.content)
    else:
        raw = data[mark:].rstrip(b"\0").splitlines(keepends=True)
        sizes, breaks = [len(line) for line in raw], [len(line) - len(line.rstrip(b"\r\n")) for line in raw]
    # The last character of a damaged file may stand for less than a whole one: an offset never leaves the file.
    starts = [min(start, len(data)) for start in accumulate(sizes, initial=mark)]
    ends = [after - size for after, size in zip(starts[1:], breaks, strict=True)]
    return Lines(texts, starts[:-1], ends, text.encoding, text.remark)


def _sizes_in_utf_16(content: str) -> tuple[list[int], list[int]]:
    """How many bytes each line and its break take; split as UTF-8, because only bytes split at LF, CRLF and CR alone."""
    raw = content.encode().splitlines(keepends=True)
    sizes = [len(line.decode().encode("utf-16-le")) for line in raw]
    return sizes, [2 * (len(line) - len(line.rstrip(b"\r\n"))) for line in raw]

