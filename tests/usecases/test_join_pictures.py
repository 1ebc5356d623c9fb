import struct
from pathlib import Path

import pytest

from edgecode.bootstrap import open_film
from edgecode.usecases.open_film import Look
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy

SCRIPT = "INT. KITCHEN - DAY #12#\n\nADA\nYes.\n\nINT. HALL - DAY #A14#\n\nBEN\nNo.\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + struct.pack(">L4sLL5x", 13, b"IHDR", 640, 360)


def put(film: Path, *pictures: str, **lists: str) -> None:
    """Lay pictures, and lists by their names without ``.csv``, into a film's folder."""
    for path in pictures:
        (film / path).parent.mkdir(parents=True, exist_ok=True)
        (film / path).write_bytes(PICTURE)
    for name, told in lists.items():
        (film / "boards" / f"{name}.csv").write_text(told, encoding="utf-8")


def look(film: Path) -> Look:
    return open_film(film, clock=SetClock(), entropy=CountedEntropy()).look()


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film of two scenes, with pictures in its boards' folder and elsewhere."""
    (tmp_path / "script.fountain").write_text(SCRIPT, encoding="utf-8")
    put(tmp_path, "boards/12A_10.png", "boards/12A_9.png", "boards/A14.1.png", "boards/mood.png", "stills/12A_1.png")
    return tmp_path


def test_pictures_without_a_list_are_the_panels(film: Path) -> None:
    found = look(film)
    said = {(panel.name, panel.scene, panel.shot, panel.image) for panel in found.film.panels}
    assert said == {
        ("12A_9", "12", "12A", "boards/12A_9.png"),
        ("12A_10", "12", "12A", "boards/12A_10.png"),
        ("A14.1", "A14", "", "boards/A14.1.png"),
        ("mood", "", "", "boards/mood.png"),
    }
    in_scene = [panel.name for panel in found.film.panels if panel.scene == "12"]
    assert in_scene == ["12A_9", "12A_10"]
    assert len({panel.id for panel in found.film.panels}) == 4


def test_a_list_says_what_the_panels_are(film: Path) -> None:
    put(film, panels="panel,scene,image\n1,12,12A_9.png\n2,12,gone.png\n")
    found = look(film)
    assert [panel.name for panel in found.film.panels] == ["1", "2"]
    assert [f"{remark.place}: {remark.says}" for remark in found.remarks] == [
        (
            "boards/panels.csv:3: expected the picture of its panels in the film's folder, found no boards/gone.png; "
            "the panels stand without"
        )
    ]


def test_a_panel_in_two_lists_stands_twice_and_is_said(film: Path) -> None:
    put(film, a="panel,scene\n1,12\n", b="panel,scene\n1,12\n2,A14\n")
    found = look(film)
    assert sorted(panel.name for panel in found.film.panels) == ["1", "1", "2"]
    assert len({panel.id for panel in found.film.panels}) == 3
    assert [f"{remark.place}: {remark.says}" for remark in found.remarks] == [
        "boards/b.csv:2: expected each panel in one list, found in boards/a.csv as well: 1 in scene 12; all of them stand"
    ]
