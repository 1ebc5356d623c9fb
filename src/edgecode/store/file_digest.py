"""The SHA-256 of a file, read piece by piece."""

import hashlib
from pathlib import Path

from edgecode.errors import NoSuchFileError


def file_digest(file: str) -> str:
    """Give the SHA-256 of a file, in hexadecimal. Raises :class:`NoSuchFileError`."""
    try:
        with Path(file).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise NoSuchFileError(file, found=(error.strerror or str(error)).lower()) from error
