"""Two made cuts of what was shot, as edit decision lists: an assembly in the order of the script, and a later state of it.

In the later one clips were trimmed, taken out, put in and moved; both have the same number of events.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from made_shoot import RATE, ShotTake, clock

CLIPS: Final = 1_500
_A_PLACEHOLDER: Final = 500
_TRIMMED: Final = 0.25
_CHANGED: Final = 45
"""So many events are taken out, as many put in, and as many moved."""
_FAR: Final = 12
"""How many events forward or back one is moved at most."""


@dataclass(frozen=True)
class Event:
    """One event: a part of a take in frames of its own timecode, or a placeholder in its stead."""

    take: ShotTake
    source: int
    length: int
    missing: bool = False


def first_cut(takes: Sequence[ShotTake], chance: random.Random) -> list[Event]:
    """Cut a part of take after take, in the order they were shot in; every 500th is still missing."""
    return [
        _event(takes[min(nth * len(takes) // CLIPS, len(takes) - 1)], chance, missing=nth % _A_PLACEHOLDER == 0)
        for nth in range(1, CLIPS + 1)
    ]


def _event(take: ShotTake, chance: random.Random, *, missing: bool = False) -> Event:
    length = chance.randint(20, 120)
    return Event(take, take.start + chance.randint(0, take.frames - length), length, missing)


def later_cut(before: Sequence[Event], chance: random.Random) -> list[Event]:
    """Work on a cut: a quarter of its events are trimmed, some taken out, some put in, some moved."""
    out = set(chance.sample(range(len(before)), _CHANGED))
    events = [_trimmed(event, chance) for at, event in enumerate(before) if at not in out]
    for _ in range(_CHANGED):
        at = chance.randrange(len(events))
        events.insert(at, _event(events[at].take, chance))
    for _ in range(_CHANGED):
        at = chance.randrange(len(events))
        events.insert(max(0, at + chance.randint(-_FAR, _FAR)), events.pop(at))
    return events


def _trimmed(event: Event, chance: random.Random) -> Event:
    if event.missing or chance.random() > _TRIMMED:
        return event
    head, tail = chance.randint(0, event.length // 4), chance.randint(0, event.length // 4)
    return replace(event, source=event.source + head, length=event.length - head - tail)


def edl(title: str, events: Sequence[Event]) -> str:
    """Write events one after another as an EDL that begins at one hour."""
    return "\n".join((f"TITLE: {title}", "FCM: NON-DROP FRAME", f"* FRAME RATE: {RATE}", *_rows(events))) + "\n"


def _rows(events: Sequence[Event]) -> Iterator[str]:
    record = 3600 * RATE
    for number, event in enumerate(events, start=1):
        take = event.take
        out = record + event.length
        times = " ".join(clock(each) for each in (event.source, event.source + event.length, record, out))
        name = "SCENE MISSING" if event.missing else f"{take.slate}A*" if take.mark == "circled" else f"{take.slate}A"
        yield f"{number:06d}  {take.file:<32} V     C        {times}"
        yield f"* FROM CLIP NAME:  {name}"
        yield f"* SOURCE FILE: {take.file}"
        record = out
