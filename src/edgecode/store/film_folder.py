"""A film's folder on disk."""

import fnmatch
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from edgecode.errors import NoSuchFileError, NoSuchFolderError
from edgecode.film.rate import Rate
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import FileSeen

SAMPLED_ABOVE = 8_388_608
"""Files above this many bytes, and those with a NUL in their head, are media: known by size, date, head and tail."""
SAMPLE = 65_536
JUST_WRITTEN_MS = 2_000
"""A file written this shortly before it was hashed may be written again within one tick of its date."""


class FileSource(msgspec.Struct, frozen=True):
    """One file, as a reader is given it."""

    file: Path
    path: str
    size: int
    rate: Rate | None = None

    def open(self) -> BinaryIO:
        """Open the file. Raises :class:`NoSuchFileError` when it is gone or may not be read."""
        try:
            return self.file.open("rb")
        except OSError as error:
            raise NoSuchFileError(self.path, found=_why(error)) from error

    def bytes(self) -> bytes:
        """Read the whole file. Raises :class:`NoSuchFileError` when it is gone or may not be read."""
        with self.open() as stream:
            try:
                return stream.read()
            except OSError as error:
                raise NoSuchFileError(self.path, found=_why(error)) from error


class FilmFolder:
    """Lists and opens the files of one folder; hidden files are not the film's."""

    def __init__(self, root: Path, *, clock: Clock) -> None:
        """Take a folder that exists. Raises :class:`NoSuchFolderError`."""
        if not root.is_dir():
            raise NoSuchFolderError(str(root), found="a file" if root.exists() else "nothing there")
        self.root = root
        self._clock = clock
        self._keys: dict[FileSeen, str] = {}

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.root.resolve().name or str(self.root)

    def files(self, ignore: Iterable[str] = ()) -> tuple[FileSeen, ...]:
        """List the files, sorted by path; links to folders are not followed."""
        patterns = tuple(ignore)
        found = [
            file
            for file in _walked(self.root, "")
            if not any(fnmatch.fnmatchcase(file.path, pattern) for pattern in patterns)
        ]
        return tuple(sorted(found, key=lambda file: file.path))

    def key(self, file: FileSeen) -> str:
        """Give the digest of a file's content (BLAKE2b-128); empty for a file that cannot be read just now."""
        known = self._keys.get(file)
        if known is not None:
            return known
        try:
            made = _digest(self.root / file.path, file)
        except OSError:
            return ""
        if self._clock.now() - file.written // 1_000_000 > JUST_WRITTEN_MS:
            self._keys[file] = made
        return made

    def source(self, file: FileSeen, *, rate: Rate | None = None) -> FileSource:
        """Give a file to a reader."""
        return FileSource(self.root / file.path, file.path, file.size, rate)

    def content(self, path: str) -> bytes | None:
        """Read one small file by name; ``None`` when it is not there."""
        try:
            return (self.root / path).read_bytes()
        except OSError:
            return None


def single_file(path: Path, *, rate: Rate | None = None) -> FileSource:
    """Give one file outside any film. Raises :class:`NoSuchFileError`."""
    try:
        if path.is_dir():
            raise NoSuchFileError(str(path), found="a folder")
        return FileSource(path, path.name, path.stat().st_size, rate)
    except OSError as error:
        raise NoSuchFileError(str(path), found=_why(error)) from error


def _walked(folder: Path, inside: str) -> Iterator[FileSeen]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{inside}{entry.name}"
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _walked(folder / entry.name, f"{path}/")
            elif entry.is_file():
                seen = entry.stat()
                yield FileSeen(path, seen.st_size, seen.st_mtime_ns)
        except OSError:
            continue


def _digest(path: Path, file: FileSeen) -> str:
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
        made = hashlib.blake2b(head, digest_size=16)
        if file.size > SAMPLED_ABOVE or b"\0" in head:
            stream.seek(max(0, file.size - SAMPLE))
            made.update(stream.read(SAMPLE))
            made.update(f"{file.size} {file.written}".encode())
        else:
            while chunk := stream.read(1 << 20):
                made.update(chunk)
    return made.hexdigest()


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
