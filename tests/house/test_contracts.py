import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

BREACHES = {
    "an import from a floor above": ("entries/upward.py", "import edgecode.film.place", "Floors of the house BROKEN"),
    "an import for types alone": (
        "errors.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import edgecode.entries.handle",
        "No circles, of any kind BROKEN",
    ),
    "an import inside a function": (
        "film/reaching.py",
        "def read():\n    import edgecode.formats.source",
        "Floors of the house BROKEN",
    ),
    "a folder nobody planned": ("misc/__init__.py", "", "not listed as layers"),
    "an outbox that reaches for the film": (
        "dispatch/reaching.py",
        "import edgecode.film.place",
        "cannot see the film, even through others BROKEN",
    ),
    "a sender that reaches for the stores": (
        "sender/reaching.py",
        "import edgecode.store.places",
        "cannot see the film, even through others BROKEN",
    ),
    "a letter that reaches for a run": (
        "usecases/guests/letter_states.py",
        "import edgecode.usecases.guests.rendering",
        "what a guest tool's run gave, even through others BROKEN",
    ),
    "a store that serves pages": ("store/reaching.py", "import litestar", "are web applications BROKEN"),
    "a check that opens a file": ("checks/cut/reaching.py", "import pathlib", "no file, network or database BROKEN"),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Hold the contracts over the package in a folder, in a process of its own that sees only that package."""
    words = [sys.executable, "-c", LINT, "--no-cache", "--config", str(folder / ".importlinter")]
    environment = {"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "COLUMNS": "200", "NO_COLOR": "1"}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(house: Path, tmp_path: Path) -> Path:
    """Copy the package and its contracts to a folder that a test may spoil."""
    shutil.copy(house / ".importlinter", tmp_path)
    shutil.copytree(house / "src" / "edgecode", tmp_path / "src" / "edgecode",
                    ignore=shutil.ignore_patterns("__pycache__"))  # fmt: skip
    return tmp_path


def test_every_contract_is_kept(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("file", "source", "says"), BREACHES.values(), ids=BREACHES)
def test_a_breach_is_refused(copy: Path, file: str, source: str, says: str) -> None:
    spoiled = copy / "src" / "edgecode" / file
    spoiled.parent.mkdir(exist_ok=True)
    with spoiled.open("a", encoding="utf-8") as text:
        text.write(f"\n{source}\n")
    done = lint(copy)
    assert done.returncode != 0
    assert says in " ".join((done.stdout + done.stderr).split())
