"""What the tests of ``edgecode partner`` share: partners in memory behind the real command line, run in this process."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.cli.main import run
from simulators import command_line
from simulators.agreeing_film import AgreeingFilm
from simulators.command_line import Said


@pytest.fixture
def edgecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> command_line.Edgecode:
    """Run ``edgecode`` with some words; the user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return command_line.run


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AgreeingFilm:
    """A film whose partners lie in memory; commands that are run in this process find it behind every folder."""
    made = AgreeingFilm(tmp_path)
    monkeypatch.setattr("edgecode.cli.partner.agreeing.agree_desk", lambda _folder: made.agreeing)
    monkeypatch.chdir(tmp_path)
    return made


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run ``edgecode`` with some words in this process, where what was put in place of something is seen."""

    def called(*words: str | Path) -> Said:
        monkeypatch.setattr("sys.argv", ["edgecode", *map(str, words)])
        with pytest.raises(SystemExit) as leaving:
            run()
        said = capsys.readouterr()
        code = leaving.value.code
        if "--json" in words:
            json.loads(said.out)
        return Said(said.out, said.err, code if isinstance(code, int) else 1)

    return called
