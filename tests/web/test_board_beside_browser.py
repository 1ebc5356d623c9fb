"""The pages beside the wall in a real browser, against a real ``edgecode open``. Needs Chromium.

One room and one window for all: each test tells what it does on a scene that no other one touches.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from simulators.the_ferry import copied
from simulators.wave_file import wave
from web.chromium import PHONE, address_of, faults_of, needs_chromium, opened, press, served, until

pytestmark = needs_chromium
_STANDING = '\n[[standings]]\ncheck = "crosses-the-line"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example film with a sound, and the check of the line let in."""
    copy = copied(tmp_path_factory.mktemp("beside") / "the-ferry")
    (copy / "sound").mkdir()
    (copy / "sound" / "kettle.wav").write_bytes(wave(seconds=3, block=3))
    with (copy / "film.toml").open("a") as settings:
        settings.write(_STANDING)
    return copy


@pytest.fixture(scope="module")
def address(film: Path) -> Iterator[str]:
    """Where the room is."""
    with served(film, state=film.parent / "state") as process:
        yield address_of(process)


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A window in which somebody sits; it complains of a refusal, as it should, and of nothing else."""
    for window in opened(browser, address, at="/", but="status of 400"):
        window.locator("#ask").get_by_role("button", name="Ines Calder").click()
        expect(window.locator("#who summary")).to_contain_text("Ines Calder")
        yield window


def value(page: Page, name: str) -> str:
    """What stands in a field of the plan's form."""
    return page.locator(f'[name="{name}"]').input_value()


def drag(page: Page, what: str, *, by: tuple[float, float]) -> None:
    """Drag something by its middle."""
    box = page.locator(what).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by[0], y + by[1], steps=4)
    page.mouse.up()


def test_a_plan_is_drawn_by_keys_and_pointer_and_what_follows_is_told_after_saving(page: Page) -> None:
    """Two people, two cameras; one camera is dragged over the line, turned, and the crossing said to be intended."""
    page.goto("/boards/plan?scene=3")
    press(page, "e")
    for count in (1, 2):
        page.locator("button[name=add-figure]").first.click()
        expect(page.locator("g.figure")).to_have_count(count)
    for count in (1, 2):
        page.locator("button[name=add-camera]").first.click()
        expect(page.locator("g.camera")).to_have_count(count)
    page.locator("#on-figure-0").focus()
    before = float(value(page, "figure-0-x"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    assert float(value(page, "figure-0-x")) == pytest.approx(before - 1.2)
    page.keyboard.press("l")
    assert value(page, "figure-0-looks") == "1"
    page.keyboard.press("Tab")
    expect(page.locator("#on-figure-1")).to_be_focused()
    expect(page.locator(".follows .unsaved")).to_be_visible()
    page.keyboard.press("s")
    expect(page.locator(".follows .unsaved")).to_be_hidden()
    expect(page.locator(".sides li").nth(1)).to_contain_text("right of the line")
    down, faces = float(value(page, "camera-1-y")), float(value(page, "camera-1-faces"))
    drag(page, "#on-camera-1 .body", by=(60, -260))
    assert float(value(page, "camera-1-y")) < down - 20
    drag(page, "#on-camera-1 .handle", by=(30, 90))
    assert float(value(page, "camera-1-faces")) != faces
    page.keyboard.press("]")
    page.keyboard.press("s")
    expect(page.locator(".sides li").nth(1)).to_contain_text("left of the line")
    expect(page.locator("#on-camera-1")).to_be_focused()
    expect(page.locator(".noticed")).to_have_count(1)
    assert not faults_of(page, "a plan")
    page.keyboard.press("i")
    expect(page.locator(".noticed.settled")).to_have_count(1)


def test_a_move_is_begun_and_something_taken_away_by_one_key(page: Page) -> None:
    page.goto("/boards/plan?scene=5")
    press(page, "e")
    page.locator("button[name=add-camera]").first.click()
    expect(page.locator("g.camera")).to_have_count(1)
    page.locator("#on-camera-0").focus()
    page.keyboard.press("m")
    expect(page.locator("#on-end-0")).to_be_visible()
    page.locator("#on-end-0").focus()
    page.keyboard.press("ArrowRight")
    assert float(value(page, "camera-0-to-x")) > float(value(page, "camera-0-x"))
    page.keyboard.press("s")
    expect(page.locator(".save.due")).to_have_count(0)
    page.keyboard.press("Delete")
    expect(page.locator("#on-end-0")).to_have_count(0)
    page.locator("#on-camera-0").focus()
    page.keyboard.press("Delete")
    expect(page.locator("g.camera")).to_have_count(0)
    press(page, "u")
    expect(page.locator("g.camera")).to_have_count(1)


def test_what_is_not_saved_outlives_a_change_of_the_folder_and_other_forms_wait(page: Page, film: Path) -> None:
    page.goto("/boards/plan?scene=6")
    press(page, "e")
    page.locator("button[name=add-camera]").first.click()
    expect(page.locator("g.camera")).to_have_count(1)
    page.locator("#on-camera-0").focus()
    page.keyboard.press("ArrowLeft")
    moved = value(page, "camera-0-x")
    (film / "script" / "notes.txt").write_text("a note")
    page.wait_for_timeout(1500)
    assert value(page, "camera-0-x") == moved
    page.keyboard.press("u")
    expect(page.locator("#told")).to_contain_text("First save the plan")
    assert value(page, "camera-0-x") == moved
    page.keyboard.press("s")
    expect(page.locator(".save.due")).to_have_count(0)
    assert value(page, "camera-0-x") == moved


def test_a_plan_that_is_refused_stays_as_it_stands(page: Page) -> None:
    """Two people cannot have one name: it is said, and what was moved is not lost."""
    page.goto("/boards/plan?scene=1")
    press(page, "e")
    for count in (1, 2):
        page.locator("button[name=add-figure]").first.click()
        expect(page.locator("g.figure")).to_have_count(count)
    page.locator("#on-figure-1").focus()
    page.keyboard.press("ArrowDown")
    moved = value(page, "figure-1-y")
    own = value(page, "figure-1-name")
    page.locator("[name=figure-1-name]").fill(value(page, "figure-0-name"))
    page.locator(".tools .save").click()
    expect(page.locator("#told")).to_contain_text("expected each person once")
    assert value(page, "figure-1-y") == moved
    expect(page.locator(".save.due")).to_have_count(1)
    page.locator("[name=figure-1-name]").fill(own)
    page.locator(".tools .save").click()
    expect(page.locator(".save.due")).to_have_count(0)
    assert value(page, "figure-1-y") == moved


def test_the_animatic_plays_stops_and_goes_panel_by_panel(page: Page) -> None:
    page.goto("/boards/animatic?scene=2")
    press(page, "ArrowRight")
    expect(page.locator("#name")).to_have_text("2.2")
    expect(page.locator("#timecode")).to_have_text("00:00:10:00")
    assert "panel=" in page.url
    page.keyboard.press("Home")
    page.keyboard.press(" ")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Pause")
    until(page, "document.getElementById('timecode').textContent > '00:00:00:12'")
    page.keyboard.press(" ")
    stopped = page.locator("#timecode").text_content()
    page.wait_for_timeout(300)
    assert page.locator("#timecode").text_content() == stopped
    page.keyboard.press("End")
    expect(page.locator("#name")).to_have_text("2.4")
    assert not faults_of(page, "an animatic")


def test_seconds_are_set_by_a_key_and_scratch_sound_is_heard_in_step(page: Page) -> None:
    """The last panel of scene 2 stands half a second; a sound begins with it, a second into the file."""
    page.goto("/boards/animatic?scene=2")
    press(page, "End")
    page.keyboard.press("t")
    page.keyboard.type("1.5")
    page.keyboard.press("Enter")
    expect(page.locator("#stands")).to_have_text("1.5 s")
    expect(page.locator("#name")).to_have_text("2.4")
    page.locator("#sound").select_option("sound/kettle.wav")
    page.locator("#skip").fill("1")
    page.locator("#set-sound button").click()
    expect(page.locator("audio")).to_have_count(1)
    page.locator("#name").click()
    page.keyboard.press("End")
    page.keyboard.press(" ")
    until(page, "document.querySelector('audio').currentTime > 1.1")
    assert page.evaluate("document.querySelector('audio').currentTime") < 2.7
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play")
    until(page, "document.querySelector('audio').paused")


def test_takes_are_judged_by_keys_beside_the_panels(page: Page) -> None:
    page.goto("/boards/compare?scene=2")
    press(page, "j")
    page.keyboard.press("n")
    expect(page.locator(".verdict")).to_have_text("not as boarded, says Ines Calder")
    page.keyboard.press("y")
    expect(page.locator(".verdict")).to_have_text("as boarded, says Ines Calder")
    frame, slider = page.locator(".taken .frame img").first, page.locator("input[data-still]").first
    slider.focus()
    page.keyboard.press("ArrowRight")
    at = slider.input_value()
    expect(frame).to_have_attribute("src", f"{slider.get_attribute('data-still')}&at={at}")


def test_the_order_of_the_cut_is_brought_back_by_a_key(page: Page) -> None:
    page.goto("/boards/bring-back")
    press(page, "j")
    expect(page.locator("#scene-0")).to_be_focused()
    page.keyboard.press("b")
    expect(page.locator("#scene-0 h2 small")).to_have_text("as the cut has it")


@pytest.mark.parametrize("path", ["/boards/plan?scene=3", "/boards/animatic", "/boards/compare?scene=2"])
def test_without_scripts_on_a_phone_everything_is_still_there(browser: Browser, address: str, path: str) -> None:
    for page in opened(browser, address, size=PHONE, scripts=False, at=path):
        expect(page.locator("h1")).to_be_visible()
        assert page.locator(".needs-scripts:visible").count() == 0
        links = page.locator("main a:visible")
        assert links.count() > 5
