"""A partner's window in this process, on a log that the tests make."""

from pathlib import Path
from typing import NoReturn

from edgecode.boundary.agreement import DAY_MS
from edgecode.sender.window.app import create_window
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Looking
from simulators.agreements import ARIA
from simulators.clock import SetClock
from simulators.partner import Headers, Partner, Reply, Send, through_application
from simulators.partner_film import PartnerFilm


class FallenError(Exception):
    """The window ended its process."""


def fall(says: str) -> NoReturn:
    """Stand in for the end of the process."""
    raise FallenError(says)


class Window:
    """One window that may be opened and closed; ``clock`` is its own, ``memory`` the folder in which it remembers."""

    def __init__(self, film: PartnerFilm, memory: Path) -> None:
        """Open it, on the day of its first slot, at noon."""
        self.film, self.folder = film, memory
        self.clock = SetClock(film.agreement.slot(film.weeks[0]))
        memory.mkdir()
        self.open()

    def open(self) -> None:
        """Begin to answer, with what is remembered in the folder."""
        self.memory = Memory(self.folder)
        look = Looking(self.film.folder, key=self.film.key.verifier, seen=self.folder / "seen")
        self.send: Send = through_application(create_window(look, memory=self.memory, now=self.clock.now, falls=fall))

    def reopen(self) -> None:
        """End and begin again."""
        self.memory.close()
        self.open()

    def partner(self, clock: SetClock | None = None) -> Partner:
        """The partner of the agreement, by the window's clock unless it has one of its own."""
        log = self.film.key.verifier
        now = (clock or self.clock).now
        return Partner(self.ask, key=ARIA, log=log, now=now)

    def ask(self, method: str, target: bytes, headers: Headers, body: bytes) -> Reply:
        """Ask the window as it is open now."""
        return self.send(method, target, headers, body)

    def next_day(self) -> None:
        """Let a day pass."""
        self.clock.move(DAY_MS)

    @property
    def refusals(self) -> list[str]:
        """The words that were kept for the studio."""
        kept = sorted((self.folder / "refusals").glob("*"))
        return [line.split()[1] for each in kept for line in each.read_text().splitlines()]
