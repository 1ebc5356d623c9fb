"""The page in a browser, as its process serves it over HTTPS: read at a desk and on a telephone, with keys, by everybody."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from edgecode.store import window_process
from edgecode.store.partner_places import PartnerPlaces
from edgecode.store.system_clock import SystemClock
from edgecode.store.window_certificate import certificate_in
from edgecode.store.window_process import Listening
from simulators.agreements import ARIA
from simulators.entropy import CountedEntropy
from simulators.partner import Partner, through_https
from simulators.partner_film import PartnerFilm, lasting_now
from web.chromium import DESKTOP, PHONE, faults_of, needs_chromium

pytestmark = [
    needs_chromium,
    pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed here"),
]


class Opened:
    """A window that is open: its address, and its partner."""

    def __init__(self, address: str, *, partner: Partner) -> None:
        """Take both."""
        self.address, self.partner = address, partner

    def link(self) -> str:
        """Sign a link for a browser."""
        return f"{self.address}{self.partner.link()}"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A window with six weeks, the process itself."""
    root = tmp_path_factory.mktemp("window")
    clock = SystemClock()
    film = PartnerFilm(root / "log", agreement=lasting_now(clock.now())).agree().send(6)
    certificate = certificate_in(root / "window.pem", host="127.0.0.1", clock=clock, entropy=CountedEntropy())
    given = root / "given.pem"
    given.write_text(certificate.pem)
    places = PartnerPlaces(
        outbox=root / "outbox",
        log=root / "log",
        window=root / "memory",
        seed=root / "own" / "seed",
        seen=root / "own" / "seen",
    )
    listening = Listening().taken
    with window_process.opened(
        places, key=film.key.verifier, certificate=certificate, listening=listening, private=[]
    ) as opened:
        send = through_https(opened.address, certificate=given)
        yield Opened(opened.address, partner=Partner(send, key=ARIA, log=film.key.verifier, now=clock.now))


def shown(browser: Browser, window: Opened, *, size: tuple[int, int], scheme: str = "dark") -> Iterator[Page]:
    """Open the page by a link, in a browser that runs no scripts; whatever it complains about fails the test."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        ignore_https_errors=True,
        color_scheme="light" if scheme == "light" else "dark",
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    link = window.link()
    page.goto(link)
    yield page
    context.close()
    assert not complaints, complaints
    assert [each for each in asked if not each.startswith("data:")] == [link]


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "telephone"])
def test_the_page_fits_and_nobody_is_left_out(
    browser: Browser, window: Opened, size: tuple[int, int], scheme: str, tmp_path: Path
) -> None:
    """No sideways scrolling, nothing that axe finds serious, and one request alone: the page fetches nothing more."""
    for page in shown(browser, window, size=size, scheme=scheme):
        expect(page.get_by_role("heading", level=1)).to_contain_text("What Aria Labs is told of film")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert faults_of(page, "/") == []
        page.screenshot(path=tmp_path / "page.png", full_page=True)


def test_the_weeks_are_one_key_away(browser: Browser, window: Opened) -> None:
    """Tab brings a link to the weeks, Enter leads there; the next Tab is the last week, and Enter folds it."""
    for page in shown(browser, window, size=DESKTOP):
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="To the weeks")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#weeks")).to_be_focused()
        page.keyboard.press("Tab")
        week = page.locator("summary").first
        expect(week).to_be_focused()
        assert page.locator("details[open]").count() == 4
        page.keyboard.press("Enter")
        expect(page.locator("details[open]")).to_have_count(3)


def test_a_week_is_a_table_that_is_read_out_in_order(browser: Browser, window: Opened) -> None:
    for page in shown(browser, window, size=PHONE):
        table = page.get_by_role("table").first
        heads = table.get_by_role("columnheader").all_inner_texts()
        assert heads == ["Kind of work", "Prepare", "Shoot", "Finish"]
        assert table.get_by_role("rowheader").count() == 11
        assert page.get_by_role("article").count() == 6


def test_a_link_opened_twice_says_that_it_is_good_once(browser: Browser, window: Opened) -> None:
    """Reloading shows a page with one sentence, and nothing of a batch; axe has nothing against it."""
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    link = window.link()
    page.goto(link)
    answer = page.goto(link)
    assert answer is not None
    assert answer.status == 401
    expect(page.get_by_text("A request is good once. Sign another.")).to_be_visible()
    expect(page.get_by_role("table")).to_have_count(0)
    assert faults_of(page, "/") == []
    context.close()
