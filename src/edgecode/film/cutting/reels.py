"""In which edit reel a frame of a cut lies, as far as the cut says: by its name (``R4``), else by the hours it begins at."""

import re
from bisect import bisect_right
from typing import Final

from edgecode.film.cut import Cut, TrackKind

_NAMED: Final = re.compile(r"(?<![A-Z0-9])R(?:EEL)?[ _-]?0?([1-9][0-9]?)(?![0-9A-Z])", re.IGNORECASE | re.ASCII)


class Reels:
    """The edit reels of one cut."""

    def __init__(self, cut: Cut) -> None:
        """Find where reels begin; a cut that is one reel, or says nothing of them, has one name for all its frames."""
        named = _NAMED.search(cut.name) or _NAMED.search(cut.path.rpartition("/")[2])
        self._begins = [] if named else _hours(cut)
        self._only = named[1] if named else ""

    def reel(self, frame: int) -> str:
        """The number of the reel a record frame of the cut lies in; empty where nothing says."""
        at = bisect_right(self._begins, (frame, _LAST)) - 1
        return self._begins[at][1] if at >= 0 else self._only


_LAST: Final = "\uffff"


def _hours(cut: Cut) -> list[tuple[int, str]]:
    """Where a clip begins on a full hour with nothing right before it, if there are several such: reels in one list."""
    if cut.rate is None or cut.start is None or cut.start.rate != cut.rate:
        return []
    hour = 3600 * cut.rate.nominal
    picture = next((track for track in cut.tracks if track.kind is TrackKind.PICTURE), None)
    found: list[tuple[int, str]] = []
    ends = -1
    for clip in picture.clips if picture is not None else ():
        if clip.record_in is None or clip.record_out is None:
            continue
        if clip.record_in > ends:
            hours, rest = divmod((cut.start + clip.record_in).frame, hour)
            if not rest and hours and not cut.rate.drop:
                found.append((clip.record_in, str(hours)))
        ends = max(ends, clip.record_out)
    return found if len(found) > 1 else []
