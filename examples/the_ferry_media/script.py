"""The script of the example film, as far as its maker needs it: the numbered lines of each scene, and who says them.

This reads the two drafts of this one film and nothing else; it is a second witness to edgecode's own reader.
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

_HEADING: Final = re.compile(r"(?:EXT\.|INT\.|\.)[^#]*#(?P<number>\w+)#")
_CUE: Final = re.compile(r"(?P<who>[A-Z][A-Z. ]+?)(?: \((?P<how>[A-Z.']+)\))?")
_PART: Final = re.compile(r'(?:(?P<first>\d+)(?:-(?P<last>\d+))?|"(?P<words>[^"]+)")(?P<off> off)?')


class Line(msgspec.Struct, frozen=True):
    """One action or speech; ``number`` counts from 1 in its scene, ``who`` is empty for an action.

    ``text`` is what is to be read or said, without parentheticals.
    """

    number: int
    who: str
    text: str


class Played(msgspec.Struct, frozen=True):
    """A line as one take has it; ``off`` is played off camera."""

    line: Line
    off: bool = False


def scenes_of(fountain: str) -> dict[str, tuple[Line, ...]]:
    """Number the lines of every scene of a draft, by the scene's own number."""
    scenes: dict[str, list[Line]] = {}
    current: list[Line] = []
    for block in fountain.split("\n\n")[1:]:
        text = block.strip()
        if heading := _HEADING.fullmatch(text):
            current = scenes.setdefault(heading["number"], [])
        elif text:
            who, said = _spoken(text)
            current.append(Line(len(current) + 1, who, said))
    return {number: tuple(lines) for number, lines in scenes.items()}


def played(covers: str, *, lines: tuple[Line, ...]) -> tuple[Played, ...]:
    """Find the lines that ``covers`` names, in the order of the scene. Raises ValueError for what it does not know."""
    return tuple(sorted(_parts(covers, lines=lines), key=lambda each: each.line.number))


def _spoken(text: str) -> tuple[str, str]:
    first, *rest = text.splitlines()
    cue = _CUE.fullmatch(first)
    if cue is None or not rest:
        return "", " ".join(text.splitlines())
    return cue["who"], " ".join(line for line in rest if not line.startswith("("))


def _parts(covers: str, *, lines: tuple[Line, ...]) -> Iterator[Played]:
    for part in covers.split(";"):
        match = _PART.fullmatch(part.strip())
        if match is None:
            msg = f"expected lines such as 3-9, whole or quoted words, found {part!r}"
            raise ValueError(msg)
        off = bool(match["off"])
        if match["first"]:
            first, last = int(match["first"]), int(match["last"] or match["first"])
            yield from (Played(line, off) for line in lines if first <= line.number <= last)
        else:
            words = match["words"] or ""
            yield from (Played(line, off) for line in lines if words in line.text)
