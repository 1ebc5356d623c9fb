"""Markers of an AAF composition: comments on its event slots, each with the slot and the track it is on."""

from collections.abc import Iterator, Sequence

import msgspec

from edgecode.formats.aaf.opened import AafObject, kind, several, text, value, whole
from edgecode.formats.aaf.sources import ticks
from edgecode.formats.timeline.items import Marker, Time


class Placed(msgspec.Struct, frozen=True):
    """A marker, the slots it describes, and the physical number of its track."""

    marker: Marker
    slots: frozenset[int]
    track: int | None


class Markers:
    """The markers of one composition, each told once: by the track it is on, else by the cut."""

    def __init__(self, slots: Sequence[AafObject]) -> None:
        """Read all that the event slots among a composition's say; what cannot be read says nothing."""
        self._left = list(_placed(slots))

    def on(self, slot: int | None, track: int | None) -> Iterator[Marker]:
        """Give the markers of one track of one slot, which are then told."""
        found = [each for each in self._left if slot in each.slots and each.track in {track, None}]
        self._left = [each for each in self._left if each not in found]
        yield from (each.marker for each in found)

    def elsewhere(self) -> Iterator[Marker]:
        """Give the markers that are on no track of picture or sound, such as those on timecode."""
        yield from (each.marker for each in self._left)


def _placed(slots: Sequence[AafObject]) -> Iterator[Placed]:
    for slot in slots:
        if kind(slot) != "EventMobSlot":
            continue
        rate = ticks(slot)
        segment = value(slot, "Segment")
        for event in several(segment, "Components") if kind(segment) == "Sequence" else [segment]:
            says, at = text(event, "Comment") if event is not None else "", whole(event, "Position")
            if says and rate is not None:
                marker = Marker(says, Time(at, float(rate)) if at is not None else None)
                yield Placed(marker, _described(event), whole(slot, "PhysicalTrackNumber"))


def _described(event: AafObject) -> frozenset[int]:
    found = value(event, "DescribedSlots")
    try:
        return frozenset(int(each) for each in found or ())
    except (TypeError, ValueError):
        return frozenset()
