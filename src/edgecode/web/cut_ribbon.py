"""The ribbons between two cuts: each joins a clip to itself, and its shape says what was done to it.

Straight sides keep what stayed in order, curved ones what was moved. A wedge that closes is footage that went, one that opens
footage that came; a ribbon cut across is another take, lines that lean are a slip, lines that spread another speed.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from edgecode.film.cutting.change import Change, Op, Use
from edgecode.web.cut_axis import Axis
from edgecode.web.drawing import tidy

HEIGHT: Final = 92
"""Pixels between the two cuts."""
_LETTER: Final = 7.2
_LINES: Final = (30, 50, 70)
"""Where words stand between the cuts, from the top."""
_BETWEEN: Final = 8
_LEAN: Final = 14
_BEYOND: Final = 24
_SHARES: Final = (0.25, 0.5, 0.75)
_HALVES: Final = (0.4, 0.6)
_IN_PLACE: Final = (Op.SPLIT, Op.JOINED, Op.RETIMED, Op.SLIPPED, Op.MOVED, Op.TRIMMED)


class Ribbon(msgspec.Struct, frozen=True, kw_only=True):
    """One ribbon: its outline and the lines on it as paths of SVG, from 0 down to :data:`HEIGHT`.

    ``number`` is that of its change, 0 where nothing was done; ``shape`` is the name of its class.
    """

    shape: str
    path: str
    number: int = 0
    inner: str = ""
    wedges: tuple[tuple[str, str], ...] = ()
    """Footage at its ends that went or came: ``went`` or ``came``, and the outline."""
    middle: float = 0


class Words(msgspec.Struct, frozen=True):
    """What stands on a ribbon, around ``x``."""

    x: float
    y: float
    says: str
    number: int


class Joint(msgspec.Struct, frozen=True, kw_only=True):
    """What of a clip both cuts have, in record frames of each; ``last`` is exclusive."""

    was: tuple[int, int]
    now: tuple[int, int]


class Ribbons:
    """Draws the ribbons of one window."""

    def __init__(self, old: Axis, new: Axis, *, width: float) -> None:
        """``width`` is that of the window: what is moved out of it is only begun."""
        self._old, self._new, self._width = old, new, width

    def quiet(self, was: tuple[int, int], now: tuple[int, int]) -> Ribbon:
        """A run of clips that are as they were, or merely shifted."""
        tops, ends = self._tops(was), self._ends(now)
        return Ribbon(shape="same", path=_straight(tops, ends), middle=_middle(tops, ends))

    def of(self, number: int, changes: Sequence[Change]) -> Ribbon | None:
        """The ribbon of one clip, by all that was done to it."""
        first = changes[0]
        ops = {change.op for change in changes}
        if first.old is None and first.new is not None:
            return self._came(number, first.new)
        if first.new is None and first.old is not None:
            return self._went(number, first)
        if first.old is None or first.new is None:  # pragma: no cover  a change has one of them
            return None
        if Op.REPLACED in ops:
            return self._replaced(number, first.old, first.new)
        return self._joined(number, changes, ops, old=first.old, new=first.new)

    def _joined(self, number: int, changes: Sequence[Change], ops: set[Op], *, old: Use, new: Use) -> Ribbon:
        parts = next((change for change in changes if change.parts), None)
        if parts is not None:
            return self._in_parts(number, parts, old=old, new=new)
        joint, wedges = self._trimmed(changes, old=old, new=new)
        tops, ends = self._tops(joint.was), self._ends(joint.now)
        shape = next((op.value for op in _IN_PLACE if op in ops), "looks")
        path = self._curved(tops, ends) if Op.MOVED in ops else _straight(tops, ends)
        inner = ""
        if Op.SLIPPED in ops:
            by = next(change.frames for change in changes if change.op is Op.SLIPPED)
            inner = _inner(tops, ends, lean=_LEAN if by > 0 else -_LEAN)
        elif Op.RETIMED in ops:
            inner = _inner(tops, ends, lean=0)
        middle = self._beside_new(tops, ends) if Op.MOVED in ops else _middle(tops, ends)
        return Ribbon(shape=shape, path=path, number=number, inner=inner, wedges=tuple(wedges), middle=middle)

    def _beside_new(self, tops: tuple[float, float], ends: tuple[float, float]) -> float:
        """Words of what was moved stand by where it is now, or was where that is out of the window."""
        here = _centre(ends)
        return here if 0 <= here <= self._width else _centre(tops)

    def _trimmed(self, changes: Sequence[Change], *, old: Use, new: Use) -> tuple[Joint, list[tuple[str, str]]]:
        """What both have of a clip, and the ends that only one has, each as a wedge."""
        head = sum(change.head for change in changes)
        tail = sum(change.tail for change in changes)
        was = (old.first + max(-head, 0), old.last - max(-tail, 0))
        now = (new.first + max(head, 0), new.last - max(tail, 0))
        was = (min(was[0], old.last - 1), max(was[1], min(was[0], old.last - 1) + 1))
        now = (min(now[0], new.last - 1), max(now[1], min(now[0], new.last - 1) + 1))
        wedges = []
        if head < 0:
            wedges.append(("went", _closing(self._tops((old.first, was[0])), self._new.x(now[0]))))
        elif head > 0:
            wedges.append(("came", _opening(self._old.x(was[0]), self._ends((new.first, now[0])))))
        if tail < 0:
            wedges.append(("went", _closing(self._tops((was[1], old.last)), self._new.end(now[1]))))
        elif tail > 0:
            wedges.append(("came", _opening(self._old.end(was[1]), self._ends((now[1], new.last)))))
        return Joint(was=was, now=now), wedges

    def _came(self, number: int, new: Use) -> Ribbon:
        ends = self._ends((new.first, new.last))
        return Ribbon(shape="added", path=_opening(_centre(ends), ends), number=number, middle=_centre(ends))

    def _went(self, number: int, change: Change) -> Ribbon | None:
        if change.old is None:
            return None
        tops = self._tops((change.old.first, change.old.last))
        at = self._inside(self._new.end(change.at))
        return Ribbon(shape="removed", path=_closing(tops, at), number=number, middle=(_centre(tops) + at) / 2)

    def _replaced(self, number: int, old: Use, new: Use) -> Ribbon:
        tops, ends = self._tops((old.first, old.last)), self._ends((new.first, new.last))
        over, under = (_between(tops, ends, share) for share in _HALVES)
        path = _straight(tops, over, below=HEIGHT * _HALVES[0]) + _straight(under, ends, above=HEIGHT * _HALVES[1])
        return Ribbon(shape="replaced", path=path, number=number, middle=_middle(tops, ends))

    def _in_parts(self, number: int, change: Change, *, old: Use, new: Use) -> Ribbon:
        """One clip above and several below, or the reverse: a ribbon to each, all of one outline."""
        split = change.op is Op.SPLIT
        whole = old if split else new
        path, at = "", float(whole.first)
        scale = whole.frames / max(sum(part.frames for part in change.parts), 1)
        for part in change.parts:
            own = (round(at), round(at + part.frames * scale))
            at += part.frames * scale
            tops = self._tops(own if split else (part.first, part.last))
            path += _straight(tops, self._ends((part.first, part.last) if split else own))
        shape = "split" if split else "joined"
        tops, ends = self._tops((old.first, old.last)), self._ends((new.first, new.last))
        return Ribbon(shape=shape, path=path, number=number, middle=_middle(tops, ends))

    def _tops(self, was: tuple[int, int]) -> tuple[float, float]:
        return self._inside(self._old.x(was[0])), self._inside(self._old.end(was[1]))

    def _ends(self, now: tuple[int, int]) -> tuple[float, float]:
        return self._inside(self._new.x(now[0])), self._inside(self._new.end(now[1]))

    def _inside(self, x: float) -> float:
        """What lies outside of the window is met just beyond its edge, so that a ribbon leads there."""
        return min(max(x, -_BEYOND), self._width + _BEYOND)

    def _curved(self, tops: tuple[float, float], ends: tuple[float, float]) -> str:
        half = tidy(HEIGHT / 2)
        (a, b), (c, d) = ((tidy(left), tidy(right)) for left, right in (tops, ends))
        return f"M{a} 0H{b}C{b} {half} {d} {half} {d} {HEIGHT}H{c}C{c} {half} {a} {half} {a} 0Z"


def worded(ribbons: Sequence[tuple[Ribbon, str]], *, width: float) -> Iterator[Words]:
    """Lay words on ribbons in three lines, so that none touches another: the number and the word, else the number alone."""
    free = dict.fromkeys(_LINES, 0.0)
    for ribbon, word in sorted(ribbons, key=lambda each: each[0].middle):
        for says in (f"{ribbon.number} {word}", str(ribbon.number)):
            wide = _LETTER * len(says)
            left = min(max(ribbon.middle - wide / 2, 2.0), max(width - wide - 2, 2.0))
            line = next((each for each in _LINES if free[each] <= left), None)
            if line is not None:
                free[line] = left + wide + _BETWEEN
                yield Words(left + wide / 2, line, says, ribbon.number)
                break


def _straight(tops: tuple[float, float], ends: tuple[float, float], *, above: float = 0, below: float = HEIGHT) -> str:
    (a, b), (c, d) = tops, ends
    return f"M{tidy(a)} {tidy(above)}H{tidy(b)}L{tidy(d)} {tidy(below)}H{tidy(c)}Z"


def _closing(tops: tuple[float, float], at: float) -> str:
    return f"M{tidy(tops[0])} 0H{tidy(tops[1])}L{tidy(at)} {HEIGHT}Z"


def _opening(at: float, ends: tuple[float, float]) -> str:
    return f"M{tidy(at)} 0L{tidy(ends[1])} {HEIGHT}H{tidy(ends[0])}Z"


def _inner(tops: tuple[float, float], ends: tuple[float, float], *, lean: float) -> str:
    lines = ((_at(tops, share) - lean, _at(ends, share) + lean) for share in _SHARES)
    return "".join(f"M{tidy(above)} 0L{tidy(below)} {HEIGHT}" for above, below in lines)


def _between(tops: tuple[float, float], ends: tuple[float, float], share: float) -> tuple[float, float]:
    return tops[0] + (ends[0] - tops[0]) * share, tops[1] + (ends[1] - tops[1]) * share


def _at(pair: tuple[float, float], share: float) -> float:
    return pair[0] + (pair[1] - pair[0]) * share


def _centre(pair: tuple[float, float]) -> float:
    return (pair[0] + pair[1]) / 2


def _middle(tops: tuple[float, float], ends: tuple[float, float]) -> float:
    return (sum(tops) + sum(ends)) / 4
