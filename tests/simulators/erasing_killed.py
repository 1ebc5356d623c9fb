"""Processes that erase somebody and are killed. Run as a script, it tells what went wrong as JSON.

``erasing_killed.py LIVED BELOW STRIDE`` copies the film and the user's folder in LIVED, kills a process that erases its person
at one of the calls by which edgecode's stores reach the disk, opens the film again, and searches its raw files: at the first
call, and at every one that is STRIDE after, until one process lives to its end.
"""

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final

from edgecode.bootstrap import beside_words, open_desk, words_of
from edgecode.usecases.erasing.erase_person import EraseDesk
from simulators.erased_film import BEA, IDA, TEXTS, holding

_REACH: Final = frozenset({"execute", "executemany", "fsync", "replace", "unlink", "rename", "open", "mkdir"})
_STORES: Final = str(Path("edgecode") / "store")
_ERASED: Final = 7


class Killer:
    """Kills its process at a call of the stores to the disk, counted from 1."""

    def __init__(self, at: int) -> None:
        """Take which."""
        self._left = at

    def __call__(self, frame: FrameType, event: str, argument: object) -> None:
        """Look at one call."""
        if event != "c_call" or _STORES not in frame.f_code.co_filename:
            return
        if getattr(argument, "__name__", "") in _REACH:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


def erase(film: Path, *, at: int) -> None:
    """Erase the person, and be killed on the way."""
    desk = EraseDesk(open_desk(film), words=words_of(film), beside=beside_words(film))
    desk.plan(IDA, by=BEA)
    sys.setprofile(Killer(at))
    desk.erase(IDA, by=BEA)
    sys.setprofile(None)


def looked(film: Path) -> None:
    """Open the film, and end with a number that says whether somebody is erased on its record."""
    desk = open_desk(film)
    entries = desk.entries()
    desk.today()
    verdict = desk.verify()
    if verdict is None or verdict.problems:
        os._exit(1)
    os._exit(_ERASED if any(each.says.startswith("erased a person") for each in entries) else 0)


def in_child(job: Callable[[], None]) -> int:
    """Run something in a process of its own, and give how that ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        job()
    except BaseException as error:  # noqa: BLE001  a child says what it died of and never runs its parent's code
        sys.stderr.write(f"{error!r}\n")
        os._exit(1)
    os._exit(0)


def main(lived: Path, below: Path, stride: int) -> dict[str, object]:
    """Kill one process after the other, and tell how many died, how many erasures held, and what was wrong."""
    deaths, held, faults = 0, 0, []
    for at in range(1, 10_000, stride):
        film, state = below / str(at) / "film", below / str(at) / "state"
        shutil.copytree(lived / "state", state)
        shutil.copytree(lived / "moved", film)
        os.environ["XDG_STATE_HOME"] = str(state)
        ended = in_child(lambda film=film, at=at: erase(film, at=at))  # type: ignore[misc]
        seen = in_child(lambda film=film: looked(film))  # type: ignore[misc]
        left = holding([film / ".edgecode", state], [IDA, *TEXTS])
        if ended not in {0, -signal.SIGKILL} or seen not in {0, _ERASED}:
            faults.append([at, f"ended {ended}, seen {seen}"])
        if seen == _ERASED and left:
            faults.append([at, left])
        if seen == 0 and not left:
            faults.append([at, "nothing on record, and nothing left"])
        held += seen == _ERASED
        shutil.rmtree(below / str(at))
        if ended == 0:
            break
        deaths += 1
    return {"deaths": deaths, "held": held, "faults": faults}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))))
