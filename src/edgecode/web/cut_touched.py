"""Whom a new cut touches, as short lists for its page: each name leads to a change."""

from collections.abc import Iterable
from typing import Final

import msgspec

from edgecode.film.cutting.change import Change
from edgecode.film.cutting.touched import ActorTouched
from edgecode.film.cutting.words import signed
from edgecode.web.cut_changes import ChangeRows
from edgecode.web.cut_compared import Comparison

MOST: Final = 12
"""How many names a short list shows."""


class TouchedClip(msgspec.Struct, frozen=True):
    """One clip that a department has to look at, and the number of its change."""

    name: str
    number: int


class TouchedLists(msgspec.Struct, frozen=True, kw_only=True):
    """``rolls`` are the sound rolls of the takes that changed, ``running`` how many frames came or went in all."""

    sound: int = 0
    rolls: tuple[str, ...] = ()
    running: str = ""
    vfx: tuple[TouchedClip, ...] = ()
    music: tuple[TouchedClip, ...] = ()
    actors: tuple[ActorTouched, ...] = ()


def touched_by(compared: Comparison) -> TouchedLists | None:
    """Tell whom the changes touch; ``None`` where the clips are not compared."""
    if compared.cuts is None or compared.rows is None:
        return None
    told = compared.cuts.touched
    sound = told.sound
    return TouchedLists(
        sound=len(sound),
        rolls=tuple(dict.fromkeys(roll for each in sound for roll in each.rolls)),
        running=signed(sound[-1].running) if sound else "",
        vfx=_clips(told.vfx, compared.rows),
        music=_clips(told.music, compared.rows),
        actors=told.actors,
    )


def _clips(changes: Iterable[Change], rows: ChangeRows) -> tuple[TouchedClip, ...]:
    """Each clip once, under the name it has now."""
    numbers = rows.by_change
    found = {change.name: numbers.get(id(change), 0) for change in reversed(tuple(changes))}
    return tuple(TouchedClip(name, number) for name, number in reversed(found.items()))
