"""Law 1: the film stays, though a guest tool carries it out by every way it has, and people do as it would have them.

Two films differ in everything. The same tool of the same partner is let in, run and written about in both; it carries a secret
of each in what it selects, in how long it runs, in what it writes besides and in how it ends. Each way is seen to work inside,
where it is not levelled out there already; and what the partner sees of both films is the same, byte for byte.
"""

import ast
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pytest

import edgecode
from edgecode.boundary.batch import read_body
from edgecode.boundary.bucket import Bucket
from edgecode.entries.kind import Kind
from edgecode.guests import layout
from edgecode.record import note as notes
from edgecode.store.partner_places import PARTNERS
from edgecode.store.places import OWN
from edgecode.usecases.ports.guests import Ending, LastRun
from simulators.film_world import FilmWorld
from simulators.guest_leaks import LEAKS as GUEST_LEAKS
from simulators.guest_world import GuestWorld, Life, RecordedRoom
from simulators.leaks import LEAKS
from simulators.obliging_program import LONG, WAYS
from simulators.observer import Observer, first_difference
from simulators.observing import lived_through
from simulators.real_room import needs_room
from simulators.trace import Doing, on, trace
from simulators.two_films import CAUSEWAY, NORTH, STILL, TwoFilm
from simulators.two_partners import P

pytestmark = pytest.mark.xdist_group("obliging")
ONE: Final = msgspec.structs.replace(CAUSEWAY, checked=False)
OTHER: Final = msgspec.structs.replace(NORTH, checked=False)
SEEDS: Final = {ONE.title: 11, OTHER.title: 4_711}
"""Each film's own entropy; that of the user's letters is the same."""
TOGETHER: Final = {"everything": ("first.txt",), "everything_and_crashes": ("first.txt", "second.txt")}
"""The ways that tools go beside a film with reports, and the letters that are written about each, and scanned."""
PIECES: Final = 13
"""What a partner sees of one tool about which one letter is written."""


class Worlds:
    """Two films, through which the same ways are gone one after another."""

    def __init__(self, root: Path, *, room: RecordedRoom) -> None:
        """Write the films below a folder."""
        self.two = tuple(
            GuestWorld(root / name, film, seed=SEEDS[film.title], room=room)
            for name, film in (("one", ONE), ("other", OTHER))
        )
        self.at = 0

    def now(self) -> GuestWorld:
        """Give the one that is lived through at the moment."""
        return self.two[self.at]

    def live(self, way: str) -> tuple[Life, Life]:
        """Let a tool go one way in both."""
        self.at = 0
        one = self.two[0].live(way)
        self.at = 1
        return one, self.two[1].live(way)

    def end(self) -> None:
        """Let go of them."""
        for world in self.two:
            world.end()


@pytest.fixture(scope="module")
def room() -> RecordedRoom:
    """The real room, for all."""
    needs_room()
    return RecordedRoom()


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, room: RecordedRoom) -> Iterator[Worlds]:
    """Two films in which nothing is planted."""
    made = Worlds(tmp_path_factory.mktemp("guests"), room=room)
    yield made
    made.end()


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory, room: RecordedRoom) -> Iterator[Worlds]:
    """Two films into which leaks are planted, one after another."""
    made = Worlds(tmp_path_factory.mktemp("leaks"), room=room)
    yield made
    made.end()


@pytest.fixture
def planted(spoiled: Worlds, room: RecordedRoom) -> Iterator[Worlds]:
    """The same for one leak: what a tool gave before in such a film is not run again, and what it left is taken away."""
    room.replays = True
    yield spoiled
    room.replays = False
    for guest in spoiled.two:
        guest.seals = False
        shutil.rmtree(guest.folder / OWN / PARTNERS, ignore_errors=True)


def _differ(one: Life, other: Life) -> bool:
    """People of the two films see other things."""
    return one.shown[0] != other.shown[0]


def _levelled(one: Life, other: Life) -> bool:
    """The tool said other things, and people see the same: the same places in the same order, as sure as the other."""
    return one.ran[0].output != other.ran[0].output and one.shown == other.shown and bool(one.shown[0])


def _fewer_hidden(one: Life, other: Life) -> bool:
    """As many are beyond the cap as the tool chose; people see the same forty, and how many more there were."""
    return _levelled(one, other) and one.found[0].left_out != other.found[0].left_out


def _dropped(one: Life, other: Life) -> bool:
    """What it wrote of the film is dropped, and not a word of it stands in what people are told."""
    told = str([*one.found[0].refused, *other.found[0].refused])
    counts = [len(each.found[0].refused) for each in (one, other)]
    return counts[0] != counts[1] and _levelled(one, other) and "tide" not in told and "Öl" not in told


def _slower(one: Life, other: Life) -> bool:
    return one.ran[0].seconds >= LONG > other.ran[0].seconds and one.shown == other.shown


def _busier(one: Life, other: Life) -> bool:
    return one.ran[0].seconds >= LONG / 5 and one.shown == other.shown


def _wrote_errors(one: Life, other: Life) -> bool:
    return b"The tide has the road again." in one.ran[0].errors and "Das Öl".encode() in other.ran[0].errors


def _nothing_left(one: Life, other: Life) -> bool:
    """Its second run finds nothing of what the first one left."""
    return all(len(each.ran) == 2 and each.shown[0] == each.shown[1] for each in (one, other))


def _more_often(one: Life, other: Life) -> bool:
    return (len(one.ran), len(other.ran)) == (3, 2)


def _failed_alike(one: Life, other: Life) -> bool:
    """With which number a tool fails is told to nobody."""
    return [each.found[0].ending for each in (one, other)] == [Ending.FAILED] * 2 and one.shown == other.shown == [()]


def _ends(how: Ending) -> Callable[[Life, Life], bool]:
    """In one film it ends so and nothing of it is shown, in the other one it ends well."""

    def ends(one: Life, other: Life) -> bool:
        endings = (one.found[0].ending, other.found[0].ending)
        return endings == (how, Ending.DONE) and one.shown[0] == () != other.shown[0]

    return ends


INSIDE: Final[Mapping[str, Callable[[Life, Life], bool]]] = {
    "order": _levelled,
    "template": _differ,
    "pointer": _differ,
    "confidence": _differ,
    "count": _differ,
    "beyond": _fewer_hidden,
    "repeated": _levelled,
    "unread": _dropped,
    "asleep": _slower,
    "busy": _busier,
    "errors": _wrote_errors,
    "left": _nothing_left,
    "runs": _more_often,
    "code": _failed_alike,
    "fails": _ends(Ending.FAILED),
    "crashes": _ends(Ending.FAILED),
    "late": _ends(Ending.OUT_OF_TIME),
    "greedy": _ends(Ending.OUT_OF_MEMORY),
    "floods": _ends(Ending.TOO_MUCH),
    "everything": _differ,
    "everything_and_crashes": _ends(Ending.FAILED),
}
"""What comes of each way inside, where the first film is loud."""


def test_every_way_has_its_control_and_the_room_is_the_real_one(worlds: Worlds) -> None:
    assert INSIDE.keys() == WAYS.keys()
    assert layout.bubblewrap()
    assert worlds.two[0].why_not() == ""


@pytest.mark.parametrize("way", INSIDE)
def test_a_way_works_inside_or_is_levelled_there_and_nothing_of_it_comes_out(worlds: Worlds, way: str) -> None:
    one, other = worlds.live(way)
    assert INSIDE[way](one, other), (one.shown, other.shown)
    assert len(one.observer.seen) == PIECES
    assert first_difference(one.observer, other.observer) == ""
    for life in (one, other):
        pieces = {each.what: each.data for each in life.observer.seen}
        assert pieces["kept for partners"] == b""
        assert (pieces["sockets to reach"], pieces["processes to reach"]) == (b"0", b"0")


def test_what_people_did_differs_and_is_on_record(worlds: Worlds) -> None:
    """People decided as they were told to: otherwise nothing would have been tried."""
    worlds.live("confidence")
    kinds = []
    for guest in worlds.two:
        with guest.world.desk.whole_record(make=False) as stores:
            assert stores is not None
            every = [each.entry.kind for each in stores.record.entries() if each.entry is not None]
        assert {Kind.FINDING_OPTION_TAKEN, Kind.FINDING_LEFT, Kind.GUEST_TOOL_RUN, Kind.LETTER_SENT} <= {*every}
        kinds.append(every)
    assert kinds[0] != kinds[1]


def test_everything_at_once_beside_a_film_with_reports_moves_no_byte_of_either(
    tmp_path: Path, room: RecordedRoom
) -> None:
    """The same people work on both films, and the same partner gets letters of the one and batches of the other."""
    (lives, batches), (other_lives, other_batches) = (
        _beside(tmp_path / str(SEEDS[film.title]), film, room=room, doings=trace(findings=False))
        for film in (ONE, OTHER)
    )
    assert len(batches.seen) > 80
    assert first_difference(batches, other_batches) == ""
    for nth, way in enumerate(TOGETHER):
        assert INSIDE[way](lives[nth], other_lives[nth])
        assert first_difference(lives[nth].observer, other_lives[nth].observer) == ""


def test_a_header_that_counts_what_is_on_record_of_the_other_film_shows(
    tmp_path: Path, room: RecordedRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    leak = LEAKS["the record's size in a header"]
    now: list[GuestWorld] = []
    leak.plant(monkeypatch, lambda: now[-1].world)
    seen = [
        _beside(tmp_path / str(SEEDS[film.title]), film, room=room, known=now, ways={"runs": ()})[1]
        for film in (ONE, OTHER)
    ]
    assert f". {leak.shows}: " in first_difference(*seen)


@pytest.mark.parametrize("name", GUEST_LEAKS)
def test_a_planted_leak_shows(name: str, planted: Worlds, monkeypatch: pytest.MonkeyPatch) -> None:
    leak = GUEST_LEAKS[name]
    leak.plant(monkeypatch, planted.now)
    one, other = planted.live(leak.way)
    told = first_difference(one.observer, other.observer)
    assert f". {leak.shows}: " in told, told


def test_nothing_is_asked_of_how_long_a_tool_ran_and_what_else_it_wrote(planted: Worlds) -> None:
    """Whoever looked at either would be refused; and what is kept of a run has no place for them."""
    for world in planted.two:
        world.seals = True
    one, _other = planted.live("errors")
    assert one.shown[0]
    assert not {"seconds", "errors", "output"} & {*LastRun.__struct_fields__}


def _beside(
    root: Path,
    film: TwoFilm,
    *,
    room: RecordedRoom,
    known: list[GuestWorld] | None = None,
    ways: Mapping[str, Iterable[str]] = TOGETHER,
    doings: tuple[Doing, ...] = (),
) -> tuple[list[Life], Observer]:
    """Let a week pass over a film with reports and one with guest tools, of one house and with the same people."""
    reports = FilmWorld(root / "reports", msgspec.structs.replace(STILL, cast=CAUSEWAY.cast), seed=2)
    guest = GuestWorld(
        root / "guest",
        msgspec.structs.replace(film, cast=CAUSEWAY.cast),
        seed=SEEDS[film.title],
        room=room,
        beside=reports,
    )
    if known is not None:
        known.append(guest)
    reports.agree(P)
    steps = [
        step
        for nth, (way, files) in enumerate(ways.items())
        for step in guest.steps(way, at=on(0, 2 * nth), files=files)
    ]
    seen = lived_through(reports, doings, agreements=[P], weeks=1, also=steps)
    told = reports.partners.sent(str(P.id))[0]
    table = read_body(notes.decoded(told.note).text, agreement=P).told.table
    assert any(cell is not Bucket.NOT_TOLD for row in table for cell in row) is bool(doings)
    guest.end()
    reports.end()
    return guest.lives, seen[P.id]


RUNS: Final = frozenset({"Ran", "LastRun", "Shown", "Ending", "GuestRoom"})
TRYING: Final = "cli/guest/trying.py"
"""Where an engineer tries a tool on files of their own, and told how long it ran and what it wrote: no film comes into it."""
INSIDERS: Final = frozenset(
    {
        "bootstrap_guests.py",
        "cli/guest/running.py",
        TRYING,
        "guests/room.py",
        "guests/watch.py",
        "store/guest_tools.py",
        "usecases/guests/rendering.py",
        "usecases/guests/run_desk.py",
        "usecases/guests/show_guests.py",
        "usecases/guests/try_tool.py",
        "web/guest_cards.py",
        "web/guest_runs.py",
    }
)
"""Who knows of runs: what runs tools, keeps what they found and shows it to people of the film; and an engineer's own try."""
PORT: Final = "edgecode.usecases.ports.guests"


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node.module or "", each.name) for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((each.name, "") for each in node.names)


def _package() -> dict[str, ast.Module]:
    """Give each module that speaks of guest tools' port, by its path."""
    package = Path(edgecode.__file__).parent
    files = {str(file.relative_to(package)): file.read_bytes() for file in package.rglob("*.py")}
    return {name: ast.parse(data) for name, data in files.items() if b"ports" in data and b"guests" in data}


def test_runs_are_known_to_what_runs_keeps_and_shows_them_and_to_nobody_who_makes_things_for_partners() -> None:
    package = _package()
    knows = {name for name, tree in package.items() if any(of == PORT and it in RUNS for of, it in _imports(tree))}
    assert knows == INSIDERS
    assert not {
        name
        for name, tree in package.items()
        if {(PORT, ""), ("edgecode.usecases.ports", "guests")} & {*_imports(tree)}
    }


def test_how_long_a_tool_ran_and_what_else_it_wrote_is_read_by_nobody_who_has_a_film() -> None:
    read = {
        (name, node.attr)
        for name, tree in _package().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"seconds", "errors"} and isinstance(node.ctx, ast.Load)
    }
    assert {name for name, _what in read} == {"guests/room.py", "guests/watch.py", TRYING}
