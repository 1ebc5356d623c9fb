"""The room in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside."""

import re
import signal
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from simulators.the_ferry import FERRY
from web.chromium import PHONE, address_of, faults_of, first_page_of, needs_chromium, opened, press, served

UNSHOT: Final = "#card-f4cccf30a0f03223"
NONE_USABLE: Final = "#card-0848df36fc16ed69"
NOT_IN_CUT: Final = "#card-57934ee94456aae6"

pytestmark = needs_chromium


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page at a desk; whatever the browser complains about fails the test."""
    yield from opened(browser, address, at="/")


def choose(page: Page, name: str) -> None:
    """Be somebody."""
    page.locator("#ask").get_by_role("button", name=name).click()
    expect(page.locator("#who summary")).to_contain_text(name)


def test_a_day_at_the_desk_by_keys_alone(page: Page) -> None:
    """Open, decide, say as intended, undo, verify."""
    choose(page, "Hanne Lindqvist")
    first, second, third = (f"#{card.get_attribute('id')}" for card in page.locator("[data-card]").all()[:3])
    press(page, "j")
    expect(page.locator(first)).to_be_focused()
    press(page, "1")
    expect(page.locator(first)).not_to_have_attribute("data-card", "")
    expect(page.locator("#last")).to_contain_text("You took Pick it up")
    expect(page.locator(second)).to_be_focused()
    press(page, "m")
    expect(page.locator("#intended summary")).to_contain_text("2")
    expect(page.locator(third)).to_be_focused()
    press(page, "u")
    expect(page.locator("#intended summary")).to_contain_text("1")
    expect(page.locator(f"{second}[data-card]")).to_be_visible()
    page.get_by_role("link", name="Record").click()
    expect(page.locator(".entries li").first).to_contain_text("Hanne Lindqvist")
    press(page, "v")
    expect(page.locator("#verdict")).to_contain_text("unaltered")
    expect(page.locator("#verdict")).to_contain_text("This does not show that the record is complete")
    page.get_by_role("button", name="Sign a checkpoint").click()
    expect(page.locator("#checkpoint pre")).to_contain_text("edgecode")
    expect(page.locator("#verdict")).to_contain_text("unaltered")


@pytest.mark.parametrize("theme", ["Dark", "Paper"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_checkpoint_is_read_off_the_screen_in_any_light(
    browser: Browser, address: str, theme: str, *, scripts: bool
) -> None:
    for page in opened(browser, address, scripts=scripts, at="/"):
        choose(page, "Hanne Lindqvist")
        page.locator(UNSHOT).get_by_role("button", name="Later").click()
        expect(page.locator("#last")).to_be_visible()
        page.get_by_role("button", name=theme).click()
        page.get_by_role("link", name="Record").click()
        page.get_by_role("button", name="Sign a checkpoint").click()
        code = page.get_by_role("img", name="The checkpoint as a QR code")
        expect(code).to_be_visible()
        note = page.locator("#checkpoint pre").text_content()
        assert not scripts or not faults_of(page, "a checkpoint")
        media: Literal["screen", "print"]
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            box = code.bounding_box()
            assert box is not None
            assert 200 < box["width"] == box["height"] < 280
            [read] = zxingcpp.read_barcodes(Image.open(BytesIO(code.screenshot())))
            assert read.bytes.decode() == note


def test_a_checkpoint_stays_while_the_folder_changes(page: Page, ferry: Path) -> None:
    """It is handed out once: a page that follows the folder would ask for it again, at an address that is none."""
    choose(page, "Hanne Lindqvist")
    press(page, "j")
    press(page, "l")
    expect(page.locator("#last")).to_be_visible()
    page.goto("/record")
    page.get_by_role("button", name="Sign a checkpoint").click()
    expect(page.locator("#checkpoint pre")).to_be_visible()
    page.evaluate("document.dispatchEvent(new CustomEvent('changed', { detail: { data: 'a.csv' } }))")
    page.wait_for_timeout(500)
    expect(page.locator("#checkpoint pre")).to_be_visible()


def test_a_key_decides_nothing_before_somebody_says_who_they_are(page: Page) -> None:
    press(page, "j")
    press(page, "1")
    expect(page.locator("#ask button").first).to_be_focused()
    expect(page.locator("[data-card]")).to_have_count(6)


def test_a_reason_is_typed_without_deciding_and_goes_along(page: Page) -> None:
    choose(page, "Ines Calder")
    reason = page.locator(f"{UNSHOT} input[name=because]")
    reason.fill("the set stands on Friday")
    reason.press("Enter")
    reason.press("1")
    expect(page.locator("[data-card]")).to_have_count(6)
    page.locator(UNSHOT).get_by_role("button", name="Pick it up").click()
    expect(page.locator("#last")).to_contain_text("the set stands on Friday1")


def test_a_reason_in_a_word_is_reached_and_chosen_by_keys_without_deciding(page: Page) -> None:
    choose(page, "Hanne Lindqvist")
    card = page.locator("[data-card]").first
    name = card.get_attribute("id")
    card.locator("input[name=because]").focus()
    page.keyboard.press("Tab")
    choice = card.locator("select[name=why]")
    expect(choice).to_be_focused()
    expect(choice).to_have_value("")
    page.keyboard.press("k")
    expect(choice).to_have_value("known already")
    expect(page.locator(f"#{name}")).to_have_attribute("data-card", "")
    choice.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    expect(page.locator(f"#{name}[data-card]")).to_have_count(0)
    page.goto("/record")
    expect(page.locator(".entries li").first).to_contain_text("(known already)")


def test_what_may_not_be_done_is_told_and_the_page_stays(page: Page) -> None:
    """A producer who may raise standings says *as intended*, which is not hers to say."""
    choose(page, "Beatrice Nwosu")
    other = page.context.new_page()
    other.goto("/")
    other.locator(UNSHOT).get_by_role("button", name="As intended").click()
    expect(other.locator("#told")).to_contain_text("expected a person who may set intents, found Beatrice Nwosu")
    expect(other.locator("[data-card]")).to_have_count(6)


def test_a_changed_report_shows_by_itself_and_nothing_one_reads_moves(page: Page, ferry: Path) -> None:
    """A take of day 1 turns out to be good after all, so one card goes and another comes, both above the one being read."""
    choose(page, "Hanne Lindqvist")
    reading = page.locator(NOT_IN_CUT)
    reading.scroll_into_view_if_needed()
    reading.locator("input[name=because]").fill("half a rea")
    before = reading.bounding_box()
    log = ferry / "dailies" / "day-1" / "log.csv"
    rows = log.read_text(encoding="utf-8").splitlines()
    usable = [row.replace(",ng,", ",good,") if row.startswith("3A-3,") else row for row in rows]
    assert usable != rows
    log.write_text("\n".join(usable) + "\n", encoding="utf-8")
    expect(page.locator(f"{NONE_USABLE}[data-card]")).to_have_count(0)
    expect(page.locator("#told")).to_contain_text("dailies/day-1/log.csv changed")
    expect(reading.locator("input[name=because]")).to_have_value("half a rea")
    expect(reading.locator("input[name=because]")).to_be_focused()
    after = reading.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 2


def test_somebody_else_deciding_shows_too(page: Page, browser: Browser, address: str) -> None:
    choose(page, "Hanne Lindqvist")
    for other in opened(browser, address, size=PHONE, at="/"):
        choose(other, "Jun Arai")
        other.locator(UNSHOT).get_by_role("button", name="Later").click()
        expect(page.locator(UNSHOT)).to_contain_text("later, says Jun Arai")


def test_everything_works_with_scripts_off(browser: Browser, address: str) -> None:
    for page in opened(browser, address, size=PHONE, scripts=False, at="/"):
        page.locator("#ask").get_by_role("button", name="Hanne Lindqvist").click()
        page.locator(UNSHOT).get_by_role("button", name="Pick it up").click()
        expect(page.locator("[data-card]")).to_have_count(5)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator("[data-card]")).to_have_count(6)
        page.goto("/script?scene=5")
        page.locator(".takes summary").first.click()
        expect(page.locator(".takes li").first).to_be_visible()
        page.get_by_role("button", name="Sign the page").click()
        expect(page.locator("main")).to_contain_text("You signed")
        page.goto("/record")
        page.get_by_role("button", name="Verify").click()
        expect(page.locator("#verdict")).to_contain_text("unaltered")


def test_nothing_on_the_sheet_overlaps_in_real_type(page: Page) -> None:
    """What heads a line touches neither the text nor what heads another, in the type this machine has."""
    for scene in ("1", "2", "3", "5", "A6", "6"):
        page.goto(f"/script?scene={scene}")
        assert page.evaluate(_OVERLAPS) == []


_OVERLAPS: Final = """() => {
  const boxes = [...document.querySelectorAll(".sheet .header, .sheet .text p, .sheet .text h2, .sheet .note")]
    .map((each) => [each.textContent.trim().slice(0, 40), each.getBoundingClientRect()]);
  const found = [];
  boxes.forEach(([one, a], nth) => boxes.slice(nth + 1).forEach(([other, b]) => {
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 1 && y > 2) found.push(`${one} / ${other}`);
  }));
  const sheet = document.querySelector(".sheet").getBoundingClientRect();
  boxes.forEach(([one, a]) => { if (a.right > sheet.right + 1) found.push(`${one} / the edge`); });
  return found;
}"""


def test_closing_it_with_a_page_open_ends_well(browser: Browser, ferry: Path, tmp_path: Path) -> None:
    with (
        served(ferry, state=tmp_path / "state", as_installed=True) as server,
        browser.new_context(base_url=address_of(server)) as context,
    ):
        page = context.new_page()
        page.goto("/")
        expect(page.locator("[data-card]").first).to_be_visible()
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=20) == 0


def test_a_take_is_lined_by_dragging_and_by_keys(page: Page) -> None:
    choose(page, "Hanne Lindqvist")
    page.goto("/script?scene=2")
    page.locator("#setup-2B summary").click()
    lines = page.locator('[id="covers-2B-2"]')
    lines.click()
    first, last = page.locator("#line-3").bounding_box(), page.locator("#line-7").bounding_box()
    assert first is not None
    assert last is not None
    page.mouse.move(first["x"] + 200, first["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + 200, last["y"] + 8, steps=4)
    page.mouse.up()
    expect(lines).to_have_value("3-7")
    expect(page.locator(".by-hand")).to_have_count(5)
    press(page, "ArrowDown")
    press(page, "Shift+ArrowUp")
    expect(lines).to_have_value("2-8")
    press(page, "Enter")
    expect(page.locator("#last")).to_contain_text("You lined: 2B-2 covers lines 2-8 of scene 2")


def test_each_page_of_the_script_prints_on_one_sheet_of_letter(page: Page, tmp_path: Path) -> None:
    """All pages of the lined script, as the browser makes a PDF of them."""
    page.goto("/script?scene=5")
    page.get_by_role("link", name="Pages, to print").click()
    expect(page.get_by_role("region", name="Page 4")).to_be_visible()
    page.get_by_role("link", name="All pages, to print").click()
    expect(page.locator(".printed")).to_have_count(9)
    made = tmp_path / "lined.pdf"
    page.pdf(path=made, prefer_css_page_size=True, print_background=True)
    document = pypdfium2.PdfDocument(made)
    assert [tuple(map(round, sheet.get_size())) for sheet in document] == [(612, 792)] * 9
    texts = [sheet.get_textpage().get_text_range() for sheet in document]
    assert [text.split(".", 1)[0].split()[-1] for text in texts] == [str(number) for number in range(1, 10)]
    assert "EXT. EAST LANDING - DAY" in texts[0]


def test_a_folder_dropped_on_the_page_is_a_film(browser: Browser, tmp_path: Path) -> None:
    """Somebody's own film: an empty folder is opened, files are chosen in the browser, and the script is there."""
    film, strange = tmp_path / "mine", tmp_path / "notes.xyz"
    film.mkdir()
    strange.write_bytes(b"\0\1")
    with served(film, state=tmp_path / "own", as_installed=True) as process:
        for page in opened(browser, "", at=first_page_of(process)):
            expect(page.locator("main")).to_contain_text("Nothing here says what a film is made of yet.")
            page.locator("#files").set_input_files(
                [FERRY / "script" / "the-ferry-white.fountain", FERRY / "cuts" / "assembly.edl", strange]
            )
            page.get_by_role("button", name="Add them").click()
            expect(page.locator("#dropping p")).to_have_text("3 of 3 files.")
            expect(page.locator("#dropping li")).to_have_text(re.compile("3 files added: the-ferry-white.fountain, "))
            expect(page.locator("main")).to_contain_text("No reader knows 1 file: notes.xyz")
            page.get_by_role("link", name="Script").first.click()
            expect(page.locator(".sheet")).to_contain_text("EXT. EAST LANDING - DAY")
