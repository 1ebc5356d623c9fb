"""*Boards* and *Cut* in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside."""

import struct
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, expect

from web.chromium import PHONE, needs_chromium, opened, press, until

_BROKEN: Final = "[...document.images].filter((each) => each.complete && !each.naturalWidth).map((each) => each.src)"

pytestmark = needs_chromium


def test_the_boards_by_keys_alone(page: Page) -> None:
    """What is to be decided, next scene, its panels, one large, the next, and back."""
    page.goto("/boards")
    press(page, "j")
    press(page, "j")
    press(page, "j")
    expect(page.locator("#scene-1")).to_be_focused()
    press(page, "ArrowRight")
    focused = page.locator("a[data-panel]:focus")
    expect(focused).to_have_attribute("aria-label", "Panel 2.1, large")
    press(page, "ArrowRight")
    expect(focused).to_have_attribute("aria-label", "Panel 2.2, large")
    press(page, "ArrowDown")
    expect(focused).not_to_have_attribute("aria-label", "Panel 2.3, large")
    press(page, "ArrowUp")
    expect(focused).to_have_attribute("aria-label", "Panel 2.2, large")
    press(page, "Enter")
    expect(page.locator("h1")).to_have_text("Panel 2.2")
    press(page, "ArrowRight")
    expect(page.locator("h1")).to_have_text("Panel 2.3")
    press(page, "Escape")
    expect(page.locator("h1")).to_have_text("Boards")
    assert page.url.endswith("/boards#scene-1")


def test_every_picture_comes_and_keeps_its_place(page: Page) -> None:
    page.goto("/boards")
    for image in page.locator(".contacts img").all():
        image.scroll_into_view_if_needed()
    until(page, "[...document.images].every((each) => each.complete)")
    assert page.evaluate(_BROKEN) == []
    assert page.evaluate("document.images.length") == 28


def test_a_scan_that_cannot_be_made_smaller_says_why_in_its_place(browser: Browser, address: str, ferry: Path) -> None:
    """A PNG that says it is 12,000 pixels wide and 9,000 high, and holds none of them: the browser complains as well."""
    says = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">LL", 12_000, 9_000) + b"\x08\2\0\0\0"
    (ferry / "boards" / "1.1.png").write_bytes(says)
    page = browser.new_page(base_url=address)
    page.goto("/boards")
    first = page.locator("section.board a[data-panel]").first
    expect(first.locator(".facts")).to_contain_text("expected a")
    expect(first.locator(".words")).to_contain_text("The cable, the ferry")
    expect(first.locator("img")).to_have_count(0)
    page.close()


def test_the_cut_by_keys_alone_and_the_movie_goes_along(page: Page) -> None:
    page.goto("/cut")
    press(page, "ArrowRight")
    expect(page.locator("#facts h2").first).to_have_text("1B-1A")
    press(page, "ArrowRight")
    expect(page.locator("#facts h2").first).to_have_text("1-3A*")
    expect(page.locator(".strip a[aria-current]")).to_have_count(1)
    until(page, "Math.abs(document.getElementById('movie').currentTime - 7.375) < 0.05")
    press(page, "j")
    expect(page.locator("#facts dd").first).to_contain_text("3 2")
    assert "clip=" in page.url
    until(page, "document.getElementById('movie').currentTime > 60")
    press(page, "k")
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
    press(page, " ")
    until(page, "document.getElementById('movie').currentTime > 0.6")
    press(page, " ")
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
    press(page, "ArrowRight")
    press(page, "ArrowRight")
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
    press(page, "?")
    expect(page.locator("#keys")).to_be_visible()
    expect(page.locator("#keys")).to_contain_text("clip before, next clip")
    press(page, "ArrowRight")
    expect(page.locator(".strip a[aria-current]")).to_have_count(0)
    press(page, "Escape")
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
