"""The interpreter that runs a guest tool: where it lies, and under which names it is seen inside.

That is the one edgecode runs on, without what is installed for it; where the user that tools run as may not read that one (an
administrator's own), it is the system's. What lies outside of ``/usr`` is seen as ``/python``, as its path may name somebody.
"""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.guests.reach import may_read

INSIDE: Final = Path("/python")
_SYSTEM: Final = tuple(Path(folder) / "python3" for folder in ("/usr/bin", "/usr/local/bin"))
_OLDEST: Final = (3, 11)
_ASKED: Final = (
    "import json, os, sys; print(json.dumps([sys.base_prefix, list(sys.version_info[:2]), os.path.dirname(os.__file__),"
    " [each for each in sys.path if each.endswith('lib-dynload')]]))"
)
_ADVICE: Final = (
    "Install Python 3.11 or newer for everybody (on Debian: apt install python3), or run edgecode as an ordinary user."
    " Nothing was run."
)


class Interpreter(msgspec.Struct, frozen=True, kw_only=True):
    """A Python: where it was installed to, its program, its standard library with the compiled part; each a path outside."""

    prefix: Path
    program: Path
    stdlib: Path
    compiled: Path

    def inside(self, place: Path) -> Path:
        """Give the name of a place of the interpreter's as it is seen in the room."""
        if self.prefix.is_relative_to("/usr") or self.prefix.is_relative_to("/nix/store"):
            return place
        return INSIDE / place.relative_to(self.prefix)

    def places(self) -> tuple[Path, ...]:
        """Give what has to be seen of it, outermost first."""
        if self.inside(self.prefix) == INSIDE:
            return (self.program, self.prefix / "lib", self.stdlib, self.compiled)
        shared = sorted((self.prefix / "lib").glob("libpython3*.so*"))
        return (self.program, self.stdlib, self.compiled, *shared)


def find(*, everybody: bool) -> Interpreter:
    """Find an interpreter; with ``everybody``, one that any user of this machine may read.

    Raises :class:`~edgecode.boundary.errors.GuestError` where there is none.
    """
    ours = _ours()
    if not everybody or _may_be_read(ours):
        return ours
    for program in _SYSTEM:
        if program.exists():
            found = _of(program.resolve())
            if found is not None and _may_be_read(found):
                return found
    raise GuestError("Python", expected="one that every user may read", found=str(ours.program), advice=_ADVICE)


def _ours() -> Interpreter:
    compiled = [each for each in sys.path if each.endswith("lib-dynload")]
    stdlib = str(Path(os.__file__).parent)
    return _described([sys.base_prefix, list(sys.version_info[:2]), stdlib, compiled])


def _described(told: list[object]) -> Interpreter:
    """Make the record of what an interpreter tells of itself."""
    prefix, version, stdlib, compiled = msgspec.convert(told, tuple[str, tuple[int, int], str, list[str]])
    program = (Path(prefix) / "bin" / f"python{version[0]}.{version[1]}").resolve()
    within = Path(compiled[0]).resolve() if compiled else Path(stdlib).resolve()
    return Interpreter(prefix=Path(prefix).resolve(), program=program, stdlib=Path(stdlib).resolve(), compiled=within)


@cache
def _of(program: Path) -> Interpreter | None:
    """Ask an interpreter of the system's; ``None`` where it is too old, or no such thing."""
    words = [str(program), "-I", "-S", "-B", "-c", _ASKED]
    done = subprocess.run(words, env={}, capture_output=True, check=False)  # noqa: S603 - the system's own Python
    if done.returncode:
        return None
    told = json.loads(done.stdout)
    return _described(told) if tuple(told[1]) >= _OLDEST else None


def _may_be_read(interpreter: Interpreter) -> bool:
    return all(may_read(place) for place in interpreter.places())
