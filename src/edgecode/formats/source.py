"""What a reader is given: one file of the film, opened by somebody else."""

from typing import BinaryIO, Protocol, runtime_checkable

from edgecode.film.rate import Rate


@runtime_checkable
class Source(Protocol):
    """A file to read.

    ``path`` is relative to the film's folder, with forward slashes, and goes into every place and remark. ``size`` is in
    bytes. ``rate`` is what a person said the file's frame rate is, ``None`` where nobody did.
    """

    @property
    def path(self) -> str:
        """The path as it goes into places."""

    @property
    def size(self) -> int:
        """The size in bytes."""

    @property
    def rate(self) -> Rate | None:
        """The frame rate a person set for this file."""

    def open(self) -> BinaryIO:
        """Open a fresh seekable binary stream at the start of the file; the reader closes it."""

    def bytes(self) -> bytes:
        """The whole content, read once."""
