"""The three pages of *Pickups*: what is owed, the list of what is left to be shot, and notes of states."""

from typing import Final

import msgspec

from edgecode.film.pickup import Need
from edgecode.film.pickups.pickup_list import Fate
from edgecode.usecases.today import Today
from edgecode.web.pickup_wall import KeptPickups

PICKUPS: Final = "/pickups"
LIST: Final = f"{PICKUPS}/list"
STATES: Final = f"{PICKUPS}/states"
_OPEN: Final = frozenset({Fate.SHOOT, Fate.LOOK_FIRST, Fate.UNWEIGHED, Fate.NOT_NOW})


class Tab(msgspec.Struct, frozen=True):
    """One of the pages: what it is called, where it is, and how many things are on it, where that is one number."""

    name: str
    href: str
    count: int | None


def tabs(today: Today, kept: KeptPickups) -> list[Tab]:
    """Give the pages, each with how much is on it, where that is one number."""
    made = kept.made(today)
    return [
        Tab("What is owed", PICKUPS, sum(row.fate in _OPEN for row in made.rows)),
        Tab("Pickup list", LIST, None),
        Tab("States", STATES, len(kept.noted(today))),
    ]


def needs_up_to(need: Need) -> frozenset[Need]:
    """Give the needs up to one: what must be, what also is nice, what also is optional."""
    every = list(Need)
    return frozenset(every[: every.index(need) + 1])
