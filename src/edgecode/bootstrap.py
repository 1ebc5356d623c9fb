"""The one place where the studio's parts are joined."""

import atexit
import hashlib
import importlib
from functools import cache, partial
from pathlib import Path

import platformdirs

import edgecode.film
import edgecode.formats
import edgecode.usecases.read_file
from edgecode.checks.registry import every_check
from edgecode.errors import RecordReadOnlyError
from edgecode.store.export_files import ExportFiles
from edgecode.store.film_folder import FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.store.places import stores_of
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.deciding import Deciding, Done
from edgecode.usecases.desk import Desk, Stores
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy
from edgecode.usecases.ports.exports import Exports


def open_film(path: str | Path, *, clock: Clock | None = None, entropy: Entropy | None = None) -> OpenFilm:
    """Open a film's folder. Raises :class:`NoSuchFolderError`; whatever else is wrong becomes remarks of a look."""
    clock = clock or SystemClock()
    root = Path(path)
    folder = FilmFolder(root, clock=clock)
    stores = stores_of(root)
    index = IndexDb(
        stores / "index.db" if stores is not None else None, code=_reading_code(), entropy=entropy or SystemEntropy()
    )
    return OpenFilm(folder, index=index, clock=clock, checks=every_check())


def open_desk(path: str | Path) -> Desk:
    """Open a film for deciding. Its stores are made with the first decision. Raises :class:`NoSuchFolderError`."""
    clock, entropy = SystemClock(), SystemEntropy()
    film = open_film(path, clock=clock, entropy=entropy)
    return Desk(film, stores=partial(_stores, Path(path), clock=clock, entropy=entropy))


def exports_of(path: str | Path) -> Exports:
    """Give what writes exported documents of the film in a folder."""
    return ExportFiles(Path(path), stores=stores_of(Path(path)))


def adopt_record(path: str | Path, *, by: str) -> Done:
    """Make a copied film's record one of its own, by a named person. Raises what deciding raises."""
    desk = open_desk(path)
    return desk.adopt(by=by)


def _stores(root: Path, make: bool, *, clock: Clock, entropy: Entropy) -> Stores | None:  # noqa: FBT001  the desk asks so
    """Open words and record where they are, or make them; ``None`` while there are none and none are wanted.

    They are imported only here: most commands never need a key.
    """
    places = stores_of(root)
    if places is None or not (make or (places / "record.db").exists()):
        if make:
            raise RecordReadOnlyError(
                str(root), why="nowhere to write", advice="Nothing here or in your own folder can be written."
            )
        return None
    words = importlib.import_module("edgecode.store.words_db").WordsDb(places / "words.db", entropy=entropy)
    record = importlib.import_module("edgecode.store.record_db.book").RecordDb.open(
        places, film_id=words.film_id, state=platformdirs.user_state_path("edgecode"), clock=clock, entropy=entropy
    )
    atexit.register(record.close)  # a clean end keeps the last checkpoint outside of the film's folder
    return Stores(Deciding(words, record=record, clock=clock), record)


@cache
def _reading_code() -> str:
    """Fingerprint of the code that reads: when it changes, everything is read again. No reader has to be imported for it."""
    made = hashlib.blake2b(digest_size=16)
    packages = (Path(folder) for package in (edgecode.formats, edgecode.film) for folder in package.__path__)
    files = [file for folder in packages for file in sorted(folder.rglob("*.py"))]
    for file in (*files, Path(edgecode.usecases.read_file.__file__)):
        made.update(file.name.encode() + b"\0" + file.read_bytes())
    return made.hexdigest()
