"""Plain files of a partner's folders: read without following a link, written whole or not at all, durable on return.

Whoever may write into one of these folders could plant a link in it that leads elsewhere, so none is ever followed: neither
the folder itself nor a file in it. What is raised is ``OSError``; whose folder it was is known one floor up.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

BIGGEST: Final = 1 << 20
"""Bytes of a file that is read at all: an agreement with all its signatures is far smaller, a batch smaller still."""
_OPEN: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    """Give a descriptor of a folder, for as long as the block lasts; raises ``OSError`` for a link to one."""
    descriptor = os.open(folder, _OPEN | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def names(folder: Path) -> tuple[str, ...]:
    """Give the names in a folder, sorted, those that begin with a dot left out."""
    with opened(folder) as there:
        return tuple(sorted(name for name in _listed(there) if not name.startswith(".")))


def content(folder: Path, name: str) -> bytes | None:
    """Read a plain file of at most :data:`BIGGEST` bytes; ``None`` where there is none of that name."""
    with opened(folder) as there:
        try:
            # Without O_NONBLOCK a planted pipe would be waited for.
            descriptor = os.open(name, _OPEN | os.O_NONBLOCK, dir_fd=there)
        except FileNotFoundError:
            return None
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise OSError(errno.EINVAL, f"{name} is no plain file")
            data = stream.read(BIGGEST + 1)
    if len(data) > BIGGEST:
        raise OSError(errno.EFBIG, f"{name} is larger than {BIGGEST} bytes")
    return data


def put_new(folder: Path, name: str, data: bytes) -> None:
    """Write a file that is not there yet. Raises ``FileExistsError`` where there is one, whatever it is, and ``OSError``.

    On a disk without links it is looked for just before, so that only who holds the folder's lock may write.
    """
    with opened(folder) as there:
        with _beside(there, name, data) as part:
            try:
                os.link(part, name, src_dir_fd=there, dst_dir_fd=there)
            except FileExistsError:
                raise
            except OSError:
                if name in _listed(there):
                    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from None
                os.rename(part, name, src_dir_fd=there, dst_dir_fd=there)
        os.fsync(there)


def replace(folder: Path, name: str, data: bytes) -> None:
    """Write a file in place of one before it, which is there whole until then. Raises ``OSError``."""
    with opened(folder) as there:
        with _beside(there, name, data) as part:
            os.rename(part, name, src_dir_fd=there, dst_dir_fd=there)
        os.fsync(there)


def remove(folder: Path, name: str) -> None:
    """Take a file away, where there is one. Raises ``OSError``."""
    with opened(folder) as there:
        with suppress(FileNotFoundError):
            os.unlink(name, dir_fd=there)
        os.fsync(there)


def sweep(folder: Path) -> None:
    """Take away what somebody who was killed had begun to write. Only who holds the folder's lock may."""
    with opened(folder) as there:
        for name in _listed(there):
            if name.startswith(".new-"):
                os.unlink(name, dir_fd=there)


@contextmanager
def _beside(folder: int, name: str, data: bytes) -> Iterator[str]:
    part = f".new-{name}-{os.getpid()}"
    with suppress(FileNotFoundError):
        os.unlink(part, dir_fd=folder)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600, dir_fd=folder)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        yield part
    finally:
        with suppress(OSError):
            os.unlink(part, dir_fd=folder)


def _listed(folder: int) -> list[str]:
    # By descriptor: at the path there could be another folder by now.
    return os.listdir(folder)
