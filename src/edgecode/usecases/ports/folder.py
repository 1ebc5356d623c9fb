"""The film's folder, as the use cases see it."""

from collections.abc import Iterable
from typing import Protocol

import msgspec

from edgecode.film.rate import Rate
from edgecode.formats.source import Source


class FileSeen(msgspec.Struct, frozen=True):
    """One file of the folder: its path relative to it, its size in bytes, and when it was last written (ns).

    ``changed`` is when anything about it last changed (ns), its dates included: a program can set those back, not this.
    """

    path: str
    size: int
    written: int
    changed: int = 0


class Folder(Protocol):
    """A folder that holds a film. Nothing in it is ever written to."""

    @property
    def name(self) -> str:
        """The folder's own name, for a film without a title."""

    def files(self, ignore: Iterable[str] = ()) -> tuple[FileSeen, ...]:
        """List the files, sorted by path; hidden ones, edgecode's own and those matching ``ignore`` are left out.

        A folder that cannot be listed stands for itself, as a file that cannot be read: what is in it is not passed over
        in silence.
        """

    def again(self, path: str) -> FileSeen | None:
        """Look at one file once more; ``None`` when it is gone."""

    def key(self, file: FileSeen) -> str:
        """Give the digest of a file's content; large media are known by size, date, head and tail. Empty: unreadable."""

    def source(self, file: FileSeen, *, rate: Rate | None = None) -> Source:
        """Give a file to a reader."""

    def content(self, path: str) -> bytes | None:
        """Read one small file by name; ``None`` when it is not there. Raises :class:`NoSuchFileError` when unreadable."""
