"""Yesterday's backup is put back: what was removed, refused or taken back since does not run again by it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.cli.main import CANNOT_GO_ON
from simulators.command_line import Said
from simulators.guest_film import BEA, ID, KEY, WIM
from simulators.guest_office import ODD, tool_file

Here = Callable[..., Said]


@pytest.fixture
def yesterday(here: Here, office: Path, install: Callable[..., Said]) -> Path:
    """A film with a tool that ran, and a backup of its folder."""
    install(ODD)
    assert here("guest", "run", ID, "film", "--by", WIM).code == 1
    assert here("record", "checkpoint", "film").code == 0
    shutil.copytree(office / "film", office / "backup")
    return office


def put_back(office: Path, what: str = "") -> None:
    """Put the film's folder, or one thing of edgecode's in it, back as it was."""
    there, backup = office / "film", office / "backup"
    if what:
        there, backup = there / ".edgecode", backup / ".edgecode"
        for old in there.glob(f"{what}*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for old in backup.glob(f"{what}*"):
            (shutil.copytree if old.is_dir() else shutil.copyfile)(old, there / old.name)
        return
    shutil.rmtree(there)
    shutil.copytree(backup, there)


def refused(here: Here, why: str) -> Said:
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, why in said.err) == (CANNOT_GO_ON, True), said
    return said


def test_a_removed_tool_whose_files_came_back_does_not_run_and_is_destroyed_again(
    here: Here, yesterday: Path, log: Callable[[], list[str]]
) -> None:
    assert here("guest", "remove", ID, "film", "--by", BEA).code == 0
    put_back(yesterday, "guests")
    assert "removed" in here("guest", "list", "film").out
    refused(here, "one that was removed on")
    assert "refused a guest tool" in log()[0]
    assert here("guest", "show", ID, "film").code == CANNOT_GO_ON
    assert here("guest", "remove", ID, "film", "--by", BEA).code == 0
    assert [file.name for file in (yesterday / "film" / ".edgecode" / "guests").rglob("*") if file.is_file()] == [
        "kept"
    ]
    said = here("guest", "remove", ID, "film", "--by", BEA)
    assert (said.code, "removed already" in said.err) == (CANNOT_GO_ON, True)


def test_an_older_version_that_came_back_is_not_the_one_on_record(
    here: Here, yesterday: Path, install: Callable[..., Said]
) -> None:
    install(ODD, version=2)
    put_back(yesterday, "guests")
    refused(here, "another version than the one that is on record")
    later = tool_file(yesterday, ODD, version=2)
    assert here("guest", "install", later, "film", "--key", KEY, "--by", BEA).code == 0
    assert here("guest", "run", ID, "film", "--by", WIM).code == 1


def test_words_that_came_back_do_not_bring_back_what_was_refused(
    here: Here, yesterday: Path, log: Callable[[], list[str]]
) -> None:
    """The record says that a sentence was refused, and the word of it is gone: nothing runs and nothing is shown."""
    assert here("guest", "refuse", ID, "odd", "film", "--by", WIM).code == 0
    put_back(yesterday, "words.db")
    refused(here, "words.db is older than the record")
    assert "refused a guest tool" in log()[0]
    shown = here("guest", "show", ID, "film")
    assert (shown.code, "words.db is older" in shown.out, "is odd.  scene" in shown.out) == (0, True, False)


def test_a_whole_folder_that_came_back_runs_nothing_and_once_adopted_everybody_is_asked_anew(
    here: Here, yesterday: Path, log: Callable[[], list[str]]
) -> None:
    """Its record is older than what this machine has seen of it, so nothing can be recorded and nothing runs.

    Adopted, it goes on without what was refused since; so the tool, its sentences and consents are wanted anew.
    """
    assert here("guest", "refuse", ID, "odd", "film", "--by", WIM).code == 0
    assert here("guest", "remove", ID, "film", "--by", BEA).code == 0
    assert here("record", "checkpoint", "film").code == 0
    put_back(yesterday)
    refused(here, "record")
    assert here("guest", "install", tool_file(yesterday, ODD), "film", "--key", KEY, "--by", BEA).code == CANNOT_GO_ON
    assert here("record", "adopt", "film", "--by", BEA).code == 0
    refused(here, "let in before the record was adopted")
    assert "refused a guest tool" in log()[0]
    file = tool_file(yesterday, ODD)
    assert here("guest", "install", file, "film", "--key", KEY, "--by", BEA).code == 0
    refused(here, "a sentence of it that somebody approved")
    assert here("guest", "approve", ID, "odd", "film", "--by", BEA).code == 0
    refused(here, "something it may be shown")
    assert here("consent", "guest-tools", "yes", "film", "--stage", "script", "--by", WIM).code == 0
    assert here("guest", "run", ID, "film", "--by", WIM).code == 1
