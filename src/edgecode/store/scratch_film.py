"""A scratch copy of a film: the same film in a folder of its own, for trying what must not touch the real one.

The files are links to the film's own, which are read and never written; ``film.toml`` is a copy, in which one more person
stands who may do everything. The stores are copies as SQLite makes them (sqlite.org/backup.html): whole, whoever writes.
"""

import os
import tomllib
from contextlib import closing
from pathlib import Path
from typing import Final

import apsw
import pysqlite3

from edgecode.consent.people import May
from edgecode.errors import NoSuchFolderError, RecordStoreError, WordsStoreError
from edgecode.formats import film_toml
from edgecode.store.places import OWN, stores_there
from edgecode.store.record_db.book import FILE as RECORD
from edgecode.store.record_db.schema import connected_to_read

WORDS: Final = "words.db"
INDEX: Final = "index.db"
_PAGE: Final = """\
INT. LANDING #1#

ADA
Is it day or night?
"""
"""Its heading says no time of day."""


def scratch_film(root: Path, *, into: Path, stores: Path | None = None, person: str) -> Path:
    """Make a scratch copy of the film at ``root`` in the folder ``into``, under the film's own name, and give its folder.

    ``stores`` is where to take the stores from, the film's own if none is given. ``person`` is who may do everything there;
    where ``film.toml`` cannot take another person it stays as it is. Raises :class:`NoSuchFolderError`, and what cannot be
    had of the stores: ``WordsStoreError``, ``RecordStoreError``.
    """
    root = root.resolve()
    film = into / (root.name or "film")
    try:
        film.mkdir(parents=True)
        _link_all(root, film)
        _add_person(root / film_toml.NAME, film / film_toml.NAME, person=person)
    except OSError as error:
        raise NoSuchFolderError(str(into), found=(error.strerror or str(error)).lower()) from error
    source = stores or stores_there(root)
    if source is not None:
        (film / OWN).mkdir()
        _copy_stores(source, film / OWN)
    return film


def practice_film(into: Path, *, person: str) -> Path:
    """Make a film of one page of which a check has something to say, and of one person, who may do everything."""
    film = into / "a practice page"
    film.mkdir(parents=True)
    (film / "page.fountain").write_text(_PAGE, encoding="utf-8")
    _add_person(film / film_toml.NAME, film / film_toml.NAME, person=person)
    return film


def _link_all(root: Path, film: Path) -> None:
    """Link every file; what is hidden is not the film's. One that cannot be listed is linked, and cannot be there either."""
    waiting = [Path()]
    while waiting:
        inside = waiting.pop()
        with os.scandir(root / inside) as listed:
            entries = [entry for entry in listed if not entry.name.startswith(".")]
        if inside == Path():
            entries = [entry for entry in entries if entry.name != film_toml.NAME]
        for entry in entries:
            path = inside / entry.name
            if entry.is_dir(follow_symlinks=False) and os.access(entry.path, os.R_OK | os.X_OK):
                (film / path).mkdir()
                waiting.append(path)
            else:
                (film / path).symlink_to(entry.path)


def _add_person(own: Path, copy: Path, *, person: str) -> None:
    """One that cannot be read is linked, so that it cannot be read there either."""
    try:
        before = own.read_bytes()
    except FileNotFoundError:
        before = b""
    except OSError:
        copy.symlink_to(own)
        return
    may = ", ".join(f'"{each}"' for each in May)
    after = before + f'\n\n[people."{person}"]\nmay = [{may}]\n'.encode()
    copy.write_bytes(after if _is_toml(after) else before)


def _is_toml(data: bytes) -> bool:
    try:
        tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


def _copy_stores(source: Path, to: Path) -> None:
    """Each file through the one SQLite library that opens it elsewhere: two on one file break locking."""
    for name in (WORDS, INDEX):
        if (source / name).exists():
            try:
                _copy_plain(source / name, to / name)
            except pysqlite3.Error as error:
                if name == WORDS:
                    raise WordsStoreError(str(source / name), why=str(error)) from error
                (to / name).unlink(missing_ok=True)
    if (source / RECORD).exists():
        try:
            with (
                closing(connected_to_read(source / RECORD)) as here,
                closing(apsw.Connection(str(to / RECORD))) as there,
                there.backup("main", here, "main") as backup,
            ):
                while not backup.done:
                    backup.step()
        except apsw.Error as error:
            raise RecordStoreError(str(source / RECORD), why=str(error)) from error


def _copy_plain(source: Path, to: Path) -> None:
    """Read it as everybody does, so that nothing is left beside it; where the folder may not be written to, as it lies."""
    where = source.absolute().as_uri()
    with closing(pysqlite3.connect(str(to))) as there:
        for how in ("mode=rw", "immutable=1"):
            try:
                with closing(pysqlite3.connect(f"{where}?{how}", uri=True)) as here:
                    here.execute("pragma query_only = on")
                    here.backup(there)
            except pysqlite3.OperationalError:
                if how == "immutable=1":
                    raise
            else:
                return
