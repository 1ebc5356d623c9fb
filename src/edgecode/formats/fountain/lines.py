"""The lines of a Fountain file, and where each stands in the file's bytes."""

from collections.abc import Iterable
from itertools import accumulate
from operator import add
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
    break (LF, CRLF or CR) follows. A byte order mark stands before ``starts[0]``; the last of ``starts``, one more than
    there are lines, is where the text ends.
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
    if text.encoding.startswith("utf-16"):
        whole, bare = _sizes_in_utf_16(text.content)
    else:
        body = data[mark:].rstrip(b"\0")
        whole, bare = map(len, body.splitlines(keepends=True)), map(len, body.splitlines())
    # What stands for the last, torn character of a file may be wider than it was: an offset never leaves the file.
    starts = list(accumulate(whole, initial=mark))
    starts[-1] = min(starts[-1], len(data))
    ends = list(map(add, starts, bare))
    ends[-1:] = [min(end, len(data)) for end in ends[-1:]]
    return Lines(split(text.content), starts, ends, text.encoding, text.remark)


def _sizes_in_utf_16(content: str) -> tuple[Iterable[int], Iterable[int]]:
    """How many bytes each line takes with and without its break; split as UTF-8, as only bytes split at no other breaks."""
    raw = content.encode()
    return map(_width_in_utf_16, raw.splitlines(keepends=True)), map(_width_in_utf_16, raw.splitlines())


def _width_in_utf_16(line: bytes) -> int:
    return len(line.decode().encode("utf-16-le"))
