"""What is unwrapped before anything is looked for, again and again to a small depth and within a size.

The order is breadth first: what is wrapped once comes before what is wrapped twice. When the size is used up, that is told: who
asks must not take silence for a no.
"""

import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final, NamedTuple

from edgecode.boundary.scan.hidden import HIDDEN
from edgecode.boundary.scan.packed import is_readable, texts_in
from edgecode.boundary.scan.shingles import SHINGLE
from edgecode.boundary.scan.spellings import SPELLINGS, turned_by_47
from edgecode.boundary.scan.wrappings import WRAPPINGS

DEPTH: Final = 3
"""How many wrappings are taken off, one from within another."""
MOST_CHARACTERS: Final = 1 << 19
"""Characters of everything unwrapped, with what came in, at most."""
MOST_TEXTS: Final = 4096
_LEAST: Final = 8
_LOWER: Final = 0.3
_DIFFERENT: Final = 8
_BESIDE: Final = (-2, -1, 0, 1, 2)
_LONG_RUN: Final = re.compile(r"[A-Za-z0-9+/=_-]{24}")
_ROT_13: Final = {
    first + at: chr(first + (at + 13) % 26) for first in (ord("a"), ord("A")) for at in range(26)
}  # fmt: skip

DECODERS: Final = (*WRAPPINGS, *SPELLINGS, *HIDDEN)
"""Every decoder with its name. None raises."""


class Unwrapped(NamedTuple):
    """One text that was found, and how: the names of what was taken off, outermost first."""

    how: tuple[str, ...]
    text: str


class Unwrapping:
    """Takes wrappings off some bytes. ``whole`` says afterwards whether everything there was has been given."""

    def __init__(self, data: bytes, *, most: int = MOST_CHARACTERS) -> None:
        """Take the bytes, and how many characters may be unwrapped; nothing is done before the texts are asked for."""
        self._data = data
        self._left = most
        self._seen: set[int] = set()
        self.whole = True

    def texts(self) -> Iterator[Unwrapped]:
        """Give each text once, what came in first."""
        waiting: deque[Unwrapped] = deque()
        beginnings = list(texts_in(self._data)) or [("as bytes", self._data.decode("latin-1"))]
        for how, text in beginnings:
            waiting.extend(self._taken((how,) if how else (), text))
        while waiting:
            found = waiting.popleft()
            yield found
            if len(found.how) < DEPTH:
                for how, text in _inside(found.text):
                    waiting.extend(self._taken((*found.how, how), text))

    def _taken(self, how: tuple[str, ...], text: str) -> Iterator[Unwrapped]:
        """Give a text if it is new and there is room for it; what does not fit is cut, and told."""
        if len(text) < _LEAST or hash(text) in self._seen:
            return
        if not self._left or len(self._seen) >= MOST_TEXTS:
            self.whole = False
            return
        if len(text) > self._left:
            self.whole, text = False, text[: self._left]
        self._seen.add(hash(text))
        self._left -= len(text)
        yield Unwrapped(how, text)


def _inside(text: str) -> Iterator[tuple[str, str]]:
    """Give what lies in a text, and what lies in it once it is turned."""
    yield from _found(text, DECODERS)
    if _LONG_RUN.search(text):
        for name, turned in (("backwards", text[::-1]), ("ROT13", text.translate(_ROT_13))):
            yield from ((f"{name}, {how}", found) for how, found in _found(turned, WRAPPINGS[1:5]))
    if len(text) > SHINGLE and len(set(text)) >= _DIFFERENT and sum(map(str.islower, text)) < len(text) * _LOWER:
        yield from (("ROT47", str(each)) for each in turned_by_47(text))


def _found(
    text: str, decoders: tuple[tuple[str, Callable[[str], Iterator[str | bytes]]], ...]
) -> Iterator[tuple[str, str]]:
    for name, decode in decoders:
        for found in decode(text):
            if isinstance(found, bytes):
                yield from ((f"{name}, {how}" if how else name, each) for how, each in texts_in(found))
            elif is_readable(found):
                yield name, _what_changed(found, before=text)


def _what_changed(text: str, *, before: str) -> str:
    """Give the lines that are other than before, with their neighbours; where lines were joined or parted, all of them."""
    lines, old = text.split("\n"), before.split("\n")
    if len(lines) != len(old):
        return text
    changed = {at + beside for at, line in enumerate(lines) if line != old[at] for beside in _BESIDE}
    return "\n".join(lines[at] for at in sorted(changed) if 0 <= at < len(lines))


def every_name() -> tuple[str, ...]:
    """Give the name of each decoder."""
    return tuple(chain((name for name, _decode in DECODERS), ("ROT13", "ROT47")))
