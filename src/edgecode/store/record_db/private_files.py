"""Files of the user's own: nobody else may read them, and each is there whole or not at all."""

import os
import threading
from contextlib import suppress
from pathlib import Path

from edgecode.errors import RecordStoreError
from edgecode.store.new_file import flush_folder


def keep(file: Path, content: bytes, *, at_once: bool = True) -> None:
    """Write a file, mode 0600, the one before it in its place until then; durable on return, or soon after.

    Written beside it, flushed, renamed, and ``at_once`` the folder flushed: else a power cut may bring the one before it
    back, whole. Raises :class:`~edgecode.errors.RecordStoreError`.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        make_folder(file.parent)
        _write(beside, content)
        beside.replace(file)
        if at_once:
            flush_folder(file.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise _not_kept(file, error) from error


def content_of(file: Path) -> bytes | None:
    """Read a file, ``None`` where there is none. Raises :class:`~edgecode.errors.RecordStoreError`."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _not_kept(file, error) from error


def destroy(file: Path) -> None:
    """Take a file away for good, as far as a file system lets one. Raises :class:`~edgecode.errors.RecordStoreError`.

    It is written over first; a disk that writes elsewhere than it was told may hold the old bytes until it needs the room.
    """
    try:
        with file.open("r+b") as opened:
            opened.write(bytes(file.stat().st_size))
            opened.flush()
            os.fsync(opened.fileno())
        file.unlink()
        flush_folder(file.parent)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_kept(file, error) from error


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, durably; raises ``OSError``."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    flush_folder(folder.parent)


def _write(file: Path, content: bytes) -> None:
    opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _not_kept(file: Path, error: OSError) -> RecordStoreError:
    return RecordStoreError(str(file), why=(error.strerror or str(error)).lower())
