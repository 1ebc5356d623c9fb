"""Every page of the room as somebody sees it who sees little: axe, dark at a desk and light on a phone. Needs Chromium."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from simulators.replayed_film import replayed
from simulators.the_ferry import copied
from web.chromium import DESKTOP, PHONE, address_of, faults_of, needs_chromium, opened, served

PAGES: Final = (
    "/",
    "/script?scene=2",
    "/script?scene=5",
    "/boards",
    "/boards?scene=2&panel=2.3",
    "/boards/plan?scene=2",
    "/boards/animatic?scene=2",
    "/boards/compare?scene=2",
    "/boards/bring-back",
    "/takes",
    "/takes?only=circled",
    "/takes?take=1-3",
    "/takes?take=A6-1WT",
    "/takes?take=1-1",
    "/cut",
    "/cut?cut=cuts/assembly.edl",
    "/record?verify=now",
    "/permissions",
    "/papers",
    "/papers?profile=festival",
    "/reliance",
    "/as-intended",
    "/folder",
    "/script/pages",
)
DECIDED: Final = (("Hanne Lindqvist", "script supervisor"), ("Jun Arai", "editor"), ("Ines Calder", "director"))
_STANDING: Final = '\n[[standings]]\ncheck = "panel-behind-draft"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'

pytestmark = [needs_chromium, pytest.mark.xdist_group("faults")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """A room with something decided, so that what is said afterwards is looked at too."""
    root = tmp_path_factory.mktemp("room")
    film = copied(root / "ferry")
    with (film / "film.toml").open("a") as settings:
        settings.write(_STANDING)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(root / "state"))
        replayed(film, "placeholder-in-cut", stage="cut", people=DECIDED, consulted=[True] * 14)
    with served(film, state=root / "state") as process:
        room = address_of(process)
        for page in opened(browser, room, at="/"):
            page.locator("#ask").get_by_role("button", name="Hanne Lindqvist").click()
            page.locator("[data-card]").first.get_by_role("button", name="Later").click()
            expect(page.locator("#last")).to_be_visible()
        yield room


@pytest.fixture(scope="module", params=[("dark", DESKTOP), ("light", PHONE)], ids=["dark-desk", "light-phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """One window for all pages, in one light and of one size; whatever the browser complains about fails."""
    theme, size = request.param
    for window in opened(browser, address, size=size):
        window.context.add_cookies([{"name": "edgecode-theme", "value": theme, "url": address}])
        yield window


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_a_serious_fault_in_any_light(page: Page, path: str) -> None:
    page.goto(path)
    if path == "/cut":
        page.locator(".table a[data-clip]").nth(1).click()
        expect(page.locator("#facts h2").first).to_have_text("1-3A*")
    assert faults_of(page, path) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{path} scrolls sideways"
