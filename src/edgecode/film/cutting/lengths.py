"""What was done to the length and the source of one clip: trimmed, slipped, retimed, by how many frames at which end."""

from typing import Final

import msgspec

from edgecode.film.cutting.change import Op
from edgecode.film.cutting.laid import Laid, same_pace

_ROUNDED: Final = 1.5
"""Frames of the source that two readings of one end of a retimed clip may lie apart."""
_NORMAL: Final = 1.0


class Edit(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One operation on a clip's length or source; the fields are those of :class:`~edgecode.film.cutting.change.Change`."""

    op: Op
    frames: int = 0
    head: int = 0
    tail: int = 0
    was: str = ""
    now: str = ""


def edits(old: Laid, new: Laid) -> tuple[Edit, ...]:
    """Tell what was done to the length and source of a clip; nothing where both are as they were."""
    if not same_pace(old, new):
        return _retimed(old, new)
    longer = new.frames - old.frames
    if old.begin is None or new.begin is None:
        return (_trim(0, longer),) if longer else ()
    later = new.low - old.low
    if not longer:
        return (Edit(op=Op.SLIPPED, frames=_away_from_zero(later)),) if _differs(later, old, new) else ()
    if not new.pace or _apart(old, new):
        slip = (Edit(op=Op.SLIPPED, frames=_away_from_zero(later)),) if _differs(later, old, new) else ()
        return (*slip, _trim(0, longer))
    # As it is played: what lies later in the source is lost at the head, or won where it runs backwards.
    head = -round((new.begin - old.begin) / new.pace) if _differs(new.begin - old.begin, old, new) else 0
    return (_trim(head, longer - head),)


def ends(old: Laid, parts: tuple[Laid, ...]) -> tuple[int, int]:
    """By how many frames head and tail of a clip are longer, now that it is several; a speed backwards has them turned."""
    first, last = min(parts, key=_low), max(parts, key=_high)
    pace = abs(old.pace) or _NORMAL
    head, tail = round((old.low - first.low) / pace), round((last.high - old.high) / pace)
    return (tail, head) if old.pace < 0 else (head, tail)


def percent(use: Laid) -> str:
    """A speed as people say it: ``50%``, ``-100%``, ``104.2%``."""
    return f"{round(use.pace * 100, 1):g}%"


def _low(use: Laid) -> float:
    return use.low


def _high(use: Laid) -> float:
    return use.high


def _trim(head: int, tail: int) -> Edit:
    return Edit(op=Op.TRIMMED, frames=head + tail, head=head, tail=tail)


def _differs(frames: float, old: Laid, new: Laid) -> bool:
    """Any frame counts at normal speed; where a speed is reckoned in, or was measured, the last one is rounding."""
    exact = old.pace == new.pace and not (old.measured or new.measured)
    return frames != 0 if exact else abs(frames) > _ROUNDED


def _apart(old: Laid, new: Laid) -> bool:
    return min(old.high, new.high) <= max(old.low, new.low)


def _away_from_zero(frames: float) -> int:
    whole = round(frames)
    return whole or (1 if frames > 0 else -1)


def _retimed(old: Laid, new: Laid) -> tuple[Edit, ...]:
    """A speed alone leaves the length, or the other end of the source, as it was; what it does not explain was trimmed."""
    longer = new.frames - old.frames
    made = Edit(op=Op.RETIMED, frames=longer, was=percent(old), now=percent(new))
    if old.begin is None or new.begin is None or not old.pace or not new.pace:
        return (made,)
    near = _ROUNDED * max(abs(old.pace), abs(new.pace), 1)
    low, high = new.low - old.low, new.high - old.high
    one_end_stands = abs(low) <= near or abs(high) <= near
    if (abs(low) <= near and abs(high) <= near) or (one_end_stands and not longer):
        return (made,)
    pace = abs(new.pace)
    head, tail = (round(-low / pace), round(high / pace)) if new.pace > 0 else (round(high / pace), round(-low / pace))
    head = head if abs(low if new.pace > 0 else high) > near else 0
    tail = tail if abs(high if new.pace > 0 else low) > near else 0
    speed_alone = msgspec.structs.replace(made, frames=longer - head - tail)
    return (speed_alone, _trim(head, tail))
