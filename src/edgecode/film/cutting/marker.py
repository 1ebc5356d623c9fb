"""Markers for the editing room: what somebody decided, noted or chose, at the clip and the frame it is about."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from edgecode.film.cut import Clip, Cut


class Said(StrEnum):
    """What a marker passes on; the words begin with it."""

    TAKEN = "Taken"
    LATER = "Later"
    LEFT = "Left as it is"
    INTENDED = "As intended"
    NOTE = "Note"
    CHOSEN = "Chosen instead"


COLORS = {
    Said.TAKEN: "green",
    Said.LATER: "yellow",
    Said.LEFT: "white",
    Said.INTENDED: "blue",
    Said.NOTE: "cyan",
    Said.CHOSEN: "magenta",
}
"""The colour of each: names that Avid, EDL locators and OpenTimelineIO have in common."""


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """One marker. ``clip`` is the id of the clip it stands on, ``track`` that one's track, ``frame`` a record frame in it.

    ``by`` is who said it, ``text`` what; both are one line.
    """

    said: Said
    clip: str
    track: str
    frame: int
    text: str
    by: str

    @property
    def color(self) -> str:
        """Its colour, in lower case."""
        return COLORS[self.said]

    @property
    def comment(self) -> str:
        """The words where who said it stands beside them."""
        return f"{self.said}: {self.text}"

    @property
    def words(self) -> str:
        """All words, for formats that have no place for who said it."""
        return f"{self.comment} [{self.by}]"


def by_clip(markers: Iterable[Marker]) -> dict[str, tuple[Marker, ...]]:
    """Group markers by the id of the clip they stand on, in the order of their frames."""
    found: dict[str, tuple[Marker, ...]] = {}
    for marker in sorted(markers, key=lambda each: each.frame):
        found[marker.clip] = (*found.get(marker.clip, ()), marker)
    return found


def clip_at(cut: Cut, frame: int) -> Clip | None:
    """Find the clip that stands at a record frame of the first track that has one there, in the order of the tracks."""
    for track in cut.tracks:
        for clip in track.clips:
            if clip.enabled and (clip.record_in or 0) <= frame < (clip.record_out or 0):
                return clip
    return None
