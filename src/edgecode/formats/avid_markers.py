"""Avid's markers as text, as its Markers window exports and imports them: one marker a line, in columns parted by tabs.

The columns are user, timecode, track (``V1``, ``A2``, ``TC1``), colour, comment, and how many frames it spans; later versions
of Media Composer add more behind, which are left alone. There is no heading, and nothing says the frame rate.

A marker is no part of a film, so this reader is asked by name (:mod:`edgecode.formats.registry` does not list it).
"""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.film.place import Place, Remark
from edgecode.formats.head import peeked
from edgecode.formats.source import Source
from edgecode.formats.text import decoded, lines

_TIMECODE: Final = re.compile(r"[0-9]{1,2}[:;][0-9]{2}[:;][0-9]{2}[:;.,][0-9]{2,3}", re.ASCII)
_TRACK: Final = re.compile(r"(?:V|A|TC|D)[0-9]{1,3}", re.ASCII)
_COLUMNS: Final = 5
_SPANS: Final = 5


class AvidMarker(msgspec.Struct, frozen=True, kw_only=True):
    """One marker as the file has it; ``timecode`` is text, as the file does not say its rate. ``spans`` is in frames."""

    place: Place
    user: str
    timecode: str
    track: str
    color: str
    comment: str
    spans: int = 1


def recognises(head: bytes, *, suffix: str) -> bool:  # noqa: ARG001  the content is always enough
    """Look for a first line with a timecode and a track in the second and third column."""
    first = next((line for line in lines(peeked(head)) if line.strip()), "")
    cells = first.split("\t")
    return len(cells) >= _COLUMNS and bool(_TIMECODE.fullmatch(cells[1]) and _TRACK.fullmatch(cells[2]))


def read(source: Source) -> Iterator[AvidMarker | Remark]:
    """Yield a marker for each line, and a remark for one that is none."""
    text = decoded(source.bytes(), path=source.path)
    if text.remark is not None:
        yield text.remark
    for number, line in enumerate(lines(text.content), start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        place = Place(source.path, line=number)
        if len(cells) < _COLUMNS or _TIMECODE.fullmatch(cells[1].strip()) is None:
            yield Remark(place, f"expected user, timecode, track, colour and comment, found {line[:60]!r}; left out")
            continue
        user, timecode, track, color, comment = (cell.strip() for cell in cells[:_COLUMNS])
        spans = cells[_SPANS].strip() if len(cells) > _SPANS else ""
        yield AvidMarker(
            place=place,
            user=user,
            timecode=timecode,
            track=track,
            color=color.lower(),
            comment=comment,
            spans=int(spans) if spans.isdecimal() and len(spans) < len("1000000") else 1,
        )
