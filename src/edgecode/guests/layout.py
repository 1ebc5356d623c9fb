"""What the room looks like: the words for bubblewrap.

Inside are the system's libraries, the interpreter with its standard library, the tool, its inputs, two temporary folders and
five devices, and nothing else: no ``/proc`` and no ``/sys`` (their tables name places of this machine, and Python does
without), no programs, no users, no time zone, nothing that is installed for an interpreter. The sender's room
(store/sandbox.py) shows far more, since edgecode itself runs there; this one shows as little as a stranger can run with,
which is why they share no code.
"""

import platform
import shutil
import stat
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.guests.interpreter import INSIDE, Interpreter
from edgecode.guests.limits import Limits, of_the_kernel
from edgecode.guests.staging import Staged

TOOL, INPUTS = "/tool", "/in"
"""Where a tool finds itself, and what it is given."""
WRITABLE: Final = ("/tmp", "/dev/shm")  # noqa: S108 - folders inside, empty and the tool's own
_FIRST: Final = "/first.py"
_NEUTRAL: Final = ("--hostname", "room", "--uid", "1", "--gid", "1")
_ROOM: Final = (
    *("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup"),
    *("--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL", "--clearenv", *_NEUTRAL),
)
_NO_MORE_USERS: Final = "--disable-userns"
_DEVICES: Final = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
_LINKS: Final = ("/lib", "/lib32", "/lib64", "/libx32")
_LOADER: Final = "/etc/ld.so.cache"
_INSTALLED: Final = ("site-packages", "dist-packages")
_PYTHON: Final = ("-E", "-s", "-S", "-B", "-X", "utf8")
"""Nothing from the environment, nothing of a user, nothing installed; the tool's own folder is where it imports from."""
INSTALL: Final = "Install bubblewrap (on Debian: apt install bubblewrap). Until then no guest tool is run."


def bubblewrap() -> str:
    """Find bubblewrap. Raises :class:`~edgecode.boundary.errors.GuestError` where it is missing, or takes rights of its own."""
    found = shutil.which("bwrap")
    if found is None:
        raise GuestError("bubblewrap", expected="the program bwrap", found="none", advice=INSTALL)
    if Path(found).stat().st_mode & (stat.S_ISUID | stat.S_ISGID):
        advice = "Install bubblewrap as it comes, without that bit. Nothing was run."
        raise GuestError(found, expected="a program without rights of its own", found="set-user-ID", advice=advice)
    return found


def command(
    pipes: tuple[int, int, int], *, bwrap: str, staged: Staged, interpreter: Interpreter, limits: Limits, program: str
) -> list[str]:
    """Give the command line that runs a program of the tool's.

    ``pipes`` are descriptors that are handed on: one from which the filter of system calls is read, one on which the room says
    that it stands, and one on which it is told to go on.
    """
    rules, ready, go = pipes
    python = str(interpreter.inside(interpreter.program))
    held = ",".join(f"{name}={most}" for name, most in of_the_kernel(limits).items())
    tool = (python, *_PYTHON, f"{TOOL}/{program}")
    return [
        *(bwrap, *_ROOM, *((_NO_MORE_USERS,) if _knows(bwrap, _NO_MORE_USERS) else ())),
        *_system(staged, interpreter),
        *_devices(limits),
        *("--ro-bind", str(staged.tool), TOOL, "--ro-bind", str(staged.inputs), INPUTS),
        *("--ro-bind", str(staged.first), _FIRST, "--remount-ro", "/", "--chdir", WRITABLE[0]),
        *("--seccomp", str(rules), "--", python, "-I", "-S", "-B", _FIRST, str(ready), str(go), held, *tool),
    ]


@cache
def _knows(bwrap: str, word: str) -> bool:
    """Say whether this bubblewrap is new enough for a word."""
    told = subprocess.run([bwrap, "--help"], capture_output=True, env={}, check=False)  # noqa: S603 - what we run anyway
    return word.encode() in told.stdout


def _system(staged: Staged, interpreter: Interpreter) -> Iterator[str]:
    """Bind libraries and interpreter, outermost first, and an empty folder over whatever is installed for it."""
    shown = {place: place for place in _libraries()}
    shown |= {interpreter.inside(place): place for place in interpreter.places()}
    for inside, outside in sorted(shown.items()):
        yield from ("--ro-bind", str(outside), str(inside))
    for inside, outside in sorted(shown.items()):
        for name in _INSTALLED:
            for installed in (*outside.glob(name), *outside.glob(f"python*/{name}")):
                yield from ("--ro-bind", str(staged.empty), str(inside / installed.relative_to(outside)))
    for link in map(Path, _LINKS):
        if link.is_symlink():
            yield from ("--symlink", str(link.readlink()), str(link))
    yield from ("--ro-bind-try", _LOADER, _LOADER)
    if interpreter.inside(interpreter.prefix) == INSIDE:
        yield from ("--setenv", "LD_LIBRARY_PATH", f"{INSIDE}/lib")


def _libraries() -> Iterator[Path]:
    """Give the folders of the system's libraries: those of this kind of machine where they are kept apart, as Debian does."""
    own = f"{platform.machine()}-linux-gnu"
    apart = Path("/usr/lib") / own
    rest = (Path("/usr/lib64"), Path("/lib") / own, Path("/lib64"))
    places = (apart, *rest, *Path("/usr/lib").glob("ld-*.so*")) if apart.is_dir() else (Path("/usr/lib"), *rest)
    for place in places:
        if place.exists() and not any(each.is_symlink() for each in (place, *place.parents) if str(each) in _LINKS):
            yield place


def _devices(limits: Limits) -> Iterator[str]:
    """Make the devices that programs expect, and the two folders that may be written to, each of a size."""
    yield from ("--tmpfs", "/dev")
    for device in _DEVICES:
        yield from ("--dev-bind", device, device)
    for folder in WRITABLE:
        yield from ("--size", str(limits.temporary), "--tmpfs", folder)
    yield from ("--remount-ro", "/dev")
