"""*Boards* and *Cut* in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
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
PAGES: Final = (
    "/boards",
    "/boards?scene=2&panel=2.3",
    "/cut",
    "/cut?cut=cuts/assembly.edl",
    "/",
    "/script?scene=2",
    "/record",
)
_BROKEN: Final = "[...document.images].filter((each) => each.complete && !each.naturalWidth).map((each) => each.src)"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this file."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def address(ferry: Path, tmp_path: Path) -> Iterator[str]:
    """Where ``edgecode open`` on the copied film shows it; panels behind the draft are noted."""
    with (ferry / "film.toml").open("a") as settings:
        settings.write('\n[[standings]]\ncheck = "panel-behind-draft"\nstanding = "offered"\nby = "Beatrice Nwosu"\n')
    command: list[str | Path] = [Path(sys.executable).with_name("edgecode"), "open", ferry, "--no-browser"]
    environment = os.environ | {"XDG_STATE_HOME": str(tmp_path / "state")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
        told = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline() if process.stdout else "")
        assert told is not None
        yield told[0]
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def opened(browser: Browser, address: str, *, size: tuple[int, int] = DESKTOP, scripts: bool = True) -> Iterator[Page]:
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
    yield from opened(browser, address)


def until(page: Page, holds: str) -> None:
    """Wait until something holds on a page; Playwright's own way to wait is code that the page's policy refuses."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(100)
    raise AssertionError(holds)


def test_the_boards_by_keys_alone(page: Page) -> None:
    """Next scene, its panels, one large, the next, and back."""
    page.goto("/boards")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#scene-1")).to_be_focused()
    page.keyboard.press("ArrowRight")
    focused = page.locator("a[data-panel]:focus")
    expect(focused).to_have_attribute("aria-label", "Panel 2.1, large")
    page.keyboard.press("ArrowRight")
    expect(focused).to_have_attribute("aria-label", "Panel 2.2, large")
    page.keyboard.press("ArrowDown")
    expect(focused).not_to_have_attribute("aria-label", "Panel 2.3, large")
    page.keyboard.press("ArrowUp")
    expect(focused).to_have_attribute("aria-label", "Panel 2.2, large")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Panel 2.2")
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text("Panel 2.3")
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Boards")
    assert page.url.endswith("/boards#scene-1")


def test_every_picture_comes_and_keeps_its_place(page: Page) -> None:
    page.goto("/boards")
    for image in page.locator(".contacts img").all():
        image.scroll_into_view_if_needed()
    until(page, "[...document.images].every((each) => each.complete)")
    assert page.evaluate(_BROKEN) == []
    assert page.evaluate("document.images.length") == 28


def test_the_cut_by_keys_alone_and_the_movie_goes_along(page: Page) -> None:
    page.goto("/cut")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#facts h2").first).to_have_text("1B-1A")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#facts h2").first).to_have_text("1-3A*")
    expect(page.locator(".strip a[aria-current]")).to_have_count(1)
    until(page, "Math.abs(document.getElementById('movie').currentTime - 7.375) < 0.05")
    page.keyboard.press("j")
    expect(page.locator("#facts dd").first).to_contain_text("3 2")
    assert "clip=" in page.url
    until(page, "document.getElementById('movie').currentTime > 60")
    page.keyboard.press("k")
    expect(page.locator("#facts h2").first).to_have_text("1B-1A")
    page.reload()
    expect(page.locator("#facts h2").first).to_have_text("1B-1A")


def test_a_click_in_the_list_or_over_the_whole_cut_chooses_a_clip(page: Page) -> None:
    page.goto("/cut")
    page.locator(".overview a", has_text="6").last.click()
    expect(page.locator("#facts h2").first).to_have_text("6-3A*")
    expect(page.locator(".strip a[aria-current]")).to_be_in_viewport()
    page.locator(".table a[data-clip]", has_text="1A-2A*").first.click()
    expect(page.locator("#facts h2").first).to_have_text("1A-2A*")
    expect(page.locator("tr[aria-current]")).to_contain_text("01:00:34:16")


def test_while_it_plays_the_line_over_the_strip_goes_along(page: Page) -> None:
    page.goto("/cut")
    until(page, "document.getElementById('movie').readyState >= 2")
    page.evaluate("document.getElementById('movie').muted = true")
    page.keyboard.press(" ")
    until(page, "document.getElementById('movie').currentTime > 0.6")
    page.keyboard.press(" ")
    assert page.evaluate("document.getElementById('movie').paused")
    assert "translate(" in (page.locator(".playhead").get_attribute("transform") or "")


def test_a_new_panel_shows_by_itself(page: Page, ferry: Path) -> None:
    page.goto("/boards")
    expect(page.locator("a[data-panel]")).to_have_count(28)
    with (ferry / "boards" / "panels.csv").open("a") as panels:
        panels.write("6.9,6,6,,The door.,,,3\n")
    expect(page.locator("a[data-panel]")).to_have_count(29)
    expect(page.locator("#told")).to_contain_text("boards/panels.csv changed")


def test_a_change_of_the_folder_leaves_the_movie_and_the_chosen_clip_alone(page: Page, ferry: Path) -> None:
    page.goto("/cut")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#facts h2").first).to_have_text("1-3A*")
    page.evaluate("document.getElementById('movie').dataset.mine = 'yes'")
    log = ferry / "dailies" / "day-1" / "log.csv"
    log.write_text(log.read_text().replace("Best for the click.", "Best of all for the click."))
    expect(page.locator("#facts")).to_contain_text("Best of all for the click.")
    expect(page.locator("#facts h2").first).to_have_text("1-3A*")
    assert page.evaluate("document.getElementById('movie').dataset.mine") == "yes"
    assert page.evaluate("Math.abs(document.getElementById('movie').currentTime - 7.375) < 0.05")


def test_the_keys_of_a_page_open_on_a_question_mark(page: Page) -> None:
    page.goto("/cut")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("clip before, next clip")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".strip a[aria-current]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    assert page.url.endswith("/cut")


def test_the_pages_can_be_used_with_scripts_off(browser: Browser, address: str) -> None:
    for page in opened(browser, address, size=PHONE, scripts=False):
        page.goto("/boards")
        page.get_by_role("link", name="Panel 1.2, large").click()
        expect(page.locator("h1")).to_have_text("Panel 1.2")
        page.goto("/cut")
        page.locator(".table a[data-clip]", has_text="1A-2A*").first.click()
        expect(page.locator("#facts h2").first).to_have_text("1A-2A*")
        expect(page.get_by_role("link", name="Play from here")).to_be_visible()
        expect(page.get_by_role("button", name="Keys of this page")).to_be_hidden()
        page.get_by_role("button", name="Paper").click()
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        expect(page.locator("#facts h2").first).to_have_text("1A-2A*")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_page_has_a_serious_fault_in_any_light(
    browser: Browser, address: str, size: tuple[int, int], theme: str, tmp_path: Path
) -> None:
    for page in opened(browser, address, size=size):
        page.context.add_cookies([{"name": "edgecode-theme", "value": theme, "url": address}])
        for number, path in enumerate(PAGES):
            page.goto(path)
            if path == "/cut":
                page.locator(".table a[data-clip]").nth(1).click()
                expect(page.locator("#facts h2").first).to_have_text("1-3A*")
            page.screenshot(path=tmp_path / f"{number}-{theme}-{size[0]}.png", full_page=True)
            faults = [
                f"{path}: {fault['id']} {[node['target'] for node in fault['nodes']]}"
                for fault in Axe().run(page).response["violations"]
                if fault["impact"] in {"serious", "critical"}
            ]
            assert not faults
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width == size[0], f"{path} scrolls sideways"
