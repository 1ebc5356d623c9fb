"""Spans of the script out of heard lines: what stands between two of them, and where a run leaves out too much."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from edgecode.film.heard.hearing import HeardLine, HeardSpan
from edgecode.film.script import Script
from edgecode.film.speech import with_lead

MOST_DROPPED: Final = 3
"""So many spoken paragraphs in a row may be missing inside a span; where more are, nobody meant to play them."""


def spans_of(lines: Iterable[HeardLine], *, spoken: Sequence[int], script: Script) -> tuple[HeardSpan, ...]:
    """Join the lines of each run to spans, by run and then in script order; ``spoken`` are the scene's spoken paragraphs.

    A span begins with the cue of its first line and ends with its last line. Where a speaker is off camera, the line has
    a span of its own.
    """
    place = {paragraph: at for at, paragraph in enumerate(spoken)}
    in_order = sorted(lines, key=lambda line: (line.run, line.paragraph))
    return tuple(
        _span(piece, spoken=spoken, place=place, script=script)
        for _run, group in groupby(in_order, key=lambda line: line.run)
        for piece in _pieces(list(group), place=place)
    )


def _pieces(lines: Sequence[HeardLine], *, place: dict[int, int]) -> Iterator[list[HeardLine]]:
    piece = [lines[0]]
    for before, line in pairwise(lines):
        missing = place[line.paragraph] - place[before.paragraph] - 1
        if missing > MOST_DROPPED or line.off is not before.off:
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _span(lines: Sequence[HeardLine], *, spoken: Sequence[int], place: dict[int, int], script: Script) -> HeardSpan:
    first, last = lines[0].paragraph, lines[-1].paragraph
    said = {line.paragraph for line in lines}
    return HeardSpan(
        first=with_lead(first, script=script).start,
        last=last + 1,
        run=lines[0].run,
        confidence=sum(line.confidence for line in lines) / len(lines),
        begins=min(line.begins for line in lines),
        ends=max(line.ends for line in lines),
        off=lines[0].off,
        dropped=tuple(each for each in spoken[place[first] : place[last]] if each not in said),
    )
