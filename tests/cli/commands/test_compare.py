import csv
import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

CLIPS = ("1-1", "1-2", "1A-1", "1A-2", "2-1")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return copied(tmp_path / "ferry")


def edl(file: Path, clips: list[tuple[str, int, int]], *, rate: str = "24") -> Path:
    """Write a list of clips: name, source frame, seconds."""
    rows = ["TITLE: cut", "FCM: NON-DROP FRAME", *([f"* FRAME RATE: {rate}"] if rate else [])]
    at = 0
    for number, (name, begin, lasts) in enumerate(clips, start=1):
        source = f"01:00:{begin:02}:00 01:00:{begin + lasts:02}:00"
        rows += [f"{number:03}  {name:<8} V     C        {source} 01:00:{at:02}:00 01:00:{at + lasts:02}:00"]
        rows += [f"* FROM CLIP NAME: {name}"]
        at += lasts
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def test_two_files_are_compared_without_a_film(edgecode: Edgecode, tmp_path: Path) -> None:
    one = edl(tmp_path / "one.edl", [(name, 0, 4) for name in CLIPS])
    other = edl(tmp_path / "two.edl", [("1-1", 0, 4), ("1-2", 1, 3), ("1A-1", 0, 4), ("2-1", 0, 4)])
    said = edgecode("compare", one, other)
    assert said.code == 1
    assert "1 removed, 1 trimmed" in said.out
    assert "01:00:04:00  V      trimmed  1-2   head \N{MINUS SIGN}24" in said.out
    found = json.loads(edgecode("compare", one, other, "--json").out)
    assert [(change["op"], change["clip"]) for change in found["changes"]] == [
        ("trimmed", "1-2"),
        ("shifted", "1A-1"),
        ("removed", "1A-2"),
        ("shifted", "2-1"),
    ]
    assert found["changes"][0]["from"]["record_in"] == "01:00:04:00"
    assert found["changes"][2]["to"] is None


def test_a_cut_is_the_same_as_itself(edgecode: Edgecode, tmp_path: Path) -> None:
    one = edl(tmp_path / "one.edl", [(name, 0, 4) for name in CLIPS])
    said = edgecode("compare", one, one)
    assert said.code == 0
    assert "nothing was changed" in said.out


def test_cuts_of_a_film_are_told_with_lines_and_sound_rolls(edgecode: Edgecode, ferry: Path, tmp_path: Path) -> None:
    said = edgecode("compare", "assembly.edl", "Cut 2", ferry, "--to", tmp_path / "list.csv")
    assert said.code == 1
    for words in (
        "8 moved",
        "Lines lost   3 lines",
        "Scenes in another order: 3",
        "changes on S001, S002",
        "ALMA (1 line)",
    ):
        assert words in said.out
    rows = list(csv.DictReader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()))
    found = json.loads(edgecode("compare", "assembly.edl", "Cut 2", ferry, "--json").out)
    assert [row["change"] for row in rows] == [change["op"] for change in found["changes"]]
    assert found["lines"]["scenes"] == ["3"]
    assert found["touched"]["sound"][-1]["running"] == found["new"]["frames"] - found["old"]["frames"]


@pytest.mark.parametrize(
    ("rates", "words", "says"),
    [
        (("24", "25"), (), "expected two cuts whose frames can be counted in one another"),
        (("24", ""), (), "expected cuts with a frame rate"),
        (("24", ""), ("--rate", "24"), ""),
        (("24", "24"), ("--to", "list.doc"), "expected a name that ends in .csv, .edl, .pdf"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(
    edgecode: Edgecode, tmp_path: Path, rates: tuple[str, str], words: tuple[str, ...], says: str
) -> None:
    clips = [(name, 0, 4) for name in CLIPS]
    files = [edl(tmp_path / f"{nth}.edl", clips, rate=rate) for nth, rate in enumerate(rates)]
    said = edgecode("compare", *files, *words)
    assert said.code == (2 if says else 0)
    assert says in said.err
    assert len(said.err.splitlines()) <= 2


def test_a_name_that_no_cut_has_is_told_with_those_there_are(edgecode: Edgecode, ferry: Path) -> None:
    said = edgecode("compare", "nothing", "Cut 2", ferry)
    assert said.code == 2
    assert "expected one cut of cuts/assembly.edl (THE FERRY ASSEMBLY), cuts/cut-2.otio (Cut 2), found none" in said.err
