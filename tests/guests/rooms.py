"""A process that runs guest tools as somebody, asked by tests; with a Python that they may read."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, cast

import msgspec
import pytest

from edgecode import errors
from simulators.as_whom import ONESELF
from simulators.nobody import NOBODY
from simulators.real_room import needs_room

CODE: Final = Path(errors.__file__).parents[1]
SITE: Final = Path(msgspec.__file__).parents[1]
SECRET: Final = "the ninth lighthouse"  # noqa: S105 - what is looked for and not found
HERE: Final = Path(__file__).parent


class Rooms:
    """Somebody who runs tools, one after another."""

    def __init__(self, whom: str, *, folder: Path, word: str = "", scripts: tuple[Path, ...] = ()) -> None:
        """Start as somebody, with a temporary folder, a secret in the environment and descriptors left open.

        Skips the test where there is no room on this machine.
        """
        needs_room()
        environment = {
            "PYTHONPATH": f"{CODE}:{SITE}",
            "TMPDIR": str(folder),
            "PATH": "/usr/bin:/bin",
            "EDGECODE_SECRET": SECRET,
        }
        words = [*as_somebody(whom), str(HERE / "in_a_room.py"), *map(str, scripts)]
        self._asked = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=folder.parent, text=True
        )
        self.pid, self.word = self._asked.pid, word

    def run(self, **job: object) -> dict[str, Any]:
        """Run one tool, and give what came of it, with what is left of it."""
        told = self.together([job])
        return {**told["ran"][0], "left": told["left"], "most": told["most"]}

    def together(self, jobs: list[dict[str, object]]) -> dict[str, Any]:
        """Run tools side by side."""
        self.ask(jobs=jobs)
        return cast("dict[str, Any]", self.told())

    def outside(self, *words: str) -> dict[str, Any]:
        """Run a program without a room."""
        self.ask(outside=words)
        return cast("dict[str, Any]", self.told())

    def why_not(self) -> str:
        """Ask why nothing can be run."""
        self.ask()
        return str(self.told())

    def ask(self, **asked: object) -> None:
        """Ask for something, and wait for nothing."""
        assert self._asked.stdin is not None
        self._asked.stdin.write(json.dumps(asked) + "\n")
        self._asked.stdin.flush()

    def told(self) -> object:
        """Wait for what came of what was asked."""
        assert self._asked.stdout is not None
        line = self._asked.stdout.readline()
        assert line, "it has ended"
        return json.loads(line)

    def kill(self) -> None:
        """End it as the kernel ends what it has no memory for."""
        self._asked.kill()
        self._asked.communicate()

    def close(self) -> None:
        """Let it end."""
        self._asked.communicate()


def as_somebody(whom: str) -> list[str]:
    """Give the words that run Python as somebody: ours, or for an ordinary user the system's where they may not read ours.

    Skips the test where neither can be.
    """
    if whom == ONESELF:
        return [sys.executable]
    before = [shutil.which("setpriv") or "setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--"]
    for python in (sys.executable, f"/usr/bin/python{sys.version_info[0]}.{sys.version_info[1]}"):
        words = [*before, python]
        try:
            tried = subprocess.run(
                [*words, "-c", "import edgecode.guests.room, msgspec"],
                env={"PYTHONPATH": f"{CODE}:{SITE}"},
                capture_output=True,
                check=False,
            )
        except OSError:
            break
        if not tried.returncode:
            return words
    pytest.skip("nobody but oneself can run this code: it takes an administrator, setpriv, and a Python for everybody")
