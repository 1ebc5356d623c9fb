"""A new file: written whole beside its place, then put there in one step, and over nothing."""

import os
from contextlib import suppress
from pathlib import Path


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, durable on return. Raises ``FileExistsError`` where one came to be, ``OSError``."""
    part = beside(file)
    try:
        fill(part, data)
        put(part, file)
    finally:
        part.unlink(missing_ok=True)
    settle(file.parent)


def beside(file: Path) -> Path:
    """Where a file is written before it is put in its place; hidden, so that no film holds it."""
    return file.with_name(f".{file.name}.edgecode-{os.getpid()}")


def fill(part: Path, data: bytes) -> None:
    """Write all of it to the disk."""
    with part.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def put(part: Path, file: Path) -> None:
    """A link fails where something came to be there meanwhile; on a disk without links it is looked for just before."""
    try:
        os.link(part, file)
    except FileExistsError:
        raise
    except OSError:
        if file.exists() or file.is_symlink():
            raise FileExistsError from None
        part.rename(file)


def flush_folder(folder: Path) -> None:
    """Make what was made, renamed or deleted in a folder durable, where the system has a way to; raises ``OSError``."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def settle(folder: Path) -> None:
    """Make the folder's own entry last through a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        flush_folder(folder)
