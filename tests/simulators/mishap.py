"""A process to which something happens while it looks at a film. Run as a script, it tells what it saw as JSON.

``mishap.py killed FOLDER`` is killed at every other call that the index makes, one process after the other, and looks whole
after each. ``mishap.py stranger FOLDER`` becomes nobody first. ``mishap.py full FOLDER BYTES`` can write no longer file.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from edgecode.bootstrap import open_film
from edgecode.film.place import Remark

NOBODY = 65_534


def seen(folder: Path) -> dict[str, object]:
    """Open a film, look and check, and tell what there was; remarks about the folder as a whole stand apart."""
    film = open_film(folder)
    look = film.look()
    checked = film.check(look)
    about = [remark for remark in look.remarks if remark.place.path == folder.name]
    return {
        "about the folder": [remark.says for remark in about],
        "read": list(look.holdings.read),
        "takes": [take.label for take in look.film.dailies.takes],
        "lines": [paragraph.text for paragraph in look.film.script.paragraphs] if look.film.script else [],
        "findings": [finding.id for finding in checked.findings],
        "remarks": [_told(remark) for remark in (*look.remarks, *checked.remarks) if remark not in about],
    }


def killed(folder: Path) -> dict[str, object]:
    """Look in a process that dies at its first call of the index, at its third, and so on until one lives to the end.

    Then again at its second, its fourth, over an index that was there before.
    """
    begun = tempfile.mkdtemp()
    stores, kept = folder / ".edgecode", Path(begun) / "kept"
    whole = seen(folder)
    whole.pop("read")
    shutil.copytree(stores, kept)
    with next(folder.glob("**/*.csv")).open("a", encoding="utf-8") as report:
        report.write("9-9\n")
    deaths, faults = 0, []
    for first, begin in ((1, None), (2, kept)):
        call = first
        while _dies(lambda: open_film(folder).look(), call=call, stores=stores, begin=begin):
            after = seen(folder)
            if after["about the folder"] or after["lines"] != whole["lines"] or "9-9" not in str(after["takes"]):
                faults.append([call, after])
            call += 2
            deaths += 1
    shutil.rmtree(begun)
    return {"deaths": deaths, "faults": faults}


def _told(remark: Remark) -> str:
    return f"{remark.place}: {remark.says}"


def _dies(job: Callable[[], object], *, call: int, stores: Path, begin: Path | None) -> bool:
    shutil.rmtree(stores)
    if begin is not None:
        shutil.copytree(begin, stores)
    child = os.fork()
    if child == 0:
        sys.setprofile(_Killer(call))
        job()
        os.kill(os.getpid(), signal.SIGTERM)
    _pid, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) == signal.SIGKILL


class _Killer:
    """Kills its own process at the n-th call that the index makes or that is made of it."""

    def __init__(self, calls: int) -> None:
        self.calls = calls

    def __call__(self, frame: FrameType, _event: str, _what: object) -> None:
        if frame.f_code.co_filename.endswith("index_db.py"):
            self.calls -= 1
            if self.calls == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def _loaded(folder: Path) -> None:
    """Load all there is to load, while everything may still be read: a look at a copy does."""
    with tempfile.TemporaryDirectory() as copied:
        seen(Path(shutil.copytree(folder, Path(copied) / folder.name, ignore=shutil.ignore_patterns(".edgecode"))))


def main(what: str, path: str, *more: str) -> None:
    """Let it happen, and tell."""
    folder = Path(path)
    becomes_nobody = what == "stranger" and os.geteuid() == 0
    if becomes_nobody or what == "full":
        _loaded(folder)
    if becomes_nobody:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    if what == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(more[0]), resource.RLIM_INFINITY))
    sys.stdout.write(json.dumps(killed(folder) if what == "killed" else seen(folder)))


if __name__ == "__main__":
    main(*sys.argv[1:])
