"""Law 8: partners are strangers. What one observes is the same, byte for byte, whatever becomes of another."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgecode.boundary.agreement import MINUTE_MS, Agreement
from edgecode.entries.vocabulary import ReportClass
from simulators.film_world import FilmWorld, lived
from simulators.observer import Observer, first_difference
from simulators.observing import Event, lived_through
from simulators.trace import AGREED, on, trace
from simulators.two_films import CAUSEWAY
from simulators.two_partners import P, Q

pytestmark = pytest.mark.xdist_group("strangers")
WEEKS: Final = 2
FIRST, LAST = AGREED // MINUTE_MS, on(3, 4) // MINUTE_MS
"""The minutes between which anything happens to the other partner: from the day of signing to the day after the second slot."""


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the other partner, in minutes since 1970: when it is agreed with, widened and revoked, if at all.

    ``sends`` is the minute after midnight, UTC, at which it is sent to: around the slot of the one that is looked at.
    """

    agreed: int = FIRST
    widened: int | None = None
    revoked: int | None = None
    sends: int = 720
    seed: int = 0


_MOMENTS: Final = st.integers(FIRST, LAST)
_OTHERS: Final = st.builds(
    Other,
    agreed=st.just(FIRST) | _MOMENTS,
    widened=st.none() | _MOMENTS,
    revoked=st.none() | _MOMENTS,
    sends=st.integers(708, 735),
    seed=st.integers(0, 2**32),
)


@pytest.mark.parametrize(("one", "beside"), [(P, Q), (Q, P)], ids=["P", "Q"])
@settings(max_examples=2, derandomize=True)
@given(other=_OTHERS)
@example(other=Other())
@example(other=Other(agreed=FIRST + 8_000, widened=FIRST + 12_000, revoked=on(2, 3, hour=12) // MINUTE_MS, seed=9))
def test_a_partner_sees_the_same_whatever_becomes_of_another(one: Agreement, beside: Agreement, other: Other) -> None:
    assert first_difference(_alone("P" if one is P else "Q"), _seen_by(one, beside=beside, other=other)) == ""


@cache
def _alone(name: str) -> Observer:
    return _seen_by(P if name == "P" else Q, beside=None, other=Other(seed=1))


def _seen_by(one: Agreement, *, beside: Agreement | None, other: Other) -> Observer:
    """Let two weeks pass over a film with one partner, and with another beside it of whom things become."""
    with TemporaryDirectory() as folder, lived(FilmWorld(Path(folder), CAUSEWAY, seed=other.seed)) as world:
        fates = [*_fates(world, beside, other)] if beside is not None else []
        if fates and fates[0].at == AGREED:
            fates.pop(0).happens()
        world.agree(one)
        return lived_through(world, trace(), agreements=[one], weeks=WEEKS, also=fates)[one.id]


def _fates(world: FilmWorld, beside: Agreement, other: Other) -> Iterator[Event]:
    """What becomes of the other partner, its signing first; what is said after it was revoked comes to nothing."""
    agreement = msgspec.structs.replace(beside, sends_minute=other.sends)
    classes = tuple(each for each in ReportClass if each in {*agreement.classes, ReportClass.REASONS})
    wider = msgspec.structs.replace(agreement, version=2, visits=agreement.visits + 1, classes=classes, ceiling=100.0)
    yield Event(other.agreed * MINUTE_MS, partial(world.agree, agreement))
    over = other.revoked if other.revoked is not None and other.revoked > other.agreed else None
    if other.widened is not None and other.agreed < other.widened < (over or LAST):
        yield Event(other.widened * MINUTE_MS, partial(world.agree, wider))
    for week in [*agreement.weeks()][:WEEKS]:
        slot = agreement.slot(week)
        if other.agreed * MINUTE_MS < slot < (over or LAST) * MINUTE_MS:
            yield Event(slot, partial(_goes, world, agreement))
    if over is not None:
        yield Event(over * MINUTE_MS, partial(world.revoke, agreement))


def _goes(world: FilmWorld, agreement: Agreement) -> None:
    world.close()
    assert world.send(agreement)
