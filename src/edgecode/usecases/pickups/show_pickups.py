"""What is owed on a film, with consents and intents as they are now: what the command line and the page show."""

from collections.abc import Collection

from edgecode.film.pickup import Need
from edgecode.film.pickups.owing import owing
from edgecode.film.pickups.pickup_list import MUST, PickupList, pickup_list
from edgecode.usecases.note_film_toml import intents_in_force
from edgecode.usecases.pickups.meant import meant
from edgecode.usecases.pickups.voices import voices_of
from edgecode.usecases.today import Today


def pickups_of(today: Today, *, needs: Collection[Need] = MUST, searched: bool = True) -> PickupList:
    """Make the list of today; with ``searched`` false, as if nobody had looked for material that is there already."""
    film = today.look.film
    intents = intents_in_force(today.look.holdings.settings, today.said)
    return pickup_list(
        film,
        needs=needs,
        searched=searched,
        voices=voices_of(today.let),
        meant=meant(film, owing(film), intents=intents),
    )
