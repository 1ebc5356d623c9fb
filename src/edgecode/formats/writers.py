"""All writers there are: found by walking the package, as the readers are.

A writer is a module with ``WRITES``, the word it is asked for by (``fdx``, ``csv-takes``), ``OF``, what it writes (a Script,
a Cut or a whole Film), and ``written(it)``, which gives a new document, as bytes or as :class:`Written` with remarks.

One with ``FILES: Final = True`` puts files of the film's folder into its document, as pages of pictures do: its
``written(it, held)`` gets them by :data:`Held`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from typing import Final, Protocol, cast

import edgecode.formats
from edgecode.errors import UnknownFormatError
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.script import Script
from edgecode.formats.written import Written

Subject = Script | Cut | Film
"""What can be written."""
Held = Callable[[str], bytes | None]
"""Gives the bytes of a file of the film's folder by its path there; ``None`` where it is not there, or is too large."""
_OF_A_WRITER: Final = ("WRITES", "OF", "written")


class Writer(Protocol):
    """A module that writes one format."""

    WRITES: str
    OF: type[Script] | type[Cut] | type[Film]

    def written(self, subject: Subject) -> bytes | Written:
        """Write a new document. Raises :class:`ExportError` where the format can hold nothing of the subject."""


class WriterOfFiles(Protocol):
    """A module that writes one format with files of the film's folder in it, as its ``FILES`` says."""

    def written(self, subject: Subject, held: Held) -> bytes | Written:
        """Write a new document. Raises :class:`ExportError` where the format can hold nothing of the subject."""


def none_held(path: str) -> bytes | None:
    """Hold no file at all: for a film whose folder is not at hand."""
    del path
    return None


@cache
def every_writer() -> tuple[Writer, ...]:
    """Import every module of the package that writes a format, by the word it is asked for."""
    found = []
    for module in pkgutil.walk_packages(edgecode.formats.__path__, "edgecode.formats."):
        if not module.ispkg:
            loaded = importlib.import_module(module.name)
            if all(hasattr(loaded, name) for name in _OF_A_WRITER):
                found.append(cast("Writer", loaded))
    return tuple(sorted(found, key=lambda writer: writer.WRITES))


def writer_of(what: str, *, writers: Iterable[Writer] | None = None) -> Writer:
    """Find the writer of a format. Raises :class:`UnknownFormatError` with those there are."""
    every = tuple(every_writer() if writers is None else writers)
    for writer in every:
        if what == writer.WRITES:
            return writer
    raise UnknownFormatError(what, known=", ".join(writer.WRITES for writer in every))


def document_of(writer: Writer, subject: Subject, *, held: Held = none_held) -> Written:
    """Write a subject; a writer that gives bare bytes had nothing to remark. ``held`` is for those that need files."""
    made = _made(writer, subject, held)
    return made if isinstance(made, Written) else Written(made)


def _made(writer: Writer, subject: Subject, held: Held) -> bytes | Written:
    if getattr(writer, "FILES", False):
        return cast("WriterOfFiles", writer).written(subject, held)
    return writer.written(subject)
