"""How what is owed stands: the later word wins."""

import pytest

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
    SaidOfPickups,
)
from edgecode.film.pickups.owing import Owing, OwingKind
from edgecode.film.pickups.standing import Described, Stands, StandsAt, standing
from edgecode.film.place import Place

OWED = Owing(id="o", kind=OwingKind.LINE, says="Then pour.", place=Place("a.fountain", 3), words="as they are")


def stands(*deeds: PickedUp) -> Stands:
    """How it stands after people said these things, in order."""
    every = [SaidOfPickups(by=f"P{at}", entry=str(at), says="", deed=deed) for at, deed in enumerate(deeds)]
    return standing([OWED], every)["o"]


FILLED = OwingFilled(owing="o", filler="f", words="as they are")


def test_nothing_said_is_open_and_without_a_need() -> None:
    assert stands() == Stands()


@pytest.mark.parametrize(
    ("deed", "at"),
    [
        (FILLED, StandsAt.FILLED),
        (OwingWaived(owing="o", words="as they are"), StandsAt.WAIVED),
        (PickupProposed(pickup="o"), StandsAt.PROPOSED),
        (PickupPlanned(pickup="o"), StandsAt.PLANNED),
        (PickupDropped(pickup="o"), StandsAt.DROPPED),
        (PickupDone(pickup="o"), StandsAt.DONE),
        (LineGivenToAdr(owing="o", paragraph="p", character="BEN", person="Bo"), StandsAt.ADR),
    ],
)
def test_each_word_moves_it_and_needed_after_all_opens_it_again(deed: PickedUp, at: StandsAt) -> None:
    assert (stands(deed).at, stands(deed).by) == (at, "P0")
    assert stands(deed, OwingNeeded(owing="o")).at is StandsAt.OPEN


def test_a_need_stays_whatever_becomes_of_it() -> None:
    after = stands(PickupWeighed(pickup="o", need=Need.NICE), PickupWeighed(pickup="o", need=Need.MUST), FILLED)
    assert (after.need, after.need_by, after.at, after.filler) == (Need.MUST, "P1", StandsAt.FILLED, "f")


def test_refusing_what_filled_it_opens_it_and_refusing_another_does_not() -> None:
    assert stands(FILLED, FillerRefused(owing="o", filler="f")).at is StandsAt.OPEN
    other = stands(FILLED, FillerRefused(owing="o", filler="g"))
    assert (other.at, other.refused) == (StandsAt.FILLED, frozenset({"g"}))
    assert stands(FillerRefused(owing="o", filler="f"), FILLED).refused == frozenset()


def test_a_word_about_other_words_does_not_count() -> None:
    """Somebody waived the line, and the writer rewrote it since: it is owed in its new words."""
    assert stands(OwingWaived(owing="o", words="as they were")).at is StandsAt.OPEN
    assert stands(OwingFilled(owing="o", filler="f", words="as they were")).at is StandsAt.OPEN


def test_what_is_described_stays_where_nothing_else_is_said() -> None:
    after = stands(PickupDescribed(pickup="o", cast="Ada", props="kettle"), PickupDescribed(pickup="o", props=""))
    assert after.described == Described(cast="Ada")


def test_words_about_something_else_are_passed_over() -> None:
    assert stands(OwingWaived(owing="another")) == Stands()
