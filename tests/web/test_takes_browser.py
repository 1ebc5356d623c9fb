"""The *Takes* page in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no stubs
from playwright.sync_api import Browser, Page, expect, sync_playwright

CHROMIUM: Final = shutil.which("chromium")
FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
DESKTOP: Final = (1440, 900)
PHONE: Final = (390, 844)
PAGES: Final = ("/takes", "/takes?only=circled", "/takes?take=1-3", "/takes?take=A6-1WT", "/takes?take=1-1", "/")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file; it may play before anybody clicked, as after a click it always does."""
    with sync_playwright() as playwright:
        flags = [*FLAGS, "--autoplay-policy=no-user-gesture-required"]
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def address(ferry: Path, tmp_path: Path) -> Iterator[str]:
    """Where ``edgecode open`` serves the copied film."""
    command: list[str | Path] = [Path(sys.executable).with_name("edgecode"), "open", ferry, "--no-browser"]
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path / "state")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        if process.stdout is None:
            raise AssertionError(process)
        told = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert told is not None
        yield told[0]
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def opened(browser: Browser, address: str, *, size: tuple[int, int], scripts: bool = True) -> Iterator[Page]:
    """A new browser window of its own; whatever the browser complains about fails the test."""
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(base_url=address, viewport=viewport, java_script_enabled=scripts)  # type: ignore[arg-type]
    complaints: list[str] = []
    shown = context.new_page()
    shown.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    shown.on("pageerror", lambda fault: complaints.append(str(fault)))
    yield shown
    context.close()
    assert not complaints, complaints


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page at a desk."""
    yield from opened(browser, address, size=DESKTOP)


def playing(page: Page) -> float:
    """Where the first player is, in seconds."""
    at = page.evaluate("document.querySelector('[data-played]').currentTime")
    assert isinstance(at, float | int)
    return float(at)


def paused(page: Page) -> bool:
    """Whether the first player stands still."""
    return page.evaluate("document.querySelector('[data-played]').paused") is True


def wait(page: Page, done: Callable[[], bool]) -> None:
    """Wait up to ten seconds; the page's own rules forbid the browser to evaluate a condition itself."""
    for _ in range(100):
        if done():
            return
        page.wait_for_timeout(100)
    assert done()


def test_takes_are_walked_and_opened_by_keys_and_closed_again(page: Page) -> None:
    page.goto("/takes")
    tiles = page.locator("[data-card]")
    expect(tiles).to_have_count(46)
    page.keyboard.press("j")
    expect(tiles.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(tiles.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"take="))
    page.wait_for_load_state()  # keys count from then on
    name = page.locator("h1").inner_text()
    page.keyboard.press("j")
    expect(page.locator("h1")).not_to_have_text(name)
    page.wait_for_load_state()
    page.keyboard.press("k")
    expect(page.locator("h1")).to_have_text(re.sub(r"\s+", " ", name))
    page.wait_for_load_state()
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Takes")
    expect(tiles.nth(1)).to_be_focused()


def test_a_line_seeks_the_player_and_space_plays_and_stops(page: Page) -> None:
    page.goto("/takes?take=1-3")
    page.locator(".covered [data-seek]").first.click()
    expect(page).to_have_url(re.compile(r"/takes\?take=1-3$"))
    wait(page, lambda: playing(page) > 29.6)
    assert playing(page) < 34
    page.locator("h1").click(position={"x": 300, "y": 5})
    page.keyboard.press(" ")
    wait(page, lambda: paused(page))
    stopped = playing(page)
    page.keyboard.press(" ")
    wait(page, lambda: playing(page) > stopped)


def test_a_changed_report_does_not_stop_what_plays(page: Page, ferry: Path) -> None:
    page.goto("/takes?take=1-3")
    page.locator(".cues [data-seek]").first.click()
    wait(page, lambda: playing(page) > 29.6)
    log = ferry / "dailies" / "day-1" / "log.csv"
    log.write_text(
        log.read_text(encoding="utf-8").replace("Best for the click.", "The click is heard."), encoding="utf-8"
    )
    expect(page.locator(".papers").first).to_contain_text("The click is heard.")
    assert playing(page) > 29.6
    assert not paused(page)


@pytest.mark.skipif(find_spec("av") is None, reason="PyAV is not installed here, so there is no still to load")
def test_stills_load_as_they_come_into_view_and_evidence_leads_to_its_take(page: Page) -> None:
    page.goto("/takes")
    first = page.locator(".tile img").first
    expect(first).to_have_js_property("complete", value=True)
    assert first.evaluate("each => each.naturalWidth") == 320
    page.goto("/")
    picture = page.locator(".pic").first
    assert picture.evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"
    picture.click()
    expect(page.locator("video").first).to_be_visible()


def test_everything_is_there_with_scripts_off(browser: Browser, address: str) -> None:
    for page in opened(browser, address, size=PHONE, scripts=False):
        page.goto("/takes")
        page.get_by_role("link", name="Circled", exact=True).click()
        expect(page.locator(".struck")).to_have_count(1)  # in the key at the foot
        page.locator("[data-card]").first.click()
        expect(page.locator("video")).to_have_count(2)
        href = page.locator(".covered [data-seek]").first.get_attribute("href")
        assert href == "/film/dailies/day-1/A001C003_260302_R1AB.mp4#t=29.525"
        page.locator("[data-close]").click()
        expect(page.locator("h1")).to_have_text("Takes")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_have_no_serious_fault_for_anybody(browser: Browser, address: str, size: tuple[int, int]) -> None:
    for page in opened(browser, address, size=size):
        for path in PAGES:
            page.goto(path)
            faults = [
                f"{path}: {fault['id']} {[node['target'] for node in fault['nodes']]}"
                for fault in Axe().run(page).response["violations"]
                if fault["impact"] in {"serious", "critical"}
            ]
            assert not faults
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width == size[0], f"{path} scrolls sideways"
