"""Somebody who looks at one film again and again, and somebody who writes into it meanwhile."""

from pathlib import Path

from edgecode.film.rate import Rate
from edgecode.store.film_folder import FileSource, FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.usecases.ports.folder import FileSeen
from edgecode.usecases.read_folder import Holdings, LastSeen, read_folder
from simulators.clock import SetClock
from simulators.entropy import CountedEntropy


class Restless(FilmFolder):
    """A folder in which somebody saves a file again each time it is opened, for so many times."""

    def __init__(self, root: Path, *, clock: SetClock, path: str, saves: list[str]) -> None:
        """Take what is saved over ``path``, one version for each opening."""
        super().__init__(root, clock=clock)
        self.path = path
        self.saves = saves

    def source(self, file: FileSeen, *, rate: Rate | None = None) -> FileSource:
        """Give the file, and save it again before anybody has read it; an empty version takes it away."""
        if file.path == self.path and self.saves:
            version = self.saves.pop(0)
            if version:
                (self.root / self.path).write_text(version, encoding="utf-8")
            else:
                (self.root / self.path).unlink()
        return super().source(file, rate=rate)


class Office:
    """One film looked at again and again: by this process, or by the next one."""

    def __init__(self, root: Path, *, folder: FilmFolder | None = None) -> None:
        """Open the folder, with an index that lasts for the test."""
        self.clock = SetClock()
        self.folder = folder or FilmFolder(root, clock=self.clock)
        self.index = IndexDb(None, code="", entropy=CountedEntropy())
        self.last = LastSeen()

    def look(self) -> Holdings:
        """Read what changed."""
        return read_folder(self.folder, index=self.index, clock=self.clock, last=self.last)

    def restart(self) -> None:
        """Another process: what the last one remembered is gone, the index is not."""
        self.last = LastSeen()
