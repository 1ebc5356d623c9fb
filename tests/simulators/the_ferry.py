"""The example film, copied for a test to write in."""

import atexit
import shutil
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import apsw

from edgecode.bootstrap import open_film

FERRY = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
INDEX = Path(".edgecode") / "index.db"


def copied(to: Path, *, read: bool = True) -> Path:
    """Copy the example film to a folder that is not there yet; ``read``: with an index, as one that was read before."""
    shutil.copytree(FERRY, to, ignore=shutil.ignore_patterns(".edgecode"))
    if read:
        (to / INDEX).parent.mkdir()
        (to / INDEX).write_bytes(_index())
    return to


@cache
def _index() -> bytes:
    """Reading all of it is most of what a test of the room would wait for, so each process of a test run does it once."""
    folder = Path(mkdtemp(prefix="edgecode-ferry-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    film = copied(folder / "film", read=False)
    open_film(film).look()
    with closing(apsw.Connection(str(film / INDEX))) as index:
        return index.serialize("main")
