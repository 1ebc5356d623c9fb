"""A film with its partners, all of it real and on disk, under one clock that waits for nobody.

People's doings are replayed into its record; at each slot the week is closed and sent. The sender and the window run in this
process, so that time is the clock's; their own processes are tested elsewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final, NoReturn
from unittest.mock import patch

import msgspec

from edgecode.bootstrap import open_desk
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.bits import worst_case_bits
from edgecode.boundary.scan.fingerprints import Fingerprints
from edgecode.boundary.scan.scanner import Scan
from edgecode.boundary.week import Week
from edgecode.consent.partner import AskingPartner
from edgecode.dispatch.went import Went
from edgecode.entries.handle import Handle
from edgecode.findings.finding import Finding
from edgecode.record.keys import read_verifier
from edgecode.sender.sending import Places, Sender
from edgecode.sender.window.app import create_window
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Looking
from edgecode.store import sender_process
from edgecode.store.partner_places import PartnerPlaces, places_of
from edgecode.store.partners_store import PartnersStore
from edgecode.store.places import OWN, another_state
from edgecode.usecases.asking_partners import asking_partners
from edgecode.usecases.partners import closing
from edgecode.usecases.partners.agreeing import AgreeDesk
from edgecode.usecases.partners.closing import Closed, ClosingDesk, NotClosed
from edgecode.usecases.partners.mirror import MirrorDesk
from edgecode.usecases.partners.scanning import scan_batch
from edgecode.usecases.partners.signing_agreements import signed_by
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.partners import Sent
from edgecode.usecases.replay.replay import replay
from edgecode.usecases.run_checks import BROKE
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from simulators.partner import Partner, through_application
from simulators.trace import AGREED, Doing, lines
from simulators.two_films import TwoFilm, made_in
from simulators.two_partners import KEYS

HOUSE: Final = "office"
"""The part of the cast that agrees with partners."""


class WaitingClock(SetClock):
    """A clock that runs on by itself only while somebody waits for it."""

    def wait(self, milliseconds: int) -> None:
        """Be so much later at once."""
        self.at += milliseconds


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What only somebody who sees the film knows: what is found in it, its script's file and letters, its takes, a scene."""

    findings: tuple[Finding, ...]
    ran: tuple[str, ...]
    broke: tuple[str, ...]
    script: str
    letters: int
    takes: int
    scene: str


class FilmWorld:
    """One film, and what happens to it, in the order in which methods are called; time only runs on."""

    def __init__(
        self, root: Path, film: TwoFilm, *, seed: int, scans: int = 0, beside: "FilmWorld | None" = None
    ) -> None:
        """Write the film below a root and open it; the seed is the film's own, and moves all its handles, ids and keys.

        ``scans`` is how many batches are scanned by the real scanner, which takes seconds for one; the others pass.
        ``beside`` is another film of the same user, at the same time.
        """
        self.film, self.folder = film, made_in(root / "film", film)
        self.state: Path = beside.state if beside is not None else root / "state"
        self.clock: WaitingClock = beside.clock if beside is not None else WaitingClock(AGREED)
        self.desk = open_desk(self.folder, clock=self.clock, entropy=CountedEntropy(seed), partners=self._asking)
        self.closed: list[Closed | NotClosed] = []
        self._has_partners = False
        self._scans = scans
        self._memories: dict[Handle, Memory] = {}

    @cached_property
    def partners(self) -> PartnersStore:
        """What is kept for the partners, made with the first agreement."""
        self._has_partners = True
        with self.desk.whole_record(make=True) as stores:
            assert stores is not None
            self._film_id = str(stores.deciding.film)
        return self.opened()

    def opened(self) -> PartnersStore:
        """Open what is kept for the partners once more, as another thread or process does."""
        return PartnersStore(self.folder / OWN, film=self.folder, film_id=self._film_id, state=self.state)

    @cached_property
    def closing(self) -> ClosingDesk:
        """What closes weeks."""
        return ClosingDesk(self.desk, partners=self.partners)

    @cached_property
    def facts(self) -> Facts:
        """What is in the film; the checks look for it."""
        today = self.desk.today()
        film, checked = today.look.film, today.checked
        assert film.script is not None
        return Facts(
            findings=checked.findings,
            ran=checked.ran,
            broke=tuple(each.check for each in checked.skipped if each.reason.startswith(BROKE)),
            script=film.script.path,
            letters=sum(len(each.text) for each in film.script.paragraphs),
            takes=len(film.dailies.takes),
            scene=film.scenes[0].number,
        )

    @property
    def entries(self) -> int:
        """How many entries the record has."""
        with self.desk.whole_record(make=False) as stores:
            return len(stores.record.entries()) if stores is not None else 0

    def agree(self, agreement: Agreement, *, entropy: Entropy | None = None) -> None:
        """Let the partner and the house sign an agreement. The seed is the same in every film, unless drawn from elsewhere."""
        with self.here():
            self._agreeing(entropy or CountedEntropy(int(agreement.id.digits, 16))).agree(
                signed_by(agreement, key=KEYS[agreement.id], path="deal.toml"),
                path="deal.note",
                by=self.film.cast[HOUSE],
            )

    def revoke(self, agreement: Agreement) -> None:
        """Let the house revoke an agreement."""
        with self.here():
            self._agreeing(CountedEntropy(0)).revoke(str(agreement.id), by=self.film.cast[HOUSE])

    def play(self, doings: Iterable[Doing]) -> None:
        """Let people do things, the last of them not after now."""
        with self.here():
            if played := lines(doings, self.film):
                replay(played, path="trace.jsonl", desk=self.desk)

    def withhold(self, part: str, agreement: Agreement, week: Week) -> None:
        """Let somebody withdraw their part in a week's batch."""
        with self.here():
            MirrorDesk(self.desk, self.partners).withhold(str(agreement.id), week.name, by=self.film.cast[part])

    def close(self) -> None:
        """Close what is due now."""
        with self.here(), patch.object(closing, "scan_batch", self._scan):
            self.closed += self.closing.close()

    def send(self, agreement: Agreement) -> tuple[Sent, ...]:
        """Send what is due now, by the real sender, in this process."""
        with self.here(), patch.object(sender_process, "send", self.sender):
            return self.partners.send(str(agreement.id)).sent

    def sender(
        self, places: PartnerPlaces, *, agreement: Handle, debited: Iterable[Week], private: Sequence[Path]
    ) -> Went:
        """Be the sender's process, in this one."""
        assert self.folder in private
        return Sender(
            Places(outbox=places.outbox, log=places.log, seed=places.seed, seen=places.checkpoint),
            agreement=agreement,
            seed=self.partners.seed(str(agreement)),
            clock=self.clock,
        ).send(debited=debited)

    def visitor(self, agreement: Agreement) -> Partner:
        """Give the partner before its window."""
        places = self._places(agreement.id)
        key = read_verifier(self.partners.key(str(agreement.id)))
        if agreement.id not in self._memories:
            self._memories[agreement.id] = Memory(places.window)
        memory = self._memories[agreement.id]
        look = Looking(places.log, key=key, seen=places.window / "seen")
        window = create_window(look, memory=memory, now=self.clock.now, falls=_fall)
        return Partner(through_application(window), key=KEYS[agreement.id], log=key, now=self.clock.now)

    @contextmanager
    def here(self) -> Iterator[None]:
        """The user's own folder is this world's."""
        with another_state(self.state):
            yield

    def end(self) -> None:
        """Let go of everything that was opened."""
        for memory in self._memories.values():
            memory.close()
        if self._has_partners:
            self.partners.close()

    def _scan(self, body: str, prints: Fingerprints) -> Scan:
        self._scans -= 1
        return scan_batch(body, prints) if self._scans >= 0 else Scan()

    def _asking(self) -> tuple[AskingPartner, ...]:
        return asking_partners(self.partners.agreed(), self.partners.ended()) if self._has_partners else ()

    def _agreeing(self, entropy: Entropy) -> AgreeDesk:
        return AgreeDesk(
            self.desk,
            partners=lambda make: self.partners if make or self._has_partners else None,
            entropy=entropy,
            worst_case=worst_case_bits,
            films_under=lambda _agreement: 0,
        )

    def _places(self, agreement: Handle) -> PartnerPlaces:
        return places_of(str(agreement), stores=self.folder / OWN, state=self.state, film_id=self._film_id)


@contextmanager
def lived(world: FilmWorld) -> Iterator[FilmWorld]:
    """Give a world for as long as the block lasts."""
    try:
        yield world
    finally:
        world.end()


def _fall(says: str) -> NoReturn:
    raise AssertionError(says)
