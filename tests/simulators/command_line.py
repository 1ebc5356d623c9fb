"""The command line as people call it: its own process, its own words, its exit code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Said(NamedTuple):
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int


Edgecode = Callable[..., Said]
"""Runs ``edgecode`` with some words."""


def run(*words: str | Path) -> Said:
    """Run ``edgecode`` as its own process, in a pipe."""
    return program("edgecode")(*words)


def program(name: str) -> Edgecode:
    """Give what runs one of our programs as its own process, in a pipe."""

    def called(*words: str | Path) -> Said:
        command = [Path(sys.executable).with_name(name), *words]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        return Said(done.stdout, done.stderr, done.returncode)

    return called
