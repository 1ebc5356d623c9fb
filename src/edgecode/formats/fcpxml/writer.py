"""A cut as FCPXML 1.9, which Final Cut Pro reads since 10.4.9 and Resolve since 17.

What is kept, and read back the same: the cut's name, rate and first timecode; of each clip its name, kind, tape, file, record
frames, source in, the source out that follows from the speed, whether it is on, its notes (as markers at its beginning), and
that it comes in by a transition. The first track of picture is the primary storyline, every other track a lane. What FCPXML
has no place for is left out: names of tracks, tracks without clips, clips without record frames, ids and ``extra``. The
length of a transition is not known to a cut; it is written as two frames. Clips that overlap on one track come apart into
two.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

import msgspec
from lxml import etree

from edgecode.errors import RateError
from edgecode.film.cut import Clip, ClipKind, Cut, TrackKind
from edgecode.film.cutting.marker import Marker
from edgecode.film.rate import Rate
from edgecode.film.timecode import Timecode
from edgecode.formats.fcpxml.resources import Element
from edgecode.formats.fcpxml.times import written as time
from edgecode.formats.xml_tree import NOT_XML

WRITES: Final = "fcpxml"
OF: Final = Cut
VERSION: Final = "1.9"
"""The version of the document type that is written."""

_REEL: Final = "com.apple.proapps.studio.reel"
_NO_LANE: Final = 0


class Placed(msgspec.Struct, frozen=True):
    """A clip with its record frames, which are known."""

    clip: Clip
    first: int
    last: int


class Lane(msgspec.Struct, frozen=True):
    """The clips of one lane in record order; lane 0 is the primary storyline, sound is below it."""

    number: int
    sound: bool
    placed: tuple[Placed, ...]


_NO_MARKERS: Final[Mapping[str, Sequence[Marker]]] = MappingProxyType({})


def written(cut: Cut, marked: Mapping[str, Sequence[Marker]] = _NO_MARKERS) -> bytes:
    """Write a cut, with markers on its clips by their ids.

    Raises :class:`~edgecode.errors.RateError` where it has no rate, without which nothing has a place.
    """
    if cut.rate is None:
        raise RateError("none")
    return _Document(cut, cut.rate, marked).bytes()


class _Document:
    def __init__(self, cut: Cut, rate: Rate, marked: Mapping[str, Sequence[Marker]]) -> None:
        self.cut, self.rate, self.marked = cut, rate, marked
        self.root = etree.Element("fcpxml", version=VERSION)
        self.resources = etree.SubElement(self.root, "resources")
        self._formats: dict[Rate, str] = {}
        self._ids: dict[tuple[object, ...], str] = {}
        self.format = self._format(rate)

    def bytes(self) -> bytes:
        lanes = _lanes(self.cut)
        lasts = max((each.last for lane in lanes for each in lane.placed), default=0)
        begins = self.cut.start.seconds if self.cut.start is not None else Fraction(0)
        project = etree.SubElement(etree.SubElement(self.root, "event", name=_clean(self.cut.name)), "project")
        project.set("name", _clean(self.cut.name))
        sequence = etree.SubElement(
            project, "sequence", format=self.format, tcStart=time(begins), duration=time(self._at(lasts)),
            tcFormat="DF" if self.rate.drop else "NDF",
        )  # fmt: skip
        spine = etree.SubElement(sequence, "spine")
        primary = next((lane for lane in lanes if lane.number == _NO_LANE), Lane(_NO_LANE, sound=False, placed=()))
        grounds = self._primary(primary, spine, begins=begins, lasts=lasts)
        for lane in lanes:
            if lane.number != _NO_LANE:
                self._connect(lane, grounds)
        for ground in grounds:
            _in_order(ground.element)
        doctype = "<!DOCTYPE fcpxml>"
        return etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", doctype=doctype, pretty_print=True)

    def _primary(self, lane: Lane, spine: Element, *, begins: Fraction, lasts: int) -> "list[_Ground]":
        """Write the primary storyline, with gaps where nothing stands, up to the end of the cut."""
        grounds: list[_Ground] = []
        position, touching = 0, False
        for placed in lane.placed:
            if placed.first > position:
                grounds.append(self._gap(spine, position, placed.first, begins=begins))
                touching = False
            if placed.clip.transition:
                self._transition(spine, placed, at=begins + self._at(placed.first), touching=touching)
            offset = begins + self._at(placed.first)
            element = self._clip(spine, placed, sound=lane.sound, offset=offset)
            grounds.append(_Ground(element, placed.first, placed.last))
            position, touching = placed.last, True
        if lasts > position:
            grounds.append(self._gap(spine, position, lasts, begins=begins))
        return grounds

    def _gap(self, spine: Element, first: int, last: int, *, begins: Fraction) -> "_Ground":
        times = {"offset": time(begins + self._at(first)), "duration": time(self._at(last - first)), "start": "0s"}
        return _Ground(etree.SubElement(spine, "gap", name="Gap", attrib=times), first, last)

    def _connect(self, lane: Lane, grounds: "Sequence[_Ground]") -> None:
        """Connect the clips of a lane to what stands below their first frame; those with a transition need a storyline."""
        at = 0
        for placed in lane.placed:
            while placed.first >= grounds[at].last and at < len(grounds) - 1:
                at += 1
            ground = grounds[at]
            offset = Fraction(ground.element.get("start", "0s").removesuffix("s")) + self._at(
                placed.first - ground.first
            )
            if placed.clip.transition:
                spine = etree.SubElement(ground.element, "spine", lane=str(lane.number), offset=time(offset))
                self._transition(spine, placed, at=Fraction(0), touching=False)
                self._clip(spine, placed, sound=lane.sound, offset=Fraction(0))
            else:
                self._clip(ground.element, placed, sound=lane.sound, offset=offset).set("lane", str(lane.number))

    def _transition(self, spine: Element, placed: Placed, *, at: Fraction, touching: bool) -> None:
        frame = self._at(1)
        element = etree.SubElement(spine, "transition", name=_clean(placed.clip.transition))
        element.set("offset", time(at - frame if touching else at))
        element.set("duration", time(2 * frame))

    def _clip(self, parent: Element, placed: Placed, *, sound: bool, offset: Fraction) -> Element:
        clip = placed.clip
        start = clip.source_in.seconds if clip.source_in is not None else Fraction(0)
        times = {"offset": time(offset), "start": time(start), "duration": time(self._at(placed.last - placed.first))}
        made = clip.kind in {ClipKind.BLACK, ClipKind.GENERATOR}
        tag = ("audio" if sound else "video") if made else "asset-clip"
        ref = self._effect(clip) if made else self._asset(clip, sound=sound)
        element = etree.SubElement(parent, tag, ref=ref, name=_clean(clip.name), attrib=times)
        if not made:
            drops = clip.source_in is not None and clip.source_in.rate.drop
            element.set("tcFormat", "DF" if drops else "NDF")
        if not clip.enabled:
            element.set("enabled", "0")
        self._retime(element, placed, start=start)
        for note in filter(None, clip.notes):
            marker = etree.SubElement(element, "marker", start=time(start), duration=time(self._at(1)))
            marker.set("value", _clean(note))
        for each in self.marked.get(clip.id, ()):
            at = start + self._at(each.frame - placed.first)
            marker = etree.SubElement(element, "marker", start=time(at), duration=time(self._at(1)))
            marker.set("value", _clean(each.words))
        return element

    def _retime(self, element: Element, placed: Placed, *, start: Fraction) -> None:
        clip = placed.clip
        if clip.speed is None:
            return
        lasts = self._at(placed.last - placed.first)
        fps = clip.source_in.rate.fps if clip.source_in is not None else self.rate.fps
        plays = lasts * Fraction(clip.speed).limit_denominator(1_000_000) / fps
        first = start if plays >= 0 else start - plays
        map_ = etree.SubElement(element, "timeMap")
        for at, value in ((start, first), (start + lasts, first + plays)):
            etree.SubElement(map_, "timept", time=time(at), value=time(value), interp="linear")

    def _asset(self, clip: Clip, *, sound: bool) -> str:
        rate = clip.source_in.rate if clip.source_in is not None else self.rate
        key = ("asset", clip.file, clip.tape, sound, rate.fps, clip.name if not clip.file else "")
        if key not in self._ids:
            self._ids[key] = f"r{len(self._ids) + len(self._formats) + 1}"
            name = _clean(clip.file or clip.name)
            asset = etree.SubElement(self.resources, "asset", id=self._ids[key], name=name, start="0s")
            asset.set("format", self._format(msgspec.structs.replace(rate, drop=False)))
            asset.set("duration", time(Timecode(24 * 3600 * rate.nominal, rate).seconds))
            asset.set("hasAudio" if sound else "hasVideo", "1")
            etree.SubElement(
                asset, "media-rep", kind="original-media", src=f"file:///{quote(_clean(clip.file), safe='')}"
            )
            if clip.tape:
                metadata = etree.SubElement(asset, "metadata")
                etree.SubElement(metadata, "md", key=_REEL, value=_clean(clip.tape))
        return self._ids[key]

    def _effect(self, clip: Clip) -> str:
        name = "Black" if clip.kind is ClipKind.BLACK else "Generator"
        key = ("effect", name)
        if key not in self._ids:
            self._ids[key] = f"r{len(self._ids) + len(self._formats) + 1}"
            etree.SubElement(self.resources, "effect", id=self._ids[key], name=name, uid=f"edgecode.{name}")
        return self._ids[key]

    def _format(self, rate: Rate) -> str:
        plain = msgspec.structs.replace(rate, drop=False)
        if plain not in self._formats:
            self._formats[plain] = f"r{len(self._ids) + len(self._formats) + 1}"
            etree.SubElement(self.resources, "format", id=self._formats[plain], frameDuration=time(1 / plain.fps))
        return self._formats[plain]

    def _at(self, frames: int) -> Fraction:
        return frames / self.rate.fps


class _Ground(msgspec.Struct, frozen=True):
    """A clip or gap of the primary storyline, and its record frames; what stands above and below is connected to it."""

    element: Element
    first: int
    last: int


def _lanes(cut: Cut) -> list[Lane]:
    """Give each track its lane: pictures from 0 up, sound from -1 down; one that overlaps itself takes several."""
    lanes: list[Lane] = []
    for sound in (False, True):
        tracks = [track for track in cut.tracks if (track.kind is TrackKind.SOUND) is sound]
        apart = [placed for track in tracks for placed in _apart(_placed(track.clips))]
        lanes += [Lane(-1 - index if sound else index, sound, placed) for index, placed in enumerate(apart)]
    return lanes


def _placed(clips: Sequence[Clip]) -> list[Placed]:
    known = [
        Placed(clip, clip.record_in, clip.record_out)
        for clip in clips
        if clip.record_in is not None and clip.record_out is not None and 0 <= clip.record_in < clip.record_out
    ]
    return sorted(known, key=lambda each: each.first)


def _apart(placed: list[Placed]) -> list[tuple[Placed, ...]]:
    """Spread clips over as few lanes as hold them without overlapping."""
    lanes: list[list[Placed]] = []
    for each in placed:
        free = next((lane for lane in lanes if lane[-1].last <= each.first), None)
        if free is None:
            lanes.append([each])
        else:
            free.append(each)
    return [tuple(lane) for lane in lanes]


def _in_order(element: Element) -> None:
    """Stand the parts of a clip in the order of the document type: its map, what is connected, its markers."""
    ranks = {"timeMap": 0, "marker": 2}
    parts = sorted(element, key=lambda each: ranks.get(str(each.tag), 1))
    if any(ranks.get(str(one.tag), 1) > ranks.get(str(two.tag), 1) for one, two in pairwise(element)):
        element[:] = parts


def _clean(text: str) -> str:
    """A text without the characters no XML can hold."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
