"""Two windows on the *Script* page in a real browser, against a real ``edgecode open``. Needs Chromium."""

from playwright.sync_api import Browser, Page, expect

from web.chromium import needs_chromium

pytestmark = needs_chromium

FIELD = "#covers-2-2"


def window(browser: Browser, address: str, *, person: str, scripts: bool = True) -> Page:
    """A window of somebody's own, on scene 2, its setup open. It complains of refusals on its console, as it should."""
    page = browser.new_context(base_url=address, java_script_enabled=scripts).new_page()
    page.goto("/")
    page.locator("#ask").get_by_role("button", name=person).click()
    page.goto("/script?scene=2")
    page.locator("details.takes", has=page.locator(FIELD)).locator("summary").click()
    return page


def lined(page: Page, words: str) -> None:
    """Type what the take covers, and send it."""
    page.locator(FIELD).fill(words)
    page.locator(FIELD).press("Enter")


def test_the_second_of_two_who_line_one_take_is_told_and_may_do_it_again(browser: Browser, address: str) -> None:
    """The second is half way through typing when the first is done, and the page follows."""
    one = window(browser, address, person="Hanne Lindqvist")
    two = window(browser, address, person="Ines Calder")
    two.locator(FIELD).fill("6 off")
    lined(one, "1-4")
    expect(one.locator("#last")).to_contain_text("You lined")
    expect(two.locator("main")).to_contain_text("1 line")
    two.wait_for_timeout(2000)  # the page follows what the first did
    expect(two.locator(FIELD)).to_have_value("6 off")
    two.locator(FIELD).press("Enter")
    expect(two.locator("#lined-since")).to_contain_text("found that Hanne Lindqvist lined it since: 1-4")
    expect(two.locator("#lined-since")).to_contain_text("You typed “6 off”")
    expect(two.locator(FIELD)).to_have_value("1-4")
    lined(two, "6 off")
    expect(two.locator("#last")).to_contain_text("2-2 covers line 6 off camera of scene 2")
    expect(two.locator("#lined-since")).to_have_count(0)
    expect(one.locator(FIELD)).to_have_value("6 off")
    for page in (one, two):
        page.context.close()


def test_without_scripts_the_second_is_told_as_well(browser: Browser, address: str) -> None:
    one = window(browser, address, person="Hanne Lindqvist", scripts=False)
    two = window(browser, address, person="Ines Calder", scripts=False)
    lined(one, "1-4")
    lined(two, "6 off")
    expect(two.locator("#lined-since")).to_contain_text("found that Hanne Lindqvist lined it since: 1-4")
    two.locator("details.takes", has=two.locator(FIELD)).locator("summary").click()
    expect(two.locator(FIELD)).to_have_value("1-4")
    for page in (one, two):
        page.context.close()
