import tomllib
from pathlib import Path

import pytest

from simulators.command_line import installed, program
from simulators.programs_at_hand import PROGRAMS

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def test_they_are_the_programs_that_are_installed() -> None:
    scripts = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["scripts"]
    assert {name: f"{module}:run" for name, module in PROGRAMS.items()} == scripts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("edgecode", ["--help"]),
        ("edgecode", ["explain"]),
        ("edgecode", ["explain", "no-such-check", "--json"]),
        ("edgecode", ["check", "nowhere"]),
        ("edgecode", ["frob", "שלום"]),
        ("edgecode-verify", ["--version"]),
        ("edgecode-verify", ["nowhere", "--key", "none"]),
    ],
)
def test_a_fork_says_what_the_installed_program_says(name: str, words: list[str]) -> None:
    assert program(name)(*words) == installed(name)(*words)


def test_each_has_the_folder_and_the_environment_of_who_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves nothing behind for the next one."""
    edgecode = program("edgecode")
    wide = edgecode("--help").out
    (tmp_path / "film").mkdir()
    with monkeypatch.context() as elsewhere:
        elsewhere.chdir(tmp_path)
        elsewhere.setenv("COLUMNS", "50")
        assert edgecode("coverage", "film").code == 0
        narrow = edgecode("--help").out
        assert narrow == installed("edgecode")("--help").out
        assert narrow != wide
    assert edgecode("coverage", "film").code == 2
    assert edgecode("--help").out == wide
