"""A timeline before its clips are placed: tracks of items, each as long as it is, compositions in compositions.

Every timeline format but the EDL is read into these, so that one walk unfolds and places them all
(:mod:`edgecode.formats.timeline.placing`). The shape is OpenTimelineIO's: a stack of tracks of clips, gaps, transitions and
further stacks.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from edgecode.film.cut import ClipKind
from edgecode.film.rate import Rate

Node = dict[str, Any]
"""One JSON object."""


class Time(msgspec.Struct, frozen=True):
    """``value`` frames at ``rate`` a second; both finite, the rate above zero."""

    value: float
    rate: float

    @property
    def text(self) -> str:
        """What the document says, such as ``86400@24``."""
        return f"{self.value:.10g}@{self.rate:.10g}"


class Range(msgspec.Struct, frozen=True):
    """A start and a length."""

    start: Time
    length: Time


class Marker(msgspec.Struct, frozen=True):
    """A marker: its name and comment, and where it stands in the time of what it is on."""

    text: str
    start: Time | None


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """What a clip shows. ``kind`` is OTIO's (``ExternalReference`` …); ``file`` the address or the pattern of file names."""

    kind: str
    name: str = ""
    file: str = ""
    generator: str = ""
    available: Range | None = None
    metadata: Node = {}


class Played(msgspec.Struct, frozen=True):
    """What of its source a clip plays: from frame ``first`` up to ``last`` of the source's own timecode at ``rate``.

    Between them as many record frames pass as the item is long; ``last`` lies below ``first`` where it runs backwards.
    """

    first: float
    last: float
    rate: Rate


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What a format says of a clip beside where it stands. The fields are those of :class:`edgecode.film.cut.Clip`.

    ``line`` is the line of the file it stands on. ``played`` is ``None`` where the source's timecode is not known; OTIO,
    which says it by an item's range alone, leaves it out.
    """

    name: str
    kind: ClipKind = ClipKind.MATERIAL
    tape: str = ""
    file: str = ""
    notes: tuple[str, ...] = ()
    extra: dict[str, str] = {}
    line: int | None = None
    played: Played | None = None
    by_range: bool = False
    """The item's range is in the source's own timecode."""
    ends_at: str = ""
    """The timecode at which the source ends, where that is not as far as the clip is long in the cut."""
    source_in_text: str = ""
    source_out_text: str = ""
    record_in_text: str = ""
    record_out_text: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A clip, gap, transition, track, stack, or something of another kind.

    ``kind`` is OTIO's, with ``Track`` also for what was once called Sequence. ``speed`` multiplies all linear time effects.
    ``sort`` is what the kind is of: a track's ``Video`` or ``Audio``, a transition's ``SMPTE_Dissolve``.
    """

    kind: str
    name: str = ""
    sort: str = ""
    trim: Range | None = None
    children: tuple["Item", ...] = ()
    media: Media | None = None
    speed: float = 1
    effects: tuple[str, ...] = ()
    markers: tuple[Marker, ...] = ()
    enabled: bool = True
    metadata: Node = {}
    facts: Facts | None = None
    """What is known of a clip, in formats that say it at once."""

    @property
    def range(self) -> Range | None:
        """The part of its own time that an item shows: what it is trimmed to, else all that its media has."""
        return self.trim or (self.media.available if self.media is not None else None)

    def clips(self) -> "Iterator[Item]":
        """All clips in it, nested ones included, in order."""
        if self.kind == "Clip":
            yield self
        for child in self.children:
            yield from child.clips()


class Timeline(msgspec.Struct, frozen=True):
    """A timeline: its name, the time of its first frame where it says so, and its stack of tracks."""

    name: str
    start: Time | None
    stack: Item
    rate: Rate | None = None
    """The cut's rate, dropping included, where the document says it beside its times."""
