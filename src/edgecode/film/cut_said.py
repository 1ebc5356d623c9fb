"""What people say of cuts: turnovers they issued, reels they locked, takes they chose for a clip, notes on a clip.

Files of cuts are only read. What was said lies in the words, and names cuts by their paths, clips and takes by their ids.
"""

from typing import TypeAlias

import msgspec

from edgecode.film.said_of import SaidOf


class TurnoverIssued(msgspec.Struct, frozen=True, kw_only=True, tag="turnover issued"):
    """A turnover of a cut, or of an edit reel of it, that was written out for others to work from.

    ``turnover`` is its id, under which the cut as it was is kept. ``takes`` are the ids of the takes that picture of it comes
    from, as far as they are proven. ``changes`` says that a change list went with it.
    """

    turnover: str
    cut: str
    reel: str = ""
    takes: tuple[str, ...] = ()
    changes: bool = False


class ReelLocked(msgspec.Struct, frozen=True, kw_only=True, tag="reel locked"):
    """An edit reel of a cut that is locked since a day, as ``YYYY-MM-DD``; an empty ``reel`` is the whole cut."""

    cut: str
    reel: str = ""
    on: str = ""


class ReelUnlocked(msgspec.Struct, frozen=True, kw_only=True, tag="reel unlocked"):
    """An edit reel that is worked on again."""

    cut: str
    reel: str = ""


class AlternateChosen(msgspec.Struct, frozen=True, kw_only=True, tag="alternate chosen"):
    """Another take that somebody chose for a clip, for the editing room to put in; nothing is done to the cut."""

    cut: str
    clip: str
    take: str


class ClipNoted(msgspec.Struct, frozen=True, kw_only=True, tag="clip noted"):
    """A note on a clip of a cut, for the editing room."""

    cut: str
    clip: str
    note: str


class MarkersHandedBack(msgspec.Struct, frozen=True, kw_only=True, tag="markers handed back"):
    """Decisions that were written out as markers for the editing room; ``clips`` are those that they stand on."""

    cut: str
    clips: tuple[str, ...] = ()


CutDeed = TurnoverIssued | ReelLocked | ReelUnlocked | AlternateChosen | ClipNoted | MarkersHandedBack


SaidOfCuts: TypeAlias = SaidOf[CutDeed]
"""One thing that was said of cuts."""


def locked_reels(said: tuple[SaidOfCuts, ...]) -> dict[str, SaidOfCuts]:
    """Give the reels that are locked, each with the word that locked it last; the key is the reel, empty for whole cuts."""
    locked: dict[str, SaidOfCuts] = {}
    for each in said:
        if isinstance(each.deed, ReelLocked):
            locked[each.deed.reel] = each
        elif isinstance(each.deed, ReelUnlocked):
            locked.pop(each.deed.reel, None)
    return locked


def last_turnovers(said: tuple[SaidOfCuts, ...]) -> dict[str, SaidOfCuts]:
    """Give the last turnover of each reel, the latest last; the key is the reel, empty for a whole cut."""
    last: dict[str, SaidOfCuts] = {}
    for each in said:
        if isinstance(each.deed, TurnoverIssued):
            last.pop(each.deed.reel, None)
            last[each.deed.reel] = each
    return last
