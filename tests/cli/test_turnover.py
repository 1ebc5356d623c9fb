"""``edgecode turnover``, ``markers``, ``footage`` and ``cut`` on the Ferry."""

import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

INES = ("--by", "Ines Calder")


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def test_a_cut_is_turned_over_twice_and_the_second_keeps_ids_and_lists_changes(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    first = edgecode("turnover", film, "--cut", "assembly.edl", "--to", tmp_path / "one", "--for", "sound", *INES)
    assert first.code == 0
    assert "pull list of 61 clips, 0 with the id they had" in first.out
    assert "Ines Calder issued a turnover: THE FERRY ASSEMBLY: 61 events" in first.out
    made = json.loads(edgecode("turnover", film, "--to", tmp_path / "two", "--handles", "24", "--json", *INES).out)
    assert (made["events"], made["handles"], made["kept"]) == (60, 24, 50)
    assert made["changes"] > 0
    assert {path.name for path in (tmp_path / "two").iterdir()} == set(made["files"])
    refused = edgecode("turnover", film, "--to", tmp_path / "two", "--json", *INES)
    assert refused.code == 2
    assert "expected the name of a new folder, found one that is there" in json.loads(refused.out)["error"]["says"]


def test_decisions_are_handed_back_as_markers(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    """The Ferry has an intent about a line of scene 6; Ines adds a note and a take."""
    assert edgecode("cut", "note", "01:00:30:00", "Trim the look", film, *INES).code == 0
    assert edgecode("cut", "choose", "01:00:08:00", "1-1", film, *INES).code == 0
    told = edgecode("markers", film, "--to", tmp_path / "m.txt", *INES)
    assert told.code == 0
    assert "3 markers on cuts/cut-2.otio" in told.out
    rows = [row.split("\t") for row in (tmp_path / "m.txt").read_text(encoding="utf-8").splitlines()]
    assert [row[1:4] for row in rows] == [
        ["01:00:07:09", "V1", "magenta"],
        ["01:00:25:16", "V1", "cyan"],
        ["01:05:58:12", "V1", "blue"],
    ]
    as_json = json.loads(edgecode("markers", film, "--to", tmp_path / "m.otio", "--json").out)
    assert [each["said"] for each in as_json["markers"]] == ["Chosen instead", "Note", "As intended"]
    assert edgecode("markers", film, "--to", tmp_path / "m.doc").code == 2


def test_a_reel_is_locked_and_unlocked(edgecode: Edgecode, film: Path) -> None:
    assert (
        "locked an edit reel: the whole cut on 2026-03-14"
        in edgecode("cut", "lock", film, "--on", "2026-03-14", *INES).out
    )
    assert "unlocked an edit reel: the whole cut" in edgecode("cut", "unlock", film, *INES).out
    assert edgecode("cut", "unlock", film, *INES).code == 2


def test_footage_is_listed_with_what_no_cut_ever_used(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    told = edgecode("footage", film)
    assert told.code == 0
    assert "never used" in told.out
    rows = json.loads(edgecode("footage", film, "--unused", "--json").out)["takes"]
    assert {row["take"] for row in rows} >= {"1-1", "1-2"}
    assert not [row for row in rows if row["used_frames"] or row["cuts"]]
    assert edgecode("footage", film, "--to", tmp_path / "f.csv").code == 0
    assert (tmp_path / "f.csv").read_text(encoding="utf-8-sig").startswith("scene,take,")
