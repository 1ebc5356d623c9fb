"""*Papers* in a real browser: a producer's whole walk to a pack that checks out, by keys, on a phone, in any light, without
scripts. Needs Chromium; nothing is fetched from outside.
"""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from edgecode.bootstrap import open_desk
from edgecode.papers.checking import Checked, checked
from edgecode.papers.claims import CLAIM
from edgecode.record.keys import read_verifier
from simulators.the_ferry import copied
from web.chromium import DESKTOP, PHONE, Server, address_of, faults_of, needs_chromium, opened, press, served

FESTIVAL = "/papers?profile=festival"
MAY = 'may = ["raise standings", "name people", "sign papers"]'
SCREENPLAY = CLAIM["no-generated-screenplay"]

pytestmark = needs_chromium
one_room = pytest.mark.xdist_group("papers page")
"""Marks tests that only read, and share a room."""


def unstated(to: Path) -> Path:
    """Copy the example film; nothing is stated for its papers yet, and its producer may sign them."""
    film = copied(to)
    settings, stated, _papers = (film / "film.toml").read_text(encoding="utf-8").partition("\n# For the papers:")
    assert stated
    assert MAY in settings
    (film / "film.toml").write_text(settings, encoding="utf-8")
    return film


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """Such a copy of the test's own."""
    return unstated(tmp_path / "ferry")


@pytest.fixture
def server(ferry: Path, tmp_path: Path) -> Iterator[Server]:
    """The room on it."""
    with served(ferry, state=tmp_path / "state") as process:
        yield process


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room on such a film for those who only read."""
    root = tmp_path_factory.mktemp("shared")
    with served(unstated(root / "ferry"), state=root / "state") as process:
        yield address_of(process)


@pytest.fixture
def reading(browser: Browser, shared: str) -> Iterator[Page]:
    """A page in that room; whatever the browser complains about fails the test."""
    yield from opened(browser, shared)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room for those who only read on the example as it is: a tool with the hash of its weights, a declared use, claims."""
    root = tmp_path_factory.mktemp("whole")
    with served(copied(root / "ferry"), state=root / "state") as process:
        yield address_of(process)


def sits(page: Page, name: str, *, at: str) -> None:
    """Be somebody, on a page."""
    page.goto(at)
    page.locator("#who summary").click()
    page.locator("#who").get_by_role("button", name=name).click()
    expect(page.locator("#who summary")).to_contain_text(name)


def missing(page: Page) -> int:
    """How many things the page says are missing."""
    said = page.locator("#missing").text_content() or ""
    return int(said.split()[0]) if said[:1].isdigit() else 0


def used(page: Page, tool: str, *, part: str, declared: bool) -> None:
    """State a use of a tool."""
    form = page.locator('form[action="/papers/use"]')
    form.get_by_label("The tool").fill(tool)
    form.get_by_label("On which part of the film").select_option(part)
    form.get_by_label("Since which day").fill("2026-03-01")
    form.get_by_label("Is what it made in the film?").select_option("no")
    if declared:
        form.get_by_label("I used this outside and say so now").check()
    form.get_by_role("button").click()
    expect(page.locator("#last")).to_contain_text(f"{tool}, on the {part}")


def written_out(page: Page, to: Path, *, film: Path) -> Checked:
    """Write the pack out, and check it by the public key of the record alone."""
    with page.expect_download() as coming:
        page.get_by_role("button", name="Write out the sealed pack").click()
    coming.value.save_as(to)
    with ZipFile(to) as pack, open_desk(film).whole_record(make=False) as stores:
        assert stores is not None
        files = {name: pack.read(name) for name in pack.namelist()}
        assert len(files) == 5
        return checked(files, keys=[read_verifier(stores.record.key())])


def walk(page: Page, to: Path, *, film: Path) -> None:
    """Attest, state a use and a tool, say who made a part, set the words, sign, write out."""
    sits(page, "Beatrice Nwosu", at=FESTIVAL)
    expect(page.locator("#unbegun")).to_contain_text("begins the record")
    before = missing(page)
    page.get_by_role("button", name=f"I attest: {SCREENPLAY.says}").click()
    expect(page.locator("#attested + *")).to_contain_text(SCREENPLAY.says)
    assert missing(page) < before
    page.get_by_role("link", name="It is otherwise").first.click()
    used(page, "Upscaler", part="picture", declared=True)
    used(page, "Upscaler", part="titles", declared=False)
    tool = page.locator('form[action="/papers/tool"]')
    page.locator("summary", has_text="What a tool is").click()
    tool.get_by_label("Its name").fill("Upscaler")
    tool.get_by_label("What it does").select_option("generative")
    tool.get_by_role("checkbox").first.check()
    tool.get_by_role("button").click()
    expect(page.locator("#of-tool-1")).to_contain_text("generative")
    expect(page.locator("#of-tool-1")).to_contain_text("trained on: its maker refuses to say")
    expect(page.locator("#of-tool-1 .uses li")).to_have_count(2)
    page.goto(FESTIVAL)
    made = page.locator(".lacking", has_text="Who made the screenplay")
    made.locator("summary").click()
    made.get_by_label("Who made it").fill("Ines Calder")
    made.get_by_label("How").select_option("by people")
    made.get_by_role("button").click()
    expect(made).to_have_count(0)
    words = page.locator(".lacking", has_text="The words for the audience")
    words.locator("summary").click()
    words.get_by_label("What the audience is told").fill("No face in this film was made by a machine.")
    words.get_by_role("button").click()
    expect(words).to_have_count(0)
    expect(page.locator("main > .standing")).to_have_text("Nobody has signed this")
    page.get_by_role("button", name="Sign as Beatrice Nwosu").click()
    expect(page.locator("main > .standing")).to_contain_text("Signed by Beatrice Nwosu, producer")
    expect(page.locator("#the-paper")).to_contain_text("“No face in this film was made by a machine.”")
    found = written_out(page, to, film=film)
    assert (found.problems, found.absent, found.signed_by) == ((), (), ("Beatrice Nwosu",))
    assert found.pack is not None
    assert [each.declared for each in found.pack.uses] == [True, False]
    assert [each.stated_by for each in found.pack.uses] == ["", "Beatrice Nwosu"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_producer_goes_the_whole_way_to_a_pack_that_checks_out(
    browser: Browser, address: str, ferry: Path, tmp_path: Path, *, scripts: bool
) -> None:
    for page in opened(browser, address, scripts=scripts):
        walk(page, tmp_path / "pack.zip", film=ferry)


def test_a_form_that_was_sent_is_empty_again(page: Page) -> None:
    sits(page, "Jun Arai", at="/papers")
    used(page, "Upscaler", part="picture", declared=False)
    form = page.locator('form[action="/papers/use"]')
    expect(form.get_by_label("The tool")).to_have_value("")
    expect(form.get_by_label("On which part of the film")).to_have_value("")
    expect(form.get_by_label("I used this outside and say so now")).not_to_be_checked()


def test_what_is_refused_leaves_the_form_as_it_was_filled_in(browser: Browser, address: str) -> None:
    page = browser.new_context(base_url=address).new_page()  # one that may complain: what is refused is an error to it
    sits(page, "Jun Arai", at="/papers")
    form = page.locator('form[action="/papers/use"]')
    form.get_by_label("The tool").fill("   ")
    form.get_by_label("For what").fill("A sky.")
    form.get_by_label("On which part of the film").select_option("picture")
    with page.expect_response("**/papers/use"):
        form.get_by_role("button").click()
    expect(page.locator("#told")).to_contain_text("expected the name of a tool, found nothing")
    expect(form.get_by_label("For what")).to_have_value("A sky.")
    page.context.close()


def test_attesting_and_taking_back_cost_one_key_each(page: Page) -> None:
    sits(page, "Ines Calder", at="/papers?profile=directors")
    card = page.locator("[data-card]").first
    press(page, "j")
    expect(card).to_be_focused()
    question = card.locator("h3").text_content() or ""
    press(page, "a")
    expect(page.locator("#last")).to_contain_text("You stated: your answer to")
    mine = page.locator("aside .entry")
    expect(mine).to_have_count(1)
    mine.focus()
    press(page, "x")
    expect(mine).to_have_count(0)
    expect(card.locator("h3")).to_have_text(question)


def test_no_key_attests_before_somebody_says_who_they_are(page: Page) -> None:
    page.goto(FESTIVAL)
    press(page, "j")
    press(page, "a")
    press(page, "s")
    expect(page.locator("main > .standing")).to_have_text("Nobody has signed this")
    expect(page.locator("#unbegun")).to_be_visible()


@one_room
def test_who_may_not_sees_why_and_can_say_what_is_theirs(reading: Page) -> None:
    sits(reading, "Jun Arai", at=FESTIVAL)
    expect(reading.locator("#why-not-sign")).to_contain_text("Signing is for who may sign papers: Beatrice Nwosu.")
    expect(reading.get_by_role("button", name="Sign as")).to_have_count(0)
    expect(reading.locator("#the-paper")).not_to_contain_text(SCREENPLAY.says)
    expect(reading.get_by_role("button", name="I attest")).to_have_count(1)
    expect(reading.locator("section", has=reading.locator("#theirs"))).to_contain_text("For Beatrice Nwosu")


@pytest.mark.parametrize(("light", "size"), [("dark", DESKTOP), ("light", PHONE)], ids=["dark-desk", "light-phone"])
def test_no_paper_has_a_serious_fault_or_scrolls_sideways(
    browser: Browser, address: str, light: str, size: tuple[int, int]
) -> None:
    for page in opened(browser, address, size=size):
        page.context.add_cookies([{"name": "edgecode-theme", "value": light, "url": address}])
        sits(page, "Beatrice Nwosu", at="/papers")
        used(page, "Upscaler" + "ofalongname" * 8, part="picture", declared=True)
        for path in ("/papers", FESTIVAL, "/papers?profile=insurer", "/papers?profile=approval-matrix"):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details.fold').forEach((each) => { each.open = true; })")
            assert faults_of(page, path) == []
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


@one_room
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_the_paper_of_a_film_with_statements_scrolls_nowhere_sideways(
    browser: Browser, whole: str, size: tuple[int, int]
) -> None:
    for page in opened(browser, whole, size=size):
        for path in (FESTIVAL, "/papers?profile=insurer"):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


@one_room
def test_what_is_missing_is_seen_before_anything_else(reading: Page) -> None:
    sits(reading, "Beatrice Nwosu", at=FESTIVAL)
    for what in ("main > .standing", "#missing", "#lacks-1", "#lacks-5", "#signs"):
        box = reading.locator(what).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= DESKTOP[1], what


@one_room
def test_the_preview_page_stands_with_its_own_style(reading: Page) -> None:
    reading.goto("/papers/festival/disclosure.html")
    expect(reading.locator("h1")).to_have_text("The Ferry")
    assert reading.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_signed_and_unsigned_differ_without_any_colour(browser: Browser, address: str) -> None:
    for page in opened(browser, address):
        sits(page, "Beatrice Nwosu", at=FESTIVAL)
        borders = "getComputedStyle(document.getElementById('the-paper')).borderTopStyle"
        assert page.evaluate(borders) == "solid"
        page.locator("[data-card] button").first.click()
        expect(page.locator("#attested + *")).to_contain_text("attested, on your word")
        page.get_by_role("button", name="Sign as Beatrice Nwosu").click()
        expect(page.locator("main > .standing")).to_contain_text("Signed by")
        assert page.evaluate(borders) == "double"


def test_the_room_that_was_served_is_the_one_that_was_asked(server: Server, page: Page) -> None:
    page.goto("/papers")
    expect(page.locator("h1")).to_have_text("Papers")
    expect(page.locator(".asked-for li")).to_have_count(10)
    assert server.process.poll() is None
    page.locator(".asked-for a").first.focus()
    press(page, "Enter")
    expect(page.locator("h1")).to_contain_text("Disclosure to the writers")
