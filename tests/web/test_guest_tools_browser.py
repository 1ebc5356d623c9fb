"""*Guest tools* in a browser, with the real room: the sample tool on the example film, by keys and without scripts.

Needs Chromium and bubblewrap.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_guests import guest_desk
from edgecode.guests.bundle_file import bundle_in
from simulators.guest_ferry import ENDLESS, KEY, PRODUCER, TOOL, WRITER, sample, with_guests
from simulators.real_room import needs_room
from simulators.the_ferry import copied
from web.chromium import DESKTOP, PHONE, address_of, faults_of, needs_chromium, opened, press, served

pytestmark = [
    needs_chromium,
    pytest.mark.xdist_group("guest tools page"),
]
HEAD = f"#tool-{TOOL}"
FOUND = ".guest article[id^=card-][data-card]"
SENTENCES = (f"#says-{TOOL}-taken-up", f"#says-{TOOL}-said-again")
STOPPED = "Dear Aria Labs,\n\nIn one scene Mr. Hazen said he was driving as far as the creamery.\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the film, the bundle and the user's state lie; one film for all tests here, each goes on from the one before."""
    needs_room()
    made = tmp_path_factory.mktemp("guests")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(made / "state"))
        with_guests(copied(made / "film"))
        (made / "second-hearing.zip").write_bytes(sample())
        (made / "stopped.txt").write_text(STOPPED, encoding="utf-8")
        yield made


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    """The room on it."""
    with served(root / "film", state=root / "state") as process:
        yield address_of(process)


def sits(page: Page, name: str, *, address: str, light: str = "dark") -> None:
    """Be somebody, in some light, on the page."""
    cookies = {"edgecode-person": quote(name), "edgecode-theme": light}
    page.context.add_cookies([{"name": each, "value": value, "url": address} for each, value in cookies.items()])
    page.goto("/guest-tools")


def test_a_tool_is_let_in_without_scripts_and_then_run_and_decided_about_by_keys(
    browser: Browser, page: Page, root: Path, address: str
) -> None:
    """The whole way: looked at, let in, both sentences approved, run in the real room, one finding decided by each key."""
    for plain in opened(browser, address, scripts=False):
        sits(plain, PRODUCER, address=address)
        plain.locator("#bundle").set_input_files(root / "second-hearing.zip")
        plain.locator("#key").fill(KEY)
        plain.get_by_role("button", name="Look at it first").click()
        expect(plain.locator("#offer")).to_contain_text("Before that it says nothing.")
        plain.get_by_role("button", name="Let it in").click()
        plain.locator(SENTENCES[0]).get_by_role("button", name="Approve").click()
        expect(plain.locator(HEAD)).to_contain_text("Run it")
    sits(page, PRODUCER, address=address)
    page.locator(HEAD).focus()
    press(page, "j")
    expect(page.locator(SENTENCES[1])).to_be_focused()
    press(page, "y")
    expect(page.get_by_text("May it say this?")).to_have_count(0)
    sits(page, WRITER, address=address)
    page.locator(HEAD).focus()
    press(page, "r")
    expect(page.locator(FOUND)).to_have_count(2)
    page.locator(HEAD).focus()
    press(page, "j")
    first = page.locator(FOUND).first
    expect(first).to_be_focused()
    press(page, "m")
    expect(page.locator(FOUND)).to_have_count(1)
    expect(page.locator(FOUND)).to_be_focused()
    page.get_by_text("Decided").click()
    expect(page.locator(".guest details[open] article")).to_contain_text(f"as intended, says {WRITER}")
    press(page, "u")
    expect(page.locator(FOUND)).to_have_count(2)
    first.locator(".evidence a").first.click()
    expect(page.locator("h1")).to_contain_text("The Ferry")
    assert re.search(r"/script\?scene=\d+#line-\d+$", page.url)
    expect(page.locator(f"#{page.url.partition('#')[2]}")).to_be_visible()


def test_a_letter_that_was_stopped_shows_where_and_a_key_withdraws_it(page: Page, root: Path, address: str) -> None:
    sits(page, PRODUCER, address=address)
    page.locator("#text").set_input_files(root / "stopped.txt")
    page.get_by_role("button", name="Take it in").click()
    letter = page.locator("article.letter")
    expect(letter.locator("mark")).to_have_text("In one scene Mr. Hazen said he was driving as far as the creamery.")
    letter.focus()
    press(page, "x")
    expect(letter.locator(".state")).to_have_text("withdrawn")
    press(page, "?")
    expect(page.locator("#keys")).to_contain_text("at a sentence: approve it")


@pytest.mark.parametrize(
    ("light", "size"),
    [("dark", DESKTOP), ("light", PHONE), ("light", DESKTOP)],
    ids=["dark-desk", "light-phone", "paper"],
)
def test_the_page_has_no_serious_fault_and_scrolls_nowhere_sideways(
    browser: Browser, address: str, light: str, size: tuple[int, int]
) -> None:
    """With findings, a letter that was stopped, and everything unfolded."""
    for page in opened(browser, address, size=size):
        sits(page, PRODUCER, address=address, light=light)
        expect(page.locator(FOUND)).to_have_count(2)
        page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
        assert faults_of(page, "/guest-tools") == []
        for width, height in (DESKTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width


def test_a_run_shows_how_long_it_goes_on_and_is_stopped_with_scripts_and_without(
    browser: Browser, page: Page, root: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A tool that never ends, in the real room: the page follows it by itself, and who let it run stops it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(root / "state"))
    guests = guest_desk(root / "film", desk=open_desk(root / "film"))
    guests.install(bundle_in(sample(program=ENDLESS, version=2), file="endless.zip"), path="endless.zip", by=PRODUCER)
    sits(page, WRITER, address=address)
    expect(page.locator(HEAD)).to_contain_text("version 2")
    page.locator(HEAD).focus()
    press(page, "r")
    expect(page.locator(f"{HEAD} progress")).to_be_visible()
    expect(page.locator(f"{HEAD} .runs")).to_contain_text("it has run for 2", timeout=60_000)
    expect(page.locator(HEAD)).to_be_focused()
    for plain in opened(browser, address, scripts=False):
        sits(plain, WRITER, address=address)
        expect(plain.locator(f"{HEAD} .runs")).to_contain_text("it has run for")
        plain.get_by_role("button", name="Stop it").click()
        expect(plain.locator(HEAD)).to_contain_text(f"It was stopped, as {WRITER} said.")
        plain.get_by_role("button", name="Run it again").click()
        expect(plain.locator(f"{HEAD} .runs")).to_be_visible()
    expect(page.locator(f"{HEAD} progress")).to_be_visible()
    press(page, "x")
    expect(page.locator(HEAD)).to_contain_text(f"It was stopped, as {WRITER} said.")
    expect(page.locator(f"{HEAD} progress")).to_have_count(0)
