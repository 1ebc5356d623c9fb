"""The one place where the studio's parts are joined."""

import hashlib
from functools import cache
from pathlib import Path

import edgecode.film
import edgecode.formats
import edgecode.usecases.read_file
from edgecode.checks.registry import every_check
from edgecode.store.film_folder import FilmFolder
from edgecode.store.index_db import IndexDb
from edgecode.store.places import stores_of
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.open_film import OpenFilm
from edgecode.usecases.ports.clock import Clock
from edgecode.usecases.ports.entropy import Entropy


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


@cache
def _reading_code() -> str:
    """Fingerprint of the code that reads: when it changes, everything is read again. No reader has to be imported for it."""
    made = hashlib.blake2b(digest_size=16)
    packages = (Path(folder) for package in (edgecode.formats, edgecode.film) for folder in package.__path__)
    files = [file for folder in packages for file in sorted(folder.rglob("*.py"))]
    for file in (*files, Path(edgecode.usecases.read_file.__file__)):
        made.update(file.name.encode() + b"\0" + file.read_bytes())
    return made.hexdigest()
