"""Backdating: what was put in after a checkpoint that was held, under a time before it.

A record's times never run back (its writer sees to that), so what comes after a checkpoint cannot be earlier than what is
under it. Where a witness cosigned the checkpoint, it cannot be earlier than that either, as far as clocks agree. A checkpoint
without a cosignature names no time of its own.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from edgecode.errors import NoteError
from edgecode.record import checkpoint, cosignature, note
from edgecode.record.verdict import Fault, Problem
from edgecode.record.verify import Trusted
from edgecode.record.witnessing import CLOCKS_APART_MS

_BEGINNING: Final = 0


class Since(msgspec.Struct, frozen=True, kw_only=True):
    """What a checkpoint that was held says of time: whatever is beyond ``size`` came after ``at`` (milliseconds, UTC).

    ``at`` is the latest time at which one of the witnesses that are trusted saw it; ``None`` where none did.
    """

    size: int
    at: int | None


def held_since(notes: Iterable[bytes], *, trusted: Trusted) -> tuple[Since, ...]:
    """Read notes of checkpoints that were held; one that does not hold is passed over, as verifying tells it."""
    found = []
    for data in notes:
        try:
            signed = note.decoded(data)
            stated = checkpoint.verified(signed, log=trusted.log)
            at = cosignature.latest_seen(signed, witnesses=trusted.witnesses)
        except NoteError:
            continue
        found.append(Since(size=stated.size, at=at))
    return tuple(found)


def backdated(times: Iterable[tuple[int, int]], *, since: Iterable[Since]) -> Iterator[Problem]:
    """Find entries whose time is before that of a checkpoint they came after.

    ``times`` are ``(index, at)`` by rising index (from 0), those that can be read; ``at`` in milliseconds since 1970, UTC.
    """
    waiting = sorted(since, key=lambda each: each.size)
    floor = latest = _BEGINNING
    size = 0
    for index, at in times:
        while waiting and waiting[0].size <= index:
            held = waiting.pop(0)
            size, floor = held.size, max(floor, latest, (held.at or _BEGINNING) - CLOCKS_APART_MS)
        if at < floor:
            yield Problem(
                fault=Fault.TIME,
                place=f"entry {index + 1}",
                expected=f"a time after checkpoint {size}, which is held elsewhere",
                found=f"one {_apart(floor - at)} before it",
                sound=index,
                elsewhere=True,
            )
        latest = max(latest, at)


def _apart(milliseconds: int) -> str:
    seconds = -(-milliseconds // 1000)
    for name, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            count = seconds // length
            return f"{count} {name}{'s' * (count > 1)}"
    return f"{seconds} second{'s' * (seconds > 1)}"
