"""A person who takes a turn at the desk."""

from collections.abc import Callable

import msgspec

from edgecode.consent.people import Person
from edgecode.usecases.deciding import Deciding
from edgecode.usecases.today import Today


class Acting(msgspec.Struct, frozen=True):
    """A person at the desk, and what is there; the stores are made when something is said."""

    today: Today
    person: Person
    stores: Callable[[], Deciding]

    @property
    def deciding(self) -> Deciding:
        """What says it for them."""
        return self.stores()
