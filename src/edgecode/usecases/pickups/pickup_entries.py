"""Which entries a deed about pickups or states becomes: kinds, ids and closed values, and nothing that is in the film."""

from collections.abc import Iterable
from typing import Final

from edgecode.entries.detail import Detail
from edgecode.entries.entry import MOST_IDS
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Stage
from edgecode.film.pickup import (
    FillerRefused,
    LineGivenToAdr,
    Need,
    OwingFilled,
    OwingNeeded,
    OwingWaived,
    PickedUp,
    PickupDescribed,
    PickupDone,
    PickupDropped,
    PickupPlanned,
    PickupProposed,
    PickupWeighed,
    ReshootCalled,
    StateCorrected,
    StateNoted,
    StateOf,
)
from edgecode.usecases.shape import Details, Shape

Ids = Iterable[tuple[IdRole, str]]

_OF_OWINGS: Final = {
    OwingFilled: Kind.OWED_FILLED,
    FillerRefused: Kind.OWED_FILLER_REFUSED,
    OwingWaived: Kind.OWED_WAIVED,
    OwingNeeded: Kind.OWED_WAIVER_WITHDRAWN,
}
_OF_PICKUPS: Final = {
    PickupProposed: Kind.PICKUP_PROPOSED,
    PickupDescribed: Kind.PICKUP_DESCRIBED,
    PickupPlanned: Kind.PICKUP_GIVEN_TO_PLANNING,
    PickupDropped: Kind.PICKUP_DROPPED,
    PickupDone: Kind.PICKUP_DONE,
    ReshootCalled: Kind.RESHOOT_CALLED,
}


def shape(deed: PickedUp, *, about: Ids = ()) -> Shape:
    """Give what a deed puts on record; ``about`` are the ids of what it is about, those not known left out."""
    match deed:
        case OwingFilled() | FillerRefused() | OwingWaived() | OwingNeeded():
            take = (IdRole.TAKE, getattr(deed, "take", ""))
            return _on(_OF_OWINGS[type(deed)], [(IdRole.PICKUP, deed.owing), take, *about])
        case PickupWeighed():
            need = ((Detail.NEED, list(Need).index(deed.need)),)
            return _on(Kind.PICKUP_WEIGHED, [(IdRole.PICKUP, deed.pickup), *about], details=need)
        case LineGivenToAdr():
            ids = [(IdRole.PARAGRAPH, deed.paragraph), (IdRole.CHARACTER, deed.character), (IdRole.PERSON, deed.person)]
            return _on(Kind.LINE_GIVEN_TO_ADR, [*ids, (IdRole.PICKUP, deed.owing)])
        case StateNoted():
            ids = [(IdRole.SCENE, deed.scene), (IdRole.TAKE, deed.take), (IdRole.CHARACTER, deed.character)]
            return _state(Kind.STATE_NOTED, deed.state, of=deed.of, ids=ids)
        case StateCorrected():
            return _state(Kind.STATE_CORRECTED, deed.state, of=deed.of, ids=about)
        case _:
            return _on(_OF_PICKUPS[type(deed)], [(IdRole.PICKUP, deed.pickup), *about])


def _state(kind: Kind, state: str, *, of: StateOf, ids: Ids) -> Shape:
    details = ((Detail.STATE_OF, list(StateOf).index(of)),)
    return _on(kind, [(IdRole.STATE, state), *ids], details=details, stage=Stage.DAILIES)


def _on(kind: Kind, ids: Ids, *, details: Details = (), stage: Stage = Stage.PICKUPS) -> Shape:
    """What is not known, such as the scene of a clip that names none, is left out, and what is more than an entry holds."""
    known = dict.fromkeys(each for each in ids if each[1])
    return Shape(kind=kind, stage=stage, ids=tuple(known)[:MOST_IDS], details=details)
