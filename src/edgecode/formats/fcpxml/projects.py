"""The timelines of an FCPXML document: projects, and the compound, synchronised and multicam clips they show."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.formats.fcpxml.clips import kept, start_of
from edgecode.formats.fcpxml.resources import Counted, Element, Resources
from edgecode.formats.fcpxml.retimes import played
from edgecode.formats.fcpxml.story import NESTS, Marked, Said, Standing, Story, markers
from edgecode.formats.fcpxml.times import frames, seconds
from edgecode.formats.timeline.building import DEEPEST, MOST_CLIPS, At, Unfolding, length, track, transition
from edgecode.formats.timeline.items import Item, Marker, Range, Time, Timeline
from edgecode.formats.xml_tree import line_of

_UNRATED: Final = Fraction(24)
"""Frames a second to count by where a sequence has no rate; it is shown nowhere."""

_ZERO: Final = Fraction(0)
_EVERY: Final = "all"


class Nest(msgspec.Struct, frozen=True):
    """A timeline that a clip shows: what holds it, how it counts, and the elements in it.

    ``begins`` is when its own time begins, ``origin`` what offsets in it count from; both are one in Final Cut Pro's own files.
    """

    holder: Element
    begins: Fraction
    origin: Fraction
    counted: Counted | None
    elements: tuple[Element, ...]
    duration: Fraction | None = None


class _Laid(msgspec.Struct, frozen=True):
    standing: Standing
    sound: bool
    item: Item


class Projects:
    """All timelines of one document, each unfolded once; what is left out is said."""

    def __init__(self, resources: Resources) -> None:
        """Begin with a document's resources."""
        self.resources = resources
        self.says: list[Said] = []
        self._inside: list[Element] = []
        self._known: dict[tuple[Element, bool], tuple[Item, ...]] = {}
        self._unfolding = Unfolding()
        self._off_frame = 0

    def timeline(self, sequence: Element, *, name: str) -> Timeline:
        """Read a sequence; the primary storyline and what is connected by picture are tracks from the lowest lane up."""
        self._unfolding = Unfolding()
        self._off_frame = 0
        nest = self.sequence(sequence)
        fps = _fps(nest.counted)
        marked: list[Marked] = []
        laid = self._laid(nest, marked=marked)
        stack = Item(
            kind="Stack",
            children=(*self._tracks(laid, sound=False, fps=fps), *self._tracks(laid, sound=True, fps=fps)),
            markers=tuple(Marker(each.text, Time(frames(each.first, fps), float(fps))) for each in marked),
        )
        if self._off_frame:
            says = f"expected picture to begin and end on frames, found {self._off_frame} clips that do not; rounded"
            self.says.append(Said(line_of(sequence), says))
        begins = seconds(sequence.get("tcStart")) or _ZERO
        start = Time(frames(begins, fps), float(fps)) if nest.counted is not None else None
        return Timeline(name, start, stack)

    def sequence(self, sequence: Element) -> Nest:
        """Find what a sequence holds. Offsets in it count from its first timecode, in some programs from 0."""
        drop = sequence.get("tcFormat") == "DF"
        spine = sequence.find("spine")
        elements = tuple(spine) if spine is not None else ()
        begins = seconds(sequence.get("tcStart")) or _ZERO
        origin = _origin(elements, begins=begins)
        counted = self.resources.counted(sequence.get("format"), drop=drop)
        return Nest(sequence, begins, origin, counted, elements, seconds(sequence.get("duration")))

    def _laid(self, nest: Nest, *, marked: list[Marked]) -> list[_Laid]:
        """Lay out a timeline and read each clip in it."""
        self._inside.append(nest.holder)
        story = Story(self.resources, self._own_duration)
        laid: list[_Laid] = []
        for standing in story.spine(list(nest.elements), first=_ZERO, origin=nest.origin):
            if standing.element.tag in NESTS:
                start = self._start_of(standing.element)
                marked += [Marked(standing.first + at - start, text) for at, text in markers(standing.element)]
                laid += self._nested(standing, counted=nest.counted)
            else:
                laid.append(self._clip(standing, counted=nest.counted))
        marked += story.marked
        self.says += story.says
        self._inside.pop()
        return laid

    def _clip(self, standing: Standing, *, counted: Counted | None) -> _Laid:
        element, fps = standing.element, _fps(counted)
        found = kept(element, duration=standing.duration, within=counted, resources=self.resources)
        self._check(standing, counted=counted, sound=found.sound)
        item = Item(
            kind="Clip",
            name=found.facts.name,
            trim=length(frames(standing.duration, fps), fps=float(fps)),
            speed=found.speed,
            markers=tuple(Marker(text, None) for _, text in markers(element)),
            enabled=standing.enabled,
            facts=found.facts,
        )
        return _Laid(standing, found.sound, item)

    def _check(self, standing: Standing, *, counted: Counted | None, sound: bool) -> None:
        if not sound and counted is not None:
            ends = (frames(end, counted.fps) for end in (standing.first, standing.first + standing.duration))
            self._off_frame += not all(end.is_integer() for end in ends)

    def _nested(self, standing: Standing, *, counted: Counted | None) -> Iterator[_Laid]:
        """Show the timelines of a clip: its picture, and what sounds in it without picture."""
        element = standing.element
        for found, enabled in self._nests(element):
            nest = found if found.counted is not None else msgspec.structs.replace(found, counted=counted)
            if nest.holder in self._inside or len(self._inside) > DEEPEST:
                self._left_out(element, f"expected at most {DEEPEST} timelines in one another, found one in itself")
                continue
            for sound in (False, True):
                if enabled in {_EVERY, "audio" if sound else "video"}:
                    tracks = self._inner(nest, sound=sound)
                    if element.tag == "sync-clip":
                        tracks = tuple(_renamed(each, name=element.get("name", "")) for each in tracks)
                    yield from self._shown(standing, nest, tracks, counted=counted, sound=sound)

    def _shown(
        self, standing: Standing, nest: Nest, tracks: tuple[Item, ...], *, counted: Counted | None, sound: bool
    ) -> Iterator[_Laid]:
        element, fps = standing.element, _fps(counted)
        start = self._start_of(element)
        retime = played(element, start=start, duration=standing.duration, source=nest.begins)
        first = retime.first - nest.begins if retime.first >= nest.begins else retime.first
        own = _fps(nest.counted)
        item = Item(
            kind="Stack",
            name=element.get("name", ""),
            children=tracks,
            trim=Range(Time(frames(first, own), float(own)), Time(frames(standing.duration, fps), float(fps))),
            speed=float(retime.speed) if retime.speed is not None else 1.0,
            enabled=standing.enabled,
        )
        if not any(each.children for each in tracks):
            return
        if self._unfolding.fits(item, in_cut=len(self._inside) == 1):
            yield _Laid(standing, sound, item)
        else:
            self._left_out(element, f"expected at most {MOST_CLIPS} clips, found more")

    def _inner(self, nest: Nest, *, sound: bool) -> tuple[Item, ...]:
        if (nest.holder, sound) not in self._known:
            laid = self._laid(nest, marked=[])
            for kind in (False, True):
                self._known[nest.holder, kind] = tuple(self._tracks(laid, sound=kind, fps=_fps(nest.counted)))
        return self._known[nest.holder, sound]

    def _nests(self, element: Element) -> Iterator[tuple[Nest, str]]:
        """Find the timelines a clip shows, each with what of it: ``all``, ``video`` or ``audio``."""
        if element.tag == "sync-clip":
            spine = element.find("spine")
            own = start_of(element, resources=self.resources)
            elements = tuple(spine) if spine is not None else tuple(element)
            yield Nest(element, _ZERO if own < _last(elements) else own, _ZERO, None, elements), _EVERY
            return
        media = self.resources.named("media", element.get("ref"))
        inner = media.find("sequence" if element.tag == "ref-clip" else "multicam") if media is not None else None
        if inner is None:
            self._left_out(element, f"expected what {element.get('ref')!r} names, found nothing of that kind")
        elif element.tag == "ref-clip":
            yield self.sequence(inner), element.get("srcEnable", _EVERY)
        else:
            yield from self._angles(element, inner)

    def _angles(self, element: Element, multicam: Element) -> Iterator[tuple[Nest, str]]:
        angles = {each.get("angleID", ""): each for each in multicam.iterfind("mc-angle")}
        chosen = [(each.get("angleID", ""), each.get("srcEnable", _EVERY)) for each in element.iterfind("mc-source")]
        counted = self.resources.counted(multicam.get("format"), drop=multicam.get("tcFormat") == "DF")
        for angle, enabled in chosen or [(next(iter(angles), ""), _EVERY)]:
            if angle not in angles:
                self._left_out(element, f"expected one of the angles of {element.get('name')!r}, found {angle!r}")
                continue
            begins, elements = seconds(multicam.get("tcStart")) or _ZERO, tuple(angles[angle])
            yield Nest(angles[angle], begins, _origin(elements, begins=begins), counted, elements), enabled

    def _start_of(self, element: Element) -> Fraction:
        """When a nesting clip's own time begins; one that does not say begins with what it shows."""
        if seconds(element.get("start")) is None:
            return next((nest.begins for nest, _ in self._nests(element)), _ZERO)
        return start_of(element, resources=self.resources)

    def _own_duration(self, element: Element) -> Fraction | None:
        if element.tag in NESTS:
            return next((nest.duration for nest, _ in self._nests(element)), None)
        asset = self.resources.asset(element.get("ref"))
        return asset.duration if asset is not None else None

    def _tracks(self, laid: Iterable[_Laid], *, sound: bool, fps: Fraction) -> Iterator[Item]:
        """Make a track of each lane: pictures from the lowest up, sound from the one nearest the pictures down."""
        lanes: dict[int, list[At]] = {}
        for each in laid:
            if each.sound is sound:
                begins = each.standing.first
                first, last = frames(begins, fps), frames(begins + each.standing.duration, fps)
                on = lanes.setdefault(each.standing.lane, [])
                if each.standing.transition and not (sound and each.item.kind == "Stack"):
                    on.append(At(first, first, transition(each.standing.transition)))
                on.append(At(first, last, each.item))
        says: list[str] = []
        for lane in sorted(lanes, key=lambda lane: (lane > 0, abs(lane)) if sound else (False, lane)):
            yield track(lanes[lane], name="", sound=sound, fps=float(fps), says=says)
        self.says += [Said(None, each) for each in dict.fromkeys(says)]

    def _left_out(self, element: Element, says: str) -> None:
        said = Said(line_of(element), f"{says}; left out")
        if said not in self.says:
            self.says.append(said)


def _origin(elements: Iterable[Element], *, begins: Fraction) -> Fraction:
    """What offsets count from: the first timecode of the timeline they are in, or 0 where one lies ahead of that."""
    offsets = (offset for each in elements if (offset := seconds(each.get("offset"))) is not None)
    return begins if min(offsets, default=begins) >= begins else _ZERO


def _last(elements: Iterable[Element]) -> Fraction:
    """When the last of some elements ends; what is synchronised counts either as its clip does or from 0."""
    ends = ((seconds(each.get("offset")) or _ZERO) + (seconds(each.get("duration")) or _ZERO) for each in elements)
    return max(ends, default=_ZERO)


def _fps(counted: Counted | None) -> Fraction:
    return counted.fps if counted is not None else _UNRATED


def _renamed(item: Item, *, name: str) -> Item:
    """Call what is synchronised by the name of the clip it was synchronised in, and keep its own beside it."""
    if item.facts is None:
        return msgspec.structs.replace(item, children=tuple(_renamed(each, name=name) for each in item.children))
    if not name or item.facts.name == name:
        return item
    extra = {**item.facts.extra, "fcpxml.name": item.facts.name}
    return msgspec.structs.replace(item, name=name, facts=msgspec.structs.replace(item.facts, name=name, extra=extra))
