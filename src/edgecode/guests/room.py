"""The room in which a guest tool runs, with no way out: bubblewrap, an unprivileged user, a filter of system calls, limits.

Each run is made anew and leaves nothing. The tool's first process waits until somebody watches over it; what cannot be made
as it has to be is not run at all.
"""

import os
import platform
import re
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.guests import interpreter, layout
from edgecode.guests.limits import Limits
from edgecode.guests.staging import staged
from edgecode.guests.standing import standing
from edgecode.guests.system_calls import MACHINE, call_filter
from edgecode.guests.watch import Watch
from edgecode.usecases.ports.guests import Bundle, Ending, Ran

_OLDEST: Final = (5, 14)
"""From this kernel on, processes are counted for each room, and not for all that a user has; see ``user_namespaces(7)``."""
_NOTHING: Final = "nothing.py"
_TOOL: Final = "guest tool"
_LINUX: Final = "Run guest tools on Linux 5.14 or newer. Nothing was run."
_NO_MEMORY: Final = b"MemoryError"


class Room:
    """Runs tools, each time in a room made anew; it is the port ``GuestRoom``."""

    def __init__(self, limits: Limits | None = None, *, is_stopped: Callable[[], bool] = bool) -> None:
        """Take the limits that hold for each run, those of the house where none are given; and whether a person stops it.

        ``is_stopped`` is asked again and again; a run that is stopped raises ``KeyboardInterrupt``, as Ctrl-C does.
        """
        self._limits, self._is_stopped = limits or Limits(), is_stopped

    def why_not(self) -> str:
        """Say why nothing can be run here and what to do about it; empty where it can, which is tried."""
        try:
            self.run(Bundle(note=b"", files={_NOTHING: b""}), program=_NOTHING, inputs={})
        except GuestError as error:
            return f"{error}. {error.advice()}".strip()
        return ""

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run a program of a bundle on files given by their names, which it sees read only.

        Raises :class:`~edgecode.boundary.errors.GuestError` where there is no such room on this machine, and where the bundle
        has no such program; then nothing was run.
        """
        if program not in bundle.files:
            raise GuestError(_TOOL, expected=f"the program {program!r} in its bundle", found="none")
        _check_kernel()
        bwrap, rules = layout.bubblewrap(), call_filter()
        python = interpreter.find(everybody=os.geteuid() == 0)
        with staged(bundle.files, inputs=inputs) as files:
            words = partial(
                layout.command, bwrap=bwrap, staged=files, interpreter=python, limits=self._limits, program=program
            )
            with standing(words, rules=rules, user=files.user, processors=self._limits.processors) as (room, go):
                began = time.monotonic()
                with Watch(room, limits=self._limits, is_stopped=self._is_stopped) as watch:
                    with suppress(BrokenPipeError):  # it has ended, and is told as a tool that failed
                        os.write(go, b".")
                    watch.until_its_end(began=began)
                return _told(watch, code=room.wait(), seconds=time.monotonic() - began)


def _told(watch: Watch, *, code: int, seconds: float) -> Ran:
    """Make the record of a run; a tool that ended itself as it was given no more memory is told as one that ran out of it."""
    ending = watch.ending or (Ending.FAILED if code else Ending.DONE)
    last = watch.errors.rstrip().rpartition(b"\n")[2]
    if ending is Ending.FAILED and last.startswith(_NO_MEMORY):
        ending = Ending.OUT_OF_MEMORY
    return Ran(ending=ending, output=bytes(watch.output), errors=bytes(watch.errors), seconds=seconds)


def _check_kernel() -> None:
    found = f"{platform.system()} {platform.release()}"
    number = re.match(r"Linux (\d+)\.(\d+)", found)
    if number is None or tuple(map(int, number.groups())) < _OLDEST:
        raise GuestError(MACHINE, expected="Linux 5.14 or newer", found=found, advice=_LINUX)
