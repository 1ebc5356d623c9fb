import math
import re
from xml.etree import ElementTree as ET

import msgspec
import pytest

from edgecode.film.boards.plan import Plan
from edgecode.web.plan_drawing import HIGH, WIDE, drawn, height, plan_thumbnail, shot_names
from simulators.planned_film import plan_of, planned_film

FILM = """
    scene 4
    plan Kitchen
    ADA at 0.3 0.3 looks BEN
    BEN at 0.7 0.3 looks ADA
    4A at 0.5 0.5 sees ADA to 0.6/0.5
    4B at 0.4 0.1 sees BEN wide 30
    boards 4A 4B
    """


def drawing(plan: Plan, *, handles: bool = False) -> ET.Element:
    """The drawing as the tree of an SVG."""
    names = {"shot 4A": "4A", "shot 4B": "4B"}
    return ET.fromstring(f"<svg>{drawn(plan, names=names, handles=handles)}</svg>")  # noqa: S314  it is ours


def of_class(tree: ET.Element, name: str) -> list[ET.Element]:
    """Everything of one class."""
    return [each for each in tree.iter() if name in each.get("class", "").split()]


def numbers(text: str) -> list[float]:
    """The numbers of an attribute."""
    return [float(each) for each in re.findall(r"-?\d+\.?\d*", text)]


def test_people_and_cameras_stand_where_the_plan_has_them_and_turn_as_it_says() -> None:
    tree = drawing(planned_film(FILM).boards.plans[0])
    people = of_class(tree, "figure")
    assert [numbers(each.get("transform", "")) for each in people] == [[300, 300], [700, 300]]
    assert [numbers(each[0].get("transform", "")) for each in people] == [[90], [270]]
    cameras = of_class(tree, "camera")
    assert [numbers(each.get("transform", "")) for each in cameras] == [[500, 500], [400, 100]]
    assert ["".join(each.itertext()) for each in cameras] == ["4Aright", "4Bleft"]
    turned = numbers(of_class(cameras[0], "turns")[0].get("transform", ""))
    assert turned == [315.0]


def test_the_line_runs_through_both_dashed_where_it_follows_and_solid_where_it_is_said() -> None:
    plan = planned_film(FILM).boards.plans[0]
    [axis] = of_class(drawing(plan), "axis")
    assert [axis.get(each) for each in ("y1", "y2")] == ["300", "300"]
    assert float(axis.get("x1", "")) < 0 < WIDE < float(axis.get("x2", ""))
    assert axis.get("stroke-dasharray")
    [said] = of_class(drawing(msgspec.structs.replace(plan, axis=("BEN", "ADA"))), "axis")
    assert not said.get("stroke-dasharray")
    assert not of_class(drawing(plan_of("ADA at 0.3 0.5")), "axis")


def test_a_wedge_is_as_wide_as_the_camera_sees_and_dashed_where_nobody_said() -> None:
    assumed, said = of_class(drawing(planned_film(FILM).boards.plans[0]), "wedge")
    assert assumed.get("stroke-dasharray")
    assert not said.get("stroke-dasharray")
    x, y = numbers(said.get("d", ""))[2:4]
    assert math.degrees(math.atan2(abs(x), abs(y))) == pytest.approx(15, abs=0.1)


def test_an_arrow_leads_to_where_a_move_ends_and_only_then() -> None:
    [arrow] = of_class(drawing(planned_film(FILM).boards.plans[0]), "move")
    assert [float(arrow.get(each, "")) for each in ("x1", "y1", "x2", "y2")] == [500, 500, 600, 500]


def test_only_with_handles_it_is_reached_by_keys_and_each_thing_has_its_place_in_the_form() -> None:
    plan = planned_film(FILM).boards.plans[0]
    items = [each.get("data-item") for each in drawing(plan, handles=True).iter() if each.get("data-item")]
    assert items == ["end-0", "figure-0", "figure-1", "camera-0", "camera-1"]
    assert "tabindex" not in str(drawn(plan, names={}))


def test_a_thumbnail_is_one_picture_with_its_words_and_escapes_what_people_wrote() -> None:
    film = planned_film(FILM)
    plan = msgspec.structs.replace(film.boards.plans[0], name='Kitchen "<b>')
    small = plan_thumbnail(plan, film)
    tree = ET.fromstring(small)  # noqa: S314  it is ours
    assert tree.get("role") == "img"
    assert tree.get("aria-label") == 'Overhead plan Kitchen "<b>: ADA, BEN, 4A, 4B'
    assert "<b>" not in small
    assert plan_thumbnail(Plan(id="1", scene="4"), film).count("Overhead plan: empty") == 1


def test_a_drawing_is_as_high_as_its_sketch_and_holds_all_that_stands_on_it() -> None:
    plan = plan_of("ADA at 0.3 0.9")
    assert height(Plan(id="", scene="")) == HIGH
    assert height(Plan(id="", scene=""), size=(2000, 3000)) == 1500
    assert height(plan) > 900
    assert height(plan_of("ADA at 0.3 40")) <= 3 * WIDE


def test_a_shot_without_a_name_is_called_by_its_first_panel() -> None:
    film = planned_film(FILM)
    shots = tuple(msgspec.structs.replace(each, name="") for each in film.boards.shots[:1])
    bare = msgspec.structs.replace(film, boards=msgspec.structs.replace(film.boards, shots=shots))
    assert shot_names(film) == {"shot 4A": "4A", "shot 4B": "4B"}
    assert shot_names(bare) == {"shot 4A": "panel p1"}
