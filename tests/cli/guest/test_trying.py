"""``edgecode guest try``: an engineer runs the folder of a tool on made files, in the real room, before packing it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.cli.main import CANNOT_GO_ON
from simulators.command_line import Said
from simulators.real_room import needs_room

Here = Callable[..., Said]
SAMPLE = Path(__file__).parents[3] / "examples" / "guest-tool"
LINES = ("I wait till she's in, most nights.", "He says: I wait till she's in.")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A script of two speeches, made by the engineer."""
    needs_room()
    folder = tmp_path / "in"
    folder.mkdir()
    said = [
        {"at": at, "scene": at, "kind": "dialogue", "character": who, "text": text}
        for at, (who, text) in enumerate(zip(("WENDELL", "ALMA"), LINES, strict=True))
    ]
    (folder / "script.json").write_text(json.dumps({"scenes": [], "paragraphs": said}))
    return folder


def test_the_sample_finds_the_turn_of_phrase(here: Here, made: Path) -> None:
    said = here("guest", "try", str(SAMPLE), "--on", str(made))
    assert said.code == 0
    assert said.out.splitlines()[0].startswith("script 0, script 1  A turn of phrase of {first} is taken up")
    assert said.out.splitlines()[-1] == "done; 1 selection"


def test_what_is_dropped_and_what_it_wrote_as_errors_is_told_to_the_engineer(
    here: Here, made: Path, tmp_path: Path
) -> None:
    tool = tmp_path / "tool"
    tool.mkdir()
    (tool / "tool.toml").write_bytes((SAMPLE / "tool.toml").read_bytes())
    (tool / "tool.py").write_text("import sys\nprint('nonsense')\nprint('oops', file=sys.stderr)\nsys.exit(3)\n")
    said = here("guest", "try", str(tool), "--on", str(made))
    assert said.code == 1
    assert "line 1: expected an object of JSON" in said.out
    assert "oops" in said.out
    assert said.out.splitlines()[-1] == "failed, and the studio would see nothing of it; no selections"
    document = json.loads(here("guest", "try", str(tool), "--on", str(made), "--json").out)
    assert (document["ending"], document["errors"]) == ("failed", "oops\n")


def test_a_folder_without_inputs_is_one_sentence(here: Here, tmp_path: Path) -> None:
    said = here("guest", "try", str(SAMPLE), "--on", str(tmp_path / "nowhere"))
    assert said.code == CANNOT_GO_ON
    assert "expected script.json, which it reads, found none" in said.err
