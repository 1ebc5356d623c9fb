"""A room for a process that may not see the film: bubblewrap, and what is bound into it.

Nothing is there but the system's programs and libraries, the interpreter with what is installed for it, and edgecode's own
code, all of them read only; processes, devices and a temporary folder of its own; and what the caller binds. The environment
is empty. No descriptor of ours, no other process, no capability and, unless it is asked for, no network reach into it.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from edgecode.boundary.errors import SendError

CODE: Final = "/edgecode"
"""Where the package lies inside."""
_ROOM: Final = (
    *("--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"),
    *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"),  # noqa: S108 - a folder inside, empty and its own
)
_SYSTEM: Final = ("/usr", "/nix/store")
_IN_USR: Final = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
_LOADER: Final = "/etc/ld.so.cache"
INSTALL: Final = (
    "Install bubblewrap (on Debian: apt install bubblewrap). Until then nothing is sent and nothing served."
)
_OURS: Final = 2
KERNEL: Final = (
    "Nothing was sent. The kernel has to let users make namespaces: look at the settings user.max_user_namespaces,"
    " kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns."
)


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """A file or folder that is seen inside: where it lies, under which name it is seen, and whether it may be written to."""

    outside: Path
    inside: str
    write: bool = False


def command(
    program: Sequence[str], *, bound: Iterable[Bound], private: Iterable[Path], network: bool = False
) -> list[str]:
    """Give the command line that runs Python with the words of ``program`` in a room of its own, with or without network.

    ``private`` are the film's folder and whatever else must not be seen. Raises :class:`~edgecode.boundary.errors.SendError`
    without bubblewrap, and where one of them lies within what is bound for every process.
    """
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise SendError("bubblewrap", expected="the program bwrap", found="none", advice=INSTALL)
    _check_hidden(private)
    binds = [word for each in bound for word in _bind(each)]
    python = ("--remount-ro", "/", "--chdir", "/", "--", sys.executable, "-s", "-P", "-B")
    return [bwrap, *_ROOM, *(("--share-net",) if network else ()), *_everywhere(), *binds, *python, *program]


def refuse_links(places: Iterable[Path]) -> None:
    """Refuse a link among what is to be bound, or among the two folders above it, which edgecode made as well.

    Bubblewrap follows links: one that leads to the film would bind the film. Raises
    :class:`~edgecode.boundary.errors.SendError`.
    """
    for place in places:
        link = next((each for each in (place, *place.parents[:_OURS]) if each.is_symlink()), None)
        if link is not None:
            raise SendError(str(link), expected="a folder or file of edgecode's own", found="a link")


def _everywhere() -> Iterator[str]:
    """Bind what every process needs: the system's libraries, the interpreter and edgecode itself."""
    for folder in _SYSTEM:
        yield from ("--ro-bind-try", folder, folder)
    for folder in _IN_USR:
        if Path(folder).is_symlink():
            yield from ("--symlink", str(Path(folder).readlink()), folder)
        else:
            yield from ("--ro-bind-try", folder, folder)
    yield from ("--ro-bind-try", _LOADER, _LOADER)
    for place in _interpreter():
        yield from ("--ro-bind", str(place), str(place))
    yield from ("--ro-bind", str(_package()), f"{CODE}/{_package().name}", "--setenv", "PYTHONPATH", CODE)


def _bind(bound: Bound) -> tuple[str, str, str]:
    return ("--bind" if bound.write else "--ro-bind", str(bound.outside), bound.inside)


def _interpreter() -> tuple[Path, ...]:
    """Give the folders of the interpreter and of what is installed for it, outermost first, each under its every name."""
    named = {Path(each) for each in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)}
    program = Path(sys.executable)
    for each in (*named, program.parent, program.resolve().parent):
        named.add(each.resolve())
    return tuple(sorted(each for each in named if not each.is_relative_to("/usr")))


def _package() -> Path:
    return Path(__file__).resolve().parents[1]


def _check_hidden(private: Iterable[Path]) -> None:
    seen = [Path(each).resolve() for each in (*_SYSTEM, *_IN_USR)] + [*_interpreter(), _package()]
    for hidden in private:
        whole = hidden.resolve()
        within = next((str(each) for each in seen if whole.is_relative_to(each)), None)
        if within is not None:
            advice = "Move the film out of there: those folders are bound into the sender's room. Nothing was sent."
            raise SendError(str(hidden), expected="a folder of its own", found=f"one within {within}", advice=advice)
