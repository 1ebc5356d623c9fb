"""What becomes of a deed about pickups or states once a person was erased: it stands, and their name in its words goes."""

from typing import Final

import msgspec

from edgecode.film.pickup import (
    LineGivenToAdr,
    PickedUp,
    PickupDescribed,
    PickupProposed,
    ReshootCalled,
    StateCorrected,
    StateNoted,
)
from edgecode.findings.naming import Names

_WRITTEN: Final = {
    PickupProposed: ("what",),
    ReshootCalled: ("what",),
    PickupDescribed: ("setups", "cast", "wardrobe", "props", "notes"),
    StateNoted: ("words",),
    StateCorrected: ("words",),
}


def without_names_of(deed: PickedUp, names: Names) -> PickedUp:
    """Take the names out of what somebody wrote, and out of who records a line again; ids and characters are the film's."""
    if isinstance(deed, LineGivenToAdr):
        return msgspec.structs.replace(deed, person=names.name(deed.person))
    texts = ((field, getattr(deed, field)) for field in _WRITTEN.get(type(deed), ()))
    return msgspec.structs.replace(deed, **{field: names.text(text) for field, text in texts if isinstance(text, str)})
