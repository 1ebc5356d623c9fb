"""Rooms opened on folders in the process of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from litestar import Litestar
from litestar.testing import TestClient

from edgecode.usecases.desk import Desk
from edgecode.usecases.stills import StillMaker
from edgecode.web.app import create_app, state_of
from edgecode.web.guests_here import GuestsHere
from simulators.entropy import CountedEntropy
from web.browsing import Room

_CLOSED: Final[list[Litestar]] = []
"""Rooms that nobody is in: their sixty addresses, which take longest to make, serve the next folder as well."""


@contextmanager
def room_of(
    desk: Desk, folder: Path, *, stills: StillMaker | None = None, guests: GuestsHere | None = None
) -> Iterator[Room]:
    """Open a room. All of its state is its own, and its forms are signed with the key of every other: the entropy counts."""
    if _CLOSED:
        application = _CLOSED.pop()
        application.state = state_of(desk, folder, stills=stills, guests=guests)
    else:
        application = create_app(desk, folder, entropy=CountedEntropy(), stills=stills, guests=guests)
    with TestClient(application, base_url="http://127.0.0.1:8001", raise_server_exceptions=False) as room:
        yield room
    _CLOSED.append(application)
