"""What becomes of each thing that is owed: settled, to be looked at first, without a need yet, or to be shot; never lost."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from edgecode.film.film import Film
from edgecode.film.pickup import Need
from edgecode.film.pickups.fillers import Filler, Voices, fillers, heard_in
from edgecode.film.pickups.owing import Owing, owing
from edgecode.film.pickups.references import Reference, references
from edgecode.film.pickups.smallest import PickupSetup, Shoot, smallest_shoot
from edgecode.film.pickups.standing import SETTLED, Stands, standing
from edgecode.film.pickups.states import Around, around, states


class Fate(StrEnum):
    """What becomes of one thing that is owed, in one list."""

    SHOOT = "to be shot"
    LOOK_FIRST = "material to look at first"
    UNWEIGHED = "nobody said how much it is needed"
    NOT_NOW = "needed less than asked for here"
    SETTLED = "settled"
    MEANT = "as intended"


MUST: Final = frozenset({Need.MUST})
"""What a list holds where nobody asks for more."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is owed: how it stands, what might fill it, and what becomes of it in this list.

    ``meant_by`` is who said that it is as intended, empty where nobody did.
    """

    owing: Owing
    stands: Stands
    fillers: tuple[Filler, ...]
    fate: Fate
    meant_by: str = ""

    @property
    def proposed(self) -> bool:
        """Whether it would be shot if somebody weighed it: nothing settles it, and no material is to be looked at first."""
        return self.fate in {Fate.SHOOT, Fate.UNWEIGHED, Fate.NOT_NOW}


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One setup of the list with what planning asks about it.

    The notes of states around it, takes to match, and how much it is needed at the most.
    """

    setup: PickupSetup
    states: tuple[Around, ...] = ()
    references: tuple[Reference, ...] = ()
    need: Need | None = None


class PickupList(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is owed with what becomes of it, and the smallest shoot of what is to be shot."""

    rows: tuple[Row, ...] = ()
    shoot: Shoot = Shoot()
    planned: tuple[Planned, ...] = ()


def pickup_list(
    film: Film,
    *,
    needs: Collection[Need] = MUST,
    searched: bool = True,
    voices: Voices | None = None,
    meant: Mapping[str, str] | None = None,
) -> PickupList:
    """Make the list of what has one of these needs. With ``searched`` false, nobody looks for material that is there already.

    ``voices`` are who plays which part, ``meant`` who said of what is owed, by id, that it is as intended.
    """
    every = owing(film)
    stands = standing(every, film.picked)
    heard = heard_in(film) if searched else {}
    rows = tuple(
        _row(
            each,
            stands[each.id],
            found=fillers(film, each, voices=voices, heard=heard) if searched else (),
            needs=needs,
            meant=(meant or {}).get(each.id, ""),
        )
        for each in every
    )
    shoot = smallest_shoot(film, [row.owing for row in rows if row.fate is Fate.SHOOT])
    noted = states(film)
    planned = tuple(
        Planned(
            setup=setup,
            states=around(film, setup.scene, cast=setup.cast, every=noted),
            references=references(film, setup),
            need=min(
                (need for each in setup.owings if (need := stands[each].need)), key=list(Need).index, default=None
            ),
        )
        for setup in shoot.setups
    )
    return PickupList(rows=rows, shoot=shoot, planned=planned)


def _row(each: Owing, stands: Stands, *, found: tuple[Filler, ...], needs: Collection[Need], meant: str) -> Row:
    if meant:
        fate = Fate.MEANT
    elif stands.at in SETTLED:
        fate = Fate.SETTLED
    elif any(filler.ready and filler.id not in stands.refused for filler in found):
        fate = Fate.LOOK_FIRST
    elif stands.need is None:
        fate = Fate.UNWEIGHED
    else:
        fate = Fate.SHOOT if stands.need in needs else Fate.NOT_NOW
    return Row(owing=each, stands=stands, fillers=found, fate=fate, meant_by=meant)
