"""Read a film's folder: only what is new or changed is read, everything else comes from the index."""

import fnmatch
import unicodedata
from collections.abc import Callable

import msgspec

from edgecode.errors import EdgecodeError, UnreadableError
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats import film_toml
from edgecode.formats.film_toml import Settings
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import FileSeen, Folder
from edgecode.usecases.ports.index import Index, Reading
from edgecode.usecases.read_file import read_file

Progress = Callable[[int, int, str], None]
"""Told after each file that had to be read: how many are done, how many there are, the path."""


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the folder holds: what people say in film.toml, and one reading a file.

    ``first_seen`` maps a path to when its first version was read (ms since 1970, UTC); ``read`` are the paths that had to be
    read this time; ``remarks`` are about the folder as a whole.
    """

    name: str
    settings: Settings
    readings: tuple[Reading, ...]
    first_seen: dict[str, int] = {}
    read: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


class LastSeen:
    """Readings of the last time, so that a running process asks the index only for what changed."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.readings: dict[tuple[str, str], Reading] = {}


def read_folder(
    folder: Folder, *, index: Index, clock: Clock, last: LastSeen | None = None, progress: Progress | None = None
) -> Library:
    """Read what changed. A file that breaks or goes away while it is read costs a remark, never the film."""
    last = last or LastSeen()
    settings, remarks = _settings(folder)
    files = {(file.path, _key(folder, file, settings)): file for file in folder.files(settings.ignore)}
    known = {pair: last.readings[pair] for pair in files if pair in last.readings}
    known |= index.known(pair for pair in files if pair not in known)
    fresh: dict[tuple[str, str], Reading] = {}
    missing = [pair for pair in files if pair not in known]
    for done, pair in enumerate(missing, start=1):
        fresh[pair] = _reading(folder, files[pair], key=pair[1], settings=settings, now=clock.now())
        if progress is not None:
            progress(done, len(missing), pair[0])
    kept = index.keep(fresh.values()) if fresh else ""
    if kept:
        remarks.append(Remark(Place(folder.name), f"what was read could not be kept for next time: {kept}"))
    last.readings = known | fresh
    return Library(
        name=folder.name,
        settings=settings,
        readings=tuple(last.readings[pair] for pair in files),
        first_seen=index.first_seen(),
        read=tuple(path for path, _key in missing),
        remarks=tuple(remarks),
    )


def _settings(folder: Folder) -> tuple[Settings, list[Remark]]:
    content = folder.content(film_toml.NAME)
    if content is None:
        return Settings(), []
    try:
        return film_toml.read(content), []
    except UnreadableError as error:
        says = f"expected {error.expected}, found {error.found}; the film opens without what it says"
        return Settings(), [Remark(Place(error.path, error.line), says)]


def _rate(settings: Settings, path: str) -> Rate | None:
    same = unicodedata.normalize("NFC", path)
    for pattern, rate in settings.rates.items():
        if fnmatch.fnmatchcase(same, unicodedata.normalize("NFC", pattern)):
            return rate
    return None


def _key(folder: Folder, file: FileSeen, settings: Settings) -> str:
    rate = _rate(settings, file.path)
    return folder.key(file) if rate is None else f"{folder.key(file)}@{rate}"


def _reading(folder: Folder, file: FileSeen, *, key: str, settings: Settings, now: int) -> Reading:
    try:
        return read_file(folder.source(file, rate=_rate(settings, file.path)), key=key, now=now)
    except EdgecodeError as error:
        return Reading(path=file.path, key=key, remarks=(Remark(Place(file.path), str(error)),), first_seen=now)
