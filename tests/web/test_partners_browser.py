"""*Partners* in a real browser: by keys, without scripts, in any light, at a desk and on a telephone. Needs Chromium."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from typing import Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from simulators.partnered_film import CAST, WEEK, PartneredFilm
from simulators.two_partners import P, Q
from web.chromium import DESKTOP, PHONE, faults_of, needs_chromium, opened, press

pytestmark = [needs_chromium, pytest.mark.xdist_group("partners page")]
ARIA, QUILL = f"#of-{P.id}", f"#of-{Q.id}"
MINE = f"#mine-{P.id}-{WEEK}"
SERVE: Final = """
import asyncio, pathlib, sys
from granian.constants import Interfaces
from granian.server.embed import Server
from edgecode.bootstrap import open_desk
from edgecode.web.app import create_app
folder, at, port = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
class Standing:
    def now(self): return at
app = create_app(open_desk(folder, clock=Standing()), folder)
asyncio.run(Server(app, address="127.0.0.1", port=port, interface=Interfaces.ASGI).serve())
"""
"""A room at a time that stands still."""


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PartneredFilm]:
    """One film for all tests here; the last of them ends an agreement."""
    root = tmp_path_factory.mktemp("partnered")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_STATE_HOME", str(root / "state"))
        made = PartneredFilm(root)
        assert made.entries
        yield made


@pytest.fixture(scope="module")
def address(film: PartneredFilm) -> Iterator[str]:
    """The room on it, at the film's own time; a process of its own, as ``edgecode open`` is."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-c", SERVE, str(film.folder), str(film.clock.at), str(port)]
    environment = os.environ | {"XDG_STATE_HOME": str(film.folder.parent / "state")}
    with subprocess.Popen(words, env=environment) as process:
        try:
            yield _answered(f"http://127.0.0.1:{port}")
        finally:
            process.kill()


def _answered(address: str) -> str:
    """Wait until the room answers."""
    for _ in range(300):
        with suppress(OSError), closing(HTTPConnection(address.removeprefix("http://"), timeout=20)) as asked:
            asked.request("GET", "/static/room/room.css")
            return address
        time.sleep(0.1)
    raise AssertionError(address)


def sits(page: Page, part: str, *, address: str, light: str = "dark") -> None:
    """Be somebody of the cast, in some light, on the page."""
    cookies = {"edgecode-person": quote(CAST[part]), "edgecode-theme": light}
    page.context.add_cookies([{"name": name, "value": value, "url": address} for name, value in cookies.items()])
    page.goto("/partners")
    expect(page.locator("#who summary")).to_contain_text(CAST[part])


def test_one_s_own_part_is_looked_at_withdrawn_and_let_count_by_one_key_each(page: Page, address: str) -> None:
    sits(page, "lead", address=address)
    page.locator(ARIA).focus()  # the page may have followed the folder before the first key, and be at a card already
    for card in (QUILL, MINE):
        press(page, "j")
        expect(page.locator(card)).to_be_focused()
    press(page, "k")
    expect(page.locator(QUILL)).to_be_focused()
    press(page, "x")
    expect(page.locator(MINE)).to_contain_text("Look at it")
    press(page, "j")
    expect(page.locator(MINE)).not_to_contain_text("takes and linings")
    press(page, "x")
    expect(page.locator(MINE)).to_contain_text("takes and linings")
    expect(page.locator(MINE)).to_be_focused()
    press(page, "x")
    expect(page.locator(MINE)).to_contain_text("Withdrawn.")
    expect(page.locator(MINE)).to_be_focused()
    press(page, "x")
    expect(page.locator(MINE)).to_contain_text("takes and linings")
    press(page, "?")
    expect(page.locator("#keys")).to_contain_text("from partner to partner")


def test_no_key_looks_at_anything_before_somebody_says_who_they_are(page: Page, film: PartneredFilm) -> None:
    before = film.entries
    page.goto("/partners")
    for key in ("j", "j", "x"):
        press(page, key)
    expect(page.locator("#mine")).to_contain_text("Say who you are")
    assert film.entries == before


@pytest.mark.parametrize(("light", "size"), [("dark", DESKTOP), ("light", PHONE)], ids=["dark-desk", "light-phone"])
def test_the_page_has_no_serious_fault_and_scrolls_nowhere_sideways(
    browser: Browser, address: str, light: str, size: tuple[int, int]
) -> None:
    """As it opens, and with everything unfolded and one's own part shown."""
    for page in opened(browser, address, size=size):
        sits(page, "office", address=address, light=light)
        page.locator(MINE).get_by_role("button", name="Look at it").click()
        expect(page.locator(MINE)).to_contain_text("Withdraw it")
        for folded in (True, False):
            if not folded:
                page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true; })")
            assert faults_of(page, "/partners") == []
            for width, height in (DESKTOP, PHONE):
                page.set_viewport_size({"width": width, "height": height})
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, width
            page.set_viewport_size({"width": size[0], "height": size[1]})


def test_bits_and_the_next_slot_are_seen_before_anything_else(browser: Browser, address: str) -> None:
    for size in (DESKTOP, PHONE):
        for page in opened(browser, address, size=size):
            sits(page, "join", address=address)
            for what in (f"{ARIA} .at-most", f"{ARIA} .used", f"{ARIA} .coming h3"):
                box = page.locator(what).bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= size[1], (what, size)


def test_a_cell_can_be_told_from_another_without_any_colour(page: Page, address: str) -> None:
    sits(page, "join", address=address)
    cells = page.locator(f"{ARIA} .coming td[title] > span[aria-hidden]").all_text_contents()
    assert {"·", "a", "b", "c"} <= set(cells)
    said = page.locator(f"{ARIA} .coming td[title]").first
    assert said.get_attribute("title") == said.locator(".unseen").text_content()


def test_every_form_works_without_scripts(browser: Browser, address: str) -> None:
    for page in opened(browser, address, scripts=False):
        sits(page, "office", address=address)
        page.locator(MINE).get_by_role("button", name="Look at it").click()
        page.locator(MINE).get_by_role("button", name="Withdraw it").click()
        expect(page.locator(MINE)).to_contain_text("Withdrawn.")
        page.locator(MINE).get_by_role("button", name="Let it count after all").click()
        expect(page.locator(MINE)).to_contain_text("Withdraw it")
        page.locator(QUILL).get_by_role("button", name="It was not").click()
        expect(page.locator(QUILL)).to_contain_text("found that it was not the film")
        page.locator(QUILL).get_by_role("button", name="End this agreement").click()
        expect(page.locator(QUILL)).to_contain_text("revoked by the studio")
        expect(page.locator(ARIA)).to_contain_text("in force")
        page.locator(ARIA).locator("summary", has_text="What went:").click()
        expect(page.locator(ARIA).locator(".gone")).to_contain_text("2 to 8 March 2026")
