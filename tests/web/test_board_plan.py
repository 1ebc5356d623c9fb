"""Overhead plans as forms, without a browser."""

import re
from pathlib import Path

import pytest
from httpx import Response

from web.browsing import Opener, Room, said_by, send, words

BY = "Ines Calder"
PATH = "/boards/plan"
DRAW = "/boards/plan/draw"
ALMA = {"figure-0-name": "ALMA", "figure-0-x": "40", "figure-0-y": "30", "figure-0-looks": "1"}
PRIYA = {"figure-1-name": "PRIYA", "figure-1-x": "66", "figure-1-y": "26", "figure-1-looks": "0"}
STANDINGS = "".join(
    f'\n[[standings]]\ncheck = "{check}"\nstanding = "offered"\nby = "Beatrice Nwosu"\n'
    for check in ("crosses-the-line", "eyelines-do-not-meet")
)


@pytest.fixture
def desk(opener: Opener, ferry: Path) -> Room:
    """The room with somebody in it, and both checks of plans let in."""
    with (ferry / "film.toml").open("a") as settings:
        settings.write(STANDINGS)
    return said_by(opener(ferry), BY)


def plan_id(answer: Response) -> str:
    """The id of the plan that a page shows."""
    found = re.search(r'name="plan" value="(\w+)"', answer.text)
    assert found is not None
    return found[1]


def shots(answer: Response) -> dict[str, str]:
    """The shots that a camera can be added for: their ids by their names."""
    found = re.findall(r'name="add-camera" value="(\w+)"><span>\+ <bdi>([^<]+)', answer.text)
    return {name: shot for shot, name in found}


def on_both_sides(desk: Room) -> Response:
    """Draw Alma and Priya, who look at each other, and two shots that are cut together from both sides of the line."""
    page = send(desk, DRAW, scene="2", name="Wheelhouse")
    ids, plan = shots(page), plan_id(page)
    below = {"camera-0-shot": ids["2"], "camera-0-x": "50", "camera-0-y": "56", "camera-0-faces": "0"}
    above = {"camera-1-shot": ids["2B"], "camera-1-x": "72", "camera-1-y": "6", "camera-1-faces": "238"}
    return send(desk, DRAW, scene="2", plan=plan, name="Wheelhouse", **ALMA, **PRIYA, **below, **above)


def test_a_scene_without_a_plan_says_what_one_is_for_and_has_one_button(desk: Room) -> None:
    page = desk.get(f"{PATH}?scene=3")
    assert "on which side of the line each shot is taken" in words(page)
    assert page.text.count(f'action="{DRAW}"') == 1
    assert "Draw a plan of scene 3" in words(page)
    nobody = said_by(desk, "").get(f"{PATH}?scene=3")
    assert DRAW not in nobody.text
    assert "Say who you are" in words(nobody)


def test_people_of_the_scene_and_its_shots_are_added_with_one_button_each(desk: Room) -> None:
    page = send(desk, DRAW, scene="2")
    assert [step.headers["location"] for step in page.history] == [f"{PATH}?scene=2&plan={plan_id(page)}"]
    assert re.findall(r'name="add-figure" value="([^"]+)"', page.text) == ["PRIYA", "ALMA"]
    assert set(shots(page)) == {"2", "2A", "2B"}
    page = send(desk, DRAW, scene="2", plan=plan_id(page), **{"add-figure": "ALMA"})
    page = send(desk, DRAW, scene="2", plan=plan_id(page), **ALMA | {"add-camera": shots(page)["2A"]})
    assert page.text.count('class="figure"') == page.text.count('class="camera"') == 1
    assert re.findall(r'name="add-figure" value="([^"]+)"', page.text) == ["PRIYA"]
    assert set(shots(page)) == {"2", "2B"}


def test_the_line_sides_and_looks_are_told_after_saving(desk: Room) -> None:
    said = words(on_both_sides(desk))
    assert "The line runs between ALMA and PRIYA ." in said
    assert "The two look at each other." in said
    follows = said.split("What follows")[1]
    assert "2 right of the line sees nobody within the 40° assumed" in follows
    assert "2B left of the line ALMA looks to the left" in follows


def test_the_form_has_everything_as_it_was_saved(desk: Room) -> None:
    page = on_both_sides(desk).text
    assert re.search(r'name="figure-0-x"[^>]* value="40"', page)
    assert re.search(r'name="camera-1-faces"[^>]* value="238"', page)
    looks = page.split('name="figure-0-looks"')[1].split("</select>")[0]
    assert '<option value="1" selected>PRIYA' in looks
    assert ">ALMA<" not in looks


def test_a_crossing_is_noted_beside_the_plan_and_silent_once_it_is_intended(desk: Room) -> None:
    page = on_both_sides(desk)
    assert "From 2 to 2B the camera crosses the line between ALMA and PRIYA" in words(page)
    finding = re.search(r'name="finding" value="(\w+)"', page.text)
    assert finding is not None
    here = f"{PATH}?scene=2&plan={plan_id(page)}"
    page = send(desk, "/boards/intend", finding=finding[1], back=here)
    assert f"as intended, says {BY}" in words(page)
    assert 'data-key="i"' not in page.text


def test_without_the_checks_a_plan_tells_the_same_and_that_nothing_was_looked_at(room: Room) -> None:
    page = on_both_sides(said_by(room, BY))
    assert "2B left of the line" in words(page)
    assert "crosses the line, eyelines do not meet: not looked at" in words(page)
    assert 'data-key="i"' not in page.text


def test_a_scene_has_several_plans_and_one_is_taken_away_and_brought_back(desk: Room) -> None:
    first = plan_id(send(desk, DRAW, scene="2", name="Before the kettle"))
    second = plan_id(send(desk, DRAW, scene="2"))
    page = desk.get(f"{PATH}?scene=2&plan={second}")
    tabs = page.text.split('class="tabs"')[1].split("</div>")[0]
    assert re.findall(r"<bdi>([^<]+)", tabs) == ["Before the kettle", "plan 2"]
    page = send(desk, f"{PATH}/take-away", plan=first, scene="2")
    assert plan_id(page) == second
    entry = re.search(r'name="entry" value="(\w+)"', page.text)
    assert entry is not None
    send(desk, "/undo", entry=entry[1], back=PATH)
    assert "Before the kettle" in desk.get(f"{PATH}?scene=2").text


def test_a_sketch_of_the_folder_lies_under_the_plan_and_is_sent(desk: Room, ferry: Path) -> None:
    (ferry / "boards" / "sketch.png").write_bytes((ferry / "boards" / "2.1.png").read_bytes())
    page = send(desk, DRAW, scene="2", image="boards/sketch.png")
    assert '<image href="/film/boards/sketch.png"' in page.text
    assert desk.get("/film/boards/sketch.png").status_code == 200


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ({"scene": "99"}, 404, "99"),
        ({"scene": "2", "plan": "gone"}, 404, "expected an overhead plan"),
        ({"scene": "2", **ALMA, "figure-0-x": "left"}, 400, "expected a number such as 12.5"),
        ({"scene": "2", "image": "boards/none.png"}, 400, "expected a file of the film's folder"),
        ({"scene": "2", "camera-0-shot": "gone"}, 404, "expected a shot of the boards"),
        ({"scene": "2", **ALMA, **PRIYA, "figure-1-name": "ALMA"}, 400, "expected each person once"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_kept(
    desk: Room, fields: dict[str, str], status: int, says: str
) -> None:
    answer = send(desk, DRAW, **fields)
    assert answer.status_code == status
    assert says in words(answer)
    assert "Draw a plan of scene 2" in words(desk.get(f"{PATH}?scene=2"))


def test_nobody_draws_without_saying_who_they_are(room: Room) -> None:
    assert send(room, DRAW, scene="2").status_code == 403


def test_a_plan_or_scene_that_is_not_there_is_said(room: Room) -> None:
    assert room.get(f"{PATH}?plan=gone").status_code == 404
    assert room.get(f"{PATH}?scene=99").status_code == 404


def test_a_folder_without_a_script_has_no_plan(opener: Opener, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    page = opener(tmp_path / "empty").get(PATH)
    assert page.status_code == 200
    assert "There is no script yet" in words(page)


def test_a_plan_stands_small_under_its_scene_on_the_wall(desk: Room) -> None:
    assert "plan small" not in desk.get("/boards").text
    on_both_sides(desk)
    wall = desk.get("/boards").text
    assert wall.count('<svg class="plan small"') == 1
    assert 'aria-label="Overhead plan Wheelhouse: ALMA, PRIYA, 2, 2B"' in wall
    assert '<p class="plans"><a href="/boards/plan?scene=2">' in wall
