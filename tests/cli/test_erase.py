"""Somebody is erased from a film on the command line: their name and words are in no file any more, and the film goes on."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from simulators import command_line, erasing_killed
from simulators.command_line import Edgecode
from simulators.erased_film import BEA, IDA, OF_OTHERS, REASON, TEXTS, agreed, finding, holding, told

SOMEBODY = "somebody who was erased"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film and the user's own folder, told once; the film is moved, so that whoever copies both has no copy of a film."""
    root = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(root / "state"))
        made = told(root, command_line.run)
        agreed(root, made, command_line.run)
    return made.rename(root / "moved")


@pytest.fixture
def film(edgecode: Edgecode, lived: Path, tmp_path: Path) -> Path:
    del edgecode
    shutil.copytree(lived.parent / "state", tmp_path / "state")
    shutil.copytree(lived, tmp_path / "film")
    return tmp_path / "film"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def raw(film: Path, state: Path) -> dict[str, list[str]]:
    """What edgecode's own files still hold of the person."""
    return holding([film / ".edgecode", state], [IDA, *TEXTS])


def erased(edgecode: Edgecode, film: Path, *, by: str = BEA) -> str:
    done = edgecode("erase", IDA, film, "--by", by, "--yes")
    assert done.code == 0, done
    return done.out


@pytest.mark.parametrize("by", [BEA, IDA])
def test_who_is_erased_is_in_no_file_and_what_they_decided_stands(
    edgecode: Edgecode, film: Path, state: Path, by: str
) -> None:
    before = raw(film, state)
    assert {"words.db", "report.db"} <= {Path(name).name.removesuffix("-wal") for name in before}, "the search is blind"
    coverage = json.loads(edgecode("coverage", film, "--json").out)
    checked = json.loads(edgecode("check", film, "--json").out)
    out = erased(edgecode, film, by=by)
    assert raw(film, state) == {}
    assert "what they decided, signed, lined and answered" in out
    verified = edgecode("record", "verify", film)
    assert (verified.code, verified.err) == (0, "")
    assert json.loads(edgecode("coverage", film, "--json").out) == coverage
    after = json.loads(edgecode("check", film, "--json").out)
    assert [each["id"] for each in after["findings"]] == [each["id"] for each in checked["findings"]]
    [decided] = [each["decision"] for each in after["findings"] if each["decision"]]
    assert decided["by"].startswith(f"{SOMEBODY} (")
    assert decided["because"] == ""
    assert raw(film, state) == {}


def test_every_page_of_words_still_answers(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    erased(edgecode, film)
    for words in (
        ("record", "log", film),
        ("record", "log", film, "--by", BEA),
        ("check", film, "--by", BEA),
        ("reliance", film),
        ("disclose", film),
        ("disclose", film, "--profile", "writers"),
        ("people", film),
        ("consent", film, "--by", BEA),
        ("tools", film),
        ("partner", "show", film),
        ("coverage", film),
        ("phase", film),
    ):
        said = edgecode(*words)
        assert said.code in {0, 1}, (words, said)
        assert "fault in edgecode" not in said.err
        assert IDA not in said.out + said.err
    assert SOMEBODY in edgecode("record", "log", film).out
    assert SOMEBODY in edgecode("tools", film).out
    assert "signed by" not in edgecode("people", film).out
    pack = edgecode("disclose", film, "--profile", "writers", "--sign", "--to", tmp_path / "pack.zip", "--by", BEA)
    assert pack.code in {0, 1}, pack
    assert holding([tmp_path], [IDA, *TEXTS]).keys() <= {"one.note"}


def test_the_plan_is_told_first_and_nothing_happens_until_it_is_confirmed(
    edgecode: Edgecode, film: Path, state: Path
) -> None:
    before = raw(film, state)
    said = edgecode("erase", IDA, film, "--by", BEA)
    assert said.code == 130
    assert f"{IDA} is {SOMEBODY} (" in said.out
    assert "Nobody else of this film may" not in said.out
    assert raw(film, state) == before
    assert edgecode("erase", IDA, film, "--by", BEA, "--json").code == 2


def test_who_may_not_and_who_is_unknown_are_refused(edgecode: Edgecode, film: Path) -> None:
    edgecode("name", "Tom Oak", film, "--role", "editor", "--by", BEA)
    refused = edgecode("erase", IDA, film, "--by", "Tom Oak", "--yes")
    assert (refused.code, "expected a person who may name people, found Tom Oak" in refused.err) == (2, True)
    unknown = edgecode("erase", "Nobody Here", film, "--by", BEA, "--yes")
    assert (unknown.code, "found 'Nobody Here'" in unknown.err) == (2, True)
    assert edgecode("erase", IDA, film, "--yes").code == 2


def test_erasing_twice_says_so_and_puts_nothing_on_record(edgecode: Edgecode, film: Path, state: Path) -> None:
    erased(edgecode, film)
    entries = len(json.loads(edgecode("record", "log", film, "--json").out))
    again = edgecode("erase", IDA, film, "--by", BEA, "--yes")
    assert again.code == 0
    assert "was erased before" in again.out
    told = json.loads(edgecode("erase", IDA, film, "--by", BEA, "--yes", "--json").out)
    assert told["said"]["says"].endswith("is erased already; what had come back is gone again")
    assert (told["stands"], told["alone"]) == ([], [])
    assert len(json.loads(edgecode("record", "log", film, "--json").out)) == entries
    assert raw(film, state) == {}


def test_nobody_acts_as_somebody_who_was_erased_nor_undoes_what_they_said(edgecode: Edgecode, film: Path) -> None:
    erased(edgecode, film)
    log = json.loads(edgecode("record", "log", film, "--json").out)
    called = next(each["who"] for each in log if each["who"].startswith(f"{SOMEBODY} ("))
    own = next(each["id"] for each in log if each["who"] == called)
    assert edgecode("undo", film, "--by", IDA).code == 2
    assert edgecode("undo", film, "--by", called).code == 2
    assert edgecode("consent", "checks", "no", film, "--by", called).code == 2
    assert edgecode("undo", film, "--entry", own, "--by", BEA).code == 2
    assert edgecode("name", called, film, "--by", BEA).code == 2
    spoken = edgecode("name", BEA, film, "--by", BEA, "--speaks-for", called)
    assert spoken.code == 2
    edgecode("name", "Tom Oak", film, "--speaks-for", called, "--by", BEA)
    assert edgecode("consent", "checks", "no", film, "--for", called, "--by", "Tom Oak").code == 0


def test_the_last_who_may_do_something_is_told_and_the_film_is_not_locked(edgecode: Edgecode, film: Path) -> None:
    said = edgecode("erase", BEA, film, "--by", BEA, "--yes")
    assert said.code == 0
    assert "Nobody else of this film may raise standings" in said.out
    assert edgecode("name", "Tom Oak", film, "--by", IDA).code == 2
    with (film / "film.toml").open("a", encoding="utf-8") as file:
        file.write('[people."Tom Oak"]\nrole = "producer"\nmay = ["name people", "raise standings"]\n')
    assert edgecode("name", "Una Pike", film, "--role", "editor", "--by", "Tom Oak").code == 0
    assert edgecode("standing", "unshot-line", "standard", film, "--by", "Tom Oak").code == 0


def test_a_name_that_stands_in_files_is_told_and_what_it_says_there_holds(
    edgecode: Edgecode, film: Path, state: Path
) -> None:
    with (film / "film.toml").open("a", encoding="utf-8") as file:
        file.write(f'[people."{IDA}"]\nrole = "script supervisor"\nmay = ["set intents"]\n')
        file.write(f'[[intents]]\ncheck = "unshot-line"\nscene = "12"\nby = "{IDA}"\nbecause = "{REASON}"\n')
    (film / "notes.csv").write_text(f"who,what\n{IDA},rain\n", encoding="utf-8")
    edgecode("check", film)
    edgecode("consent", "timing", "no", film, "--by", BEA)
    out = erased(edgecode, film)
    assert "    film.toml:2\n    film.toml:8\n    notes.csv:2\n" in out
    intended = edgecode("check", film, "--json").out
    assert json.loads(edgecode("check", film, "--json").out)["findings"] == []
    (film / "film.toml").write_text('title = "Night Bus"\n', encoding="utf-8")
    (film / "notes.csv").unlink()
    assert json.loads(edgecode("check", film, "--json").out)["findings"] == json.loads(intended)["findings"]
    edgecode("erase", IDA, film, "--by", BEA, "--yes")
    assert raw(film, state) == {}


def test_somebody_of_the_same_name_who_comes_later_is_somebody_else(edgecode: Edgecode, film: Path) -> None:
    erased(edgecode, film)
    edgecode("name", IDA, film, "--role", "editor", "--may", "set intents", "--by", BEA)
    own = finding(film, edgecode)
    assert edgecode("decide", own, film, "--later", "--because", "a new day", "--by", IDA).code == 0
    [decided] = [
        each["decision"] for each in json.loads(edgecode("check", film, "--json").out)["findings"] if each["decision"]
    ]
    assert (decided["by"], decided["because"]) == (IDA, "a new day")


def test_yesterdays_film_folder_is_erased_at_the_next_opening(
    edgecode: Edgecode, film: Path, state: Path, tmp_path: Path
) -> None:
    """The film's folder comes back from before the erasure; the user's own folder knows who was erased."""
    shutil.copytree(film, tmp_path / "backup")
    erased(edgecode, film)
    shutil.rmtree(film)
    (tmp_path / "backup").rename(film)
    assert raw(film, state) != {}
    log = edgecode("record", "log", film)
    assert (log.code, IDA not in log.out, SOMEBODY in log.out) == (0, True, True)
    assert raw(film, state) == {}
    assert edgecode("partner", "show", film).code == 0
    assert edgecode("record", "adopt", film, "--by", BEA).code == 0
    newest = json.loads(edgecode("record", "log", film, "--json").out)
    assert "erased a person again after a restore" in [each["says"] for each in newest]
    assert raw(film, state) == {}
    assert edgecode("record", "verify", film).code == 0


def test_yesterdays_user_folder_loses_the_secret_again_at_the_next_opening(
    edgecode: Edgecode, film: Path, state: Path, tmp_path: Path
) -> None:
    shutil.copytree(state, tmp_path / "backup")
    before = {file.name for file in state.rglob("people/*")}
    erased(edgecode, film)
    kept = {file.name for file in state.rglob("people/*")}
    shutil.rmtree(state)
    (tmp_path / "backup").rename(state)
    assert {file.name for file in state.rglob("people/*")} == before
    assert edgecode("record", "log", film).code == 0
    assert before - kept
    assert not {file.name for file in state.rglob("people/*")} & (before - kept)
    assert edgecode("partner", "show", film).code == 0
    assert raw(film, state) == {}


def test_where_both_are_put_back_only_a_checkpoint_held_elsewhere_knows(
    edgecode: Edgecode, film: Path, state: Path, tmp_path: Path
) -> None:
    shutil.copytree(film, tmp_path / "film-backup")
    shutil.copytree(state, tmp_path / "state-backup")
    erased(edgecode, film)
    held = tmp_path / "checkpoint"
    held.write_text(edgecode("record", "checkpoint", film).out, encoding="utf-8")
    shutil.rmtree(film)
    shutil.rmtree(state)
    (tmp_path / "film-backup").rename(film)
    (tmp_path / "state-backup").rename(state)
    assert edgecode("record", "verify", film).code == 0
    assert IDA in edgecode("record", "log", film).out
    known = edgecode("record", "verify", film, "--held", held)
    assert (known.code, "rolled back" in known.out or "entries" in known.out) == (1, True)
    assert edgecode("erase", IDA, film, "--by", BEA, "--yes").code == 0
    assert raw(film, state) == {}


def test_a_copy_that_may_not_sign_erases_nobody_and_says_why(edgecode: Edgecode, film: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    assert edgecode("record", "checkpoint", film).code == 0
    shutil.copytree(film, copy)
    refused = edgecode("erase", IDA, copy, "--by", BEA, "--yes")
    assert (refused.code, "a copy of the record in" in refused.err) == (2, True)
    assert OF_OTHERS in json.dumps(json.loads(edgecode("record", "log", copy, "--json").out), ensure_ascii=False)


def test_a_process_killed_anywhere_on_the_way_is_made_up_for_at_the_next_opening(lived: Path, tmp_path: Path) -> None:
    """Either nobody is erased, or the person is in no file: whoever opens the film next finishes what was begun."""
    done = subprocess.run(
        [sys.executable, erasing_killed.__file__, str(lived.parent), str(tmp_path), "17"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["faults"] == []
    assert told["deaths"] >= 15, "hardly any call was met: this test has gone blind"
    assert 0 < told["held"] <= told["deaths"] + 1
