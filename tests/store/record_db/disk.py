"""Disks between SQLite and the real files: one that fails at a chosen call, and one that remembers, so that power can go.

Both are SQLite VFS shims over ``unix``. The calls that count are those that change what is on the disk: write, sync,
truncate, delete.
"""

import os
import random
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import apsw
import msgspec

UNDER = "unix"
SECTOR = 512


class Call(StrEnum):
    """What is asked of a disk."""

    WRITE = "write"
    SYNC = "sync"
    TRUNCATE = "truncate"
    DELETE = "delete"


class Done(msgspec.Struct, frozen=True):
    """One call: on which file, where, and what."""

    call: Call
    path: str
    at: int = 0
    data: bytes = b""


class Disk(apsw.VFS):
    """Passes everything on, and hands each call that counts to :meth:`meet` first."""

    def __init__(self, name: str) -> None:
        """Come under a name of its own."""
        super().__init__(name, UNDER)
        self.name = name

    def meet(self, done: Done) -> None:
        """Look at a call before it happens; what it raises SQLite hears."""

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802  apsw's name
        """Open a file on this disk."""
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        return File(self, name, flags, path=path)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001  apsw's name and order
        """Delete, after it was met."""
        self.meet(Done(Call.DELETE, filename))
        super().xDelete(filename, syncdir)


class File(apsw.VFSFile):
    """A file on such a disk."""

    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int], *, path: str) -> None:
        """Take what ``xOpen`` was given."""
        super().__init__(UNDER, name, flags)  # apsw's stubs leave out that a name may be none
        self._disk = disk
        self._path = path

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  apsw's name
        """Write, after it was met."""
        self._disk.meet(Done(Call.WRITE, self._path, offset, bytes(data)))
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802  apsw's name
        """Sync, after it was met."""
        self._disk.meet(Done(Call.SYNC, self._path))
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802  apsw's name
        """Truncate, after it was met."""
        self._disk.meet(Done(Call.TRUNCATE, self._path, newsize))
        super().xTruncate(newsize)


class Fault(StrEnum):
    """What happens at the chosen call."""

    KILLED = "killed"
    FULL = "full"
    BROKEN = "broken"


class FailingDisk(Disk):
    """Fails at call number ``at``, from 1: a full disk stays full until it is mended, a broken one fails once."""

    def __init__(self, name: str, *, fault: Fault | None = None, at: int = 0) -> None:
        """Come under a name; without a fault, count only."""
        super().__init__(name)
        self.met = 0
        self._fault = fault
        self._at = at

    def mend(self) -> None:
        """From here on it works."""
        self._fault = None

    def meet(self, done: Done) -> None:
        """Count, and fail."""
        self.met += 1
        if self._fault is Fault.KILLED and self.met == self._at:
            _tear(done)
            os.kill(os.getpid(), signal.SIGKILL)
        if self._fault is Fault.FULL and self.met >= self._at and done.call is Call.WRITE:
            raise apsw.FullError
        if self._fault is Fault.BROKEN and self.met == self._at:
            raise apsw.IOError


class Folder(msgspec.Struct, frozen=True):
    """What a folder held at one moment, each file by its path. Whoever writes there flushes it: power takes nothing."""

    files: dict[str, bytes]


class Acknowledged(msgspec.Struct, frozen=True):
    """From here on somebody relies on it."""

    id: bytes


Story = Sequence[Done | Folder | Acknowledged]


class RememberingDisk(Disk):
    """Remembers every call in its order, what another folder held by then, and what was acknowledged."""

    def __init__(self, name: str, *, beside: Path) -> None:
        """Come under a name; what another folder holds is looked at with every call."""
        super().__init__(name)
        self.story: list[Done | Folder | Acknowledged] = []
        self._beside = beside
        self._before = Folder({})

    def meet(self, done: Done) -> None:
        """Remember."""
        now = Folder({str(file): file.read_bytes() for file in self._beside.rglob("*") if file.is_file()})
        if now != self._before:
            self.story.append(now)
            self._before = now
        self.story.append(done)


@contextmanager
def in_use(disk: Disk) -> Iterator[None]:
    """Have every database opened meanwhile on this disk, with a log that is carried over after every few pages."""
    hook, heard = _carry_over_often, sys.unraisablehook
    apsw.set_default_vfs(disk.name)
    apsw.connection_hooks.append(hook)
    # SQLite passes over what fails while it tidies up; apsw then shouts into the air.
    sys.unraisablehook = _say_nothing
    try:
        yield
    finally:
        sys.unraisablehook = heard
        apsw.connection_hooks.remove(hook)
        apsw.set_default_vfs(UNDER)


def after_power_cut(story: Story, *, chance: random.Random) -> dict[str, bytes]:
    """Give what the files hold when power goes at the end of the story.

    What was synced is there. Of what was written since the last sync of its file any part may be, in any order, cut
    between sectors; a file that was just deleted may be there again.
    """
    content: dict[str, bytearray | None] = {}
    pending: dict[str, list[Done]] = defaultdict(list)
    for done in story:
        if isinstance(done, Done):
            pending[done.path].append(done)
            if done.call is Call.SYNC:
                _sync(done.path, content, pending)
    for path in sorted(pending):
        content[path] = _written(content.get(path), _surviving(pending[path], chance))
    beside = next((each.files for each in reversed(story) if isinstance(each, Folder)), {})
    return {path: bytes(held) for path, held in content.items() if held is not None} | beside


def _sync(path: str, content: dict[str, bytearray | None], pending: dict[str, list[Done]]) -> None:
    content[path] = _written(content.get(path), pending.pop(path))
    if path.endswith(("-wal", "-journal")):
        # With a log that is new SQLite flushes the folder as well: what was deleted there before stays so.
        for other, calls in pending.items():
            deleted = max((at for at, done in enumerate(calls) if done.call is Call.DELETE), default=-1)
            if deleted >= 0:
                content[other], pending[other] = None, calls[deleted + 1 :]


def _surviving(pending: Sequence[Done], chance: random.Random) -> list[Done]:
    kept = [each for each in pending if chance.random() < 0.5]
    if chance.random() < 0.5:
        chance.shuffle(kept)
    return [_torn(each, chance) for each in kept]


def _written(content: bytearray | None, calls: Sequence[Done]) -> bytearray | None:
    for done in calls:
        if done.call is Call.DELETE:
            content = None
        elif done.call is Call.TRUNCATE:
            content = (content or bytearray())[: done.at]
        elif done.data:
            content = bytearray() if content is None else content
            content.extend(bytes(max(0, done.at + len(done.data) - len(content))))
            content[done.at : done.at + len(done.data)] = done.data
    return content


def _torn(done: Done, chance: random.Random) -> Done:
    """Some of the sectors of a write, from one to another."""
    if len(done.data) <= SECTOR or chance.random() < 0.5:
        return done
    first, last = sorted(chance.sample(range(0, len(done.data) + SECTOR, SECTOR), 2))
    return Done(done.call, done.path, done.at + first, done.data[first:last])


def _tear(done: Done) -> None:
    """A process that dies while it writes may have written the first half."""
    if done.call is Call.WRITE and Path(done.path).exists():
        with Path(done.path).open("r+b") as stream:
            stream.seek(done.at)
            stream.write(done.data[: len(done.data) // 2])


def _say_nothing(_what: object) -> None:
    pass


def _carry_over_often(db: apsw.Connection) -> None:
    db.execute("pragma wal_autocheckpoint = 12")
