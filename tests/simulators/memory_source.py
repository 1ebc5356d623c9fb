"""A file of the film that lies in memory."""

import io
from pathlib import Path
from typing import BinaryIO, Self

from edgecode.film.rate import Rate


class MemorySource:
    """A :class:`edgecode.formats.source.Source` over bytes."""

    def __init__(self, data: bytes | str, *, path: str = "dailies/day.csv", rate: Rate | None = None) -> None:
        """Hold some bytes, or a text as UTF-8, as the file at ``path``."""
        self.data = data.encode() if isinstance(data, str) else data
        self.path = path
        self.rate = rate

    @classmethod
    def of(cls, file: Path, *, rate: Rate | None = None) -> Self:
        """Hold what a real file holds, under its name alone."""
        return cls(file.read_bytes(), path=file.name, rate=rate)

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.data)

    def open(self) -> BinaryIO:
        """Open a fresh stream."""
        return io.BytesIO(self.data)

    def bytes(self) -> bytes:
        """Give the whole content."""
        return self.data
