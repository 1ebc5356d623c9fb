import json
import shutil
from pathlib import Path

from edgecode.checks.registry import every_check
from simulators.command_line import Edgecode

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"


def test_check_tells_each_finding_with_places_and_options(edgecode: Edgecode) -> None:
    said = edgecode("check", FERRY)
    assert said.code == 1
    assert "script/the-ferry-blue.fountain:109  the line" in said.out
    assert "1 Pick it up" in said.out
    assert "6 findings, 6 checks looked, 1 as intended" in said.out
    assert "\x1b" not in said.out, "a pipe gets no colours"


def test_check_as_json_has_the_shape_people_build_on(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("check", FERRY, "--json").out)
    assert {"findings", "skipped", "remarks"} <= set(document)
    for finding in document["findings"]:
        assert {"id", "check", "kind", "says", "evidence", "options"} <= set(finding)
        assert all(shown["line"] or shown["frame"] is not None for shown in finding["evidence"])
        assert finding["options"]


def test_only_what_is_asked_for_looks(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("check", FERRY, "--ask", "none-usable", "--json").out)
    assert document["ran"] == ["none-usable"]
    assert {finding["check"] for finding in document["findings"]} == {"none-usable"}


def test_intended_findings_are_listed_when_asked_for(edgecode: Edgecode) -> None:
    said = edgecode("check", FERRY, "--intended")
    assert "as intended, says Ines Calder: He washed her side of the truck." in said.out


def test_where_every_check_is_off_it_says_so_and_how_to_turn_one_on(edgecode: Edgecode, tmp_path: Path) -> None:
    shutil.copytree(FERRY / "script", tmp_path / "film")
    said = edgecode("check", tmp_path / "film")
    assert said.code == 0
    assert "Every check is off here" in said.out
    assert "[[standings]]" in said.out


def test_coverage_shows_a_row_a_scene_and_what_is_owed(edgecode: Edgecode) -> None:
    said = edgecode("coverage", FERRY)
    assert said.code == 1
    rows = {row.split()[0]: row for row in said.out.splitlines() if row and row[0] != " "}
    assert {"1", "2", "3", "4", "5", "A6", "6"} <= set(rows)
    assert rows["2"].count("╳") == 1
    assert "╳" not in rows["1"]
    assert all(row == row.rstrip() for row in said.out.splitlines())


def test_one_scene_is_a_lined_script(edgecode: Edgecode) -> None:
    said = edgecode("coverage", FERRY, "--scene", "2")
    owed = [row for row in said.out.splitlines() if "╱" in row and "owed" not in row]
    assert [row.split("╱")[0].split() for row in owed][:2] == [
        ["19", "ALMA"],
        ["By", "the", "bridge", "it's", "fifty-two"],
    ]
    assert not any(sign in row for row in owed for sign in "│≀┆"), "no setup runs through the owed line"
    assert "2B · 1– (2) 3PU– (4PU)" in said.out


def test_takes_are_listed_when_asked_for(edgecode: Edgecode) -> None:
    said = edgecode("coverage", FERRY, "--scene", "1", "--takes")
    assert "in no report" in said.out
    assert "circled, cameras A B, in the cut 4 times" in said.out


def test_a_scene_that_is_not_there_is_told_with_those_that_are(edgecode: Edgecode) -> None:
    said = edgecode("coverage", FERRY, "--scene", "99")
    assert said.code == 2
    assert "expected one of 1, 2, 3, 4, 5, A6, 6" in said.err


def test_coverage_as_json_counts_lines(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("coverage", FERRY, "--json").out)
    assert document["owed"] == 2
    second = next(scene for scene in document["scenes"] if scene["number"] == "2")
    owed = [line for line in second["lines"] if line["owed"]]
    assert [(line["number"], line["where"]) for line in owed] == [(19, "script/the-ferry-blue.fountain:108")]


def test_an_empty_folder_says_what_is_missing(edgecode: Edgecode, tmp_path: Path) -> None:
    (tmp_path / "film").mkdir()
    said = edgecode("coverage", tmp_path / "film")
    assert said.code == 0
    assert "Nothing here says what a film is made of: no files" in said.out


def test_read_counts_what_is_in_a_file(edgecode: Edgecode) -> None:
    document = json.loads(edgecode("read", FERRY / "cuts" / "assembly.edl", "--json").out)
    assert document["format"] == "edl"
    assert document["counts"]["clips"] == 61
    assert document["circled"] > 0
    assert document["remarks"] == []


def test_read_says_when_it_knows_no_format(edgecode: Edgecode, tmp_path: Path) -> None:
    file = tmp_path / "notes.bin"
    file.write_bytes(b"\x00\x01\x02")
    said = edgecode("read", file, "--json")
    assert said.code == 1
    assert json.loads(said.out) == {"format": None, "counts": {}, "circled": 0, "remarks": []}
    assert "no reader knows what this is" in edgecode("read", file).out


def test_a_rate_makes_an_edl_rated(edgecode: Edgecode, tmp_path: Path) -> None:
    file = tmp_path / "reel.edl"
    text = (FERRY / "cuts" / "assembly.edl").read_text(encoding="utf-8")
    file.write_text(text.replace("* FRAME RATE: 24\n", ""), encoding="utf-8")
    assert edgecode("read", file).code == 0
    assert edgecode("read", file, "--rate", "24").code == 0


def test_explain_prints_the_manual_and_the_way_by_hand(edgecode: Edgecode) -> None:
    said = edgecode("explain", "unshot-line")
    for heading in ("What it looks for", "Why it matters", "When to leave it", "What it cannot see", "By hand"):
        assert heading in said.out
    listed = edgecode("explain")
    assert [line.split()[0] for line in listed.out.splitlines()] == [check.id for check in every_check()]
