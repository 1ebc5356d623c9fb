"""One timeline of an FCPXML document laid out: its spine, what is connected to it, and which lane each clip stands on.

Times are seconds as exact fractions. An element's ``offset`` is in the time of what it is in or connected to, which begins at
that one's ``start``; a storyline that is connected begins at 0 (Apple, FCPXML reference, Timing Attributes).
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.formats.fcpxml.clips import start_of
from edgecode.formats.fcpxml.resources import Element, Resources
from edgecode.formats.fcpxml.times import seconds
from edgecode.formats.timeline.building import DEEPEST
from edgecode.formats.xml_tree import line_of

CLIPS: Final = frozenset({"clip", "asset-clip", "video", "audio", "title"})
"""Elements that are one clip each."""

NESTS: Final = frozenset({"ref-clip", "sync-clip", "mc-clip"})
"""Elements that show a timeline of their own."""

_SOURCES: Final = ("video", "audio")
_MARKERS: Final = frozenset({"marker", "chapter-marker"})
_STORY: Final = CLIPS | NESTS | {"gap", "transition", "audition"}
_ZERO: Final = Fraction(0)


class Said(msgspec.Struct, frozen=True):
    """A remark, with the line it is about."""

    line: int | None
    says: str


class Standing(msgspec.Struct, frozen=True):
    """A clip and where it stands: its first moment in its timeline, how long it lasts, its lane, and how it comes in."""

    element: Element
    first: Fraction
    duration: Fraction
    lane: int
    transition: str = ""
    enabled: bool = True


class Marked(msgspec.Struct, frozen=True):
    """A marker of something that is no clip, and the moment of the timeline it stands at."""

    first: Fraction
    text: str


class Story:
    """Lays one timeline out. ``duration_of`` tells how long an element lasts that does not say it itself."""

    def __init__(self, resources: Resources, duration_of: Callable[[Element], Fraction | None]) -> None:
        """Begin with nothing laid out."""
        self.resources = resources
        self.duration_of = duration_of
        self.marked: list[Marked] = []
        self.says: list[Said] = []
        self._deep = 0
        self._strange: set[str] = set()

    def spine(
        self, elements: list[Element], *, first: Fraction, origin: Fraction, lane: int = 0, enabled: bool = True
    ) -> Iterator[Standing]:
        """Lay out elements one behind the other; their offsets count from ``origin``, which stands at ``first``."""
        position, transition = first, ""
        for element in elements:
            if element.tag not in _STORY:
                self._unknown(element)
                continue
            offset = seconds(element.get("offset"))
            if offset is not None:
                position = first + offset - origin
            elif element.get("offset") is not None:
                self._say(element, f"expected a time as offset, found {element.get('offset')!r}; taken as right behind")
            if element.tag == "transition":
                transition = element.get("name") or "transition"
                continue
            duration = self._duration(element)
            yield from self._element(element, position, duration, lane=lane, transition=transition, enabled=enabled)
            position, transition = position + duration, ""

    def _element(
        self, element: Element, first: Fraction, duration: Fraction, *, lane: int, transition: str = "", enabled: bool
    ) -> Iterator[Standing]:
        if self._deep > DEEPEST:
            self._say(element, f"expected at most {DEEPEST} clips connected to one another, found more; left out")
            return
        self._deep += 1
        if element.tag == "audition":
            yield from self._picked(element, first, lane=lane, transition=transition, enabled=enabled)
        else:
            on = enabled and element.get("enabled") != "0"
            start = start_of(element, resources=self.resources)
            if element.tag == "gap":
                self.marked += [Marked(first + at - start, text) for at, text in markers(element)]
            elif duration:
                yield Standing(element, first, duration, lane, transition, on)
            yield from self._connected(element, first, start=start, lane=lane, enabled=enabled)
        self._deep -= 1

    def _picked(
        self, audition: Element, first: Fraction, *, lane: int, transition: str, enabled: bool
    ) -> Iterator[Standing]:
        """Lay out the pick of an audition, its first clip; the others are only tried out."""
        picks = [each for each in audition if each.tag in CLIPS | NESTS]
        for pick in picks[:1]:
            duration = self._duration(pick)
            yield from self._element(pick, first, duration, lane=lane, transition=transition, enabled=enabled)

    def _connected(
        self, element: Element, first: Fraction, *, start: Fraction, lane: int, enabled: bool
    ) -> Iterator[Standing]:
        for each in element:
            if each.get("lane") is None or _part_of(element, each, resources=self.resources):
                continue
            own = seconds(each.get("offset"))
            at = first + (own if own is not None else start) - start
            higher = lane + _lane(each)
            if each.tag == "spine":
                yield from self.spine(list(each), first=at, origin=_ZERO, lane=higher, enabled=enabled)
            elif each.tag in _STORY - {"transition"}:
                yield from self._element(each, at, self._duration(each), lane=higher, enabled=enabled)
            else:
                self._unknown(each)

    def _duration(self, element: Element) -> Fraction:
        said = seconds(element.get("duration"))
        if said is None or said < 0:
            said = self.duration_of(element)
        if said is None and element.tag == "audition":
            return next((self._duration(each) for each in element if each.tag in CLIPS | NESTS), _ZERO)
        if not said:
            self._say(
                element, f"expected how long the {element.tag} lasts, found {element.get('duration')!r}; left out"
            )
        return said or _ZERO

    def _unknown(self, element: Element) -> None:
        """Say of each kind of element once that it is left out: a timeline may hold thousands of captions."""
        if str(element.tag) not in self._strange:
            self._strange.add(str(element.tag))
            self._say(element, f"expected clips and storylines, found {element.tag}; each of them is left out")

    def _say(self, element: Element, says: str) -> None:
        self.says.append(Said(line_of(element), says))


def markers(element: Element) -> Iterator[tuple[Fraction, str]]:
    """The markers right below an element: when of its time, and what they say."""
    for each in element:
        if each.tag in _MARKERS:
            says = ": ".join(dict.fromkeys(filter(None, (each.get("value"), each.get("note")))))
            if says:
                yield seconds(each.get("start")) or _ZERO, says


def _part_of(element: Element, each: Element, *, resources: Resources) -> bool:
    """Tell the sound that belongs to a picture's own file, or to a clip's contents, from what is connected to it."""
    if element.tag == "sync-clip":
        return element.find("spine") is None
    if each.tag not in _SOURCES or resources.asset(each.get("ref")) is None:
        return False
    others = element.iterdescendants(*_SOURCES) if element.tag == "clip" else (element,)
    return any(each.get("ref") == other.get("ref") for other in others if other is not each and other.tag in _SOURCES)


def _lane(element: Element) -> int:
    written = element.get("lane", "0").strip()
    return int(written) if written.removeprefix("-").isdecimal() and written.isascii() and len(written) < 7 else 0  # noqa: PLR2004  no project has a million lanes
