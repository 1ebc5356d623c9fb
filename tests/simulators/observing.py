"""A partner who lives through some weeks of a film and writes down everything that it can observe."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Final

import msgspec

from edgecode.boundary.agreement import MINUTE_MS, Agreement
from edgecode.entries.handle import Handle
from simulators.film_world import FilmWorld
from simulators.observer import Observer
from simulators.partner import Partner, Reply
from simulators.trace import Doing, of_film

_DAY: Final = 24 * 60 * MINUTE_MS


class Event(msgspec.Struct, frozen=True):
    """Something that happens at a moment, in milliseconds since 1970, UTC."""

    at: int
    happens: Callable[[], object]


class Visitor:
    """One partner before its window, and what it writes down."""

    def __init__(self, world: FilmWorld, agreement: Agreement) -> None:
        """Come for the first time."""
        self._world, self._agreement = world, agreement
        self._partner: Partner = world.visitor(agreement)
        self.observer = Observer()

    def looks(self) -> None:
        """Ask whether there is anything new, as somebody does who waits for it."""
        self._saw("batches", self._partner.ask("/v1/batches"))

    def comes(self) -> None:
        """Look at the page, fetch what is new with its proof, and leave a receipt for it; each answer whole."""
        partner, seen = self._partner, self.observer
        seen.saw("time", self._world.clock.now())
        self._saw("page", partner.send("GET", partner.link().encode(), (), b""))
        for path in ("checkpoint", "batches"):
            self._saw(path, partner.ask(f"/v1/{path}"))
        for week in self._weeks()[-1:]:
            note = partner.ask(f"/v1/batches/{week}").body
            self._saw("receipt", partner.leave_receipt(week, digest=sha256(note).hexdigest()))
            self._saw("receipt again", partner.leave_receipt(week, digest=sha256(note).hexdigest()))
            self._saw("refusal of a digest", partner.leave_receipt(week, digest=sha256(b"another").hexdigest()))

    def asks_for_all(self) -> None:
        """Ask for everything there is."""
        for path in ("agreement", "schema", "openapi.json", "checkpoint", "batches"):
            self._saw(path, self._partner.ask(f"/v1/{path}"))
        for week in self._weeks():
            self._saw("batch", self._partner.ask(f"/v1/batches/{week}"))
            self._saw("proof", self._partner.ask(f"/v1/proofs/{week}"))
        for size in range(len(self._weeks()) + 2):
            self._saw("consistency", self._partner.ask(f"/v1/consistency/{size}"))

    def asks_amiss(self) -> None:
        """Ask for what there is not, and as one may not."""
        partner = self._partner
        self._saw("refusal of a week", partner.ask("/v1/batches/2031-W01"))
        self._saw("refusal of a path", partner.ask("/v1/../film.toml"))
        self._saw("refusal of a stranger", partner.send("GET", b"/v1/batches", (), b""))
        again = partner.headers("/v1/checkpoint")
        for what in ("answer", "refusal of a replay"):
            self._saw(what, partner.send("GET", b"/v1/checkpoint", again, b""))
        self._saw("refusal of another path", partner.send("GET", b"/v1/agreement", partner.headers("/v1/batches"), b""))
        self._saw("refusal of a receipt", partner.ask("/v1/receipts", method="POST", body=b"received"))

    def _weeks(self) -> list[str]:
        return [each.week.name for each in self._world.partners.sent(str(self._agreement.id))]

    def gets_files(self) -> None:
        """Look at what the house hands over as files: the notes, the key, the checkpoint."""
        partners, agreement = self._world.partners, str(self._agreement.id)
        self.observer.saw("file of the key", partners.key(agreement))
        self.observer.saw("file of the checkpoint", partners.checkpoint(agreement))
        for sent in partners.sent(agreement):
            self.observer.saw("file of a batch", sent.note)
        for each in partners.agreed():
            if each.agreement.id == self._agreement.id:
                self.observer.saw("file of the agreement", each.note)

    def _saw(self, what: str, reply: Reply) -> None:
        self.observer.saw(f"{what}: status", reply.status)
        self.observer.saw(f"{what}: headers", "\n".join(f"{name}: {value}" for name, value in reply.headers))
        self.observer.saw(what, reply.body)


def lived_through(
    world: FilmWorld,
    doings: Iterable[Doing],
    *,
    agreements: Iterable[Agreement],
    weeks: int,
    also: Iterable[Event] = (),
) -> Mapping[Handle, Observer]:
    """Let the first weeks of a trace pass over a film; gives what the partner of each agreement observed of it.

    The agreements are signed already. ``also`` is what else happens.
    """
    known = tuple(agreements)
    visitors = {each.id: Visitor(world, each) for each in known}
    events = sorted(
        (*also, *(event for each in known for event in _slots(world, each, visitors[each.id], weeks=weeks))),
        key=lambda event: event.at,
    )
    left = sorted(of_film(doings, world.film), key=lambda doing: doing.at)
    for event in events:
        done, left = _parted(left, at=event.at)
        world.clock.at = max(world.clock.at, event.at)
        world.play(done)
        event.happens()
    for visitor in visitors.values():
        visitor.gets_files()
    return {name: visitor.observer for name, visitor in visitors.items()}


def _parted(doings: Sequence[Doing], *, at: int) -> tuple[list[Doing], list[Doing]]:
    return [each for each in doings if each.at < at], [each for each in doings if each.at >= at]


def _slots(world: FilmWorld, agreement: Agreement, visitor: Visitor, *, weeks: int) -> Iterable[Event]:
    """At each slot the house closes and sends; the partner waits before it, and comes; last, on more days than it may."""
    for week in [*agreement.weeks()][:weeks]:
        slot = agreement.slot(week)
        yield Event(slot - MINUTE_MS, visitor.looks)
        yield Event(slot, partial(_goes, world, agreement, visitor))
    yield Event(slot + MINUTE_MS, visitor.asks_for_all)
    yield Event(slot + MINUTE_MS, visitor.asks_amiss)
    yield Event(slot + 4 * _DAY, visitor.looks)
    yield Event(slot + 5 * _DAY, visitor.looks)


def _goes(world: FilmWorld, agreement: Agreement, visitor: Visitor) -> None:
    world.close()
    sent = world.send(agreement)
    for each in sent:
        visitor.observer.saw(f"{each.week.name} came", world.clock.now())
    visitor.comes()
