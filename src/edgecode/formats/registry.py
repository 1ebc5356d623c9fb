"""All readers there are: found by walking the package, and asked by content which of them knows a file."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Protocol, cast

import edgecode.formats
from edgecode.film.place import Remark
from edgecode.formats.records import Record
from edgecode.formats.source import Source

HEAD: Final = 65_536
"""How many bytes at the start of a file a reader is shown to recognise it."""
_OF_A_READER: Final = ("NAME", "SUFFIXES", "recognises", "read")


class Reader(Protocol):
    """A module that reads one format."""

    NAME: str
    SUFFIXES: tuple[str, ...]

    def recognises(self, head: bytes, *, suffix: str) -> bool:
        """Say whether the start of a file looks like this format."""

    def read(self, source: Source) -> Iterator[Record | Remark]:
        """Read a file. Raises :class:`UnreadableError` when the file as a whole is not what it claims."""


@cache
def every_reader() -> tuple[Reader, ...]:
    """Import every module of the package that reads a format, by name of the format."""
    found = []
    for module in pkgutil.walk_packages(edgecode.formats.__path__, "edgecode.formats."):
        if not module.ispkg:
            loaded = importlib.import_module(module.name)
            if all(hasattr(loaded, name) for name in _OF_A_READER):
                found.append(cast("Reader", loaded))
    return tuple(sorted(found, key=lambda reader: reader.NAME))


def reader_for(head: bytes, *, suffix: str, readers: Iterable[Reader] | None = None) -> Reader | None:
    """Find the reader that recognises a file: those the suffix hints at are asked first, then the others, by name.

    The first that recognises it reads it, and nobody is asked after that: looking at content is not free.
    """
    asked = sorted(
        every_reader() if readers is None else readers, key=lambda reader: (suffix not in reader.SUFFIXES, reader.NAME)
    )
    return next((reader for reader in asked if reader.recognises(head, suffix=suffix)), None)
