"""Two cuts compared, by keys and pointer, in any light and without scripts. Needs Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from web.chromium import PHONE, address_of, faults_of, needs_chromium, opened, press, served, until
from web.made_cuts_film import made_cuts_film

pytestmark = [needs_chromium, pytest.mark.xdist_group("compared cuts")]
PAIR = "a=cuts/1-rough.otio&b=cuts/2-fine.otio"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the room on the made film is; nothing in it is changed."""
    root = tmp_path_factory.mktemp("compared")
    with served(made_cuts_film(root / "film"), state=root / "state") as server:
        yield address_of(server)


@pytest.fixture
def compared(browser: Browser, address: str) -> Iterator[Page]:
    """The page at a desk."""
    yield from opened(browser, address, at=f"/cut/compare?{PAIR}")


def test_n_and_p_go_from_change_to_change_in_the_list_on_the_ribbon_and_beside(compared: Page) -> None:
    press(compared, "n")
    expect(compared.locator("#facts h2")).to_have_text("1 · trimmed")
    press(compared, "ArrowRight")
    press(compared, "n")
    press(compared, "n")
    expect(compared.locator("#facts h2")).to_have_text("4 · slipped")
    assert compared.locator(".changes tr[aria-current]").get_attribute("data-change") == "4"
    assert compared.locator(".ribbon[aria-current]").get_attribute("data-change") == "4"
    assert compared.locator(".bar[aria-current]").count() == 2
    press(compared, "p")
    until(compared, "document.querySelector('.changes tr[aria-current]').dataset.change === '3'")
    assert "change=3" in compared.url


def test_a_digit_lists_one_kind_and_a_lists_all(compared: Page) -> None:
    every = compared.locator(".changes tr[data-change]").count()
    press(compared, "1")
    expect(compared.locator(".kinds a[aria-current]")).to_contain_text("added")
    assert compared.locator(".changes tr[data-change]").count() == 1
    press(compared, "a")
    expect(compared.locator(".kinds a[aria-current]")).to_contain_text("all")
    assert compared.locator(".changes tr[data-change]").count() == every


def test_a_row_brings_its_ribbon_into_view(compared: Page) -> None:
    last = compared.locator(".changes tr[data-change]").last
    number = last.get_attribute("data-change")
    last.locator("td").nth(3).click()
    expect(compared.locator("#facts h2")).to_contain_text(f"{number} · ")
    box = compared.locator(f'.bar[data-of="{number}"]').last.bounding_box()
    frame = compared.locator(".pairing").bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["x"] <= box["x"] + box["width"]
    assert box["x"] <= frame["x"] + frame["width"]


def test_another_cut_is_chosen_without_a_button(compared: Page) -> None:
    compared.get_by_label("Older", exact=True).select_option("cuts/3-tv.otio")
    expect(compared.locator("main .skipped")).to_contain_text("at 25")
    assert compared.locator(".whole").count() == 2


@pytest.mark.parametrize(("theme", "size"), [("dark", (1440, 900)), ("light", PHONE)])
def test_nothing_serious_is_wrong_for_anybody(
    browser: Browser, address: str, theme: str, size: tuple[int, int]
) -> None:
    for page in opened(browser, address, size=size):
        page.context.add_cookies([{"name": "edgecode-theme", "value": theme, "url": address}])
        for path in (f"/cut/compare?{PAIR}&change=4", "/cut?cut=cuts/6-nested.otio"):
            page.goto(path)
            assert faults_of(page, path) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_a_ribbon_is_a_link_to_its_change(browser: Browser, address: str) -> None:
    for page in opened(browser, address, scripts=False, at=f"/cut/compare?{PAIR}"):
        href = page.locator(".ribbon.slipped").get_attribute("href")
        assert href is not None
        page.goto(href)
        expect(page.locator("#facts")).to_contain_text("begins 12 frames later in its source")
        page.get_by_role("button", name="Compare").click()
        assert "/cut/compare?" in page.url
        page.get_by_role("link", name="The other way round").click()
        expect(page.locator("h1")).to_contain_text("1-rough.otio after")
