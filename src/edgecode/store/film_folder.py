"""A film's folder on disk."""

import codecs
import fnmatch
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from edgecode.errors import NoSuchFileError, NoSuchFolderError
from edgecode.film.composed import composed
from edgecode.film.rate import Rate
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import FileSeen

SAMPLED_ABOVE: Final = 8_388_608
"""Files above this many bytes, and those with a NUL in their head, are media: known by size, date, head and tail."""
SAMPLE: Final = 65_536
JUST_WRITTEN_MS: Final = 2_000
"""A file changed this shortly before it was hashed may be written again within one tick of its date."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Text may have a NUL in its head after all, when it says so."""
_FOUND: Final = {
    FileNotFoundError: "nothing there",
    IsADirectoryError: "a folder; links to folders are not followed",
    PermissionError: "one that may not be read",
}


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
        """Take a folder that exists and may be listed. Raises :class:`NoSuchFolderError`."""
        try:
            os.scandir(root).close()
        except (OSError, ValueError) as error:
            found = "a file" if isinstance(error, NotADirectoryError) else _why(error)
            raise NoSuchFolderError(str(root), found=found) from error
        self.root = root
        self._clock = clock
        self._keys: dict[FileSeen, str] = {}
        self._on_disk: dict[str, str] = {}

    @property
    def name(self) -> str:
        """The folder's own name."""
        return _in_words(self.root.resolve().name or str(self.root))

    def files(self, ignore: Iterable[str] = ()) -> tuple[FileSeen, ...]:
        """List the files, sorted by path; links to folders are not followed, nor what ``ignore`` names, with all in it."""
        found = sorted(self._walked([_same(pattern) for pattern in ignore]), key=lambda file: file.path)
        self._keys = {file: self._keys[file] for file in found if file in self._keys}
        return tuple(found)

    def again(self, path: str) -> FileSeen | None:
        """Look at one file once more; ``None`` when it is gone."""
        try:
            return _seen(path, self._where(path).stat())
        except OSError:
            return None

    def key(self, file: FileSeen) -> str:
        """Give the digest of a file's content (BLAKE2b-128); empty for a file that cannot be read just now."""
        known = self._keys.get(file)
        if known is not None:
            return known
        try:
            made = _digest(self._where(file.path), file)
        except OSError:
            return ""
        if self._clock.now() - file.changed // 1_000_000 > JUST_WRITTEN_MS:
            self._keys[file] = made
        return made

    def source(self, file: FileSeen, *, rate: Rate | None = None) -> FileSource:
        """Give a file to a reader."""
        return FileSource(self._where(file.path), file.path, file.size, rate)

    def content(self, path: str) -> bytes | None:
        """Read one small file by name; ``None`` when it is not there. Raises :class:`NoSuchFileError` when unreadable."""
        try:
            return single_file(self.root / path, path=path).bytes() if (self.root / path).exists() else None
        except OSError as error:
            raise NoSuchFileError(path, found=_why(error)) from error

    def _where(self, path: str) -> Path:
        return self.root / self._on_disk.get(path, path)

    def _walked(self, ignore: list[str]) -> Iterator[FileSeen]:
        """Walk the folder without recursion: folders can lie deeper in each other than calls can."""
        waiting = [""]
        while waiting:
            inside = waiting.pop()
            try:
                with os.scandir(self.root / inside) as listed:
                    entries = list(listed)
            except OSError:
                yield FileSeen(_in_words(inside) or ".", 0, 0)
                continue
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.name.startswith(".") or _ignored(path, ignore):
                    continue
                if _is_folder(entry):
                    waiting.append(path)
                else:
                    yield from self._file(entry, path)

    def _file(self, entry: os.DirEntry[str], path: str) -> Iterator[FileSeen]:
        """A file, or a link that leads to none: that one cannot be read, and somebody should say so."""
        shown = _in_words(path)
        if shown != path:
            self._on_disk[shown] = path
        try:
            seen = entry.stat()
        except OSError:
            yield FileSeen(shown, 0, 0)
            return
        if stat.S_ISREG(seen.st_mode):
            yield _seen(shown, seen)
        elif stat.S_ISDIR(seen.st_mode):
            yield FileSeen(shown, 0, 0)


def single_file(file: Path, *, path: str = "", rate: Rate | None = None) -> FileSource:
    """Give one file, by its name unless ``path`` says another. Raises :class:`NoSuchFileError`."""
    try:
        seen = file.stat()
    except (OSError, ValueError) as error:
        raise NoSuchFileError(path or str(file), found=_why(error)) from error
    if not stat.S_ISREG(seen.st_mode):
        found = "a folder" if stat.S_ISDIR(seen.st_mode) else "something that is no file"
        raise NoSuchFileError(path or str(file), found=found)
    return FileSource(file, path or _in_words(file.name), seen.st_size, rate)


def _seen(path: str, seen: os.stat_result) -> FileSeen:
    """Elsewhere than on POSIX systems the second date is that of the file's making, which says nothing."""
    changed = seen.st_ctime_ns if os.name == "posix" else seen.st_mtime_ns
    return FileSeen(path, seen.st_size, seen.st_mtime_ns, changed)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _ignored(path: str, ignore: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(_same(path), pattern) for pattern in ignore)


def _same(path: str) -> str:
    """One way to write a path or a pattern: accents come apart on some machines, and a folder may end in a slash."""
    return composed(path).removeprefix("./").rstrip("/")


def _in_words(name: str) -> str:
    r"""A name as it can be printed and stored: a byte that is no UTF-8 becomes ``\xe9``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _digest(path: Path, file: FileSeen) -> str:
    with path.open("rb") as stream:
        head = stream.read(SAMPLE)
        made = hashlib.blake2b(head, digest_size=16)
        if file.size > SAMPLED_ABOVE or (b"\0" in head and not head.startswith(_UTF_16)):
            stream.seek(max(0, file.size - SAMPLE))
            made.update(stream.read(SAMPLE))
            made.update(f"{file.size} {file.written}".encode())
        else:
            while chunk := stream.read(1 << 20):
                made.update(chunk)
    return made.hexdigest()


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return _FOUND.get(type(error)) or (error.strerror or str(error)).lower()
    return "a name that no file can have"
