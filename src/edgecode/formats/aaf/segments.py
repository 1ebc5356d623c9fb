"""The segments of an AAF composition as items of a timeline: sequences, clips, fillers, transitions, effects, choices."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

import msgspec

from edgecode.film.cut import ClipKind
from edgecode.formats.aaf.opened import AafObject, identity, kind, several, text, value, whole
from edgecode.formats.aaf.sources import Mobs, ticks
from edgecode.formats.aaf.speeds import warp
from edgecode.formats.timeline.building import DEEPEST, length, transition
from edgecode.formats.timeline.items import Facts, Item, Played, Range, Time

_EMPTY: Final = frozenset({"Filler", "ScopeReference"})
_SIDE: Final = frozenset({"Timecode", "EdgeCode", "CommentMarker", "DescriptiveMarker"})
_LEAST_LEFT: Final = 2_000
_BYTES_A_SEGMENT: Final = 64
"""A segment takes an entry of 128 bytes in the compound file; nested compositions are walked once for each use."""


class Within(msgspec.Struct, frozen=True):
    """What holds all through one slot: its edit units a second, whether it is sound, and the effects around it."""

    fps: float
    sound: bool
    effects: tuple[str, ...] = ()
    deep: int = 0

    @property
    def deeper(self) -> "Within":
        """The same one level further in."""
        return msgspec.structs.replace(self, deep=self.deep + 1)


class Segments:
    """Reads segments; what cannot be read is said and costs that segment alone."""

    def __init__(self, mobs: Mobs, *, top: AafObject, size: int) -> None:
        """Take the mobs, the composition that is read, and the file's size, by which the number of segments is bounded."""
        self.mobs = mobs
        self.says: list[str] = []
        self._left = _LEAST_LEFT + size // _BYTES_A_SEGMENT
        self._inside: list[AafObject] = [top]
        self._readers: dict[str, Callable[[AafObject, Within], Item | None]] = {
            "SourceClip": self._clip,
            "Sequence": self._sequence,
            "OperationGroup": self._group,
            "NestedScope": self._scope,
            "Selector": self._selector,
            "EssenceGroup": self._essence,
            "Pulldown": self._pulldown,
        }

    def track(self, segment: AafObject, within: Within, *, name: str = "") -> Item:
        """Read the segment of a slot as a track."""
        children = self._components(segment, within) if kind(segment) == "Sequence" else [self.item(segment, within)]
        return Item(kind="Track", name=name, sort="Audio" if within.sound else "Video", children=tuple(children))

    def item(self, segment: AafObject, within: Within) -> Item:
        """Read one segment, whatever it is."""
        self._left -= 1
        lasts = whole(segment, "Length") if segment is not None else None
        if self._left < 0 or within.deep > DEEPEST:
            self._say("expected segments that come to an end, found ever more of them; the rest is left out")
            return _gap(lasts, within)
        if segment is None:
            self._say("expected a segment, found one that cannot be read; left out")
            return _gap(None, within)
        made = self._made(segment, within.deeper)
        return made if made is not None else _gap(lasts, within)

    def _made(self, segment: AafObject, within: Within) -> Item | None:
        name = kind(segment)
        known = self._readers.get(name)
        if known is not None:
            return known(segment, within)
        if name not in _EMPTY | _SIDE:
            self._say(f"expected a clip, a filler or an effect, found a {name}; its time is kept empty")
        return None

    def _sequence(self, segment: AafObject, within: Within) -> Item | None:
        return self._stack([self.track(segment, within)], segment, within)

    def _scope(self, segment: AafObject, within: Within) -> Item | None:
        return self._stack([self.track(each, within) for each in several(segment, "Slots")], segment, within)

    def _essence(self, segment: AafObject, within: Within) -> Item:
        return self.item(next(several(segment, "Choices"), None), within)

    def _pulldown(self, segment: AafObject, within: Within) -> Item:
        return self.item(value(segment, "InputSegment"), within)

    def _components(self, sequence: AafObject, within: Within) -> list[Item]:
        """Read a sequence. A transition overlaps both its neighbours, which are cut where it says they would be."""
        items: list[Item] = []
        cut = 0
        for component in several(sequence, "Components"):
            if kind(component) == "Transition":
                lasts, cut = whole(component, "Length") or 0, whole(component, "CutPoint") or 0
                if items:
                    items[-1] = shortened(items[-1], behind=lasts - cut)
                items.append(transition(_effect(value(component, "OperationGroup")) or "dissolve"))
                continue
            item = self.item(component, within)
            items.append(shortened(item, before=cut) if cut else item)
            cut = 0
        return items

    def _clip(self, clip: AafObject, within: Within) -> Item | None:
        source = identity(clip, "SourceID")
        if not source:
            if value(clip, "SourceID") is None:
                self._say("expected the source of a clip, found one that cannot be read; its time is kept empty")
            return None
        mob, slot = self.mobs.named(source), whole(clip, "SourceMobSlotID")
        start, lasts = whole(clip, "StartTime") or 0, whole(clip, "Length")
        if kind(mob) == "CompositionMob":
            return self._nested(mob, slot, start=start, lasts=lasts, within=within)
        whole_length = length(lasts, fps=within.fps) if lasts is not None and lasts >= 0 else None
        if mob is None:
            self._say(
                f"expected the source of a clip in the file, found no mob {source}; the clip stays without a name"
            )
            facts = Facts(name="", kind=ClipKind.MISSING, extra={"aaf.mob": source, **_effects(within)})
        else:
            facts = self._facts(mob, slot, start=start, lasts=lasts or 0, within=within)
        return Item(kind="Clip", name=facts.name, trim=whole_length, facts=facts)

    def _facts(self, mob: AafObject, slot: int | None, *, start: int, lasts: int, within: Within) -> Facts:
        origin = self.mobs.origin(mob, slot)
        played = None
        if origin.rate is not None:
            scale = float(origin.rate.fps) / within.fps
            first = float(origin.begins) + start * scale
            played = Played(first, first + lasts * scale, origin.rate)
        return Facts(
            name=origin.name or origin.file,
            kind=ClipKind.MATERIAL if origin.name or origin.file or origin.tape else ClipKind.MISSING,
            tape=origin.tape,
            file=origin.file,
            extra={**origin.extra, **_effects(within)},
            played=played,
            source_in_text=f"{start}@{within.fps:.10g}",
            source_out_text=f"{start + lasts}@{within.fps:.10g}",
        )

    def _nested(
        self, mob: AafObject, slot: int | None, *, start: int, lasts: int | None, within: Within
    ) -> Item | None:
        found = self.mobs.slot(mob, slot)
        if mob in self._inside or found is None:
            what = "itself" if found is not None else f"no slot {slot}"
            self._say(f"expected a sequence in a sequence, found {what} in {text(mob, 'Name')!r}; left out")
            return None
        self._inside.append(mob)
        own = float(ticks(found) or Fraction(within.fps))
        track = self.track(value(found, "Segment"), msgspec.structs.replace(within, fps=own))
        self._inside.pop()
        trim = Range(Time(start * own / within.fps, own), Time(lasts, within.fps)) if lasts is not None else None
        return Item(kind="Stack", name=text(mob, "Name"), children=(track,), trim=trim)

    def _group(self, group: AafObject, within: Within) -> Item | None:
        """Read what lies under an effect; one that does not change time is kept by its name alone."""
        lasts = whole(group, "Length") or 0
        name = _effect(group)
        inner = msgspec.structs.replace(within, effects=(*within.effects, name) if name else within.effects)
        inputs = [self.item(each, inner) for each in several(group, "InputSegments")]
        warped = warp(group, length=lasts)
        if warped is None:
            return self._stack(inputs, group, within)
        if len(inputs) == 1 and inputs[0].kind == "Clip":
            return _warped(
                inputs[0], first=warped.first, last=warped.last, speed=warped.speed, lasts=lasts, fps=within.fps
            )
        speed = warped.speed if warped.speed is not None else 1.0
        trim = Range(Time(warped.first, within.fps), Time(lasts, within.fps))
        return Item(kind="Stack", name=name, children=tuple(inputs), trim=trim, speed=speed)

    def _selector(self, selector: AafObject, within: Within) -> Item:
        """Read the choice of a selector; one that chose nothing has its clip switched off."""
        selected = value(selector, "Selected")
        if kind(selected) not in _EMPTY:
            return self.item(selected, within)
        other = next(several(selector, "Alternates"), None)
        return (
            msgspec.structs.replace(self.item(other, within), enabled=False)
            if other is not None
            else _gap(whole(selector, "Length"), within)
        )

    def _stack(self, items: list[Item], segment: AafObject, within: Within) -> Item | None:
        """Stand items over one another for as long as their segment lasts; nothing but empty time is a gap."""
        lasts = whole(segment, "Length")
        if all(each.kind == "Gap" for each in items):
            return None
        if len(items) == 1 and items[0].kind == "Clip":
            return items[0]
        trim = length(lasts, fps=within.fps) if lasts is not None and lasts >= 0 else None
        return Item(kind="Stack", children=tuple(items), trim=trim)

    def _say(self, says: str) -> None:
        if says not in self.says:
            self.says.append(says)


def shortened(item: Item, *, before: float = 0, behind: float = 0) -> Item:
    """Cut frames off an item at its beginning and its end, and as much off what it plays."""
    if item.trim is None:
        return item
    start, lasts = item.trim.start, item.trim.length
    left = max(0.0, lasts.value - before - behind)
    moved = Time(start.value + before * start.rate / lasts.rate * item.speed, start.rate)
    facts = item.facts
    if facts is not None and facts.played is not None and lasts.value > 0:
        played = facts.played
        per = (played.last - played.first) / lasts.value
        first = played.first + before * per
        facts = msgspec.structs.replace(facts, played=Played(first, first + left * per, played.rate))
    return msgspec.structs.replace(item, trim=Range(moved, Time(left, lasts.rate)), facts=facts)


def _warped(clip: Item, *, first: float, last: float | None, speed: float | None, lasts: int, fps: float) -> Item:
    """Play a clip for as long as its group lasts; how long the clip itself is says little in Avid's files."""
    facts = clip.facts
    if facts is not None and facts.played is not None:
        scale = float(facts.played.rate.fps) / fps
        begins = facts.played.first + first * scale
        ends = begins + lasts * speed * scale if speed is not None else facts.played.first + (last or 0.0) * scale
        facts = msgspec.structs.replace(facts, played=Played(begins, ends, facts.played.rate))
    if facts is not None and speed is None:
        facts = msgspec.structs.replace(facts, extra={**facts.extra, "aaf.speed": "varying"})
    return msgspec.structs.replace(
        clip, trim=length(lasts, fps=fps), speed=speed if speed is not None else 1.0, facts=facts
    )


def _gap(lasts: int | None, within: Within) -> Item:
    return Item(kind="Gap", trim=length(max(0, lasts or 0), fps=within.fps))


def _effect(group: AafObject) -> str:
    operation = value(group, "Operation") if group is not None else None
    return text(operation, "Name") if operation is not None else ""


def _effects(within: Within) -> dict[str, str]:
    return {"aaf.effects": ", ".join(dict.fromkeys(within.effects))} if within.effects else {}
