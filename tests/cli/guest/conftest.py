"""What the tests of ``edgecode guest`` share: a film on disk, the real room with short limits, and the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from edgecode.cli.main import run
from simulators.command_line import Said
from simulators.guest_film import BEA, KEY
from simulators.guest_office import film_in, short_room, tool_file
from simulators.real_room import why_no_room

Here = Callable[..., Said]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a film in it, where one works; the user's own state folder is a new one."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("EDGECODE_PERSON", raising=False)
    why_no_room()  # tried while the path to programs is as it is
    monkeypatch.setattr("edgecode.bootstrap_guests.Room", short_room)
    film_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def here(office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Run ``edgecode`` with some words in this process, where the room's limits are those of the tests."""
    del office

    def called(*words: str | Path) -> Said:
        monkeypatch.setattr("sys.argv", ["edgecode", *map(str, words)])
        with pytest.raises(SystemExit) as leaving:
            run()
        said = capsys.readouterr()
        if "--json" in words:
            json.loads(said.out)
        assert "Traceback" not in said.err
        code = leaving.value.code
        return Said(said.out, said.err, code if isinstance(code, int) else 1)

    return called


@pytest.fixture
def install(here: Here, office: Path) -> Callable[..., Said]:
    """Let a tool in whose program this is, and approve what it may say."""

    def installed(program: str, **facts: object) -> Said:
        file = tool_file(office, program, **facts)  # type: ignore[arg-type]
        said = here("guest", "install", file, "film", "--key", KEY, "--by", BEA, "--approve-all")
        assert said.code == 0, said.err
        return said

    return installed


@pytest.fixture
def log(here: Here) -> Callable[[], list[str]]:
    """Give what is on record, newest first, a line each."""

    def logged() -> list[str]:
        return here("record", "log", "film").out.splitlines()

    return logged
