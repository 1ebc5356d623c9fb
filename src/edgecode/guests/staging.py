"""Where a tool's files lie while it runs: a folder made for one run and taken away after it, under names that say nothing.

Whoever makes it holds a lock on it, which ends with them: a folder that nobody holds any more, as its process was killed, is
taken away the next time. Where an administrator runs edgecode, only the user that this run's tool is can reach into it.
"""

import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from edgecode.boundary.errors import GuestError
from edgecode.guests.reach import may_pass

_PREFIX: Final = "edgecode-guest-"
_USERS_FROM, _USERS = 2_000_100_000, 10_000
"""Numbers of users that nobody has: beyond those that people, services and containers are commonly given."""
_TEMPORARY: Final = (Path("/tmp"), Path("/var/tmp"))  # noqa: S108 - in them only folders that mkdtemp makes
_FIRST: Final = Path(__file__).with_name("first.py")
_PLACE: Final = "temporary folder"
_A_FILE: Final = "file for a guest tool"
_ONLY_GROUP, _FOLDER, _FILE = 0o710, 0o755, 0o444
ROOM: Final = "Set TMPDIR to a folder with room that can be written to. Nothing was run."


class Staged(msgspec.Struct, frozen=True, kw_only=True):
    """What was put there: the tool's files, its inputs, the program that starts it, an empty folder; and who runs it.

    ``user`` is the number of the user and group that the tool runs as, ``None`` where it is whoever runs edgecode.
    """

    tool: Path
    inputs: Path
    first: Path
    empty: Path
    user: int | None


@contextmanager
def staged(tool: Mapping[str, bytes], *, inputs: Mapping[str, bytes]) -> Iterator[Staged]:
    """Put files where a tool can be shown them, for as long as it runs.

    Raises :class:`~edgecode.boundary.errors.GuestError` for a path that leads elsewhere, and where nothing can be written.
    """
    for path in (*tool, *inputs):
        _check(path)
    try:
        sweep()
        folder, held = _held_folder()
    except OSError as error:
        found = error.strerror or "an error"
        raise GuestError(_PLACE, expected="one to write to", found=found, advice=ROOM) from error
    try:
        yield _filled(folder, tool, inputs)
    finally:
        _take_away(folder)
        os.close(held)


def sweep() -> None:
    """Take away folders that runs left behind which were killed; those of others are none of ours."""
    for folder in _place().glob(f"{_PREFIX}*"):
        with suppress(OSError):
            found = folder.lstat()
            if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
                continue
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _take_away(folder)
            finally:
                os.close(held)


def _place() -> Path:
    """Give the temporary folder; for an administrator one through which the tool's user may go as well.

    Raises ``OSError`` where there is none.
    """
    wished = Path(tempfile.gettempdir())
    if os.geteuid() != 0:
        return wished
    for place in (wished, *_TEMPORARY):
        if may_pass(place):
            return place
    raise PermissionError(errno.EACCES, f"{wished}, which only its owner may enter")


def _held_folder() -> tuple[Path, int]:
    """Make a folder and lock it; anew where somebody swept it away before it was locked."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=_place()))
        with suppress(FileNotFoundError, BlockingIOError):
            held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if folder.stat().st_ino == os.fstat(held).st_ino:
                    return folder, held
            except OSError:
                os.close(held)
                raise
            os.close(held)


def _filled(folder: Path, tool: Mapping[str, bytes], inputs: Mapping[str, bytes]) -> Staged:
    try:
        return _written(folder, tool, inputs)
    except OSError as error:
        expected = "room for a tool's files"
        found = error.strerror or "an error"
        raise GuestError(_PLACE, expected=expected, found=found, advice=ROOM) from error


def _written(folder: Path, tool: Mapping[str, bytes], inputs: Mapping[str, bytes]) -> Staged:
    user = _USERS_FROM + folder.stat().st_ino % _USERS if os.geteuid() == 0 else None
    made = Staged(
        tool=folder / "tool", inputs=folder / "in", first=folder / "first.py", empty=folder / "empty", user=user
    )
    for each in (made.tool, made.inputs, made.empty):
        _make(each)
    _write(made.first, _FIRST.read_bytes())
    for within, files in ((made.tool, tool), (made.inputs, inputs)):
        for path, content in files.items():
            _write(within / path, content)
    if user is not None:
        os.chown(folder, 0, user)
        folder.chmod(_ONLY_GROUP)
    return made


def _check(path: str) -> None:
    """Refuse what is no plain path downwards; a bundle was looked at before, the room relies on nobody."""
    pure = PurePosixPath(path)
    if not path or "\0" in path or pure.is_absolute() or ".." in pure.parts or str(pure) != path:
        raise GuestError(_A_FILE, expected="a path below its folder", found=repr(path))


def _make(folder: Path) -> None:
    """Make a folder with all above it that are missing, for everybody to look into, whatever this process would give."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir()
        folder.chmod(_FOLDER)


def _write(file: Path, content: bytes) -> None:
    _make(file.parent)
    written = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW)
    with os.fdopen(written, "wb") as there:
        there.write(content)
        os.fchmod(written, _FILE)


def _take_away(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
