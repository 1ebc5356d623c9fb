"""Where paragraphs begin and end in the bytes of an FDX file: expat knows, lxml has only lines."""

import re
from contextlib import suppress
from typing import Any, Final
from xml.parsers import expat

SPANNED: Final = ("Paragraph", "ScriptNote", "OmittedScene")
"""The elements whose place is looked for."""

_EMPTY_TAG: Final = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*/>""")


def spans(utf_8: bytes) -> list[tuple[int, int]]:
    """Give the start and end offset (half open) of every element of :data:`SPANNED`, in the order in which they begin.

    In a damaged document they are those before the damage; what was open there has (0, 0). A document that declares
    entities of its own, which no FDX does, has none.
    """
    if b"<!DOCTYPE" in utf_8:
        return []
    finder = _Finder(utf_8)
    with suppress(expat.ExpatError):
        finder.parser.Parse(utf_8, True)  # noqa: FBT003 - expat takes it by place
    return finder.found


class _Finder:
    """Notes down where elements begin and end."""

    def __init__(self, utf_8: bytes) -> None:
        self.data = utf_8
        self.found: list[tuple[int, int]] = []
        self.open: list[tuple[int, int]] = []
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._begins
        self.parser.EndElementHandler = self._ends

    def _begins(self, name: str, attributes: Any) -> None:  # noqa: ANN401 - whatever expat gives, nobody looks
        del attributes
        if name in SPANNED:
            self.open.append((len(self.found), self.parser.CurrentByteIndex))
            self.found.append((0, 0))

    def _ends(self, name: str) -> None:
        if name in SPANNED:
            index, start = self.open.pop()
            at = self.parser.CurrentByteIndex
            end = at if self._is_empty(start, at) else self.data.index(b">", at) + 1
            self.found[index] = (start, end)

    def _is_empty(self, start: int, at: int) -> bool:
        """Whether the element that ends ``at`` is an empty tag: expat then stands behind it, else before its end tag."""
        return self.data.startswith(b"/>", at - 2) and _EMPTY_TAG.fullmatch(self.data, start, at) is not None
