"""What this room's film has of guest tools: those that are in, what runs, bundles that were looked at, and letters."""

import hashlib
import importlib
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from threading import RLock
from typing import Final, cast

import msgspec

from edgecode.bootstrap_guests import guest_desk, guest_room
from edgecode.boundary.errors import GuestError
from edgecode.usecases.desk import Desk
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.letter_states import Letters
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.ports.guests import Bundle
from edgecode.usecases.today import Today
from edgecode.web.asked import Asked
from edgecode.web.guest_runs import GuestRuns, OpenRoom

_MOST_KEPT: Final = 2
"""Bundles that were looked at and not let in yet: each lies in memory."""
_GONE: Final = "Choose the file once more: a bundle is kept until the room is closed, or two others were looked at."


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A bundle that somebody looked at: as it came, what its file is called, and the partner's key that was named."""

    bundle: Bundle
    path: str
    key: str


class LookedAt:
    """Bundles between the two steps of letting one in, by the SHA-256 of their notes."""

    def __init__(self) -> None:
        """Begin without any."""
        self._turn = RLock()
        self._kept: dict[str, Looked] = {}

    def keep(self, looked: Looked) -> str:
        """Keep one, in place of the oldest where there are too many, and give its digest (64 hexadecimal digits)."""
        digest = hashlib.sha256(looked.bundle.note).hexdigest()
        with self._turn:
            self._kept.pop(digest, None)
            self._kept[digest] = looked
            while len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        return digest

    def get(self, digest: str) -> Looked:
        """Give one. Raises :class:`GuestError` where it is not kept any more."""
        with self._turn:
            found = self._kept.get(digest)
        if found is None:
            raise GuestError("bundle", expected="one that was looked at just now", found="none", advice=_GONE)
        return found

    def let_go(self, digest: str) -> None:
        """Keep one no longer."""
        with self._turn:
            self._kept.pop(digest, None)


class GuestsHere:
    """Everything of it. ``put_right`` tells, by the ids of letters, what was put right in their texts when they came."""

    def __init__(self, desk: Desk, *, guests: GuestDesk, room: OpenRoom, letters: Callable[[], Letters]) -> None:
        """Take the desk of the film, its guest tools, what makes a room to run them in, and what opens its letters."""
        self.guests, self._open_letters = guests, letters
        self.running = RunDesk(desk, guests=guests, room=room(bool))
        self.runs = GuestRuns(lambda made: RunDesk(desk, guests=guests, room=made), room=room)
        self.looked_at = LookedAt()
        self.put_right: dict[str, tuple[str, ...]] = {}
        self._can_run = False

    @cached_property
    def letters(self) -> Letters:
        """The letters of the film, opened with the first that somebody deals with: the scanner takes long to load."""
        return self._open_letters()

    def why_not(self) -> str:
        """Say why no tool can be run on this machine; that it can is tried once, that it cannot each time."""
        if not self._can_run:
            why = self.running.why_not()
            self._can_run = not why
            return why
        return ""


def open_guests(folder: Path, *, desk: Desk) -> GuestsHere:
    """Open what a film has of guest tools; nothing is made for it."""
    guests = guest_desk(folder, desk=desk)
    return GuestsHere(desk, guests=guests, room=guest_room, letters=partial(_letters, folder, desk=desk))


def _letters(folder: Path, *, desk: Desk) -> Letters:
    return cast("Letters", importlib.import_module("edgecode.bootstrap_letters").letter_desk(folder, desk=desk))


def guests_of(request: Asked) -> GuestsHere:
    """Give what this room has of guest tools."""
    found = request.app.state["guests"]
    if not isinstance(found, GuestsHere):
        raise TypeError(found)
    return found


def guests_waiting(request: Asked, today: Today) -> int:
    """Count the findings of guest tools that want a decision of whoever looks."""
    here = guests_of(request)
    if not here.guests.installed():
        return 0
    return sum(len(found.cards) for found in here.running.findings_in(today))
