import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgecode.film.board import Layer, Panel
from edgecode.film.identity import named_panels
from edgecode.film.place import Place, Remark
from edgecode.formats.json_document import Json
from edgecode.formats.registry import HEAD
from edgecode.formats.storyboarder import read, recognises
from edgecode.formats.storyboarder_writer import SceneWritten, scene_written
from simulators.memory_source import MemorySource

PATH = "scene-12/scene-12.storyboarder"
WORDS = st.text(alphabet="aB1 =\"'\n{}é", max_size=8).map(str.strip)


def scene(*panels: Panel, number: str = "12", shots: dict[str, str] | None = None) -> SceneWritten:
    """Write panels as scene 12, each with the id that its list would give it."""
    return scene_written(number, named_panels(panels), path=PATH, shots=shots)


def boards(written: SceneWritten) -> list[dict[str, Json]]:
    found: list[dict[str, Json]] = json.loads(written.data)["boards"]
    return found


def again(written: SceneWritten, *, path: str = PATH) -> list[Panel]:
    """Read a scene back; nothing may be remarked on."""
    assert recognises(written.data[:HEAD], suffix="")
    found = list(read(MemorySource(written.data, path=path)))
    assert not [each for each in found if isinstance(each, Remark)]
    return [each for each in found if isinstance(each, Panel)]


def listed(name: str, **more: object) -> Panel:
    """A panel of a CSV list."""
    said: dict[str, object] = {"name": name, "place": Place("boards/list.csv", 2), "scene": "12"}
    return Panel(**(said | more))  # type: ignore[arg-type]


def test_a_panel_is_a_board_as_the_program_writes_it() -> None:
    panel = listed(
        "12-1", shot="12A", covers="3-5", action="She waits.", dialogue="No.", notes="wet", seconds=1.5, draft="white"
    )
    written = scene(panel)
    root = json.loads(written.data)
    assert {name: root[name] for name in root if name != "boards"} == {
        "version": "2.1.0",
        "aspectRatio": 16 / 9,
        "fps": 24,
        "defaultBoardTiming": 2000,
    }
    (board,) = boards(written)
    uid = board.pop("uid")
    assert isinstance(uid, str)
    assert len(uid) == 5
    assert board == {
        "url": f"board-1-{uid}.png",
        "newShot": False,
        "number": 1,
        "shot": "12A",
        "time": 0,
        "duration": 1500,
        "action": "She waits.",
        "dialogue": "No.",
        "notes": "wet",
        "layers": {},
        "edgecode": {"name": "12-1", "shot": "12A", "covers": "3-5", "draft": "white", "no picture": True},
    }


def test_a_picture_alone_is_a_layer_a_poster_frame_and_a_thumbnail() -> None:
    written = scene(listed("1", image="boards/12.1.png"))
    assert boards(written)[0]["layers"] == {"reference": {"url": "12.1-reference.png", "opacity": 1}}
    assert [(copy.name, copy.paths) for copy in written.copies] == [
        ("12.1-reference.png", ("boards/12.1.png",)),
        ("12.1-posterframe.jpg", ("boards/12.1.png",)),
        ("12.1-thumbnail.png", ("boards/12.1-thumbnail.png", "boards/12.1.png")),
    ]
    assert again(written)[0].image == "scene-12/images/12.1-posterframe.jpg"


def test_two_pictures_of_one_name_get_two_names() -> None:
    """Also where disks would take two names for one, and where one is called as another's layer."""
    pictures = ("a/1.png", "b/1.PNG", "b/1.jpg", "c/1-reference.png", "c/x.png.png", "c/a:b.png")
    written = scene(*(listed(str(nth), image=image) for nth, image in enumerate(pictures)))
    names = [copy.name.casefold() for copy in written.copies]
    assert len(set(names)) == len(names) == 3 * len(pictures)
    assert [board["url"] for board in boards(written)] == [
        *("1.png", "1-2.png", "1-3.png", "1-reference-2.png", "x-png.png", "a-b.png")
    ]
    by_name = {copy.name: copy.paths[-1] for copy in written.copies}
    assert tuple(by_name[each.image.rpartition("/")[2]] for each in again(written)) == pictures


def test_an_old_scene_has_its_picture_at_its_url() -> None:
    panel = listed("1A", shot="1A", uid="A", image="old/images/board-1-A.png", extra={"storyboarder.version": "1.3.0"})
    written = scene(panel)
    assert [copy.name for copy in written.copies] == ["board-1-A.png", "board-1-A-thumbnail.png"]
    assert (boards(written)[0]["url"], boards(written)[0]["layers"]) == ("board-1-A.png", {})
    assert again(written)[0].image == "scene-12/images/board-1-A.png"


def test_an_old_picture_in_a_new_scene_is_laid_under_its_notes() -> None:
    """The program moves it to the layer ``fill`` itself where ``reference`` is taken."""
    new = listed("1A", uid="A", image="images/a-posterframe.jpg", extra={"storyboarder.version": "2.0.1"})
    layers = (Layer("reference", "images/b-reference.png", 0.75), Layer("notes", "images/b-notes.png"))
    old = listed("2A", uid="B", image="images/b.png", layers=layers, extra={"storyboarder.version": "1.3.0"})
    written = scene(new, old)
    assert boards(written)[0]["layers"] == {}
    assert boards(written)[1]["layers"] == {
        "fill": {"url": "b-fill.png"},
        "reference": {"url": "b-reference.png", "opacity": 0.75},
        "notes": {"url": "b-notes.png"},
    }


def test_a_panel_without_a_picture_has_none_until_it_is_drawn() -> None:
    written = scene(listed("1"))
    assert again(written)[0].image == ""
    drawn = written.data.replace(b'"layers": {}', b'"layers": {"fill": {"url": "x-fill.png"}}')
    (panel,) = again(SceneWritten(drawn, ()))
    assert panel.image.endswith("-posterframe.jpg")


def test_shots_begin_where_the_boards_say_and_are_named_as_people_do() -> None:
    panels = named_panels([listed(name, shot=shot) for name, shot in zip("12345", "AABBA", strict=True)])
    written = scene_written("12", panels, path=PATH, shots={panel.id: panel.shot for panel in panels})
    assert [board["newShot"] for board in boards(written)] == [False, False, True, False, True]
    assert [panel.shot for panel in again(written)] == list("AABBA")
    assert [panel.name for panel in again(written)] == list("12345")


def test_what_the_program_numbers_alike_needs_no_word_of_ours() -> None:
    """So that a board drawn before it in the program has its number there as well."""
    panels = [
        listed(
            name, shot=name, uid=name, new_shot=name.endswith("A"), seconds=1.0, image=f"images/{name}-posterframe.jpg"
        )
        for name in ("1A", "1B", "2A")
    ]
    written = scene(*panels)
    assert not [board for board in boards(written) if "edgecode" in board]
    assert [board["time"] for board in boards(written)] == [0, 1000, 2000]


def test_after_26_boards_of_one_shot_the_program_counts_on() -> None:
    """As ``updateSceneTiming`` does, which begins to count one board before its letters begin again."""
    panels = [listed(str(nth), uid=f"U{nth}", new_shot=nth == 0) for nth in range(28)]
    labels = [board["shot"] for board in boards(scene(*panels))]
    assert (labels[0], labels[25], labels[26], labels[27]) == ("1A", "1Z", "1A2", "1B2")


def test_what_was_kept_goes_back_where_it_was() -> None:
    head = {"version": "2.0.1", "aspectRatio": 2.39, "fps": "23.976", "defaultBoardTiming": 2000}
    board = {
        "uid": "UDRF3",
        "url": "board-1-UDRF3.png",
        "newShot": True,
        "layers": {},
        "number": 1,
        "shot": "1A",
        "time": 0,
        "duration": 1500,
        "mood": "grim",
        "rating": 3,
        "level": "007",
        "grid": {"on": True},
        "seen": False,
        "tags": ["a", None],
    }
    told = json.dumps(head | {"boards": [board]})
    panels = [each for each in read(MemorySource(told, path=PATH)) if isinstance(each, Panel)]
    written = scene(*panels)
    root = json.loads(written.data)
    assert root.pop("boards") == [board]
    assert root == {"version": "2.0.1", "aspectRatio": 2.39, "fps": 23.976, "defaultBoardTiming": 2000}


def test_a_panel_without_seconds_has_none_when_it_comes_back() -> None:
    written = scene(listed("1"), listed("2", seconds=0.0), listed("3", seconds=2.001))
    assert [board.get("duration") for board in boards(written)] == [None, 0, 2001]
    assert [board["time"] for board in boards(written)] == [0, 2000, 2000]
    assert [panel.seconds for panel in again(written)] == [None, 0.0, 2.001]


@pytest.mark.parametrize("number", ["12", "A6", "012b", "12.1", "V-ii", "", "トンネル"])
def test_a_scene_whose_number_its_path_does_not_say_says_it_itself(number: str) -> None:
    written = scene(listed("1", scene=number), number=number)
    assert again(written)[0].scene == number
    assert ("edgecode" in json.loads(written.data)) is (number != "12")


@given(
    st.lists(
        st.tuples(
            WORDS, WORDS, WORDS, st.none() | st.integers(0, 10**7), st.sampled_from(["", "U1", "U2"]), st.booleans()
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_panels_come_back_as_they_were(parts: list[tuple[str, str, str, int | None, str, bool]]) -> None:
    panels = named_panels(
        listed(
            f"p{shot}",
            shot=shot,
            action=text,
            covers=covers,
            seconds=None if ms is None else ms / 1000,
            uid=uid,
            new_shot=begins,
            extra={name: text for name in ("csv.Colour", "storyboarder.mood") if text},
        )
        for shot, text, covers, ms, uid, begins in parts
    )
    written = scene_written("12", panels, path=PATH)
    found = again(written)
    for panel, back in zip(panels, found, strict=True):
        assert (back.name, back.shot, back.scene, back.seconds) == (panel.name, panel.shot, "12", panel.seconds)
        assert (back.action, back.covers, back.new_shot) == (panel.action, panel.covers, panel.new_shot)
        assert {name: back.extra.get(name) for name in panel.extra} == panel.extra
        assert panel.uid in {"", back.uid}
    fresh = [board["uid"] for board, panel in zip(boards(written), panels, strict=True) if not panel.uid]
    assert len(set(fresh)) == len(fresh)
    assert scene_written("12", panels, path=PATH) == written
