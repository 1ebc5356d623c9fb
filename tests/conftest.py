"""What tests share: a film told in the test's own docstring, written out as real files and opened for real."""

import gc
import inspect
import re
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from _pytest.nodeid import NodeId
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, sync_playwright

from edgecode.bootstrap import open_film
from edgecode.usecases.open_film import Look, OpenFilm
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy
from web.chromium import chromium

# How long one case takes is the machine's matter on a busy day, and says nothing about what is tested.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"
_FILE = re.compile(r"^--- (\S+)\n", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The one word of our own on the command line of the tests."""
    parser.addoption("--take-pictures", action="store_true", help="take the pictures of README and docs anew")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while thousands of tests are collected, nor afterwards among what was: all of it stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Have tests that are marked as one group dealt to one process, as ``--dist loadgroup`` asks.

    The group stands behind a test's id, where pytest-xdist 3.8 reads it; it writes it where pytest 9.2 looks no longer, so
    that without this every process makes what a group shares.
    """
    if not config.getoption("loadgroup", default=False):
        return
    for item in items:
        group = next((str(mark.args[0]) for mark in item.iter_markers("xdist_group")), None)
        if group is not None and not item.nodeid.endswith(f"@{group}"):
            item._id = NodeId.parse(f"{item.nodeid}@{group}")  # noqa: SLF001  as pytest-xdist itself does
            assert item.nodeid.endswith(f"@{group}")


def written(told: str, folder: Path) -> Path:
    """Write the files a text tells, each begun by ``--- path``; ``--- NAME.cut`` lists clip names and becomes an EDL."""
    parts = _FILE.split(inspect.cleandoc(told))
    for path, content in zip(parts[1::2], parts[2::2], strict=True):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".cut":
            file.with_suffix(".edl").write_text(edl(content.split("\n")), encoding="utf-8")
        else:
            file.write_text(content.strip("\n") + "\n", encoding="utf-8")
    return folder


def edl(names: list[str]) -> str:
    """Write an edit decision list at 24 fps of clips two seconds long, by their names."""
    rows = ["TITLE: cut", "FCM: NON-DROP FRAME", "* FRAME RATE: 24"]
    for number, name in enumerate((name for name in names if name.strip()), start=1):
        tape = f"T{number:03d}"
        clock = f"01:00:{2 * number:02d}:00 01:00:{2 * number + 2:02d}:00"
        rows += [f"{number:03d}  {tape:<8} V     C        {clock} {clock}", f"* FROM CLIP NAME: {name.strip()}"]
    return "\n".join(rows) + "\n"


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The film the test tells in its docstring, as a folder of files."""
    made = tmp_path / "film"
    made.mkdir()
    return written(request.function.__doc__ or "", made)


@pytest.fixture
def opened(folder: Path) -> OpenFilm:
    """The told film, opened with a clock that is set and an entropy that counts."""
    return open_film(folder, clock=SetClock(), entropy=CountedEntropy())


@pytest.fixture
def look(opened: OpenFilm) -> Look:
    """One look at the told film."""
    return opened.look()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one at a time."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of a process; each page is in a context of its own."""
    with chromium(playwright) as started:
        yield started
