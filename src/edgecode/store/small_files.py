"""Small files that people name, agreements and keys: read whole up to a limit, written new, keys for their owner alone."""

import datetime as dt
import os
from pathlib import Path
from typing import Final

from edgecode.errors import FileThereError, NoSuchFileError
from edgecode.store.new_file import settle, write_new

MOST_BYTES: Final = 1 << 17
_PRIVATE: Final = 0o600


def read_small(file: str) -> bytes:
    """Read a file of at most :data:`MOST_BYTES`. Raises :class:`NoSuchFileError`."""
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise NoSuchFileError(file, found=_why(error)) from error
    if len(data) > MOST_BYTES:
        raise NoSuchFileError(file, found=f"one of more than {MOST_BYTES} bytes")
    return data


def write_small(file: str, data: bytes) -> None:
    """Write a file that is not there yet, durable on return. Raises :class:`FileThereError`."""
    try:
        write_new(Path(file), data)
    except (OSError, ValueError) as error:
        raise FileThereError(file, found=_why(error)) from error


def write_dated(file: str, data: bytes, *, day: str) -> None:
    """Write a file that is not there yet, its times the beginning of a day (ISO 8601, UTC). Raises :class:`FileThereError`.

    A file's time goes along in archives and on disks: whoever reads it learns the day, and not when on it something was done.
    """
    write_small(file, data)
    begins = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC).timestamp()
    try:
        os.utime(file, (begins, begins))
    except OSError as error:
        raise FileThereError(file, found=_why(error)) from error


def write_private(file: str, data: bytes) -> None:
    """Write a file that is not there yet and that its owner alone may read. Raises :class:`FileThereError`."""
    path = Path(file)
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with os.fdopen(opened, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except (OSError, ValueError) as error:
        raise FileThereError(file, found=_why(error)) from error
    settle(path.parent)


def _why(error: OSError | ValueError) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return (said or str(error) or "something there already").lower()
