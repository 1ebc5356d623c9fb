"""AAF, the Advanced Authoring Format, as Avid's Media Composer, Resolve and Premiere write it; read with pyaaf2.

Each composition at the top level becomes a cut, each of its slots of picture or sound a track; where one slot holds the
tracks of a nested scope, each of them is one. Clips are followed from their master down to tape and file; sequences in
sequences are unfolded. A time warp gives the speed, an effect nobody knows keeps its name in ``extra`` over the clip that is
read all the same. Comments of the bin are kept in ``extra``, markers become notes.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.errors import RateError, UnreadableError
from edgecode.film.cut import Cut
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats.aaf.markers import Markers
from edgecode.formats.aaf.opened import MAGIC, AafObject, kind, opened, quiet, several, text, value, whole
from edgecode.formats.aaf.segments import Segments, Within
from edgecode.formats.aaf.sources import Mobs, Timed, ticks
from edgecode.formats.source import Source
from edgecode.formats.timeline.cutting import cut_of
from edgecode.formats.timeline.items import Item, Time, Timeline

NAME: Final = "aaf"
SUFFIXES: Final = (".aaf",)

_MARKS: Final = (b"AAFB", b"\x01\x02\x01\x0d\x00\x02\x00\x00\x06\x0e\x2b\x34")
"""The class ids of AAF's two sector sizes, at byte 8."""

_TOP: Final = "Usage_TopLevel"
_MIX: Final = "SoundMasterTrack"
"""Avid's track of mix settings, which holds no clips as a rule."""

_SOUND: Final = frozenset({"Sound", _MIX})
_MEDIA: Final = _SOUND | {"Picture"}


def recognises(head: bytes, *, suffix: str) -> bool:
    """Look for a compound file with AAF's class id; of a file called .aaf, that it is no text."""
    if head.startswith(MAGIC):
        return suffix in SUFFIXES or any(mark in head[8:24] for mark in _MARKS)
    return suffix in SUFFIXES and (not head or b"\0" in head)


def read(source: Source) -> Iterator[Cut | Remark]:
    """Yield what is to be remarked about a file, then its cuts.

    Raises UnreadableError where it is no compound file, or its structure or its list of mobs cannot be followed.
    """
    path = source.path
    with source.open() as stream:
        head = stream.read(len(MAGIC))
        if head != MAGIC:
            found = "an empty file" if not head else "a file that is no compound file"
            raise UnreadableError(path, line=None, expected="an AAF file", found=found)
        whole_file = opened(stream, path=path)
        with quiet():
            records = list(_read(whole_file.file, source=source))
    if whole_file.lost:
        says = f"expected definitions, found {whole_file.lost} that cannot be read; those of the standard stand in"
        yield Remark(Place(path), says)
    yield from records


def _read(file: AafObject, *, source: Source) -> Iterator[Cut | Remark]:
    content = value(value(file.root, "Header"), "Content") if value(file.root, "Header") is not None else None
    if content is None:
        raise UnreadableError(
            source.path, line=None, expected="an AAF file", found="one without a list of its contents"
        )
    mobs = Mobs(content)
    if mobs.lost:
        yield Remark(Place(source.path), f"expected mobs, found {mobs.lost} that cannot be read; the others stand")
    compositions = [mob for mob in mobs.every if kind(mob) == "CompositionMob"]
    top = [mob for mob in compositions if value(mob, "UsageCode") == _TOP]
    if not top and compositions:
        says = "expected a composition at the top level, found none that says so; each composition is a cut"
        yield Remark(Place(source.path), says)
    if not compositions:
        yield Remark(Place(source.path), "expected a composition, found none; nothing in the file is a cut")
    for mob in top or compositions:
        yield from _cut(mob, mobs=mobs, source=source)


def _cut(mob: AafObject, *, mobs: Mobs, source: Source) -> Iterator[Cut | Remark]:
    segments = Segments(mobs, top=mob, size=source.size)
    markers = Markers(mobs.slots(mob))
    timed = mobs.timecode(mob)
    tracks: list[Item] = []
    for slot in mobs.slots(mob):
        if slot is None or not _media(slot):
            segments.says.append(
                "expected a slot of picture, sound or timecode, found one that cannot be read; left out"
            )
        elif _media(slot) in _MEDIA:
            tracks += _tracks(slot, segments=segments, markers=markers)
    rate = source.rate or _rate(tracks, timed=timed)
    start = Time(timed.start, float(rate.fps if rate is not None else timed.ticks)) if timed is not None else None
    pictures = [track for track in tracks if track.sort != "Audio"]
    sounds = [track for track in tracks if track.sort == "Audio"]
    stack = Item(kind="Stack", children=(*pictures, *sounds), markers=tuple(markers.elsewhere()))
    yield from (Remark(Place(source.path), says) for says in segments.says)
    yield from cut_of(Timeline(text(mob, "Name"), start, stack), path=source.path, said=rate)


def _media(slot: AafObject) -> str:
    definition = value(value(slot, "Segment"), "DataDefinition") if value(slot, "Segment") is not None else None
    name = text(definition, "Name") if definition is not None else ""
    return name.removeprefix("DataDef_").removeprefix("Legacy")


def _tracks(slot: AafObject, *, segments: Segments, markers: Markers) -> Iterator[Item]:
    """Read a slot as a track, or as those of the nested scope it holds, from the lowest up."""
    counted = ticks(slot)
    if counted is None:
        segments.says.append(f"expected an edit rate for {text(slot, 'SlotName')!r}, found none; left out")
        return
    sound = _media(slot) in _SOUND
    within = Within(float(counted), sound)
    segment, name = value(slot, "Segment"), text(slot, "SlotName")
    scope = list(several(segment, "Slots")) if kind(segment) == "NestedScope" else [segment]
    for number, each in enumerate(scope, start=1):
        track = segments.track(each, within, name=f"{name} {number}" if name and len(scope) > 1 else name)
        if _media(slot) == _MIX and next(track.clips(), None) is None:
            continue
        physical = number if len(scope) > 1 else whole(slot, "PhysicalTrackNumber")
        yield msgspec.structs.replace(track, markers=tuple(markers.on(whole(slot, "SlotID"), physical)))


def _rate(tracks: list[Item], *, timed: Timed | None) -> Rate | None:
    """Find the cut's rate: that of its first track of picture, dropping as its timecode does, else that of its timecode."""
    for track in tracks:
        for item in track.children:
            if track.sort != "Audio" and item.trim is not None:
                try:
                    rate = Rate.of(item.trim.length.rate)
                except RateError:
                    break
                own = timed.rate if timed is not None else None
                return own if own is not None and own.fps == rate.fps else rate
    return timed.rate if timed is not None else None
