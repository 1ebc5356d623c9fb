"""How each thing that is owed stands, by what people said of it: the later word wins, and undo takes a word back.

What was said about a line that was rewritten since does not count as filled, waived or given to ADR: it is owed in its new
words. Nothing here has a need, or is filled, before a person says so.
"""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from edgecode.film.pickup import (
    FillerRefused,
    LineGivenToAdr,
    Need,
    OwingFilled,
    OwingNeeded,
    OwingWaived,
    PickupDescribed,
    PickupDone,
    PickupDropped,
    PickupPlanned,
    PickupProposed,
    PickupWeighed,
    ReshootCalled,
    SaidOfPickups,
)
from edgecode.film.pickups.owing import Owing


class StandsAt(StrEnum):
    """Where a thing that is owed stands."""

    OPEN = "open"
    PROPOSED = "proposed"
    PLANNED = "given to planning"
    FILLED = "filled"
    ADR = "given to ADR"
    WAIVED = "waived"
    DROPPED = "dropped"
    DONE = "said to be done"


SETTLED = frozenset({StandsAt.FILLED, StandsAt.ADR, StandsAt.WAIVED, StandsAt.DROPPED, StandsAt.DONE})
"""Where nothing is left to be shot, as somebody said."""


class Described(msgspec.Struct, frozen=True):
    """What somebody wrote of a pickup; empty where nobody wrote anything."""

    setups: str = ""
    cast: str = ""
    wardrobe: str = ""
    props: str = ""
    notes: str = ""


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """How one thing stands, by whom, and in which entry it was said; ``filler`` fills it, ``refused`` do not."""

    at: StandsAt = StandsAt.OPEN
    by: str = ""
    entry: str = ""
    need: Need | None = None
    need_by: str = ""
    filler: str = ""
    refused: frozenset[str] = frozenset()
    described: Described = Described()


def standing(owings: Iterable[Owing], said: Iterable[SaidOfPickups]) -> dict[str, Stands]:
    """Fold what was said, in order, for each thing that is owed, by its id; words about anything else are passed over."""
    words = {each.id: each.words for each in owings}
    stands = {owing: Stands() for owing in words}
    for each in said:
        owing = _about(each)
        if owing in stands and not _of_other_words(each, words[owing]):
            stands[owing] = _after(stands[owing], each)
    return stands


def _about(said: SaidOfPickups) -> str:
    deed = said.deed
    return getattr(deed, "owing", "") or getattr(deed, "pickup", "")


def _of_other_words(said: SaidOfPickups, words: str) -> bool:
    deed = said.deed
    return isinstance(deed, OwingFilled | OwingWaived | LineGivenToAdr) and deed.words not in {"", words}


def _after(before: Stands, said: SaidOfPickups) -> Stands:
    replace = msgspec.structs.replace
    match said.deed:
        case PickupWeighed(need=need):
            return replace(before, need=need, need_by=said.by)
        case PickupDescribed() as deed:
            return replace(before, described=_described(before.described, deed))
        case FillerRefused(filler=filler):
            opened = _at(before, StandsAt.OPEN, said) if before.filler == filler else before
            return replace(opened, refused=before.refused | {filler})
        case OwingFilled(filler=filler):
            return _at(replace(before, refused=before.refused - {filler}), StandsAt.FILLED, said, filler=filler)
        case _:
            at = _MOVES.get(type(said.deed))
            return _at(before, at, said) if at is not None else before


_MOVES = {
    OwingWaived: StandsAt.WAIVED,
    OwingNeeded: StandsAt.OPEN,
    PickupProposed: StandsAt.PROPOSED,
    ReshootCalled: StandsAt.PROPOSED,
    PickupPlanned: StandsAt.PLANNED,
    PickupDropped: StandsAt.DROPPED,
    PickupDone: StandsAt.DONE,
    LineGivenToAdr: StandsAt.ADR,
}


def _at(before: Stands, at: StandsAt, said: SaidOfPickups, *, filler: str = "") -> Stands:
    return msgspec.structs.replace(before, at=at, by=said.by, entry=said.entry, filler=filler)


def _described(before: Described, deed: PickupDescribed) -> Described:
    said = {name: getattr(deed, name) for name in Described.__struct_fields__}
    told = {name: value for name, value in said.items() if value is not msgspec.UNSET}
    return msgspec.structs.replace(before, **told)
