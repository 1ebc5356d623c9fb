"""One sequence of a Final Cut Pro 7 document as a timeline: its tracks, and the sequences its clips show."""

from collections.abc import Iterator
from typing import Final

import msgspec

from edgecode.formats.fcp7.clips import facts_of, markers
from edgecode.formats.fcp7.retimes import retime
from edgecode.formats.fcp7.values import Beat, Book, Element, beat, number, start, text, true
from edgecode.formats.timeline.building import DEEPEST, MOST_CLIPS, At, Unfolding, length, track, transition
from edgecode.formats.timeline.items import Item, Range, Time, Timeline
from edgecode.formats.xml_tree import line_of

_ITEMS: Final = ("clipitem", "generatoritem", "transitionitem")
_ELSEWHERE: Final = -1
"""Where a clip begins or ends that a transition says of it."""

_UNRATED: Final = 24.0
"""Frames a second to count by where a sequence has no rate; it is shown nowhere."""


class Said(msgspec.Struct, frozen=True):
    """A remark, with the line it is about."""

    line: int | None
    says: str


class Stretch(msgspec.Struct, frozen=True):
    """Where an item stands in its sequence, in frames, and how far a transition ahead moves its first frame."""

    first: float
    last: float
    moved: float = 0


class Sequences:
    """All sequences of one document, each unfolded once; what is left out is said."""

    def __init__(self, book: Book) -> None:
        """Begin with a document's elements by their id."""
        self.book = book
        self.says: list[Said] = []
        self._inside: list[Element] = []
        self._known: dict[tuple[Element, bool], Item] = {}
        self._unfolding = Unfolding()

    def timeline(self, sequence: Element) -> Timeline:
        """Read a sequence with its tracks of picture and of sound."""
        self._unfolding = Unfolding()
        counted = _beat(sequence)
        begins = start(sequence, otherwise=counted)
        first = Time(begins[0], begins[1].fps) if begins is not None else Time(0, counted.fps) if counted else None
        stack = Item(
            kind="Stack",
            children=(*self._tracks(sequence, sound=False), *self._tracks(sequence, sound=True)),
            markers=markers(sequence, fps=counted.fps if counted is not None else _UNRATED),
        )
        return Timeline(text(sequence, "name"), first, stack)

    def _tracks(self, sequence: Element, *, sound: bool) -> Iterator[Item]:
        """Read the tracks of one kind. A sound pair spread over two tracks is one, as it was before it was spread."""
        self._inside.append(sequence)
        for each in sequence.iterfind(f"media/{'audio' if sound else 'video'}/track"):
            spread = (
                each.get("totalExplodedTrackCount", "1") != "1" and each.get("currentExplodedTrackIndex", "0") != "0"
            )
            if not spread:
                yield self._track(each, sequence=sequence, sound=sound)
        self._inside.pop()

    def _track(self, element: Element, *, sequence: Element, sound: bool) -> Item:
        counted = _beat(sequence)
        fps = counted.fps if counted is not None else _UNRATED
        items = [each for each in element if each.tag in _ITEMS]
        placed = [
            each
            for index, item in enumerate(items)
            for each in self._placed(item, _beside(items, index), counted=counted, fps=fps, sound=sound)
        ]
        says: list[str] = []
        made = track(placed, name=text(element, "name"), sound=sound, fps=fps, says=says)
        self.says += [Said(line_of(element), each) for each in says]
        return msgspec.structs.replace(made, enabled=text(element, "enabled").upper() != "FALSE")

    def _placed(
        self,
        item: Element,
        beside: tuple[Element | None, Element | None],
        *,
        counted: Beat | None,
        fps: float,
        sound: bool,
    ) -> Iterator[At]:
        where = _stretch(item, *beside)
        if where is None:
            self.says.append(
                Said(line_of(item), f"expected where the {item.tag} stands, found {_shown(item)}; left out")
            )
        elif item.tag == "transitionitem":
            yield At(where.first, where.first, transition(text(item, "effect/name")))
        else:
            made = self._clip(item, where, counted=counted, fps=fps, sound=sound)
            if made is not None:
                yield At(where.first, where.last, made)

    def _clip(self, item: Element, where: Stretch, *, counted: Beat | None, fps: float, sound: bool) -> Item | None:
        own = beat(item) or counted
        scale = (own.fps if own is not None else fps) / fps
        first = (number(item, "in") or 0.0) + where.moved * scale
        frames = (first, first + (where.last - where.first) * scale)
        nested = item.find("sequence")
        playing = retime(item)
        whole = msgspec.structs.replace(
            Item(kind="Clip", name=text(item, "name")),
            trim=length(where.last - where.first, fps=fps, start=0),
            speed=playing.speed,
            markers=markers(item, fps=own.fps if own is not None else fps),
            enabled=not text(item, "enabled") or true(item, "enabled"),
        )
        if nested is None:
            facts = facts_of(item, frames=frames, playing=playing, within=counted, book=self.book)
            return msgspec.structs.replace(whole, facts=facts)
        return self._nested(item, self.book.whole(nested), whole=whole, first=first, sound=sound)

    def _nested(self, item: Element, sequence: Element, *, whole: Item, first: float, sound: bool) -> Item | None:
        """Show a sequence in a sequence, from a frame of its own; its markers stay notes of all that is in it."""
        if sequence in self._inside or len(self._inside) > DEEPEST:
            self._left_out(item, f"expected at most {DEEPEST} sequences in one another, found {whole.name!r} in itself")
            return None
        key = (sequence, sound)
        if key not in self._known:
            self._known[key] = Item(kind="Stack", children=tuple(self._tracks(sequence, sound=sound)))
        inner = self._known[key]
        if not self._unfolding.fits(inner, in_cut=len(self._inside) == 1):
            self._left_out(item, f"expected at most {MOST_CLIPS} clips, found more in {whole.name!r}")
            return None
        own = _beat(sequence)
        lasts = whole.trim.length if whole.trim is not None else Time(0, _UNRATED)
        starts = Time(first * abs(whole.speed), own.fps if own is not None else lasts.rate)
        return msgspec.structs.replace(whole, kind="Stack", children=inner.children, trim=Range(starts, lasts))

    def _left_out(self, item: Element, says: str) -> None:
        self.says.append(Said(line_of(item), f"{says}; left out"))


def _beat(sequence: Element) -> Beat | None:
    drop = text(sequence, "timecode/displayformat").upper() == "DF"
    return beat(sequence, drop=drop) or beat(sequence.find("timecode"), drop=drop)


def _beside(items: list[Element], index: int) -> tuple[Element | None, Element | None]:
    """The transitions right ahead of an item and right behind it."""
    ahead = items[index - 1] if index else None
    behind = items[index + 1] if index + 1 < len(items) else None
    return (
        ahead if ahead is not None and ahead.tag == "transitionitem" else None,
        behind if behind is not None and behind.tag == "transitionitem" else None,
    )


def _stretch(item: Element, ahead: Element | None, behind: Element | None) -> Stretch | None:
    """Find where an item stands; next to a transition up to the frame at which that cuts from one clip to the other."""
    first, last = number(item, "start"), number(item, "end")
    if item.tag == "transitionitem":
        cut = _cut(item)
        return Stretch(cut, cut) if cut is not None else None
    moved = 0.0
    if first == _ELSEWHERE:
        first = _cut(ahead)
        moved = (first or 0.0) - (number(ahead, "start") or 0.0)
    if last == _ELSEWHERE:
        last = _cut(behind)
    if first is None or last is None or not 0 <= first <= last:
        return None
    return Stretch(first, last, moved)


def _cut(item: Element | None) -> float | None:
    first, last = number(item, "start"), number(item, "end")
    if first is None or last is None:
        return None
    alignment = text(item, "alignment")
    if alignment in {"end", "end-black"}:
        return last
    return first if alignment in {"start", "start-black"} else (first + last) // 2


def _shown(item: Element) -> str:
    return f"start {text(item, 'start')!r} and end {text(item, 'end')!r}"
