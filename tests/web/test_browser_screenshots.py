"""The pictures of README and docs are what the room looks like today: taken by this test, and held against it.

``python3 dev test tests/web/test_browser_screenshots.py --take-pictures`` takes them anew. Type differs a little from machine
to machine, so a picture may differ by some levels on average; a page that was changed differs by more.
"""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from simulators.replayed_film import replayed
from simulators.the_ferry import copied
from web.chromium import address_of, needs_chromium, opened, served, until

IMAGES: Final = Path(__file__).resolve().parents[2] / "docs" / "images"
SIZE: Final = (1440, 900)
PICTURES: Final = {
    "today": "/",
    "script": "/script?scene=3",
    "pages": "/script/pages?at=5",
    "boards": "/boards",
    "takes": "/takes",
    "cut": "/cut",
    "record": "/record",
    "permissions": "/permissions",
    "papers": "/papers?profile=festival",
    "reliance": "/reliance",
    "intended": "/as-intended",
    "folder": "/folder",
}
_SETTLED_MS: Final = 800
"""What comes last is painted by then, such as a movie's frame. A picture that is taken too early only differs."""
NEARLY: Final = 6.0
"""Levels of 255 by which a picture may differ on average: another type does by up to 5, one page from another by 9 and more."""

_READY: Final = """() => {
  const seen = (each) => each.getBoundingClientRect().top < innerHeight;
  return [...document.images].filter(seen).every((each) => each.complete)
    && [...document.querySelectorAll("video")].filter(seen).every((each) => each.readyState > 1 && each.networkState === 1);
}"""
"""Whether all that shows has come: a picture comes when it is scrolled into view, a movie with its first frame."""

pytestmark = needs_chromium


PEOPLE: Final = (("Hanne Lindqvist", "script supervisor"), ("Jun Arai", "editor"), ("Ines Calder", "director"))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A window on a room in which somebody sits and has put something off."""
    root = tmp_path_factory.mktemp("room")
    with served(copied(root / "the-ferry"), state=root / "state") as process:
        for window in opened(browser, address_of(process), size=SIZE, at="/"):
            window.locator("#ask").get_by_role("button", name="Hanne Lindqvist").click()
            window.locator("[data-card]").nth(2).get_by_role("button", name="Later").click()
            expect(window.locator("#last")).to_be_visible()
            yield window


@pytest.fixture(scope="module")
def leaning(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Page]:
    """A window on a room where people have decided for some weeks: one check is used beyond its standing, one is not."""
    root = tmp_path_factory.mktemp("leaning")
    film = copied(root / "the-ferry")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(root / "state"))
        third, more = [nth % 3 == 0 for nth in range(60)], [nth % 7 != 0 for nth in range(36)]
        replayed(film, "line-lost-in-cut", stage="cut", people=PEOPLE, consulted=third)
        replayed(film, "take-not-in-report", stage="dailies", people=PEOPLE[:1], consulted=third, week=1)
        replayed(film, "placeholder-in-cut", stage="cut", people=PEOPLE, consulted=more, week=2)
    with served(film, state=root / "state") as process:
        for window in opened(browser, address_of(process), size=SIZE, at="/"):
            window.locator("#ask").get_by_role("button", name="Ines Calder").click()
            expect(window.locator("#who summary")).to_contain_text("Ines Calder")
            yield window


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_the_docs_is_what_the_page_looks_like(
    request: pytest.FixtureRequest, name: str, pytestconfig: pytest.Config, tmp_path: Path
) -> None:
    page: Page = request.getfixturevalue("leaning" if name == "reliance" else "page")
    page.goto(PICTURES[name])
    if name == "cut":
        page.locator(".table a[data-clip]").nth(2).click()
        expect(page.locator("tr[aria-current]")).to_be_visible()
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    if name == "script":
        page.evaluate("document.getElementById('line-13').scrollIntoView({ block: 'center', behavior: 'instant' })")
    until(page, _READY)
    page.wait_for_timeout(_SETTLED_MS)
    page.evaluate("document.querySelectorAll('.folder .sub code').forEach((each) => each.textContent = '~/the-ferry')")
    page.evaluate(
        "document.querySelectorAll('.entries time').forEach((each) => each.textContent = '2026-03-20 17:40:05 UTC')"
    )
    taken = Image.open(io.BytesIO(page.screenshot(path=tmp_path / f"{name}.png"))).convert("RGB")
    committed = IMAGES / f"{name}.png"
    if pytestconfig.getoption("--take-pictures"):
        taken.quantize(256, dither=Image.Dither.NONE).save(committed, optimize=True)
    with Image.open(committed) as kept:
        assert kept.size == SIZE
        before, now = (np.asarray(each.convert("RGB"), dtype=np.int16) for each in (kept, taken))
    assert np.abs(before - now).mean() < NEARLY


def test_every_picture_of_the_docs_is_taken_here_or_drawn_by_a_program() -> None:
    assert {path.stem for path in IMAGES.glob("*.png")} == set(PICTURES)
