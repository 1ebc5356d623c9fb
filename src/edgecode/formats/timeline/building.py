"""What readers of timelines with tracks build items from: clips at given frames, nested sequences, and bounds on both."""

import re
from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.formats.timeline.items import Item, Range, Time

DEEPEST: Final = 40
"""How many sequences may show one another, one in the next."""

MOST_CLIPS: Final = 100_000
"""Clips one cut may unfold to. Sequences in sequences can multiply without end; a feature's cut has some 20,000 clips."""

_DISSOLVE: Final = re.compile(r"dissolve|crossfade|cross fade|superimpose", re.IGNORECASE)
_WIPE: Final = re.compile(r"wipe", re.IGNORECASE)


class At(msgspec.Struct, frozen=True):
    """An item, and the frames of the sequence around it at which it begins and ends; both equal for a transition."""

    first: float
    last: float
    item: Item


def track(items: Iterable[At], *, name: str, sound: bool, fps: float, says: list[str]) -> Item:
    """Make a track of items at given frames, in any order, with gaps between; those that overlap are said and kept."""
    children: list[Item] = []
    position = 0.0
    overlapping = 0
    for each in sorted(items, key=lambda each: (each.first, each.item.kind != "Transition")):
        if each.first != position:
            overlapping += each.first < position
            children.append(Item(kind="Gap", trim=length(each.first - position, fps=fps)))
        children.append(each.item)
        position = each.last
    if overlapping:
        begins = "1 that begins" if overlapping == 1 else f"{overlapping} that begin"
        says.append(
            f"expected the clips of {name or 'a track'} one behind the other, found {begins} before the one ahead has "
            "ended; kept where it says"
        )
    return Item(kind="Track", name=name, sort="Audio" if sound else "Video", children=tuple(children))


def length(frames: float, *, fps: float, start: float = 0) -> Range:
    """The range of so many frames, from ``start``."""
    return Range(Time(start, fps), Time(frames, fps))


class Unfolding:
    """Counts what compositions in compositions unfold to, each once, and says when that would be too much."""

    def __init__(self) -> None:
        """Begin with nothing unfolded."""
        self._sizes: dict[int, tuple[tuple[Item, ...], int]] = {}
        self._shown = 0

    def fits(self, item: Item, *, in_cut: bool) -> bool:
        """Tell whether an item may still be shown; one shown in the cut itself takes its part of what the cut may hold."""
        size = self._size(item)
        if in_cut:
            self._shown += size
        return (self._shown if in_cut else size) <= MOST_CLIPS

    def _size(self, item: Item) -> int:
        if not item.children:
            return int(item.kind == "Clip")
        known = self._sizes.get(id(item.children))
        if known is None:
            # The children are kept beside their count, so that no other tuple can take their place in memory.
            known = self._sizes[id(item.children)] = (item.children, sum(map(self._size, item.children)))
        return known[1]


def transition(name: str) -> Item:
    """A transition by the name its program gives it: ``dissolve`` and ``wipe`` by the trade's word, others by their own."""
    word = "dissolve" if _DISSOLVE.search(name) else "wipe" if _WIPE.search(name) else name
    return Item(kind="Transition", name=word)
