"""The example film, copied for a test to write in."""

import atexit
import errno
import os
import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final, NamedTuple

import apsw

from edgecode.bootstrap import open_film

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
INDEX = Path(".edgecode") / "index.db"
_MEDIA: Final = frozenset({".mp4", ".wav"})


class _Kept(NamedTuple):
    """The example as a test process keeps it: folders, small files with content and date (ns), media with size and date."""

    root: Path
    folders: tuple[Path, ...]
    small: tuple[tuple[Path, bytes, int], ...]
    media: tuple[tuple[Path, tuple[int, int]], ...]


def copied(to: Path, *, read: bool = True) -> Path:
    """Copy the example film to a folder that is not there yet; ``read``: with an index, as one that was read before.

    Its 14 MB of media are linked, not copied: a test puts another file in the place of one, and writes in none. That is
    looked at each time, so that no test reads what another has done. Raises ``AssertionError``.
    """
    kept = _kept()
    to.mkdir(parents=True)
    for folder in kept.folders:
        (to / folder).mkdir()
    for path, content, at in kept.small:
        (to / path).write_bytes(content)
        os.utime(to / path, ns=(at, at))
    for path, was in kept.media:
        assert _size_and_date(kept.root / path) == was, (
            f"a test wrote in {path}, which is linked: put another in its place"
        )
        _link(kept.root / path, to / path)
    if read:
        (to / INDEX).parent.mkdir()
        (to / INDEX).write_bytes(_index())
    return to


@cache
def _kept() -> _Kept:
    """The copy of this process, of which the media of all others are links."""
    root = Path(mkdtemp(prefix="edgecode-ferry-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    film = shutil.copytree(FERRY, root / "kept", ignore=shutil.ignore_patterns(".edgecode"))
    paths = sorted(film.rglob("*"))
    files = [path for path in paths if path.is_file()]
    media = [path for path in files if path.suffix.lower() in _MEDIA]
    return _Kept(
        film,
        tuple(path.relative_to(film) for path in paths if path.is_dir()),
        tuple(
            (path.relative_to(film), path.read_bytes(), path.stat().st_mtime_ns) for path in files if path not in media
        ),
        tuple((path.relative_to(film), _size_and_date(path)) for path in media),
    )


def _link(file: Path, to: Path) -> None:
    """Another name for a file; a copy of it where the folder of the tests lies on another disk."""
    try:
        os.link(file, to)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copy2(file, to)


def _size_and_date(path: Path) -> tuple[int, int]:
    seen = path.stat()
    return seen.st_size, seen.st_mtime_ns


@cache
def _index() -> bytes:
    """Reading all of it is most of what a test of the room would wait for, so each process of a test run does it once."""
    film = copied(_kept().root.parent / "film", read=False)
    open_film(film).look()
    with closing(apsw.Connection(str(film / INDEX))) as index:
        return index.serialize("main")
