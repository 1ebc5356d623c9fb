"""All that one partner can observe, in the order in which it can: each piece with a name, as bytes."""

from typing import Final

import msgspec

_SHOWN: Final = 160


class Seen(msgspec.Struct, frozen=True):
    """One thing that was observed: what it is, and its bytes."""

    what: str
    data: bytes


class Observer:
    """What one partner observed so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.seen: list[Seen] = []

    def saw(self, what: str, data: bytes | str | int) -> None:
        """Note one thing; a text in UTF-8, a number (a status, a size, a time in milliseconds) as its digits."""
        self.seen.append(Seen(what, data if isinstance(data, bytes) else str(data).encode()))

    def sizes(self) -> list[tuple[str, int]]:
        """Give what was seen, and how many bytes it was each time."""
        return [(each.what, len(each.data)) for each in self.seen]


def first_difference(one: Observer, other: Observer) -> str:
    """Tell the first thing that two partners saw otherwise; empty where all they saw is the same, byte for byte."""
    for nth, (here, there) in enumerate(zip(one.seen, other.seen, strict=False), 1):
        if here != there:
            return (
                f"{nth}. {here.what}: {_apart(here.data, there.data)}"
                if here.what == there.what
                else (f"{nth}. one saw {here.what}, the other {there.what}")
            )
    more = one.seen[len(other.seen) :] or other.seen[len(one.seen) :]
    return f"one of them saw more: {more[0].what}" if more else ""


def _apart(one: bytes, other: bytes) -> str:
    """Say where two pieces begin to differ, and what stands there in each."""
    shorter = min(len(one), len(other))
    at = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    begin = max(0, at - _SHOWN // 2)
    here, there = one[begin : begin + _SHOWN], other[begin : begin + _SHOWN]
    return f"{len(one)} and {len(other)} bytes, otherwise from byte {at} on: {here!r} and {there!r}"
