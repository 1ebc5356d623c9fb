"""What tests of the room share: the example film copied to a folder of the test's own, and the room opened on it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edgecode.bootstrap import PartnersOf, open_desk
from simulators.the_ferry import copied
from web.browsing import Opener, Room
from web.chromium import Server, address_of, opened, served
from web.rooms import room_of

# The tests share a busy machine: what a browser is expected to show may take longer than Playwright's five seconds.
expect.set_options(timeout=20_000)


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the example film."""
    return copied(tmp_path / "ferry")


@pytest.fixture
def opener() -> Iterator[Opener]:
    """Open rooms on folders, and close them again; ``partners`` are those a film has agreements with."""
    with ExitStack() as open_rooms:

        def open_room(folder: Path, *, partners: PartnersOf = tuple) -> Room:
            return open_rooms.enter_context(room_of(open_desk(folder, partners=partners), folder))

        yield open_room


@pytest.fixture
def room(opener: Opener, ferry: Path) -> Room:
    """The room on the example film."""
    return opener(ferry)


@pytest.fixture
def server(ferry: Path, tmp_path: Path) -> Iterator[Server]:
    """``edgecode open`` on the copied film."""
    with served(ferry, state=tmp_path / "state") as process:
        yield process


@pytest.fixture
def address(server: Server) -> str:
    """Where the room is, as the command tells it."""
    return address_of(server)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page at a desk; whatever the browser complains about fails the test."""
    yield from opened(browser, address)
