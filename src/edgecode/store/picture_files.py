"""Pictures made of camera files, one file each, in the stores' folder: derived, deletable, and bounded in size."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Final

MOST: Final = 256 << 20
"""Bytes that are kept: about 25,000 stills of 320 pixels. An engineering choice."""
_LEFT: Final = 0.8
"""How much of it is left when the oldest are thrown away, so that this is not done at every still."""


class PictureFiles:
    """Keeps bytes by key. Everything that goes wrong with it costs time, never the film."""

    def __init__(self, folder: Path | None, *, most: int = MOST) -> None:
        """Take where they lie (``None``: nowhere) and how many bytes are kept; the folder is made with the first."""
        self._folder = folder
        self._most = most
        self._turn = Lock()
        self._size: int | None = None

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key, and remember that somebody wanted it."""
        if self._folder is None:
            return None
        file = _file(self._folder, key)
        try:
            kept = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            os.utime(file)
        return _whole(kept)

    def keep(self, key: str, made: bytes) -> None:
        """Keep something; the longest unasked for go when there is too much."""
        if self._folder is None:
            return
        file = _file(self._folder, key)
        with self._turn, suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(_proof(made) + made)
            unfinished.replace(file)
            self._size = _sum(self._folder) if self._size is None else self._size + len(made)
            if self._size > self._most:
                self._size = _thinned(self._folder, most=int(self._most * _LEFT))


def _file(folder: Path, key: str) -> Path:
    return folder / f"{hashlib.blake2b(key.encode('utf-8', 'surrogateescape'), digest_size=16).hexdigest()}.kept"


def _proof(made: bytes) -> bytes:
    return hashlib.blake2b(made, digest_size=8).digest()


def _whole(kept: bytes) -> bytes | None:
    """What was kept, unless a bad disk or somebody else changed it."""
    return kept[8:] if _proof(kept[8:]) == kept[:8] else None


def _sum(folder: Path) -> int:
    with os.scandir(folder) as listed:
        return sum(entry.stat().st_size for entry in listed)


def _thinned(folder: Path, *, most: int) -> int:
    """Throw away what was longest not asked for, until ``most`` bytes are left; give how many there are then."""
    with os.scandir(folder) as listed:
        kept = sorted(((each.stat().st_mtime_ns, each.stat().st_size, each.path) for each in listed), reverse=True)
    size = 0
    for _wanted, length, path in kept:
        size += length
        if size > most:
            with suppress(OSError):
                Path(path).unlink()
            size -= length
    return size
