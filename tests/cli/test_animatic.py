import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.printed_boards import Picture, Text, printed_boards
from simulators.the_ferry import copied

av = pytest.importorskip("av", reason="PyAV is not installed here, so no movie can be made")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    """A copy of the example."""
    return copied(tmp_path / "ferry")


@pytest.fixture
def quick(ferry: Path) -> Path:
    """The example with a quarter of a second for each panel, since every frame takes its time."""
    boards = ferry / "boards" / "panels.csv"
    header, *rows = boards.read_text(encoding="utf-8").splitlines()
    boards.write_text("\n".join([header, *(f"{row.rpartition(',')[0]},0.25" for row in rows)]), encoding="utf-8")
    return ferry


def test_a_scene_becomes_a_movie_and_nothing_is_written_over(edgecode: Edgecode, quick: Path, tmp_path: Path) -> None:
    """Scene 5 at the cut's rate of 24."""
    to = tmp_path / "5.mp4"
    said = edgecode("animatic", quick, "--to", to, "--scene", "05")
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{to}: animatic of scene 05 of The Ferry, 5 panels in 0:01 (30 frames at 24)\n"
    with av.open(str(to)) as file:
        assert (file.streams.video[0].frames, file.streams.video[0].average_rate) == (30, 24)
    before = to.read_bytes()
    again = edgecode("animatic", quick, "--to", to, "--scene", "3")
    assert (again.code, again.out) == (2, "")
    assert f"{to}: expected the name of a new file, found one that is there" in again.err
    assert to.read_bytes() == before
    assert edgecode("animatic", quick, "--to", to, "--scene", "3", "--replace").code == 0
    assert to.read_bytes() != before
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["5.mp4"]


def test_a_film_becomes_a_timeline_that_edgecode_reads(edgecode: Edgecode, ferry: Path, tmp_path: Path) -> None:
    to = tmp_path / "ferry.otio"
    said = edgecode("animatic", ferry, "--to", to, "--json")
    assert said.code == 1
    told = json.loads(said.out)
    assert [(remark["where"], remark["says"]) for remark in told.pop("remarks")] == [
        (
            "boards/panels.csv:16",
            "expected every panel's place decided, found 1 to decide about (such as 4.1); left out",
        )
    ]
    assert told == {
        "to": str(to),
        "of": "The Ferry",
        "rate": "24",
        "frames": 10_632,
        "seconds": 443.0,
        "panels": 27,
        "assumed": 0,
        "cards": 0,
        "sounds": 0,
    }
    assert json.loads(edgecode("read", to, "--json").out)["format"] == "otio"


def test_what_is_missing_is_said_and_the_rest_stands(edgecode: Edgecode, quick: Path, tmp_path: Path) -> None:
    (quick / "boards" / "A6.2.png").unlink()
    to = tmp_path / "six.mp4"
    said = edgecode("animatic", quick, "--to", to, "--scene", "A6")
    assert said.code == 1
    assert said.out.endswith("2 panels in 0:00 (12 frames at 24), 1 grey card\n")
    assert said.err == "boards/panels.csv:23: expected boards/A6.2.png in the film's folder, found no such file\n"


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (("--to", "a.mov"), "a.mov: expected a file that ends in .mp4 or .otio, found another kind of file"),
        (("--to", "a.mp4", "--scene", "77"), "scene 77: expected one of 1, 2, 3, 4, 5, A6, 6, found none"),
        (
            ("--to", "/no/such/folder/a.mp4"),
            "/no/such/folder/a.mp4: expected to write a new file, found no such folder",
        ),
        ((), "Missing option '--to'"),
    ],
)
def test_what_cannot_be_made_is_one_sentence_and_exit_2(
    edgecode: Edgecode, ferry: Path, words: tuple[str, ...], tells: str
) -> None:
    said = edgecode("animatic", ferry, *words, "--json")
    assert said.code == 2
    assert json.loads(said.out)["error"]["says"].startswith(tells)
    assert "Traceback" not in said.err


def test_panels_on_the_pages_of_a_pdf_are_in_the_movie(edgecode: Edgecode, tmp_path: Path) -> None:
    """One page with two pictures, and no list: both are shown, none as a grey card."""
    film = tmp_path / "film"
    film.mkdir()
    places = [Picture(60, 60, 300, 170), Picture(420, 60, 300, 170)]
    words = [Text(60, 240, "Scene 1 Panel 1"), Text(420, 240, "Scene 1 Panel 2")]
    (film / "boards.pdf").write_bytes(printed_boards([*places, *words]))
    to = tmp_path / "boards.mp4"
    said = edgecode("animatic", film, "--to", to)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{to}: animatic of film, 2 panels in 0:04 (96 frames at 24), 2 of them assumed to stand 2 s\n"
