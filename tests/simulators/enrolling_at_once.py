"""Two processes that enrol films at the same instant, one for reports, one for guest tools.

Each round has a film of its own. Both look at it, wait until the other has looked as well, and go on: neither saw the other
before it put its own on record. What came of it is told by each as JSON.
"""

import json
import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Final

from edgecode.bootstrap_guests import guest_desk
from edgecode.bootstrap_partners import agree_desk
from edgecode.errors import EdgecodeError
from edgecode.guests.bundle_file import read_bundle
from simulators.agreeing_film import BEA
from simulators.guest_film import KEY

_PATIENCE_SECONDS: Final = 120.0
NOTE, BUNDLE = "deal.note", "tool.zip"


def agree(root: Path, meet: Callable[[], object]) -> None:
    """Agree on reports; the other is waited for between the last look and the record."""
    desk = agree_desk(root / "film")
    looks = desk._measures.films_under  # noqa: SLF001  the last look before it goes on record

    def films_under(agreement: str) -> int:
        meet()
        return looks(agreement)

    desk._measures = type(desk._measures)(worst_case=desk._measures.worst_case, films_under=films_under)  # noqa: SLF001
    desk.agree((root.parent / NOTE).read_bytes(), path=NOTE, by=BEA)


def install(root: Path, meet: Callable[[], object]) -> None:
    """Let a tool in; the other is waited for between the last look and the record."""
    desk = guest_desk(root / "film")
    looks = desk._has_agreements  # noqa: SLF001  the last look before it goes on record
    met: list[bool] = []

    def has_agreements() -> bool:
        found = looks()
        if not met:
            met.append(True)
            meet()
        return found

    desk._has_agreements = has_agreements  # noqa: SLF001
    bundle = read_bundle(str(root.parent / BUNDLE))
    desk.install(bundle, path=BUNDLE, by=BEA, key=KEY)


_DOES: Final = {"agree": agree, "install": install}


def take_part(what: str, roots: list[Path], barrier: Barrier, said: Path) -> None:
    """Do one of the two on each film in turn, and tell for each what refused it, if anything."""
    told, met = [], []

    def meet() -> None:
        met.append(barrier.wait(_PATIENCE_SECONDS))

    for number, root in enumerate(roots, start=1):
        try:
            _DOES[what](root, meet)
        except EdgecodeError as error:
            told.append(str(error))
        else:
            told.append("")
        if len(met) != number:
            barrier.abort()  # nobody waits for whoever did not come
            raise AssertionError(told)
    said.write_text(json.dumps(told), encoding="utf-8")


def at_once(roots: list[Path], below: Path) -> tuple[list[str], list[str]]:
    """Let two processes do theirs on each film at the same instant; give what refused each of them, empty where nothing did."""
    spawn = multiprocessing.get_context("spawn")
    barrier = spawn.Barrier(2)
    processes = {
        what: spawn.Process(target=take_part, args=(what, roots, barrier, below / f"{what}.json")) for what in _DOES
    }
    for process in processes.values():
        process.start()
    for process in processes.values():
        process.join(_PATIENCE_SECONDS)
        if process.exitcode != 0:
            process.kill()
            raise AssertionError(process.exitcode)
    agreed, installed = (json.loads((below / f"{what}.json").read_text(encoding="utf-8")) for what in _DOES)
    return agreed, installed
