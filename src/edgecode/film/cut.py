"""A cut: tracks of clips, as one timeline file holds it."""

from enum import StrEnum

import msgspec

from edgecode.film.place import Place
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode


class ClipKind(StrEnum):
    """What stands on the track."""

    MATERIAL = "material"
    BLACK = "black"
    GENERATOR = "generator"
    """Titles, bars, mattes: made in the editing room."""
    MISSING = "missing"
    """A clip whose media the timeline itself says is missing and of which nothing else is known."""


class TrackKind(StrEnum):
    """Picture or sound."""

    PICTURE = "picture"
    SOUND = "sound"


class Clip(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One use of material in a cut.

    ``record_in`` and ``record_out`` (exclusive) count frames from the first frame of the cut at the cut's rate; ``None``
    while the cut is unrated. ``source_in`` and ``source_out`` (exclusive) are in the source's own timecode, ``None`` while
    unrated; the ``_text`` fields hold what the file says, always.
    """

    name: str
    place: Place
    track: int
    kind: ClipKind = ClipKind.MATERIAL
    tape: str = ""
    """The camera roll or tape, as the timeline names it."""
    file: str = ""
    """The source file's name, where the timeline names one."""
    record_in: int | None = None
    record_out: int | None = None
    source_in: Timecode | None = None
    source_out: Timecode | None = None
    source_in_text: str = ""
    source_out_text: str = ""
    record_in_text: str = ""
    record_out_text: str = ""
    speed: float | None = None
    """Frames a second at which the source plays, where the timeline says (M2); negative runs backwards."""
    transition: str = ""
    """How the clip comes in: empty for a cut, else ``dissolve``, ``wipe`` …"""
    notes: tuple[str, ...] = ()
    """Comments and markers on the clip."""
    enabled: bool = True
    id: str = ""
    extra: dict[str, str] = {}


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One track of a cut; its clips are in record order."""

    name: str
    kind: TrackKind
    clips: tuple[Clip, ...] = ()


class Cut(msgspec.Struct, frozen=True, kw_only=True, tag="cut"):
    """One timeline. ``rate`` is ``None`` for a list that does not say (an EDL), until a person does."""

    name: str
    path: str
    rate: Rate | None = None
    start: Timecode | None = None
    """The timecode of the first frame of the cut, where it is known."""
    tracks: tuple[Track, ...] = ()
