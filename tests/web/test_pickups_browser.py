"""*Pickups* by keys alone in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside.

One room and one window for all: each test tells what it does on lines that no other one touches.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from simulators.the_ferry import copied
from web.chromium import PHONE, address_of, faults_of, needs_chromium, opened, press, served

pytestmark = needs_chromium
_STANDING = '\n[[standings]]\ncheck = "state-differs"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the room is: the example film, with the check on notes let in."""
    root = tmp_path_factory.mktemp("pickups")
    film = copied(root / "the-ferry")
    with (film / "film.toml").open("a") as settings:
        settings.write(_STANDING)
    with served(film, state=root / "state") as process:
        yield address_of(process)


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A window in which the editor sits."""
    for window in opened(browser, address, at="/"):
        window.locator("#ask").get_by_role("button", name="Jun Arai").click()
        expect(window.locator("#who summary")).to_contain_text("Jun Arai")
        yield window


def test_a_line_is_filled_by_one_key_and_taken_back_by_another(page: Page) -> None:
    """`j` goes to the line, `f` says that the take beside it has it, `u` takes that back."""
    page.goto("/pickups")
    for _ in range(3):
        press(page, "j")
    expect(page.locator(".owed:focus")).to_contain_text("Crew doesn't count.")
    press(page, "f")
    expect(page.locator("#last")).to_contain_text("5A-2, circled, fills")
    expect(page.locator(".owed")).to_have_count(3)
    expect(page.locator(".aside-list summary").first).to_contain_text("Filled 1")
    press(page, "u")
    expect(page.locator(".owed")).to_have_count(4)
    expect(page.locator(".aside-list summary").first).to_contain_text("As intended")


def test_arrows_choose_which_take_is_meant_and_enter_opens_it_at_the_moment(page: Page) -> None:
    """The second of two no good takes is refused, and not the first; the first opens where the line is said."""
    page.goto("/pickups")
    press(page, "j")
    press(page, "j")
    card = page.locator(".owed:focus-within")
    expect(card).to_contain_text("There wasn't a creamery.")
    press(page, "ArrowRight")
    press(page, "ArrowRight")
    expect(page.locator("[data-filler]:focus")).to_contain_text("3A-3")
    press(page, "x")
    expect(page.locator("#last")).to_contain_text("3A-3 does not fill")
    expect(page.locator(".more-fillers summary")).to_contain_text("1 take does not fill it")
    press(page, "1")
    expect(page.locator("#last")).to_contain_text("must:")
    expect(page.locator('.owed button[aria-pressed="true"]')).to_have_count(1)
    page.locator(".owed", has_text="There wasn't a creamery.").focus()
    press(page, "Enter")
    page.wait_for_url("**/takes?take=3A-2#t=46.15")


def test_a_note_is_made_from_the_keyboard_and_what_differs_is_as_intended_in_one_key(page: Page) -> None:
    for take, said in (("5A-1", "vest closed"), ("5A-2", "vest open")):
        page.goto("/pickups/states")
        press(page, "n")
        page.get_by_label("or take").fill(take)
        page.get_by_label("Character").select_option("WENDELL")
        page.get_by_label("In your words").fill(said)
        page.keyboard.press("Enter")
        expect(page.locator(".of-states").first).to_contain_text(said)
    noticed = page.locator(".noticed")
    expect(noticed).to_contain_text("two notes differ")
    noticed.focus()
    press(page, "i")
    expect(noticed).to_have_count(0)
    expect(page.locator("#main")).to_contain_text("1 difference as intended")


def test_without_scripts_every_button_and_form_works(browser: Browser, address: str) -> None:
    for window in opened(browser, address, scripts=False, at="/"):
        window.locator("#ask").get_by_role("button", name="Ines Calder").click()
        window.goto("/pickups")
        card = window.locator(".owed", has_text="fifty-two minutes")
        card.get_by_role("button", name="Nice").click()
        card = window.locator(".owed", has_text="fifty-two minutes")
        expect(card.get_by_role("button", name="Nice")).to_have_attribute("aria-pressed", "true")
        window.goto("/pickups/list?upto=nice")
        setup = window.locator(".to-set-up", has_text="fifty-two minutes")
        setup.get_by_role("button", name="Give to planning").click()
        expect(window.locator(".to-set-up", has_text="fifty-two minutes")).to_contain_text("given to planning")


def test_nothing_hides_from_a_reader_on_a_phone_in_paper_light(browser: Browser, address: str) -> None:
    """Axe finds nothing serious, and no page is wider than the phone."""
    for window in opened(browser, address, size=PHONE, at="/"):
        window.context.add_cookies([{"name": "edgecode-theme", "value": "light", "url": address}])
        for path in ("/pickups", "/pickups?lists=both", "/pickups/list?upto=nice", "/pickups/states"):
            window.goto(path)
            assert faults_of(window, path) == []
            assert window.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
