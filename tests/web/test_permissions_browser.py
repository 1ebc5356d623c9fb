"""Permissions, Reliance and As intended by keys, in a real browser. Needs Chromium; nothing is fetched from outside."""

from playwright.sync_api import Browser, Locator, Page, expect

from web.chromium import needs_chromium, opened, press

QUESTION = "#timing-of-my-decisions-dailies"

pytestmark = needs_chromium


def sits(page: Page, name: str, *, at: str) -> None:
    """Be somebody, on a page."""
    page.goto(at)
    page.locator("#who summary").click()
    page.locator("#who").get_by_role("button", name=name).click()
    expect(page.locator("#who summary")).to_contain_text(name)


def reach(page: Page, card: Locator) -> int:
    """Go to a card by ``j`` alone, and count the keys."""
    for keys in range(1, 60):
        press(page, "j")
        if card.evaluate("each => each === document.activeElement"):
            return keys
    raise AssertionError(card)


def test_no_ai_on_this_film_is_one_key_on_any_page_and_one_back(page: Page) -> None:
    sits(page, "Beatrice Nwosu", at="/takes")
    press(page, "0")
    expect(page.locator(".checks")).to_contain_text("No AI on this film")
    expect(page.locator("h1")).to_have_text("Takes")
    page.goto("/permissions")
    press(page, "0")
    expect(page.locator(".checks")).to_contain_text("6 looked")
    press(page, "9")
    expect(page.locator("#no-ai-mine h2")).to_have_text("No checks for you")
    press(page, "u")
    expect(page.locator(".checks")).to_contain_text("6 looked")


def test_yes_and_no_to_a_question_cost_the_same_keys(page: Page) -> None:
    sits(page, "Hanne Lindqvist", at="/permissions")
    keys = {}
    for key, answer in (("n", "withdrawn"), ("y", "given")):
        page.goto("/permissions")
        keys[key] = reach(page, page.locator(QUESTION))
        press(page, key)
        expect(page.locator(QUESTION)).to_contain_text(answer)
        expect(page.locator(QUESTION)).to_be_focused()
    assert keys["y"] == keys["n"]


def test_a_check_is_raised_by_a_key_by_who_may_and_not_by_others(page: Page) -> None:
    check = page.locator("#card-single-cover")
    for name, pressed in (("Jun Arai", "off"), ("Beatrice Nwosu", "offered")):
        sits(page, name, at="/permissions")
        check.focus()
        press(page, "3")
        expect(check.locator("form").first.locator("[aria-pressed]")).to_contain_text(pressed)
    expect(page.locator("#last")).to_contain_text("single-cover: off to offered")
    press(page, "5")
    expect(check.locator("form").last.locator("[aria-pressed]")).to_contain_text("off")


def test_reliance_and_as_intended_are_gone_through_by_keys(page: Page) -> None:
    sits(page, "Ines Calder", at="/as-intended")
    press(page, "j")
    expect(page.locator("[data-card]").first).to_be_focused()
    press(page, "x")
    expect(page.locator(".calm")).to_contain_text("Nothing yet")
    page.goto("/")
    page.locator("[data-card]").first.focus()
    press(page, "1")
    expect(page.locator("#last")).to_be_visible()
    page.get_by_role("link", name="Reliance").click()
    press(page, "j")
    expect(page.locator("[data-card]").first).to_be_focused()
    press(page, "?")
    expect(page.locator("#keys")).to_contain_text("from check to check")


def test_every_form_works_without_scripts(browser: Browser, address: str) -> None:
    for page in opened(browser, address, scripts=False):
        sits(page, "Hanne Lindqvist", at="/permissions")
        page.locator(QUESTION).get_by_role("button", name="No").click()
        expect(page.locator(QUESTION)).to_contain_text("withdrawn")
        page.locator("#no-ai").get_by_role("button").click()
        expect(page.locator("#no-ai")).to_contain_text("Hanne Lindqvist turned every check off")
        expect(page.locator("#who-ends")).to_contain_text("Beatrice Nwosu")
        expect(page.locator("#last")).to_have_count(0)
        sits(page, "Beatrice Nwosu", at="/permissions")
        page.locator("#no-ai").get_by_role("button").click()
        expect(page.locator("#no-ai")).to_contain_text("Every check, for everybody")


def test_nobodys_key_turns_a_check_off_before_they_say_who_they_are(page: Page) -> None:
    page.goto("/permissions")
    press(page, "0")
    expect(page.locator("#who summary")).to_be_focused()
    expect(page.locator("#no-ai h2")).to_have_text("Every check, for everybody")


def test_the_phase_is_said_by_a_key_on_its_own_form_and_taken_back(page: Page) -> None:
    sits(page, "Beatrice Nwosu", at="/permissions")
    form = page.locator("#phase-form")
    form.focus()
    press(page, "2")
    expect(form.get_by_role("button", pressed=True)).to_contain_text("shoot")
    expect(form).to_contain_text("Beatrice Nwosu said so")
    press(page, "u")
    expect(form.get_by_role("button", pressed=True)).to_contain_text("prepare")
