import importlib
import json
from pathlib import Path

import click
import pytest

from edgecode.cli.main import COMMANDS
from simulators.command_line import Edgecode, installed


@pytest.fixture
def edgecode() -> Edgecode:
    """Start ``edgecode`` as it is installed: what is tested here is how it starts and ends."""
    return installed("edgecode")


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_list_of_verbs_says_what_each_command_says_of_itself(name: str) -> None:
    command = importlib.import_module(f"edgecode.cli.commands.{name.replace('-', '_')}").command
    assert isinstance(command, click.Command)
    assert command.short_help == COMMANDS[name]
    assert (command.help or "").startswith(COMMANDS[name])


def test_help_loads_no_command(edgecode: Edgecode) -> None:
    said = edgecode("--help")
    assert said.code == 0
    assert all(name in said.out for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        (("coverage", "/no/such/folder"), "/no/such/folder: expected a film folder, found nothing there"),
        (("read", "/no/such/file"), "/no/such/file: expected a file, found nothing there"),
        (("explain", "no-such-check"), "'no-such-check': expected the id of a check, one of "),
        (("read", "x", "--rate", "fast"), "expected a frame rate such as 23.976, 25 or 29.97 DF, found 'fast'"),
        (("frob",), "No such command 'frob'."),
        (("check", "--frob"), "No such option"),
    ],
)
def test_what_cannot_go_on_is_one_sentence_and_exit_2(edgecode: Edgecode, words: tuple[str, ...], tells: str) -> None:
    said = edgecode(*words)
    assert said.code == 2
    assert said.out == ""
    assert said.err.startswith(f"edgecode: {tells}")
    assert "Traceback" not in said.err


def test_an_error_is_json_too_when_json_was_asked_for(edgecode: Edgecode, tmp_path: Path) -> None:
    said = edgecode("check", tmp_path / "nowhere", "--json")
    assert said.code == 2
    assert json.loads(said.out)["error"]["says"].endswith("expected a film folder, found nothing there")


def test_a_fault_of_ours_is_one_sentence_and_says_how_to_see_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main = importlib.import_module("edgecode.cli.main")

    def broken(**_words: object) -> int:
        raise KeyError("surprise")

    monkeypatch.setattr(main.edgecode_command, "main", broken)
    with pytest.raises(SystemExit) as leaving:
        main.run()
    assert leaving.value.code == 2
    told = capsys.readouterr().err
    assert "KeyError" in told
    assert "--verbose" in told
    assert "Traceback" not in told
