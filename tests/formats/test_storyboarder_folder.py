import json
from collections.abc import Mapping
from pathlib import PurePosixPath

import msgspec
import pytest

from edgecode.errors import ExportError
from edgecode.film.board import Panel
from edgecode.film.boards.shot import Boards, Carry, Fate, Scratch, Shot
from edgecode.film.film import Film
from edgecode.film.identity import named_panels
from edgecode.film.place import Place, Remark
from edgecode.formats.storyboarder import read
from edgecode.formats.storyboarder_folder import Tree, storyboarder_folder
from simulators.memory_source import MemorySource

BOARD = {
    "uid": "UDRF3",
    "url": "board-1-UDRF3.png",
    "newShot": True,
    "number": 1,
    "shot": "1A",
    "time": 0,
    "duration": 1500,
}
GIF = b"GIF89a" + (200).to_bytes(2, "little") + (100).to_bytes(2, "little")
"""As much of a picture as says that it is twice as wide as high."""


def listed(name: str, scene: str, *, image: str = "", **more: object) -> Panel:
    """A panel of a CSV list."""
    said: dict[str, object] = {"name": name, "scene": scene, "image": image, "place": Place("boards/list.csv", 2)}
    return Panel(**(said | more))  # type: ignore[arg-type]


def film(*panels: Panel, **more: object) -> Film:
    boards = Boards(**more)  # type: ignore[arg-type]
    return Film(panels=tuple(named_panels(panels)), boards=boards)


def tree(of: Film, files: Mapping[str, bytes] | None = None) -> Tree:
    return storyboarder_folder(of, held=(files or {}).get)


def read_back(found: Tree) -> list[Panel]:
    """Read every scene of a folder; each picture and sound a panel names has to be in it."""
    paths = {file.path for file in found.files}
    records = [
        each
        for file in found.files
        if file.path.endswith(".storyboarder")
        for each in read(MemorySource(file.data, path=file.path))
    ]
    assert not [each for each in records if isinstance(each, Remark)]
    panels = [each for each in records if isinstance(each, Panel)]
    named = {path for panel in panels for path in (panel.image, panel.audio, panel.link) if path}
    named |= {layer.image for panel in panels for layer in panel.layers}
    assert named <= paths
    return named_panels(panels)


def of_the_program(
    version: str, *, layers: Mapping[str, object], folder: str = "boards/Scene-12-KITCHEN"
) -> list[Panel]:
    """Panels of a scene as the program writes it, of two boards."""
    second = BOARD | {"uid": "B2", "url": "board-2-B2.png", "newShot": False, "number": 2, "shot": "1B", "time": 1500}
    first = BOARD | {
        "layers": layers,
        "dialogue": "ADA: Yes.",
        "action": "Steam.",
        "notes": "handheld",
        "audio": {"filename": "a.wav", "duration": 900},
        "link": "board-1-UDRF3.psd",
    }
    head = {"version": version, "aspectRatio": 2.39, "fps": 25, "defaultBoardTiming": 2000}
    told = json.dumps(head | {"boards": [first, second | {"layers": {}}]})
    records = read(MemorySource(told, path=f"{folder}/{PurePosixPath(folder).name}.storyboarder"))
    return named_panels(each for each in records if isinstance(each, Panel))


def all_of(panels: list[Panel]) -> dict[str, bytes]:
    """A folder in which every file that panels name lies."""
    named = {path for panel in panels for path in (panel.image, panel.audio, panel.link) if path}
    named |= {layer.image for panel in panels for layer in panel.layers}
    return {path: path.encode() for path in named}


def where_it_lies(panel: Panel, *, root: str) -> Panel:
    """A panel without its place, its files by their names in the folder of images."""
    told = json.loads(msgspec.json.encode(panel).replace(f"{root}/".encode(), b""))
    return msgspec.convert(told | {"place": {"path": ""}}, Panel)


@pytest.mark.parametrize(
    ("version", "layers"),
    [
        ("1.3.0", {"reference": {"url": "board-1-UDRF3-reference.png", "opacity": 0.75}}),
        ("1.3.0", {}),
        ("2.0.1", {"fill": {"url": "board-1-UDRF3-fill.png"}, "notes": {"url": "board-1-UDRF3-notes.png"}}),
        ("2.0.1", {"reference": {"url": "board-1-UDRF3-reference.png", "opacity": 1}}),
    ],
)
def test_a_scene_of_the_program_comes_back_whole(version: str, layers: Mapping[str, object]) -> None:
    """Names, shots, durations, texts, order, uids, files and everything kept, before and since the layers of 1.6."""
    panels = of_the_program(version, layers=layers)
    found = tree(film(*panels), all_of(panels))
    assert found.remarks == ()
    back = read_back(found)
    assert [where_it_lies(each, root="scene-12/images") for each in back] == [
        where_it_lies(each, root="boards/Scene-12-KITCHEN/images") for each in panels
    ]
    held = {file.path.rpartition("/")[2]: file.data for file in found.files}
    assert held[back[0].image.rpartition("/")[2]] == panels[0].image.encode()


def test_panels_of_a_list_come_back_scene_by_scene() -> None:
    panels = named_panels(
        [
            listed(
                "12-1", "12", image="boards/1.png", shot="12A", seconds=2.5, action="A", audio="s/a.wav", covers="1-3"
            ),
            listed("A6.1", "A6", image="boards/a6.png", shot="4", notes="wet", size="CU", lens="40"),
            listed("12-2", "12", image="other/1.png", shot="12A", dialogue="No.", new_shot=True),
            listed("x", ""),
        ]
    )
    found = tree(film(*panels), all_of(panels))
    assert found.remarks == ()
    assert [file.path for file in found.files if "/images/" not in file.path] == [
        "scene-12/scene-12.storyboarder",
        "scene-A6/scene-A6.storyboarder",
        "no-scene/no-scene.storyboarder",
    ]
    back = {panel.name: panel for panel in read_back(found)}
    assert list(back) == ["12-1", "12-2", "A6.1", "x"]
    for panel in panels:
        for name in ("scene", "shot", "covers", "action", "dialogue", "notes", "seconds", "size", "lens"):
            assert getattr(back[panel.name], name) == getattr(panel, name), name
    data = {file.path: file.data for file in found.files}
    assert data[back["12-1"].image] == b"boards/1.png"
    assert data[back["12-2"].image] == b"other/1.png"
    assert data[back["12-1"].audio] == b"s/a.wav"


def test_what_is_missing_is_said_and_the_scene_is_written() -> None:
    """The program stops at a sound that it does not find, and takes a picture for blank."""
    panels = [listed(str(nth), "12", image=f"boards/{nth}.png", audio="a.wav") for nth in range(8)]
    found = tree(film(*panels), {"boards/0.png": b"0"})
    (remark,) = found.remarks
    assert remark.says == (
        "expected a.wav, boards/1.png, boards/2.png, boards/3.png, boards/4.png and 3 more for scene 12, found no such "
        "file; scene-12/scene-12.storyboarder is written without"
    )
    assert str(remark.place) == "boards/list.csv:2"
    boards = json.loads(found.files[0].data)["boards"]
    assert len(boards) == 8
    assert not [board for board in boards if "audio" in board]


def test_a_picture_has_the_shape_of_the_first_there_is() -> None:
    of = film(listed("1", "12", image="gone.png"), listed("2", "12", image="a.gif"))
    assert json.loads(tree(of, {"a.gif": GIF}).files[0].data)["aspectRatio"] == 2
    assert json.loads(tree(of, {"a.gif": b"GIF89a"}).files[0].data)["aspectRatio"] == 16 / 9
    assert json.loads(tree(of, {"a.gif": b"rubbish"}).files[0].data)["aspectRatio"] == 16 / 9


def test_scenes_of_almost_one_number_get_two_folders() -> None:
    found = tree(film(listed("1", "12/1"), listed("2", "12-1"), listed("3", "012-1"), listed("4", "トンネル")))
    assert [file.path.partition("/")[0] for file in found.files] == [
        "scene-12-1",
        "scene-12-1-2",
        "scene-in-other-letters",
    ]
    assert [panel.scene for panel in read_back(found)] == ["12/1", "12-1", "12-1", "トンネル"]


def test_shots_and_sounds_that_people_set_go_out() -> None:
    panels = named_panels([listed(name, "12") for name in "123"])
    ids = [panel.id for panel in panels]
    of = film(
        *panels,
        shots=(
            Shot(id="s", scene="12", size="CU", panels=(ids[0],)),
            Shot(id="t", scene="12", panels=(ids[1], ids[2])),
        ),
        sounds=(Scratch(panel=ids[1], file="s.wav", skip=3.5),),
    )
    found = tree(of, {"s.wav": b"s"})
    assert [(panel.new_shot, panel.size, bool(panel.audio)) for panel in read_back(found)] == [
        (False, "CU", False),
        (True, "", True),
        (False, "", False),
    ]
    assert [remark.says for remark in found.remarks] == [
        (
            "expected a sound from its start, found s.wav under panel 2 from 3.5 s on, which .storyboarder has no place for; "
            "there it is heard from its start"
        )
    ]


def test_a_panel_drawn_for_an_earlier_draft_still_says_which_lines_it_meant() -> None:
    """Its folder has the scene's number of today, and the panel that of the draft its lines are counted in."""
    (panel,) = named_panels([listed("1", "14", covers="3-5")])
    carry = Carry(panel=panel.id, fate=Fate.CARRIED, drawn_for="script/white.fdx", was="12")
    found = tree(film(panel, carried={panel.id: carry}))
    assert found.files[0].path == "scene-14/scene-14.storyboarder"
    (back,) = read_back(found)
    assert (back.scene, back.draft, back.covers) == ("12", "script/white.fdx", "3-5")


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="storyboarder: expected storyboard panels, found none in this film"):
        tree(Film())
