import pytest

from edgecode.film.board import Layer, Panel, PanelImage
from edgecode.film.boards.from_pictures import panels_of_pictures, unshown_pictures
from edgecode.film.boards.plan import Plan
from edgecode.film.place import Place

SCRIPT = ("1", "A6", "12", "14")


def images(*paths: str) -> list[PanelImage]:
    return [PanelImage(path=path, width=1920, height=1080) for path in paths]


def told(path: str, *, scenes: tuple[str, ...] = SCRIPT) -> tuple[str, str, str]:
    """Scene, shot and name of the one panel that a picture is."""
    (panel,) = panels_of_pictures(images(path), scenes=scenes)
    assert (panel.image, panel.place) == (path, Place(path))
    return panel.scene, panel.shot, panel.name


@pytest.mark.parametrize(
    ("path", "scene", "shot"),
    [
        ("boards/1.2a.png", "1", ""),
        ("boards/A6.1.png", "A6", ""),
        ("boards/12A_03.png", "12", "12A"),
        ("boards/12_A_3.png", "12", "12A"),
        ("boards/12-3 wide.jpg", "12", ""),
        ("boards/12A-3_v2.png", "12", "12A"),
        ("boards/sc12.png", "12", ""),
        ("boards/sc012_sh0040_p03.png", "12", "0040"),
        ("boards/Scene 12 panel 3.png", "12", ""),
        ("boards/scene-99.png", "99", ""),
        ("boards/99-1.png", "99", ""),
    ],
)
def test_a_file_says_scene_and_shot(path: str, scene: str, shot: str) -> None:
    assert told(path) == (scene, shot, path.removeprefix("boards/").rpartition(".")[0])


@pytest.mark.parametrize(
    ("path", "scene", "shot"),
    [
        ("boards/sc12/03.png", "12", ""),
        ("boards/Scene 12 - kitchen/wide.png", "12", ""),
        ("boards/12/03.png", "12", ""),
        ("boards/12-kitchen/day 1/03.png", "12", ""),
        ("boards/14/old/12A-kitchen/03.png", "12", "12A"),
        ("boards/12/12A-3.jpg", "12", "12A"),
        ("boards/12/14-3.jpg", "14", ""),
        ("boards/scene 12/14-3.jpg", "12", ""),
        ("boards/12/sc14_1.jpg", "14", ""),
    ],
)
def test_else_the_nearest_folder_says_it(path: str, scene: str, shot: str) -> None:
    assert told(path)[:2] == (scene, shot)


@pytest.mark.parametrize(
    "path",
    [
        "boards/03.png",
        "boards/12.png",
        "boards/12A.png",
        "boards/kitchen.png",
        "boards/IMG_1234.png",
        "boards/v2.1.png",
        "boards/p1-2.png",
        "boards/2024_03.png",
        "boards/24-03-12.png",
        "boards/2024-03-12/1.png",
        "boards/1st pass/3.png",
        "boards/day 1/3.png",
    ],
)
def test_where_nothing_plainly_says_a_scene_there_is_none(path: str) -> None:
    assert told(path)[:2] == ("", "")


def test_the_script_says_what_is_a_scene() -> None:
    """12A is the second setup of scene 12, or an inserted scene, or even a year is a scene."""
    assert told("boards/12A_03.png", scenes=("12", "12A"))[:2] == ("12A", "")
    assert told("boards/12A_03.png", scenes=())[:2] == ("12", "12A")
    assert told("boards/1002_03.png", scenes=("1002",))[:2] == ("1002", "")
    assert told("boards/P1_03.png", scenes=("P1",))[:2] == ("P1", "")


def test_panels_stand_by_scene_and_as_people_count() -> None:
    paths = ("boards/kitchen.png", "boards/12.10.png", "boards/12.9.png", "boards/A6.1.png", "boards/12.9a.png")
    found = panels_of_pictures(images(*paths), scenes=SCRIPT)
    assert [panel.name for panel in found] == ["A6.1", "12.9", "12.9a", "12.10", "kitchen"]
    assert len({panel.id for panel in found}) == len(paths)


def test_only_pictures_in_the_boards_folder_are_panels() -> None:
    paths = ("stills/12_1.png", "boards.png", "day 1/boards/12_1.png", "boards/a/b/12_1.png", "Boards/12_2.png")
    found = panels_of_pictures(images(*paths), scenes=SCRIPT)
    assert {panel.image for panel in found} == {"boards/a/b/12_1.png", "Boards/12_2.png"}


def test_what_storyboarder_draws_a_board_of_is_no_panel() -> None:
    paths = ("boards/x/images/board-1-A-thumbnail.png", "boards/x/images/board-1-A-posterframe.jpg")
    assert panels_of_pictures(images(*paths), scenes=SCRIPT) == ()


def test_pictures_that_nothing_shows_are_told() -> None:
    shown = Panel(
        name="1",
        place=Place("boards/list.csv", 2),
        image="boards/1.png",
        link="boards/1.psd.png",
        layers=(Layer("ink", "boards/ink/1.png"),),
    )
    drawn = Panel(name="1", place=Place("boards/sc12/sc12.storyboarder"), image="boards/sc12/images/a-posterframe.jpg")
    every = images(
        *("boards/10.png", "boards/9.png", "boards/1.png", "boards/1.psd.png", "boards/ink/1.png"),
        *("boards/plan.png", "boards/sc12/images/b.png", "boards/sc12/c.png", "stills/1.png"),
    )
    plan = Plan(id="p", scene="s", image="boards/plan.png")
    left = unshown_pictures([shown, drawn], every, [plan])
    assert [image.path for image in left] == ["boards/9.png", "boards/10.png", "boards/sc12/c.png"]
