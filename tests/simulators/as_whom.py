"""Programs run as oneself or, where one is the administrator, as an ordinary user without any right."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from simulators.nobody import NOBODY

ONESELF: Final = "oneself"
ORDINARY: Final = "an ordinary user"


def words_as(whom: str) -> list[str]:
    """Give the words before a command that run it as somebody; skips the test where that cannot be."""
    if whom == ONESELF:
        return []
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or setpriv is None:
        pytest.skip("only the administrator can become another user, with setpriv")
    words = [setpriv, f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
    code = str(Path(__file__).parents[2] / "src")
    tried = subprocess.run([*words, sys.executable, "-c", f"open({code + '/edgecode/errors.py'!r})"], check=False)
    if tried.returncode:
        pytest.skip("an ordinary user may not read this interpreter or this code")
    return words


@contextmanager
def folder_of(whom: str) -> Iterator[Path]:
    """Make a folder that somebody can reach, and take it away again."""
    with tempfile.TemporaryDirectory(prefix="edgecode-") as made:
        folder = Path(made)
        if whom == ORDINARY:
            folder.chmod(0o755)
        yield folder


def give(folder: Path, *, whom: str) -> None:
    """Let a folder with all in it belong to somebody."""
    if whom == ORDINARY:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
