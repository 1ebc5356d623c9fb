"""Where what guest tools need is joined: apart from the rest, so that no other command loads it."""

from collections.abc import Callable
from pathlib import Path

from edgecode.bootstrap import KeptGuests, open_desk
from edgecode.bootstrap_partners import partners_of
from edgecode.guests.room import Room
from edgecode.usecases.desk import Desk
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.run_desk import RunDesk
from edgecode.usecases.ports.guests import GuestRoom


def guest_desk(path: str | Path, *, desk: Desk | None = None) -> GuestDesk:
    """Open a film for its guest tools. Raises what ``open_desk`` does."""
    root, partners = Path(path), partners_of(path)

    def has_agreements() -> bool:
        kept = partners(False)  # noqa: FBT003  it is asked so
        return kept is not None and bool(kept.agreed())

    return GuestDesk(desk or open_desk(root), tools=KeptGuests(root), has_agreements=has_agreements)


def run_desk(
    path: str | Path, *, desk: Desk | None = None, guests: GuestDesk | None = None, room: GuestRoom | None = None
) -> RunDesk:
    """Open a film for running its guest tools, and for what they found. Raises what ``open_desk`` does."""
    desk = desk or open_desk(path)
    guests = guests or guest_desk(path, desk=desk)
    return RunDesk(desk, guests=guests, room=room or Room())


def guest_room(is_stopped: Callable[[], bool]) -> GuestRoom:
    """Give a room whose runs a person can stop: ``is_stopped`` is asked again and again while one goes on."""
    return Room(is_stopped=is_stopped)
