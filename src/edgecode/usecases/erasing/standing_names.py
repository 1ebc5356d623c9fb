"""Where a name stands in files that people wrote: those are theirs, and edgecode edits none of them."""

import codecs
from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.errors import EdgecodeError
from edgecode.findings.naming import Names
from edgecode.formats.source import Source

_LARGEST: Final = 8_388_608
"""Bytes of a file that is searched; papers of a film are smaller, and media are larger. An engineering choice."""
_WIDE: Final = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Stands(msgspec.Struct, frozen=True):
    """A place where a name stands: a file's path, and the line from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        """Give it as ``path:line``."""
        return f"{self.path}:{self.line}"


def stands_in(sources: Iterable[Source], *, names: Names) -> tuple[tuple[Stands, ...], tuple[str, ...]]:
    """Search files for names; give where these stand, and the paths of files that are no text and were not searched."""
    found: list[Stands] = []
    unread: list[str] = []
    for source in sources:
        text = _text(source)
        if text is None:
            unread.append(source.path)
            continue
        found += [Stands(source.path, number) for number, line in _lines(text) if names.stand_in(line)]
    return tuple(found), tuple(unread)


def _lines(text: str) -> Iterable[tuple[int, str]]:
    return enumerate(text.splitlines(), start=1)


def _text(source: Source) -> str | None:
    """Read a file as text; ``None`` for what is none, such as a PDF, a picture, or media."""
    if source.size > _LARGEST:
        return None
    try:
        data = source.bytes()
    except EdgecodeError:
        return None
    encoding = next((name for mark, name in _WIDE.items() if data.startswith(mark)), "utf-8")
    if data.startswith(b"%PDF") or (encoding == "utf-8" and b"\0" in data):
        return None
    return data.decode(encoding, "replace")
