"""A deed about pickups stands without the name of who was erased."""

import pytest

from edgecode.film.pickup import (
    LineGivenToAdr,
    OwingWaived,
    PickedUp,
    PickupDescribed,
    PickupProposed,
    ReshootCalled,
    StateCorrected,
    StateNoted,
    StateOf,
)
from edgecode.findings.naming import Names
from edgecode.usecases.erasing.clearing_pickups import without_names_of

NAMES = Names({"Bo Berg": "somebody"})


@pytest.mark.parametrize(
    ("deed", "after"),
    [
        (
            PickupProposed(pickup="p", what="for Bo Berg", scene="s"),
            PickupProposed(pickup="p", what="for somebody", scene="s"),
        ),
        (
            PickupDescribed(pickup="p", cast="Bo Berg, double", notes="ask Bo Berg"),
            PickupDescribed(pickup="p", cast="somebody, double", notes="ask somebody"),
        ),
        (
            ReshootCalled(pickup="p", scene="s", what="Bo Berg was ill"),
            ReshootCalled(pickup="p", scene="s", what="somebody was ill"),
        ),
        (
            StateNoted(state="n", of=StateOf.PROPS, words="Bo Berg has it", scene="s"),
            StateNoted(state="n", of=StateOf.PROPS, words="somebody has it", scene="s"),
        ),
        (
            StateCorrected(state="n", of=StateOf.PROPS, words="Bo Berg"),
            StateCorrected(state="n", of=StateOf.PROPS, words="somebody"),
        ),
        (
            LineGivenToAdr(owing="o", paragraph="p", character="BEN", person="Bo Berg"),
            LineGivenToAdr(owing="o", paragraph="p", character="BEN", person="somebody"),
        ),
        (OwingWaived(owing="o"), OwingWaived(owing="o")),
    ],
)
def test_names_go_from_words_and_from_who_records_again(deed: PickedUp, after: PickedUp) -> None:
    assert without_names_of(deed, NAMES) == after
