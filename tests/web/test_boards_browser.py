"""The wall of *Boards* in a real browser, against a real ``edgecode open``. Needs Chromium; nothing is fetched from outside.

One room and one window for all: each test tells what it does on panels that no other one touches.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from simulators.the_ferry import copied
from web.chromium import address_of, faults_of, needs_chromium, opened, press, served, until
from web.wall_read import on_the_wall, shots_of

pytestmark = needs_chromium
_STANDING = '\n[[standings]]\ncheck = "panel-behind-draft"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the room is: the example film, with the check let in that has something to say of its panels."""
    root = tmp_path_factory.mktemp("wall")
    film = copied(root / "the-ferry")
    (film / "boards" / "sketch.png").write_bytes((film / "boards" / "1.2.png").read_bytes())
    with (film / "film.toml").open("a") as settings:
        settings.write(_STANDING)
    with served(film, state=root / "state") as process:
        yield address_of(process)


@pytest.fixture(scope="module")
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A window in which somebody sits. It complains of a refusal on its console, as it should, and of nothing else."""
    for window in opened(browser, address, at="/", but="status of 400"):
        window.locator("#ask").get_by_role("button", name="Ines Calder").click()
        expect(window.locator("#who summary")).to_contain_text("Ines Calder")
        yield window


@pytest.fixture
def boards(page: Page) -> Page:
    """The wall, with nothing chosen and no focus."""
    page.goto("/boards")
    page.wait_for_load_state()
    return page


def panel(page: Page, name: str) -> Locator:
    """The picture of a panel, which has the focus of it."""
    return page.locator(f'a[data-panel][aria-label="Panel {name}, large"]')


def at(page: Page, name: str) -> None:
    """Go to a panel, as keys do."""
    panel(page, name).focus()


def row(page: Page, scene: str) -> list[str]:
    """The names of the panels of a scene, as they stand."""
    return on_the_wall(page.content())[scene]


def until_row(page: Page, scene: str, names: list[str]) -> None:
    """Wait until the panels of a scene stand so."""
    for _ in range(100):
        if row(page, scene) == names:
            return
        page.wait_for_timeout(100)
    assert row(page, scene) == names


def drag(page: Page, name: str, onto: str, *, share: float) -> None:
    """Drag a panel by its picture over another one, to a share of its width, and let it go there."""
    panel(page, name).scroll_into_view_if_needed()
    one, other = panel(page, name).bounding_box(), panel(page, onto).bounding_box()
    assert one is not None
    assert other is not None
    page.mouse.move(one["x"] + one["width"] / 2, one["y"] + one["height"] / 2)
    page.mouse.down()
    x, y = other["x"] + other["width"] * share, other["y"] + other["height"] / 2
    page.mouse.move(x - 20, y, steps=3)
    page.mouse.move(x, y, steps=3)
    expect(page.locator("#drop-line")).to_be_visible()
    page.mouse.up()


def test_a_panel_is_dragged_behind_another_one_and_undone(boards: Page) -> None:
    """A line shows where it will stand; no click follows, so that nothing opens; `u` puts it back."""
    drag(boards, "1.1", "1.2a", share=0.8)
    until_row(boards, "1", ["1.2", "1.2a", "1.1", "1.3", "1.3a"])
    expect(boards.locator("#last")).to_contain_text("panel 1.1 to scene 1, after 1.2a")
    assert boards.url.endswith("/boards")
    press(boards, "u")
    until_row(boards, "1", ["1.1", "1.2", "1.2a", "1.3", "1.3a"])


def test_chosen_panels_are_dragged_together_into_another_scene(boards: Page) -> None:
    at(boards, "1.3")
    press(boards, "x")
    panel(boards, "1.3a").click(modifiers=["Shift"])
    expect(boards.locator("#how-many")).to_have_text("2 panels")
    panel(boards, "2.1").scroll_into_view_if_needed()
    drag(boards, "1.3", "2.1", share=0.1)
    until_row(boards, "2", ["1.3", "1.3a", "2.1", "2.2", "2.3", "2.3a", "2.4"])
    press(boards, "u")
    until_row(boards, "1", ["1.1", "1.2", "1.2a", "1.3", "1.3a"])


def test_keys_move_a_panel_and_the_focus_goes_with_it(boards: Page) -> None:
    """Pressed twice at once, it moves by two; over the edge of the scene it is told."""
    at(boards, "5.1")
    names = row(boards, "5")
    boards.keyboard.press("Shift+ArrowRight")
    boards.keyboard.press("Shift+ArrowRight")
    until_row(boards, "5", [names[1], names[2], names[0], *names[3:]])
    expect(panel(boards, "5.1")).to_be_focused()
    boards.keyboard.press("Shift+ArrowLeft")
    boards.keyboard.press("Shift+ArrowLeft")
    until_row(boards, "5", names)
    boards.keyboard.press("Shift+ArrowLeft")
    expect(boards.locator("#told")).to_contain_text("It is the first of its scene.")
    boards.keyboard.press("Shift+ArrowUp")
    until_row(boards, "5", names[1:])
    assert row(boards, "3")[-1] == "5.1"
    expect(panel(boards, "5.1")).to_be_focused()
    press(boards, "u")
    until_row(boards, "5", names)


def test_a_shot_is_made_of_chosen_panels_and_named_by_a_person(boards: Page) -> None:
    """The dialog begins empty; a name that is there is taken as that shot; refused, the dialog stays and says why."""
    at(boards, "3.1")
    press(boards, "x")
    press(boards, "ArrowRight")
    press(boards, "x")
    press(boards, "g")
    name = boards.locator("#ask-group input[name=name]")
    expect(name).to_be_focused()
    expect(name).to_have_value("")
    boards.keyboard.type("3X")
    boards.keyboard.press("Enter")
    expect(boards.locator("#ask-group")).to_be_hidden()
    expect(boards.locator("#chosen")).to_be_hidden()
    until(boards, "[...document.querySelectorAll('.shot .named')].some((each) => each.textContent === '3X')")
    at(boards, "3.1a")
    press(boards, "s")
    boards.keyboard.type("3A")
    boards.keyboard.press("Enter")
    expect(boards.locator("#ask-split .refused")).to_contain_text("expected a name that no shot of the scene has")
    boards.locator("#ask-split input[name=name]").fill("3Y")
    boards.keyboard.press("Enter")
    expect(boards.locator("#ask-split")).to_be_hidden()
    assert shots_of(boards.content(), "3")[:2] == ["3X", "3Y"]
    press(boards, "n")
    expect(boards.locator("#ask-change input[name=name]")).to_have_value("3Y")
    boards.locator("#ask-change input[name=lens]").fill("50 mm")
    boards.keyboard.press("Enter")
    expect(boards.locator("#ask-change")).to_be_hidden()
    assert shots_of(boards.content(), "3")[1] == "3Y 50 mm"


def test_a_panel_is_inserted_described_timed_and_taken_out_by_keys(boards: Page) -> None:
    at(boards, "A6.1")
    press(boards, "e")
    boards.keyboard.type("A6.1b")
    boards.keyboard.press("Enter")
    expect(panel(boards, "A6.1b")).to_be_focused()
    press(boards, "d")
    boards.locator("#ask-change input[name=action]").fill("The trailer, from outside.")
    boards.keyboard.press("Enter")
    expect(boards.locator("main")).to_contain_text("The trailer, from outside.")
    press(boards, "t")
    boards.keyboard.type("3,5")
    boards.keyboard.press("Enter")
    expect(boards.locator("li", has=panel(boards, "A6.1b")).locator("small")).to_have_text("3.5 s")
    expect(panel(boards, "A6.1b")).to_be_focused()
    press(boards, "b")
    expect(panel(boards, "A6.1b")).to_have_count(0)
    expect(boards.locator("#taken-out")).to_contain_text("A6.1b")
    boards.locator("#taken-out").get_by_role("button", name="Put back").click()
    expect(panel(boards, "A6.1b")).to_have_count(1)


def test_a_picture_that_no_panel_shows_is_dragged_between_two_panels(boards: Page) -> None:
    """Between two it asks what the new panel is called; over the middle of one it is that panel's picture."""
    sketch = boards.locator('[data-image="boards/sketch.png"]')
    one, other = sketch.bounding_box(), panel(boards, "1.2").bounding_box()
    assert one is not None
    assert other is not None
    boards.mouse.move(one["x"] + 10, one["y"] + 10)
    boards.mouse.down()
    boards.mouse.move(other["x"] + other["width"] / 2, other["y"] + 20, steps=4)
    expect(boards.locator(".over-this")).to_have_count(1)
    boards.mouse.move(other["x"] + other["width"] - 5, other["y"] + 20, steps=4)
    expect(boards.locator("#drop-line")).to_be_visible()
    boards.mouse.up()
    expect(boards.locator("#ask-add input[name=image]")).to_have_value("boards/sketch.png")
    expect(boards.locator("#ask-add input[name=name]")).to_have_value("")
    boards.keyboard.type("1.2s")
    boards.keyboard.press("Enter")
    until_row(boards, "1", ["1.1", "1.2", "1.2s", "1.2a", "1.3", "1.3a"])
    expect(boards.locator("#unshown")).to_have_count(0)
    press(boards, "u")
    until_row(boards, "1", ["1.1", "1.2", "1.2a", "1.3", "1.3a"])


def test_what_is_noted_is_as_intended_by_one_key(boards: Page) -> None:
    noted = boards.locator("li", has=panel(boards, "6.3b"))
    expect(noted.locator("[data-intend]")).to_have_count(1)
    at(boards, "6.3b")
    press(boards, "m")
    expect(noted.locator(".noted")).to_have_text("as intended")
    expect(panel(boards, "6.3b")).to_be_focused()


def test_what_lost_its_scene_is_decided_by_keys(boards: Page) -> None:
    expect(boards.locator("#to-decide article")).to_have_count(1)
    boards.locator("#to-decide article").focus()
    press(boards, "2")
    expect(boards.locator("#to-decide")).to_have_count(0)
    assert row(boards, "5")[-1] == "4.1"
    press(boards, "u")
    expect(boards.locator("#to-decide article")).to_have_count(1)


def test_what_somebody_does_shows_in_the_other_window_and_its_choice_stays(
    boards: Page, browser: Browser, address: str
) -> None:
    for other in opened(browser, address, at="/boards"):
        at(other, "6.1")
        press(other, "x")
        at(boards, "6.2")
        moved = ["6.1", "6.2", "6.1a", *row(boards, "6")[3:]]
        boards.keyboard.press("Shift+ArrowLeft")
        until_row(boards, "6", moved)
        until_row(other, "6", moved)
        expect(other.locator("#how-many")).to_have_text("1 panel")
        expect(panel(other, "6.1")).to_be_focused()
    press(boards, "u")


@pytest.mark.parametrize("light", ["dark", "light"])
def test_nothing_on_the_wall_is_out_of_reach_for_somebody(boards: Page, light: str) -> None:
    boards.evaluate(f"document.documentElement.dataset.theme = '{light}'")
    at(boards, "1.1")
    press(boards, "x")
    assert faults_of(boards, f"/boards, {light}") == []
    press(boards, "g")
    assert faults_of(boards, f"/boards, a dialog, {light}") == []
    press(boards, "Escape")
