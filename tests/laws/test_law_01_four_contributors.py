"""Law 1, the smallest cell: four people are not told of, so what one of them does, says or takes back shows to no partner."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest

from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.told import GROUPS
from edgecode.entries.vocabulary import Group, Stage
from edgecode.record import note as notes
from simulators.film_world import FilmWorld, lived
from simulators.observer import Observer, first_difference
from simulators.observing import Event, lived_through
from simulators.trace import EVERYBODY, Doing, consents, done, on
from simulators.two_films import CAUSEWAY
from simulators.two_partners import P

pytestmark = pytest.mark.xdist_group("four-contributors")
ONE: Final = "lead"
"""The person who varies; three others work at the boards beside them."""
BESIDE: Final = ("draw", "join", "second")
WEEK: Final = next(P.weeks())


def _silent() -> Iterator[Doing]:
    yield from ()


def _refuses() -> Iterator[Doing]:
    yield from consents([ONE], verb="refused")


def _consents() -> Iterator[Doing]:
    yield from consents([ONE])


def _withdraws() -> Iterator[Doing]:
    yield from consents([ONE])
    yield from consents([ONE], at=on(0, 2), verb="withdrawn")


def _comes_back() -> Iterator[Doing]:
    yield from _withdraws()
    yield from consents([ONE], at=on(0, 3))


@pytest.mark.parametrize(
    ("often", "says", "withholds"),
    [
        (0, _silent, False),
        (1, _refuses, False),
        (1_000, _consents, False),
        (1_000, _consents, True),
        (40, _withdraws, False),
        (7, _comes_back, True),
    ],
)
def test_nothing_of_one_in_four_shows(often: int, says: Callable[[], Iterator[Doing]], *, withholds: bool) -> None:
    seen, batch = _seen(often, says, withholds=withholds)
    boards = [row[GROUPS.index(Group.BOARDS)] for row in batch.told.table]
    assert boards == [Bucket.NOT_TOLD] * 3
    assert first_difference(_usual(), seen) == ""


@cache
def _usual() -> Observer:
    return _seen(3, _consents, withholds=False)[0]


def _seen(often: int, says: Callable[[], Iterator[Doing]], *, withholds: bool) -> tuple[Observer, Batch]:
    """Let one week pass: four people at the boards, and others at the script, who are told of."""
    beside = done("panel.described", BESIDE, when=(0, range(5)), stage=Stage.BOARDS, panel={"nth": 1})
    mine = (
        Doing(
            at=on(0, nth % 5, hour=12, nth=nth % 60),
            part=ONE,
            stage=Stage.BOARDS,
            kind="panel.moved",
            more={"panel": {"nth": 1}},
        )
        for nth in range(often)
    )
    others = EVERYBODY[1:]
    script = done("draft.named", others, when=(0, [0, 1]), stage=Stage.SCRIPT, draft={"nth": 1})
    doings = (*consents(others), *says(), *beside, *mine, *script)
    with TemporaryDirectory() as folder, lived(FilmWorld(Path(folder), CAUSEWAY, seed=often + 1)) as world:
        world.agree(P)
        also = [Event(on(1, 0, hour=8), lambda: world.withhold(ONE, P, WEEK))] if withholds else []
        seen = lived_through(world, doings, agreements=[P], weeks=1, also=also)[P.id]
        [sent] = world.partners.sent(str(P.id))
        batch = read_body(notes.decoded(sent.note).text, agreement=P)
    assert any(cell is not Bucket.NOT_TOLD for row in batch.told.table for cell in row)
    return seen, batch
