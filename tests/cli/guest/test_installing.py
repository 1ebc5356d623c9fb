"""``edgecode guest install``, ``approve``, ``refuse`` and ``remove``: seen whole, then sentence by sentence."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.cli.main import CANNOT_GO_ON
from simulators.command_line import Said
from simulators.guest_film import BEA, ID, KEY, WIM
from simulators.guest_office import ODD, tool_file

Here = Callable[..., Said]


def states(here: Here) -> dict[str, str]:
    """How each sentence stands."""
    [row] = json.loads(here("guest", "list", "film", "--json").out)
    return {each["name"]: each["state"] for each in row["templates"]}


def test_a_dry_run_tells_all_a_person_has_to_see_and_lets_nothing_in(here: Here, office: Path) -> None:
    said = here("guest", "install", tool_file(office), "film", "--key", KEY, "--dry-run")
    assert said.code == 0
    for told in (
        "Second Hearing",
        "Aria Labs",
        KEY,
        "Finds speeches",
        "script",
        "boards, which may not be shown",
        "tool",
    ):
        assert told in said.out
    assert "odd  {first} is odd.  not decided" in said.out
    assert "no agreement on reports" in said.out
    assert "Nothing was let in" in said.out
    assert not (office / "film" / ".edgecode" / "guests").exists()
    assert "No guest tool yet" in here("guest", "list", "film").out


def test_model_cards_are_told(here: Here, office: Path) -> None:
    sample = Path(__file__).resolve().parents[3] / "examples" / "guest-tool"
    key = here("partner", "key", "aria-labs", "--out", "aria.key").out.split()[0]
    assert here("guest", "pack", sample, "--key", "aria.key", "--out", "sample.zip").code == 0
    said = here("guest", "install", "sample.zip", "film", "--key", key, "--dry-run")
    assert "turns of phrase 1: Compares runs of words" in said.out
    assert "trained on nothing; Apache-2.0; no weights" in said.out
    assert office.is_dir()


def test_without_a_terminal_it_says_how_to_approve_and_approves_nothing(here: Here, office: Path) -> None:
    said = here("guest", "install", tool_file(office), "film", "--key", KEY, "--by", BEA)
    assert (said.code, "Not decided yet: alike, odd." in said.out) == (0, True)
    assert set(states(here).values()) == {"not decided"}
    assert here("guest", "approve", ID, "odd", "film", "--by", BEA).code == 0
    assert here("guest", "refuse", ID, "alike", "film", "--by", WIM).code == 0
    assert states(here) == {"alike": "refused", "odd": "approved"}


def test_sentences_are_approved_by_name_or_all_at_once(here: Here, office: Path) -> None:
    file = tool_file(office)
    said = here("guest", "install", file, "film", "--key", KEY, "--by", BEA, "--approve", "odd", "--json")
    told = json.loads(said.out)
    assert [each["state"] for each in told["templates"]] == ["not decided", "approved"]
    assert (told["tool"], told["enrols"], told["said"]["says"].startswith(BEA)) == (ID, True, True)
    later = tool_file(office, ODD, version=2)
    assert here("guest", "install", later, "film", "--by", BEA, "--approve-all").code == 0
    assert set(states(here).values()) == {"approved"}


def test_on_a_terminal_each_sentence_is_asked_for(here: Here, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def confirm(text: str, **_named: object) -> bool:
        asked.append(text)
        return "odd" in text

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("click.confirm", confirm)
    said = here("guest", "install", tool_file(office), "film", "--key", KEY, "--by", BEA)
    assert (said.code, len(asked)) == (0, 2)
    assert states(here) == {"alike": "refused", "odd": "approved"}


def test_what_was_said_of_a_sentence_is_undone_by_the_same_word_as_all_else(here: Here, office: Path) -> None:
    here("guest", "install", tool_file(office), "film", "--key", KEY, "--by", BEA, "--approve", "odd")
    assert here("undo", "film", "--by", BEA).code == 0
    assert states(here)["odd"] == "not decided"


def test_a_removed_tool_is_listed_as_removed_and_its_files_are_gone(here: Here, office: Path) -> None:
    here("guest", "install", tool_file(office), "film", "--key", KEY, "--by", BEA)
    assert here("guest", "remove", ID, "film", "--by", BEA, "--json").code == 0
    assert "removed" in here("guest", "list", "film").out
    assert not list((office / "film" / ".edgecode" / "guests").rglob("files-*"))
    said = here("guest", "run", ID, "film", "--by", WIM)
    assert (said.code, "was removed on" in said.err) == (CANNOT_GO_ON, True)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("install", "none.zip", "film", "--key", KEY, "--by", BEA), "no such file"),
        (("install", "film/film.toml", "film", "--key", KEY, "--by", BEA), "a zip file"),
        (("approve", "ffff", "odd", "film", "--by", BEA), "the id or the title"),
        (("remove", ID, "film", "--by", "Ada"), "a person of this film"),
        (("run", ID, "nowhere", "--by", WIM), "nowhere"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_exit_2(here: Here, words: tuple[str, ...], why: str) -> None:
    said = here("guest", *words)
    assert (said.code, why in said.err) == (CANNOT_GO_ON, True), said.err


def test_who_may_not_agree_is_told_what_it_takes(here: Here, office: Path) -> None:
    said = here("guest", "install", tool_file(office), "film", "--key", KEY, "--by", WIM)
    assert (said.code, "agree with partners" in said.err) == (CANNOT_GO_ON, True)
