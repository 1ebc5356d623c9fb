"""Replaying on the command line, against real stores."""

import json
from pathlib import Path

import pytest

from simulators.command_line import Edgecode
from simulators.made_stream import BEGINS, Line, decisions, written
from simulators.the_ferry import copied

CREW = {"Hanne Lindqvist": "script supervisor", "Ines Calder": "director", "Tomasz Wolny": "1st AD"}
PEOPLE = "Ines Calder, Beatrice Nwosu, Tomasz Wolny, Hanne Lindqvist, Jun Arai"
STREAM = list(decisions(25, rate=1.0, crew=CREW))


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return copied(tmp_path / "film")


def stream(tmp_path: Path, lines: list[Line]) -> Path:
    (tmp_path / "made.jsonl").write_bytes(written(lines))
    return tmp_path / "made.jsonl"


def test_a_stream_is_replayed_announced_and_verifies(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    said = edgecode("replay", stream(tmp_path, STREAM), "--film", film)
    assert (said.code, said.err) == (0, "")
    first, announced, *_rest = said.out.splitlines()
    assert first == "25 lines replayed. edgecode entered 2 more by itself: what it announced, and each step down."
    assert announced.startswith(f"{BEGINS:%Y-%m-%d}T09:")
    assert announced.endswith("It is on request until a named person raises it. Told to everybody.")
    verified = edgecode("record", "verify", film)
    assert verified.code == 0
    assert "are unaltered" in verified.out
    told = edgecode("reliance", film)
    assert told.code == 1
    assert "unshot-line  on request, taken down by edgecode: beyond its standing" in told.out
    assert "consulted in 100% " in told.out


def test_both_write_json_with_times_and_shares(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    document = json.loads(edgecode("replay", stream(tmp_path, STREAM), "--film", film, "--json").out)
    assert (document["lines"], document["entries"]) == (25, 27)
    [announced] = document["announcements"]
    assert (announced["took_down_to"], announced["to"]) == ("on request", "everybody")
    rows = json.loads(edgecode("reliance", film, "--json").out)["checks"]
    assert rows == document["checks"]
    [row] = [each for each in rows if each["check"] == "unshot-line"]
    assert (row["A"], row["S"], row["n"], row["people"], row["stepped_down"]) == (1.0, 0.0, 25, 3, True)
    assert row["A_bounds"][0] < 1.0 == row["A_bounds"][1]
    assert row["announcements"] == [announced]


def test_a_bad_line_is_one_sentence_and_makes_nothing(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    bad = stream(tmp_path, [*STREAM, {**STREAM[-1], "who": "Eva"}])
    said = edgecode("replay", bad, "--film", film)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        f"edgecode: {bad}:26: expected a person of this film ({PEOPLE}), found 'Eva'",
        "Nothing was replayed. Mend the line or leave it out, and replay the whole stream.",
    ]
    assert not list(film.rglob("record.db"))
    assert not list(film.rglob("words.db"))
    in_json = edgecode("replay", bad, "--film", film, "--json")
    assert in_json.code == 2
    assert "made.jsonl:26" in json.loads(in_json.out)["error"]["says"]


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_a_stream_that_is_not_there_is_one_sentence(edgecode: Edgecode, film: Path, tmp_path: Path, name: str) -> None:
    said = edgecode("replay", tmp_path / name, "--film", film, "--json")
    assert said.code == 2
    assert "expected a file" in json.loads(said.out)["error"]["says"]
    assert not list(film.rglob("record.db"))


def test_a_record_of_another_film_is_one_sentence_and_stays_as_it_was(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    made = stream(tmp_path, STREAM)
    assert edgecode("replay", made, "--film", film).code == 0
    other = copied(tmp_path / "other")
    assert edgecode("replay", made, "--film", other).code == 0
    (other / ".edgecode" / "record.db").write_bytes((film / ".edgecode" / "record.db").read_bytes())
    for left in other.glob(".edgecode/record.db-*"):
        left.unlink()
    before = (other / ".edgecode" / "record.db").read_bytes()
    later = stream(tmp_path, list(decisions(5, rate=1.0, crew=CREW, begins=90_000)))
    said = edgecode("replay", later, "--film", other)
    assert said.code == 2
    assert len(said.err.splitlines()) <= 2
    assert "Files of two films were mixed" in said.err
    assert (other / ".edgecode" / "record.db").read_bytes() == before


def test_a_film_about_which_nothing_was_decided_says_so(edgecode: Edgecode, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = edgecode("reliance", tmp_path / "empty")
    assert (said.code, said.out) == (0, "No check is let in, and nothing was decided that one could have spoken to.\n")
    document = json.loads(edgecode("reliance", tmp_path / "empty", "--json").out)
    assert {(each["n"], each["A"], each["verdict"]) for each in document["checks"]} == {(0, None, "off")}
    assert document["convergence"] == []


def test_what_is_announced_stands_before_the_findings_until_each_says_they_read_it(
    edgecode: Edgecode, film: Path, tmp_path: Path
) -> None:
    edgecode("replay", stream(tmp_path, STREAM), "--film", film)
    for who in ((), ("--by", "Jun Arai"), ("--by", "Ines Calder")):
        assert "\n! unshot-line is used more than “offered” says" in edgecode("check", film, *who).out
    edgecode("reliance", film, "--read", "--by", "Jun Arai")
    assert "! unshot-line" not in edgecode("check", film, "--by", "Jun Arai").out
    [told] = json.loads(edgecode("check", film, "--by", "Ines Calder", "--json").out)["announced"]
    assert told["says"].startswith("unshot-line is used more")
    edgecode("standing", "unshot-line", "offered", film, "--by", "Beatrice Nwosu")
    assert "! unshot-line" not in edgecode("check", film).out, "a named person raised it again"
