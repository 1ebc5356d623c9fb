"""Entries of deeds about pickups and states: kinds and ids, and nothing that is in the film."""

import pytest

from edgecode.entries.catalogue import MEANINGS
from edgecode.entries.detail import Detail
from edgecode.entries.entry import MOST_IDS, Entry, checked
from edgecode.entries.handle import Handle
from edgecode.entries.kind import Kind
from edgecode.entries.vocabulary import IdRole, Role, Stage
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
from edgecode.usecases.pickups.pickup_entries import shape

DEEDS: dict[Kind, PickedUp] = {
    Kind.OWED_FILLED: OwingFilled(owing="o", filler="f", take="t"),
    Kind.OWED_FILLER_REFUSED: FillerRefused(owing="o", filler="f", take="t"),
    Kind.OWED_WAIVED: OwingWaived(owing="o"),
    Kind.OWED_WAIVER_WITHDRAWN: OwingNeeded(owing="o"),
    Kind.PICKUP_PROPOSED: PickupProposed(pickup="o", what="A secret"),
    Kind.PICKUP_WEIGHED: PickupWeighed(pickup="o", need=Need.OPTIONAL),
    Kind.PICKUP_DESCRIBED: PickupDescribed(pickup="o", cast="A secret"),
    Kind.PICKUP_GIVEN_TO_PLANNING: PickupPlanned(pickup="o"),
    Kind.PICKUP_DROPPED: PickupDropped(pickup="o"),
    Kind.PICKUP_DONE: PickupDone(pickup="o"),
    Kind.LINE_GIVEN_TO_ADR: LineGivenToAdr(owing="o", paragraph="p", character="BEN", person="Bo"),
    Kind.RESHOOT_CALLED: ReshootCalled(pickup="o", scene="s"),
    Kind.STATE_NOTED: StateNoted(state="n", of=StateOf.LIGHT, words="A secret", scene="s"),
    Kind.STATE_CORRECTED: StateCorrected(state="n", of=StateOf.PROPS, words="A secret"),
}
ABOUT = ((IdRole.SCENE, "s"), (IdRole.CLIP, ""), *((IdRole.PARAGRAPH, str(at)) for at in range(MOST_IDS)))


def test_each_kind_of_pickups_has_a_deed() -> None:
    """Whatever the catalogue has for pickups can be done, but for issuing a list, which is exporting it."""
    wanted = {kind for kind, meaning in MEANINGS.items() if meaning.stages == (Stage.PICKUPS,)}
    assert wanted - {Kind.PICKUP_LIST_ISSUED} | {Kind.STATE_NOTED, Kind.STATE_CORRECTED} == DEEDS.keys()


@pytest.mark.parametrize("kind", DEEDS)
def test_a_deed_makes_an_entry_that_the_catalogue_takes(kind: Kind) -> None:
    """The entry is one of its kind, holds no more ids than it may, and no word of what was said."""
    about = ABOUT if kind is not Kind.STATE_CORRECTED else ABOUT[:2]
    made = shape(DEEDS[kind], about=about)
    assert made.kind is kind
    assert all(name for _role, name in made.ids)
    handles = tuple((role, Handle(f"{at:016x}")) for at, (role, _name) in enumerate(made.ids))
    entry = Entry(
        at=1,
        who=Handle("1" * 16),
        role=Role.EDITOR,
        stage=made.stage,
        kind=made.kind,
        film=Handle("2" * 16),
        ids=handles,
        details=made.details,
    )
    assert checked(entry) == entry


def test_needs_and_states_are_numbers_of_the_scale() -> None:
    assert shape(DEEDS[Kind.PICKUP_WEIGHED]).details == ((Detail.NEED, 2),)
    assert shape(DEEDS[Kind.STATE_NOTED]).details == ((Detail.STATE_OF, 4),)
