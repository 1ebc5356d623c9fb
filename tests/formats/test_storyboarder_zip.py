import io
import json
import zipfile
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.errors import ExportError
from edgecode.film.film import Film
from edgecode.formats.storyboarder_zip import written
from edgecode.formats.writers import Held

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


def held_in(root: Path) -> Held:
    """Give the files of a folder."""
    return lambda path: file.read_bytes() if (file := root / path).is_file() else None


held = held_in(EXAMPLE)


def test_the_boards_of_the_example_come_back_from_one_file(tmp_path: Path) -> None:
    """Unpacked, it is a film's folder whose boards are those of the example, with pictures."""
    film = open_film(EXAMPLE).look().film
    made = written(film, held)
    assert made.remarks == ()
    assert written(film, held) == made
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path)
    look = open_film(tmp_path).look()
    assert not [remark for reading in look.holdings.readings for remark in reading.remarks]
    assert look.remarks == ()
    back = {panel.name: panel for panel in look.film.panels}
    assert len(back) == len(film.panels)
    for panel in film.panels:
        other = back[panel.name]
        for name in ("scene", "shot", "covers", "action", "dialogue", "notes", "seconds"):
            assert getattr(other, name) == getattr(panel, name), f"{panel.name}: {name}"
        assert (tmp_path / other.image).read_bytes() == (EXAMPLE / panel.image).read_bytes()


@pytest.mark.parametrize("version", ["1.3.0", "2.0.1"])
@pytest.mark.parametrize(("begins", "shots"), [("TFTF", ["1", "1", "2", "2"]), ("FFFF", ["1A", "2A", "3A", "4A"])])
def test_a_scene_of_the_program_comes_back_with_its_shots(
    tmp_path: Path, version: str, begins: str, shots: list[str]
) -> None:
    """Two shots of two boards each, or boards of which nobody said that a shot begins: each is one then."""
    labels = ("1A", "1B", "2A", "2B") if "T" in begins else shots
    boards = [
        {
            "uid": f"UID{nth}",
            "url": f"board-{nth + 1}-UID{nth}.png",
            "newShot": begins[nth] == "T",
            "layers": {"notes": {"url": f"board-{nth + 1}-UID{nth}-notes.png"}},
            "number": nth + 1,
            "shot": label,
            "time": nth * 1250,
            "duration": 1250,
            "dialogue": f"Line {nth}.",
        }
        for nth, label in enumerate(labels)
    ]
    root = {"version": version, "aspectRatio": 2.39, "fps": 24, "defaultBoardTiming": 2000, "boards": boards}
    lies = tmp_path / "one" / "boards" / "Scene-12-KITCHEN"
    (lies / "images").mkdir(parents=True)
    (lies / "Scene-12-KITCHEN.storyboarder").write_text(json.dumps(root))
    for nth in range(len(labels)):
        for end in (".png", "-posterframe.jpg", "-notes.png"):
            (lies / "images" / f"board-{nth + 1}-UID{nth}{end}").write_bytes(f"{nth}{end}".encode())
    film = open_film(tmp_path / "one").look().film
    assert [panel.shot for panel in film.panels] == shots
    with zipfile.ZipFile(io.BytesIO(written(film, held_in(tmp_path / "one")).data)) as archive:
        archive.extractall(tmp_path / "two")
    told = json.loads((tmp_path / "two" / "scene-12" / "scene-12.storyboarder").read_text())
    assert told == root
    back = open_film(tmp_path / "two").look().film
    same = ("name", "shot", "scene", "seconds", "dialogue", "uid", "new_shot", "id", "extra")
    for panel, other in zip(film.panels, back.panels, strict=True):
        assert {name: getattr(other, name) for name in same} == {name: getattr(panel, name) for name in same}
    assert [(shot.name, shot.panels) for shot in back.boards.shots] == [
        (shot.name, shot.panels) for shot in film.boards.shots
    ]


def test_a_film_without_panels_is_refused() -> None:
    with pytest.raises(ExportError, match="storyboarder: expected storyboard panels"):
        written(Film(), held)
