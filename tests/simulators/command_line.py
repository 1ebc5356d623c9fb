"""The command line as people call it: its own process, its own words, its exit code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from simulators import programs_at_hand


class Said(NamedTuple):
    """What a command printed, and how it ended."""

    out: str
    err: str
    code: int


Edgecode = Callable[..., Said]
"""Runs ``edgecode`` with some words."""


def run(*words: str | Path) -> Said:
    """Run ``edgecode`` as its own process, forked from one that has loaded it already."""
    return program("edgecode")(*words)


def program(name: str) -> Edgecode:
    """Give what runs one of our programs as its own process, forked from one that has loaded it already."""

    def called(*words: str | Path) -> Said:
        out, err, code = programs_at_hand.called(name, words)
        return Said(out.decode(), err.decode(), code)

    return called if programs_at_hand.can_fork() else installed(name)


def installed(name: str) -> Edgecode:
    """Give what starts one of our programs as it is installed, in a pipe: for tests of the program itself."""

    def called(*words: str | Path) -> Said:
        command = [Path(sys.executable).with_name(name), *words]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        return Said(done.stdout, done.stderr, done.returncode)

    return called
