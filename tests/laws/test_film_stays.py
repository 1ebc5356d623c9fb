"""Law 1: the film stays. Two films, one report: what a partner can observe of both is the same, byte for byte.

Two films differ in everything, and so do people's names, how often they do a thing, how late in the day, and all chance; the
same checks look at both and find other things. What is the same is what may be: agreements and their seeds, consents, the
clock, and which kinds of things people did on which day in which phase.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

from edgecode import bootstrap
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import Batch, read_body
from edgecode.boundary.bucket import Bucket
from edgecode.boundary.trials import Outcome
from edgecode.checks.check import Check, Found
from edgecode.checks.registry import every_check
from edgecode.entries.handle import Handle
from edgecode.errors import StreamError
from edgecode.film.film import Film
from edgecode.record import note as notes
from edgecode.usecases.partners.closing import Closed, How
from simulators.film_world import FilmWorld, lived
from simulators.leaks import LEAKS
from simulators.observer import Observer, first_difference
from simulators.observing import Event, lived_through
from simulators.trace import Doing, a_fifth_person, not_to_one, on, one_more_day, trace
from simulators.two_films import CAUSEWAY, LET_IN, NORTH, STILL, TwoFilm
from simulators.two_partners import P, Q

pytestmark = pytest.mark.xdist_group("film-stays")
SEEDS: Final = {CAUSEWAY.title: 11, NORTH.title: 4_711, STILL.title: 2}
"""Each film's own entropy; that of agreeing is the partner's, and the same."""
WEEKS: Final = [*P.weeks()]


class Life(msgspec.Struct, frozen=True, kw_only=True):
    """What one film lived through, and what its partners saw of it."""

    world: FilmWorld
    seen: Mapping[Handle, Observer]

    def batches(self, agreement: Agreement) -> list[Batch]:
        """Give what went to one partner."""
        sent = self.world.partners.sent(str(agreement.id))
        return [read_body(notes.decoded(each.note).text, agreement=agreement) for each in sent]


class Lives:
    """Films that are lived through one after another, and all let go of in the end."""

    def __init__(self, root: Path) -> None:
        """Keep them below a folder."""
        self.root = root
        self.worlds: list[FilmWorld] = []

    def now(self) -> FilmWorld:
        """Give the one that is lived through at the moment."""
        return self.worlds[-1]

    def live(self, film: TwoFilm, doings: tuple[Doing, ...], *agreements: Agreement, weeks: int = 1) -> Life:
        """Sign agreements for a film and let some weeks of a trace pass over it; somebody withholds their second week."""
        scans = 1 if weeks == len(WEEKS) else 0
        world = FilmWorld(self.root / str(len(self.worlds)), film, seed=SEEDS[film.title], scans=scans)
        self.worlds.append(world)
        for each in agreements:
            world.agree(each)
        withheld = Event(on(3, 0, hour=8), lambda: world.withhold("draw", P, WEEKS[2]))
        also = [withheld] if weeks > 2 and P in agreements else []
        return Life(world=world, seen=lived_through(world, doings, agreements=agreements, weeks=weeks, also=also))


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lives]:
    """Films to live through."""
    kept = Lives(tmp_path_factory.mktemp("films"))
    yield kept
    for world in kept.worlds:
        world.end()


@pytest.fixture(scope="module")
def two(lives: Lives) -> tuple[Life, Life]:
    """The two films, five weeks with two partners."""
    doings = (*trace(), not_to_one(Q))
    return lives.live(CAUSEWAY, doings, P, Q, weeks=5), lives.live(NORTH, doings, P, Q, weeks=5)


def test_the_two_films_differ_in_everything_and_the_checks_look_at_both(two: tuple[Life, Life]) -> None:
    one, other = (life.world for life in two)
    found = [[each.check for each in world.facts.findings] for world in (one, other)]
    assert set(one.facts.ran) == set(other.facts.ran) == set(LET_IN)
    assert not one.facts.broke
    assert not other.facts.broke
    assert all(found)
    assert len(found[0]) != len(found[1])
    assert found[0][0] != found[1][0]
    for fact in ("script", "letters", "takes", "scene"):
        assert getattr(one.facts, fact) != getattr(other.facts, fact)
    assert one.entries != other.entries
    assert not {*CAUSEWAY.cast.values()} & {*NORTH.cast.values()}
    assert _ids(one).isdisjoint(_ids(other))


def test_every_class_has_something_to_tell_in_both_films(two: tuple[Life, Life]) -> None:
    for life in two:
        closed = [each for each in life.world.closed if isinstance(each, Closed)]
        assert [each.how for each in closed] == [How.TOLD] * 10
        batches = life.batches(P)
        rows = [[cell for each in batches for cell in each.told.table[phase]] for phase in range(3)]
        for cells in (
            *rows,
            [cell for each in batches for cell in each.told.pairs],
            [cell for each in batches for cell in each.told.reasons],
        ):
            assert set(cells) > {Bucket.NOT_TOLD}
        assert {cell for row in rows for cell in row} == {*Bucket}
        assert batches[-1].told.outcome is Outcome.DID_NOT_HOLD
        assert any(cell is not Bucket.NOT_TOLD for each in life.batches(Q) for row in each.told.table for cell in row)


@pytest.mark.parametrize("agreement", [P, Q], ids=["P", "Q"])
def test_two_films_one_report(two: tuple[Life, Life], agreement: Agreement) -> None:
    one, other = (life.seen[agreement.id] for life in two)
    assert len(one.seen) > 200
    assert first_difference(one, other) == ""


def test_a_film_with_no_findings_and_one_with_a_check_that_breaks_look_the_same(
    lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trace has no finding in it here, since one that is not there cannot be bound; see below."""
    doings = trace(findings=False)
    first = lives.live(CAUSEWAY, doings, P, weeks=3)
    still = lives.live(STILL, doings, P, weeks=3)
    assert first.world.facts.findings
    assert still.world.facts.findings == ()
    monkeypatch.setattr(bootstrap, "every_check", lambda: tuple(map(_breaking, every_check())))
    broken = lives.live(NORTH, doings, P, weeks=3)
    assert broken.world.facts.broke == ("unshot-line",)
    for other in (still, broken):
        assert first_difference(first.seen[P.id], other.seen[P.id]) == ""


def test_a_handle_that_is_not_in_the_film_is_an_error(lives: Lives) -> None:
    world = FilmWorld(lives.root / "unbound", STILL, seed=5)
    with lived(world):
        world.agree(P)
        world.clock.at = on(2, 0)
        with pytest.raises(StreamError, match="it finds nothing"):
            world.play(trace())
        before = world.entries
        with pytest.raises(StreamError):
            world.play(trace())
        assert world.entries == before


@pytest.mark.parametrize("name", LEAKS)
def test_a_planted_leak_shows(name: str, lives: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    leak = LEAKS[name]
    leak.plant(monkeypatch, lives.now)
    one, other = (lives.live(film, trace(), P).seen[P.id] for film in (CAUSEWAY, NORTH))
    told = first_difference(one, other)
    assert f". {leak.shows}: " in told, told


@pytest.mark.parametrize("more", [one_more_day, a_fifth_person])
def test_one_person_day_over_a_border_and_a_fifth_person_show(
    lives: Lives, two: tuple[Life, Life], more: Callable[[], Doing]
) -> None:
    """What may be told is told: the harness is not green because nothing ever changes."""
    changed = lives.live(NORTH, (*trace(), more()), P)
    batch, same = changed.batches(P)[0], two[1].batches(P)[0]
    assert batch != same
    differ = [
        (before, after)
        for rows in zip(same.told.table, batch.told.table, strict=True)
        for before, after in zip(*rows, strict=True)
        if before != after
    ]
    assert differ == ([(Bucket.FIVE, Bucket.TEN)] if more is one_more_day else [(Bucket.NOT_TOLD, Bucket.TWENTY)])


def _ids(world: FilmWorld) -> set[bytes]:
    with world.desk.whole_record(make=False) as stores:
        assert stores is not None
        return {each.id for each in stores.record.entries()}


def _breaking(check: Check) -> Check:
    """The same check, but one breaks as soon as it has said something."""

    def look(film: Film) -> Found:
        yield from list(check.look(film))[:1]
        raise ZeroDivisionError(film.title)

    return msgspec.structs.replace(check, look=look) if check.id == "unshot-line" else check
