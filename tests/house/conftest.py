"""What the tests of the house look at: its files as they stand, committed or about to be."""

import ast
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
CODE = ("src", "tests", "benchmarks", "docs")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have all tests of the house: every file is read and parsed for them."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.xdist_group("house"))


@pytest.fixture(scope="session")
def house() -> Path:
    """Give the folder of the checkout."""
    return HOUSE


@pytest.fixture(scope="session")
def files() -> tuple[Path, ...]:
    """Give every file of the house below the checkout, without what git ignores."""
    git = shutil.which("git")
    if git is not None and (HOUSE / ".git").exists():
        listed = [git, "-C", str(HOUSE), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        done = subprocess.run(listed, capture_output=True, text=True, check=True)
        names = {Path(name) for name in done.stdout.split("\0") if name}
    else:
        names = {path.relative_to(HOUSE) for folder in CODE for path in (HOUSE / folder).rglob("*") if path.is_file()}
        names = {name for name in names if "__pycache__" not in name.parts} | {Path("dev")}
    return tuple(sorted(name for name in names if (HOUSE / name).is_file()))


@pytest.fixture(scope="session")
def code(files: tuple[Path, ...]) -> Mapping[Path, str]:
    """Give the text of every Python file, the script ``dev`` included, by its path below the checkout."""
    return {
        path: (HOUSE / path).read_text(encoding="utf-8")
        for path in files
        if path == Path("dev") or (path.suffix == ".py" and path.parts[0] in CODE)
    }


@pytest.fixture(scope="session")
def trees(code: Mapping[Path, str]) -> Mapping[Path, ast.Module]:
    """Give the same files parsed."""
    return {path: ast.parse(text, filename=str(path)) for path, text in code.items()}


@pytest.fixture(scope="session")
def package(trees: Mapping[Path, ast.Module]) -> Mapping[Path, ast.Module]:
    """Give the parsed files of the package alone, by their path below ``src/edgecode``."""
    inside = Path("src/edgecode")
    return {path.relative_to(inside): tree for path, tree in trees.items() if path.is_relative_to(inside)}
