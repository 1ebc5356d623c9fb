"""The *Takes* page in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside."""

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from web.chromium import PHONE, chromium, needs_chromium, opened, press

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests of this file; it may play before anybody clicked, as after a click it always does."""
    with chromium(playwright, "--autoplay-policy=no-user-gesture-required") as started:
        yield started


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
    press(page, "j")
    expect(tiles.nth(0)).to_be_focused()
    press(page, "j")
    press(page, "j")
    press(page, "k")
    expect(tiles.nth(1)).to_be_focused()
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"take="))
    name = page.locator("h1").inner_text()
    press(page, "j")
    expect(page.locator("h1")).not_to_have_text(name)
    press(page, "k")
    expect(page.locator("h1")).to_have_text(re.sub(r"\s+", " ", name))
    press(page, "Escape")
    expect(page.locator("h1")).to_have_text("Takes")
    expect(tiles.nth(1)).to_be_focused()


def test_a_line_seeks_the_player_and_space_plays_and_stops(page: Page) -> None:
    page.goto("/takes?take=1-3")
    page.locator(".covered [data-seek]").first.click()
    expect(page).to_have_url(re.compile(r"/takes\?take=1-3$"))
    wait(page, lambda: playing(page) > 29.6)
    assert playing(page) < 34
    page.locator("h1").click(position={"x": 300, "y": 5})
    press(page, " ")
    wait(page, lambda: paused(page))
    stopped = playing(page)
    press(page, " ")
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
