"""An engineer tries a tool before anybody is asked for anything: on files of their own, in the room it will run in."""

import json
from pathlib import Path

import pytest

from edgecode.boundary.errors import GuestError
from edgecode.boundary.guest.manifest import Part
from edgecode.usecases.guests.try_tool import Tried, try_tool
from edgecode.usecases.ports.guests import Ending
from simulators.guest_tools_at_hand import RoomAtHand

SAMPLE = Path(__file__).parents[3] / "examples" / "guest-tool"
SCRIPT = {"scenes": [], "paragraphs": [{"at": 0}, {"at": 1}]}


def tried(room: RoomAtHand, **inputs: object) -> Tried:
    given = {f"{name}.json": json.dumps(each).encode() for name, each in inputs.items()}
    files = {"tool.py": b"pass"}
    told = (SAMPLE / "tool.toml").read_bytes()
    return try_tool(told, files=files, inputs=given, room=room, path="tool/tool.toml", where="in")


def test_each_line_is_read_as_the_studio_will_read_it_with_every_sentence_approved() -> None:
    room = RoomAtHand()
    good = {"template": "taken-up", "at": [["script", 0], ["script", 1]], "confidence": "low"}
    astray = good | {"at": [["script", 0], ["script", 2]]}
    room.gives = f"{json.dumps(good)}\n{json.dumps(astray)}\n".encode()
    found = tried(room, script=SCRIPT)
    assert [each.template for each in found.read.selected] == ["taken-up"]
    assert [line.partition(":")[0] for line in found.read.refused] == ["line 2"]
    assert not found.is_clean


def test_it_finds_the_parts_it_reads_and_no_others() -> None:
    room = RoomAtHand()
    assert tried(room, script=SCRIPT, dailies={"takes": []}).is_clean
    assert room.shown[0].keys() == {"about.json", "script.json"}
    assert json.loads(room.shown[0]["about.json"]) == {"edgecode": 1, "parts": [Part.SCRIPT]}


def test_a_run_that_does_not_end_well_is_not_clean() -> None:
    room = RoomAtHand()
    room.ending = Ending.FAILED
    assert not tried(room, script=SCRIPT).is_clean


@pytest.mark.parametrize(
    "script", [[], {"paragraphs": 1}, {"scenes": []}, {"paragraphs": [{}]}, {"paragraphs": [{"at": 1}]}, "text"]
)
def test_files_that_no_studio_would_stage_are_told(script: object) -> None:
    room = RoomAtHand()
    with pytest.raises(GuestError, match=r"in/script\.json: expected .*paragraphs"):
        tried(room, script=script)
    assert not room.shown


def test_a_folder_without_any_of_them_is_told() -> None:
    with pytest.raises(GuestError, match=r"in: expected script\.json, which it reads, found none"):
        tried(RoomAtHand(), dailies={"takes": []})
