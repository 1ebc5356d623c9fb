"""Deciding on the command line, against real stores: said, on record, undone, verified."""

import json
import re
import shutil
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.the_ferry import copied

INES, HANNE, JUN, TOMASZ = "Ines Calder", "Hanne Lindqvist", "Jun Arai", "Tomasz Wolny"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def finding(edgecode: Edgecode, film: Path, check: str) -> str:
    document = json.loads(edgecode("check", film, "--json").out)
    return next(str(each["id"]) for each in document["findings"] if each["check"] == check)


def test_a_decision_is_told_recorded_and_shown(edgecode: Edgecode, film: Path) -> None:
    own = finding(edgecode, film, "unshot-line")
    said = edgecode("decide", own[:6], film, "--take", "1", "--by", INES, "--because", "Stage stands till Friday")
    assert said.code == 0
    assert said.out.startswith("Ines Calder took an option of a finding: Pick it up\n")
    shown = edgecode("check", film).out
    assert "“Pick it up”, says Ines Calder: Stage stands till Friday" in shown
    assert "5 findings, 6 checks looked, 1 decided" in shown
    document = json.loads(edgecode("check", film, "--json").out)
    [decided] = [each for each in document["findings"] if each["decision"]]
    assert decided["decision"]["by"] == INES


def test_intended_undone_signed_and_off_each_leave_an_entry(edgecode: Edgecode, film: Path) -> None:
    assert edgecode("intend", "none-usable", film, "--at", "3", "--by", HANNE).code == 0
    assert "none-usable" not in {
        each["check"] for each in json.loads(edgecode("check", film, "--json").out)["findings"]
    }
    assert edgecode("undo", film, "--by", HANNE).code == 0
    assert "none-usable" in {each["check"] for each in json.loads(edgecode("check", film, "--json").out)["findings"]}
    assert edgecode("sign", film, "--page", "2", "--by", HANNE).code == 0
    assert "║" in edgecode("coverage", film, "--scene", "2").out
    assert edgecode("standing", "slate-differs", "off", film, "--by", JUN).code == 0
    assert "slate-differs" in json.loads(edgecode("check", film, "--json").out)["off"]
    log = json.loads(edgecode("record", "log", film, "--json").out)
    assert [each["says"] for each in log[:4]] == [
        "lowered the standing of a check",
        "signed a page",
        "undid an earlier decision",
        "said in advance that something is intended",
    ]
    assert log[3]["undone"]


def test_what_film_toml_says_is_on_record_before_the_first_decision(edgecode: Edgecode, film: Path) -> None:
    edgecode("decide", finding(edgecode, film, "unshot-line"), film, "--later", "--by", INES)
    log = json.loads(edgecode("record", "log", film, "--json").out)
    assert [each["who"] for each in reversed(log)] == [
        *["Beatrice Nwosu"] * 6,
        INES,
        HANNE,
        JUN,
        INES,
        TOMASZ,
        HANNE,
        JUN,
        *[JUN, JUN, "somebody", INES, JUN, INES],
        *["Beatrice Nwosu"] * 3,
        INES,
    ]


def test_the_record_verifies_and_its_checkpoint_is_a_signed_note(edgecode: Edgecode, film: Path) -> None:
    assert "Nothing is on record yet" in edgecode("record", "verify", film).out
    edgecode("decide", finding(edgecode, film, "unshot-line"), film, "--leave", "--by", INES)
    verified = edgecode("record", "verify", film)
    assert verified.code == 0
    assert "unaltered since checkpoint 23" in verified.out
    assert "does not show that the record is complete" in verified.out
    assert re.fullmatch(r"edgecode/\S+\n23\n\S{44}\n\n— edgecode/\S+ \S+\n", edgecode("record", "checkpoint", film).out)


def test_a_checkpoint_kept_outside_is_held_against_the_record(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    """Yesterday's backup is put back, and the paper at the guild knows better."""
    own = finding(edgecode, film, "unshot-line")
    edgecode("decide", own, film, "--later", "--by", INES)
    first, second, garbage = tmp_path / "first.txt", tmp_path / "second.txt", tmp_path / "notes.txt"
    first.write_text(edgecode("record", "checkpoint", film).out)
    shutil.copytree(film / ".edgecode", tmp_path / "yesterday")
    edgecode("undo", film, "--by", INES)
    second.write_text(edgecode("record", "checkpoint", film).out)
    garbage.write_text("garbage\n")
    assert edgecode("record", "verify", film, "--held", first, "--held", second).code == 0
    told = edgecode("record", "verify", film, "--held", garbage)
    assert told.code == 1
    assert "expected a text, an empty line and lines of signatures" in told.out
    altered = tmp_path / "altered.txt"
    altered.write_text(first.read_text().replace("\n23\n", "\n7\n"))
    assert edgecode("record", "verify", film, "--held", altered).code == 1
    shutil.rmtree(film / ".edgecode")
    shutil.copytree(tmp_path / "yesterday", film / ".edgecode")
    rolled = edgecode("record", "verify", film, "--held", second)
    assert rolled.code == 1
    assert "expected 24 entries, found 23" in " ".join(rolled.out.split())
    assert edgecode("record", "verify", film, "--held", tmp_path / "nowhere").code == 2


def test_a_copied_folder_is_read_only_until_adopted(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    own = finding(edgecode, film, "unshot-line")
    edgecode("decide", own, film, "--later", "--by", INES)
    copy = shutil.copytree(film, tmp_path / "copy")
    refused = edgecode("decide", own, copy, "--leave", "--by", INES)
    assert refused.code == 2
    assert "found a copy of" in refused.err
    assert "record adopt" in refused.err
    assert edgecode("record", "adopt", copy, "--by", INES).code == 0
    assert edgecode("decide", own, copy, "--leave", "--by", INES).code == 0
    for folder in (copy, film):
        assert edgecode("record", "verify", folder).code == 0
    assert edgecode("decide", own, film, "--leave", "--by", INES).code == 0


def test_a_moved_folder_goes_on(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    own = finding(edgecode, film, "unshot-line")
    edgecode("decide", own, film, "--later", "--by", INES)
    moved = film.rename(tmp_path / "moved")
    assert edgecode("decide", own, moved, "--leave", "--by", INES).code == 0
    assert edgecode("record", "verify", moved).code == 0


def test_a_rolled_back_copy_is_told(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    own = finding(edgecode, film, "unshot-line")
    edgecode("decide", own, film, "--later", "--by", INES)
    backup = shutil.copytree(film / ".edgecode", tmp_path / "backup")
    edgecode("decide", own, film, "--leave", "--by", INES)
    shutil.rmtree(film / ".edgecode")
    shutil.copytree(backup, film / ".edgecode")
    refused = edgecode("undo", film, "--by", INES)
    assert refused.code == 2
    assert refused.err.startswith("edgecode: ")
    assert edgecode("record", "verify", film).code == 1


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (("decide", "0" * 16, "--leave", "--by", INES), "expected the id of a finding that is there now"),
        (("decide", "x", "--by", INES), "expected one of --take N, --leave or --later"),
        (("intend", "unshot-line", "--by", INES), "expected one of --at SCENE"),
        (("intend", "unshot-line", "--at", "2", "--by", "Tomasz Wolny"), "expected a person who may set intents"),
        (("standing", "unshot-line", "off", "--by", "Nobody"), "expected a person of this film"),
        (("standing", "unshot-line", "off"), "expected a person of this film"),
        (("sign", "--day", "9", "--by", HANNE), "shoot day 9: expected lines of takes to sign, found none"),
        (("undo", "--by", HANNE), "expected something that Hanne Lindqvist said"),
    ],
)
def test_what_cannot_be_is_one_sentence(edgecode: Edgecode, film: Path, words: tuple[str, ...], tells: str) -> None:
    at = 3 if words[0] == "standing" and len(words) > 2 else 2 if words[0] in {"decide", "intend"} else 1
    said = edgecode(*words[:at], film, *words[at:])
    assert said.code == 2
    assert said.err.startswith(f"edgecode: {tells}")


def test_a_setup_is_lined_by_hand_and_drawn_solid(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("line", "3A", film, "--covers", "1-3; 4 off", "--by", HANNE)
    assert said.code == 0
    assert said.out.count("Hanne Lindqvist lined the script by hand: 3A-") == 3
    assert json.loads(edgecode("line", "3A-1", film, "--confirm", "--by", HANNE, "--json").out)[0]["entry"]
    neither = edgecode("line", "3A-1", film, "--by", HANNE)
    assert (neither.code, neither.err.splitlines()[0]) == (2, "edgecode: expected one of --covers LINES or --confirm")


def test_work_on_a_line_that_is_gone_is_let_go_and_brought_back(edgecode: Edgecode, film: Path) -> None:
    drafts = ("White", "Blue revision")
    [first, *others] = json.loads(edgecode("match", *drafts, film, "--json").out)["left"]
    said = edgecode("let-go", first["key"][:8], film, "--by", HANNE)
    assert (said.code, len(others)) == (0, 3)
    assert len(json.loads(edgecode("match", *drafts, film, "--json").out)["left"]) == 3
    assert edgecode("undo", film, "--by", HANNE).code == 0
    assert json.loads(edgecode("match", *drafts, film, "--json").out)["left"][0] == first
    assert edgecode("let-go", "0000", film, "--by", HANNE).code == 2


def test_a_reason_is_one_word_of_six_and_never_chosen_by_itself(edgecode: Edgecode, film: Path) -> None:
    own = finding(edgecode, film, "unshot-line")
    assert edgecode("decide", own, film, "--leave", "--by", INES, "--why", "known-already").code == 0
    assert edgecode("intend", "none-usable", film, "--at", "3", "--by", HANNE, "--why", "on-purpose").code == 0
    assert edgecode("decide", finding(edgecode, film, "slate-differs"), film, "--later", "--by", INES).code == 0
    log = json.loads(edgecode("record", "log", film, "--json").out)
    assert [each["why"] for each in log[:3]] == ["", "on purpose", "known already"]
    assert "(known already)" in edgecode("record", "log", film).out
    other = edgecode("decide", own, film, "--leave", "--by", INES, "--why", "because I say so")
    assert (other.code, "on-purpose" in other.err) == (2, True)
