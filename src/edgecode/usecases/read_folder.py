"""Read a film's folder: only what is new or changed is read, everything else comes from the index."""

import fnmatch
from collections.abc import Callable
from typing import Final

import msgspec

from edgecode.errors import EdgecodeError, NoSuchFileError, UnreadableError
from edgecode.film.composed import composed
from edgecode.film.memo import Step
from edgecode.film.place import Place, Remark
from edgecode.film.rate import Rate
from edgecode.formats import film_toml
from edgecode.formats.film_toml import Settings
from edgecode.usecases.known_names import Known, known_names
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.folder import FileSeen, Folder
from edgecode.usecases.ports.index import Index, Reading
from edgecode.usecases.read_file import read_file

Progress = Callable[[int, int, str], None]
"""Told while a folder is read: how many are done, how many there are, the path.

First for every file there is, with an empty path, whether it is one that was read before; then for those that were not.
"""
_ATTEMPTS: Final = 3
"""How often a file that is being written to is read before it is taken as it is. An engineering choice."""


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the folder holds: what people say in film.toml, and one reading a file.

    ``first_seen`` maps a path to when its first version was read (ms since 1970, UTC); ``read`` are the paths that had to be
    read this time; ``remarks`` are about the folder as a whole.
    """

    name: str
    settings: Settings
    readings: tuple[Reading, ...]
    first_seen: dict[str, int] = {}
    read: tuple[str, ...] = ()
    known: Known = Known()
    """How scripts were named, and what their files held before."""
    remarks: tuple[Remark, ...] = ()


class LastSeen:
    """What was there the last time, so that a running process asks the index only for what changed."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.readings: dict[tuple[str, str], Reading] = {}
        self.first_seen: dict[str, int] | None = None
        self.settings: Step[Settings] = Step()
        self.known = Known()
        self.unsteady = 0


def read_folder(
    folder: Folder, *, index: Index, clock: Clock, last: LastSeen | None = None, progress: Progress | None = None
) -> Holdings:
    """Read what changed. A file that breaks or goes away while it is read costs a remark, never the film."""
    last = last or LastSeen()
    settings, remarks = _settings(folder, last)
    files = _listed(folder, settings, progress)
    known = {pair: last.readings[pair] for pair in files if pair in last.readings}
    known |= index.known(pair for pair in files if pair not in known)
    if last.first_seen is None:
        last.first_seen = index.first_seen()
    now = max(clock.now(), 1 + max(last.first_seen.values(), default=-1))
    missing = [pair for pair in files if pair not in known]
    fresh: dict[str, _Fresh] = {}
    for done, pair in enumerate(missing, start=1):
        fresh[pair[0]] = _read(folder, files[pair], key=pair[1], settings=settings, now=now)
        if progress is not None:
            progress(done, len(missing), pair[0])
    steady = [each.reading for each in fresh.values() if each.steady]
    kept = index.keep(steady) if steady else ""
    if kept:
        remarks.append(Remark(Place(folder.name), f"what was read could not be kept for next time: {kept}"))
    last.readings = known | {(reading.path, reading.key): reading for reading in steady}
    readings = tuple(known.get(pair) or _told(fresh[pair[0]], last) for pair in files)
    last.known = known_names(readings, index=index, last=last.known)
    last.first_seen |= {path: now for path in fresh if path not in last.first_seen}
    return Holdings(
        name=folder.name,
        settings=settings,
        readings=readings,
        first_seen=dict(last.first_seen),
        read=tuple(fresh),
        known=last.known,
        remarks=tuple(remarks),
    )


def _listed(folder: Folder, settings: Settings, progress: Progress | None) -> dict[tuple[str, str], FileSeen]:
    """The files by path and key; to have the keys of many files, or of a slow disk, takes seconds."""
    listed = [file for file in folder.files(settings.ignore) if file.path != film_toml.NAME]
    files = {}
    for done, file in enumerate(listed, start=1):
        files[file.path, _key(folder, file, settings)] = file
        if progress is not None:
            progress(done, len(listed), "")
    return files


class _Fresh(msgspec.Struct, frozen=True):
    """A reading just made; only a steady one, of a file that was the same after it as before, is worth keeping."""

    reading: Reading
    steady: bool


def _told(fresh: _Fresh, last: LastSeen) -> Reading:
    """An unsteady reading is like no other: nothing that was made of one may be taken for the next."""
    if fresh.steady:
        return fresh.reading
    last.unsteady += 1
    return msgspec.structs.replace(fresh.reading, key=f"{fresh.reading.key} unsteady {last.unsteady}")


def _settings(folder: Folder, last: LastSeen) -> tuple[Settings, list[Remark]]:
    try:
        content = folder.content(film_toml.NAME)
        return last.settings.get((content,), lambda: film_toml.read(content or b"")), []
    except UnreadableError as error:
        says = f"expected {error.expected}, found {error.found}; the film opens without what it says"
        return Settings(), [Remark(Place(error.path, error.line), says)]
    except NoSuchFileError as error:
        return Settings(), [_remark(film_toml.NAME, error, more="; the film opens without what it says")]


def _rate(settings: Settings, path: str) -> Rate | None:
    """The rate a person set for a file: under its own path, else under the longest pattern that fits."""
    if not settings.rates:
        return None
    same = composed(path)
    rates = {composed(pattern): rate for pattern, rate in settings.rates.items()}
    fitting = [pattern for pattern in rates if pattern == same or fnmatch.fnmatchcase(same, pattern)]
    return rates[max(fitting, key=lambda pattern: (pattern == same, len(pattern)))] if fitting else None


def _key(folder: Folder, file: FileSeen, settings: Settings) -> str:
    """Empty while the file cannot be read."""
    key, rate = folder.key(file), _rate(settings, file.path)
    return f"{key}@{rate}" if key and rate is not None else key


def _read(folder: Folder, file: FileSeen, *, key: str, settings: Settings, now: int) -> _Fresh:
    """Read a file that may be written to meanwhile: again, while it changes, and not for ever."""
    for _attempt in range(_ATTEMPTS):
        reading = _reading(folder, file, key=key, settings=settings, now=now)
        again = folder.again(file.path)
        if again == file and key == _key(folder, file, settings):
            return _Fresh(reading, steady=bool(reading.key))
        if again is None:
            break
        file, key = again, _key(folder, again, settings)
    if reading.format and not reading.remarks:
        says = "expected a file that holds still, found it written to while it was read: look again"
        reading = msgspec.structs.replace(reading, remarks=(Remark(Place(file.path), says),))
    return _Fresh(reading, steady=False)


def _reading(folder: Folder, file: FileSeen, *, key: str, settings: Settings, now: int) -> Reading:
    try:
        return read_file(folder.source(file, rate=_rate(settings, file.path)), key=key, now=now)
    except EdgecodeError as error:
        return Reading(path=file.path, key="", remarks=(_remark(file.path, error),), first_seen=now)


def _remark(path: str, error: EdgecodeError, *, more: str = "") -> Remark:
    """The sentence of an error begins with the path, a remark has it apart."""
    return Remark(Place(path), str(error).removeprefix(f"{path}: ") + more)
