"""What the hostile tool tries with: each says what came of it, whatever stops it. It lies beside the tool, in its bundle."""

import contextlib
import ctypes
import errno
import os
from collections.abc import Iterator
from pathlib import Path

CANARY = b"the lighthouse keeper counts to nine"
LIBC = ctypes.CDLL(None, use_errno=True)


def content(file: Path) -> bytes:
    """Give what a file holds; nothing where it cannot be read."""
    with contextlib.suppress(OSError):
        return file.read_bytes()
    return b""


def listed(folder: str) -> list[str]:
    """Give the names in a folder; none where it cannot be listed."""
    return [each.name for each in within(Path(folder))]


def within(folder: Path) -> Iterator[Path]:
    """Give what is in a folder; nothing where it cannot be listed."""
    with contextlib.suppress(OSError):
        yield from folder.iterdir()


def read_from(number: int) -> bytes:
    """Read from a descriptor, from its beginning."""
    with contextlib.suppress(OSError):
        os.lseek(number, 0, os.SEEK_SET)
        return os.read(number, 1 << 16)
    return b""


def is_open(number: int) -> bool:
    """Say whether a descriptor is open."""
    with contextlib.suppress(OSError):
        return bool(os.fstat(number))
    return False


def may_read(file: str) -> bool:
    """Open a file for reading; raises where that is refused."""
    with Path(file).open("rb", buffering=0):
        return True


def may_write(file: str) -> bool:
    """Open a file for writing, and write nothing; raises where that is refused."""
    with Path(file).open("r+b", buffering=0):
        return True


def may_make(file: str) -> bool:
    """Make a file, and take it away again."""
    with contextlib.suppress(OSError):
        Path(file).write_bytes(CANARY)
        Path(file).unlink()
        return True
    return False


def is_answered(words: list[int]) -> bool | str:
    """Make a call of the kernel's with words that come to nothing: it came through where the kernel answers it at all."""
    ctypes.set_errno(0)
    done = LIBC.syscall(*(ctypes.c_long(word) for word in words))
    number = ctypes.get_errno()
    return done >= 0 or number != errno.ENOSYS or "no such call"
