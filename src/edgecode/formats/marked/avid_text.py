"""Markers as Avid's text, which the Markers window of Media Composer imports; :mod:`edgecode.formats.avid_markers` reads it."""

from collections.abc import Iterable

from edgecode.film.cut import Cut
from edgecode.film.cutting.frames import first_timecode
from edgecode.film.cutting.marker import Marker
from edgecode.film.cutting.tracks import track_key
from edgecode.formats.written import Written


def avid_text(cut: Cut, markers: Iterable[Marker]) -> Written:
    """Write one line a marker, in the order of the cut; a marker spans one frame."""
    start = first_timecode(cut)
    rows = [
        (_cell(each.by), str(start + each.frame), track_key(each.track), each.color, _cell(each.comment), "1")
        for each in sorted(markers, key=lambda each: each.frame)
    ]
    return Written("".join("\t".join(row) + "\n" for row in rows).encode("utf-8", "replace"))


def _cell(text: str) -> str:
    """One line without tabs, which would be columns."""
    return " ".join(text.split())
