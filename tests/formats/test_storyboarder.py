import contextlib
import json

import pytest

from edgecode.errors import UnreadableError
from edgecode.film.board import Layer, Panel
from edgecode.film.place import Place, Remark
from edgecode.formats.registry import HEAD, reader_for
from edgecode.formats.storyboarder import read, recognises, scene_of
from simulators.damage import damaged
from simulators.memory_source import MemorySource

PATH = "boards/Scene-12-INT-KITCHEN-DAY-1-ZX3ZM/Scene-12-INT-KITCHEN-DAY-1-ZX3ZM.storyboarder"
IMAGES = "boards/Scene-12-INT-KITCHEN-DAY-1-ZX3ZM/images"
BOARD = {
    "uid": "UDRF3",
    "url": "board-1-UDRF3.png",
    "newShot": True,
    "lastEdited": 1499375725536,
    "layers": {
        "notes": {"url": "board-1-UDRF3-notes.png"},
        "reference": {"url": "board-1-UDRF3-reference.png", "opacity": 0.75},
        "ink": {"url": "board-1-UDRF3-ink.png", "opacity": 1},
    },
    "number": 1,
    "shot": "1A",
    "time": 0,
    "duration": 1500,
    "lineMileage": 821.5,
    "dialogue": "ADA: Yes.",
    "action": "Steam.",
    "notes": "handheld",
    "audio": {"filename": "UDRF3-audio-1.wav"},
    "link": "board-1-UDRF3.psd",
    "sg": {"version": "2.0.1", "data": {"sceneObjects": {}}},
}


def scene(*boards: object, **more: object) -> str:
    """Write a scene of some boards as the program does."""
    head = {"version": "2.1.0", "aspectRatio": 2.39, "fps": 24, "defaultBoardTiming": 2000}
    return json.dumps(head | {"boards": list(boards)} | more, indent=2)


def told(data: str, *, path: str = PATH) -> tuple[list[Panel], list[str]]:
    found = list(read(MemorySource(data, path=path)))
    remarks = [f"{each.place.line}: {each.says}" for each in found if isinstance(each, Remark)]
    return [each for each in found if isinstance(each, Panel)], remarks


def panel(**more: object) -> Panel:
    """Read the one board of a scene; a value of ``None`` takes the board's own away."""
    board = {name: value for name, value in (BOARD | more).items() if value is not None}
    (found,), remarks = told(scene(board))
    assert remarks == []
    return found


def test_a_board_is_read_whole() -> None:
    assert panel() == Panel(
        name="1A",
        place=Place(PATH, line=7),
        scene="12",
        shot="1A",
        action="Steam.",
        dialogue="ADA: Yes.",
        image=f"{IMAGES}/board-1-UDRF3-posterframe.jpg",
        seconds=1.5,
        uid="UDRF3",
        notes="handheld",
        new_shot=True,
        layers=(
            Layer("reference", f"{IMAGES}/board-1-UDRF3-reference.png", 0.75),
            Layer("ink", f"{IMAGES}/board-1-UDRF3-ink.png"),
            Layer("notes", f"{IMAGES}/board-1-UDRF3-notes.png"),
        ),
        audio=f"{IMAGES}/UDRF3-audio-1.wav",
        link=f"{IMAGES}/board-1-UDRF3.psd",
        extra={
            "storyboarder.fps": "24",
            "storyboarder.aspectRatio": "2.39",
            "storyboarder.version": "2.1.0",
            "storyboarder.time": "0",
            "storyboarder.number": "1",
        },
    )


def test_boards_stand_in_order_each_with_its_line() -> None:
    whole = scene(BOARD, {"uid": "B", "url": "b.png", "shot": "1B"}, {"url": "c.png", "number": 3})
    begins = [number for number, line in enumerate(whole.split("\n"), start=1) if line == "    {"]
    found, remarks = told(whole)
    assert [each.name for each in found] == ["1A", "1B", "3"]
    assert [each.place.line for each in found] == begins
    assert remarks == []


@pytest.mark.parametrize(
    ("more", "seconds"),
    [
        ({"duration": 1500}, 1.5),
        ({"duration": "999.5"}, 0.9995),
        ({"duration": None}, 2.0),
        ({"duration": 500, "audio": {"filename": "a.wav", "duration": 2400}}, 2.4),
        ({"duration": 3000, "audio": {"filename": "a.wav", "duration": 2400}}, 3.0),
    ],
)
def test_a_board_stands_for_its_duration_and_no_shorter_than_its_sound(more: dict[str, object], seconds: float) -> None:
    assert panel(**more).seconds == seconds


def test_where_nothing_says_how_long_it_stands_nothing_is_said() -> None:
    assert told(scene({"url": "a.png"}, defaultBoardTiming=None))[0][0].seconds is None
    assert told(scene({"url": "a.png"}, defaultBoardTiming="2001"))[0][0].seconds == 2.001


@pytest.mark.parametrize(
    ("version", "layers", "image"),
    [
        ("0.7.0", {}, "board-1-UDRF3.png"),
        ("1.3.0", {"reference": {"url": "r.png"}, "notes": {"url": "n.png"}}, "board-1-UDRF3.png"),
        ("1.9.4", {"reference": {"url": "r.png"}}, "board-1-UDRF3-posterframe.jpg"),
        ("1.12.0", {}, "board-1-UDRF3-posterframe.jpg"),
        (None, {}, "board-1-UDRF3.png"),
        (None, {"fill": {"url": "f.png"}}, "board-1-UDRF3-posterframe.jpg"),
    ],
)
def test_the_picture_is_the_boards_own_or_its_poster_frame(version: str | None, layers: object, image: str) -> None:
    (found,), _ = told(scene(BOARD | {"layers": layers}, version=version))
    assert found.image == f"{IMAGES}/{image}"


def test_a_scene_at_the_top_of_the_folder_has_its_images_beside_it() -> None:
    assert told(scene({"url": "a.png"}, version="1.0"), path="12A.storyboarder")[0][0].image == "images/a.png"


@pytest.mark.parametrize("url", ["../secret.png", "/etc/a.png", "C:\\a.png", "a/../../b.png"])
def test_a_picture_elsewhere_stays_as_it_is_written(url: str) -> None:
    assert told(scene({"url": url}, version="1.0"))[0][0].image == url


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("boards/Scene-12-EXT-A-PLACE-DAY-1-ZX3ZM/Scene-12-EXT-A-PLACE-DAY-1-ZX3ZM.storyboarder", "12"),
        ("boards/scene-12-kitchen/kitchen.storyboarder", "12"),
        ("boards/scene_12a.storyboarder", "12A"),
        ("boards/ferry sc 4.storyboarder", "4"),
        ("12A.storyboarder", "12A"),
        ("boards/A14 - the door.storyboarder", "A14"),
        ("boards/12A/board.storyboarder", "12A"),
        ("boards/example/example.storyboarder", ""),
        ("boards/obscene 4.storyboarder", ""),
        ("boards/2019-03-13 03.33.56/shots.storyboarder", ""),
        ("boards/shots-12.storyboarder", ""),
        ("shots.storyboarder", ""),
    ],
)
def test_the_scene_is_the_one_the_file_or_its_folder_names(path: str, number: str) -> None:
    assert scene_of(path) == number


def test_what_a_panel_has_no_place_for_is_kept() -> None:
    found = panel(mood="grim", grid={"on": True}, rating=3)
    assert (found.extra["storyboarder.mood"], found.extra["storyboarder.grid"]) == ("grim", '{"on":true}')
    assert found.extra["storyboarder.rating"] == "3"
    assert "storyboarder.sg" not in found.extra


def test_values_of_the_wrong_type_are_said_and_the_rest_stands() -> None:
    bad = {
        "uid": "A",
        "url": "a.png",
        "shot": ["1A"],
        "duration": "long",
        "newShot": "yes",
        "layers": {"ink": 3},
        "audio": 5,
    }
    found, remarks = told(scene(bad, 17, None, BOARD))
    assert [each.uid for each in found] == ["A", "UDRF3"]
    assert (found[0].name, found[0].seconds, found[0].layers, found[0].audio) == ("1", 2.0, (), "")
    assert remarks == [
        "7: board 1: expected shot to be text, found a list; left out",
        "7: board 1: expected the url of layer ink, found none; layer left out",
        "7: board 1: expected duration to be a number, found 'long'; left out",
        "7: board 1: expected audio to be an object, found '5'; left out",
        "7: board 1: expected newShot to be true or false, found 'yes'; taken as false",
        "None: expected board 2 to be an object, found '17'; left out",
        "None: expected board 3 to be an object, found 'None'; left out",
    ]


def test_a_board_without_a_picture_is_said_and_kept() -> None:
    found, remarks = told(scene({"uid": "A", "action": "Steam."}))
    assert (found[0].action, found[0].image) == ("Steam.", "")
    assert remarks == ["7: board 1: expected the url of the board's picture, found none"]


def test_a_scene_without_boards_is_said() -> None:
    assert told(scene()) == ([], ["None: expected boards, found none"])


@pytest.mark.parametrize("text", ['{"fps": 24}', '{"boards": {}}', "[]", "[{}]"])
def test_json_without_a_list_of_boards_is_unreadable(text: str) -> None:
    with pytest.raises(UnreadableError, match="a list of boards"):
        told(text)


def test_broken_json_is_one_sentence_with_its_line() -> None:
    whole = scene(BOARD)
    with pytest.raises(UnreadableError) as caught:
        told(whole[: len(whole) // 2])
    assert caught.value.found == "JSON that stops half way"
    assert caught.value.line == whole[: len(whole) // 2].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "known"),
    [
        (scene(BOARD), True),
        (scene(), True),
        (scene(BOARD).replace("\n", "").replace(" ", ""), True),
        ('{"boards": [{"uid": "a"}]}', False),
        ('{"fps": 24, "boards": ["a"]}', False),
        ('{"fps": 24, "segments": []}', False),
        ("boards", False),
    ],
)
def test_a_scene_is_known_by_its_boards(text: str, *, known: bool) -> None:
    for suffix in (".storyboarder", ".json", ""):
        reader = reader_for(text.encode()[:HEAD], suffix=suffix)
        assert (reader is not None and reader.NAME == "storyboarder") is known
    assert recognises(text.encode("utf-16"), suffix="") is known


def test_a_damaged_scene_is_read_or_refused() -> None:
    whole = scene(BOARD, BOARD | {"uid": "B", "audio": None, "duration": "2000"}, {"url": "c.png"})
    for data in damaged(whole.encode(), count=300):
        recognises(data[:HEAD], suffix=".storyboarder")
        with contextlib.suppress(UnreadableError):
            list(read(MemorySource(data, path=PATH)))
