"""A real Chromium and a real ``edgecode open`` for tests; nothing is fetched from outside."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser, Page, Playwright

from simulators.programs_at_hand import Running, can_fork, start

CHROMIUM: Final = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""Chromium without its windows, where that is installed: the same pages at a third of the processor time."""
DESKTOP: Final = (1440, 900)
PHONE: Final = (390, 844)
needs_chromium: Final = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed here")
_FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    *("--in-process-gpu", "--enable-features=NetworkServiceInProcess2"),
)
"""Pages are in processes of their own, as always; who paints and who fetches for all of them are threads of one process."""


@contextmanager
def chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    """Start Chromium, with some flags more."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_FLAGS, *flags])
    yield browser
    browser.close()


class Server(NamedTuple):
    """``edgecode open`` as it runs, and what it prints."""

    process: Running | subprocess.Popen[str]
    printed: IO[str]


@contextmanager
def served(film: Path, *, state: Path, as_installed: bool = False) -> Iterator[Server]:
    """``edgecode open`` on a film; forked from a process that has loaded it already, or started ``as_installed``."""
    words: list[str | Path] = ["open", film, "--no-browser"]
    environment = {"XDG_STATE_HOME": str(state)}
    reading, writing = os.pipe()
    with os.fdopen(reading) as printed:
        process: Running | subprocess.Popen[str]
        if as_installed or not can_fork():
            command = [Path(sys.executable).with_name("edgecode"), *words]
            process = subprocess.Popen(command, stdout=writing, env=os.environ | environment, text=True)
        else:
            process = start("edgecode", words, out=writing, err=2, more=environment)
        os.close(writing)
        try:
            yield Server(process, printed)
        except BaseException:
            # A test that failed has a page open still, which the room would wait for.
            process.kill()
            raise
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def address_of(server: Server) -> str:
    """Where the room is, as the command tells it; without the page to begin with."""
    return first_page_of(server).rpartition("/")[0]


def first_page_of(server: Server) -> str:
    """The page to begin with, as the command tells it."""
    told = re.search(r"http://127\.0\.0\.1:\d+/\S*", server.printed.readline())
    assert told is not None
    return told[0]


def opened(
    browser: Browser,
    address: str,
    *,
    size: tuple[int, int] = DESKTOP,
    scripts: bool = True,
    at: str = "",
    but: str = "",
) -> Iterator[Page]:
    """A new browser window of its own, at a page if one is given; whatever the browser complains about fails the test.

    ``but`` are words of a complaint that is expected.
    """
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=scripts)  # type: ignore[arg-type]
    complaints: list[str] = []
    shown = context.new_page()
    shown.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    shown.on("pageerror", lambda fault: complaints.append(str(fault)))
    if at:
        shown.goto(at)
    yield shown
    context.close()
    complaints = [each for each in complaints if not but or but not in each]
    assert not complaints, complaints


def press(page: Page, key: str) -> None:
    """Press a key once the page has its scripts: its words are seen before that, and keys count from then on."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def until(page: Page, holds: str) -> None:
    """Wait until something holds on a page; Playwright's own way to wait is code that the page's policy refuses."""
    for _ in range(200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    raise AssertionError(holds)


def faults_of(page: Page, path: str) -> list[str]:
    """What axe finds on a page that is serious for somebody."""
    return [
        f"{path}: {fault['id']} {[node['target'] for node in fault['nodes']]}"
        for fault in Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if fault["impact"] in {"serious", "critical"}
    ]
