"""The words of a paragraph as ``Text`` runs: emphasis marks become styles, tags and a revision their numbers."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from edgecode.film.emphasis import BOLD, ITALIC, NONE, UNDERLINE
from edgecode.film.styled_text import spelled
from edgecode.formats.fdx.attributes import attributes, escaped

_STYLE_OF: Final = {BOLD: "Bold", ITALIC: "Italic", UNDERLINE: "Underline"}


def text_runs(text: str, *, revision: str = "", tags: Sequence[tuple[str, int, int]] = ()) -> str:
    """Write a text; ``tags`` are numbers, each with the characters of the text it is on (half open).

    Of two tags on one character the first stays: a run holds one number.
    """
    if not text:
        return ""
    read = spelled(text)
    on = [""] * len(read.plain)
    for number, start, end in tags:
        for index in range(bisect_left(read.at, start), bisect_left(read.at, end)):
            on[index] = on[index] or number
    if not tags and not any(read.emphasis):
        return _run(read.plain, NONE, revision=revision, tag="")
    stretches = groupby(zip(read.plain, read.emphasis, on, strict=True), key=lambda each: each[1:])
    return "".join(
        _run("".join(letter for letter, *_ in letters), emphasis, revision=revision, tag=tag)
        for (emphasis, tag), letters in stretches
    )


def _run(words: str, emphasis: int, *, revision: str, tag: str) -> str:
    style = "+".join(name for each, name in _STYLE_OF.items() if emphasis & each)
    said = [("RevisionID", revision), ("Style", style), ("TagNumber", tag)]
    return f"<Text{attributes(pair for pair in said if pair[1])}>{escaped(words)}</Text>"
