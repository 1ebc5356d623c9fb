"""The room in which a guest tool runs, with no way out: bubblewrap, an unprivileged user, a filter of system calls, limits.

Each run is made anew and leaves nothing. The tool's first process waits until somebody watches over it; what cannot be made
as it has to be is not run at all.
"""

import os
import platform
import re
import select
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from edgecode.boundary.errors import GuestError
from edgecode.guests import interpreter, layout
from edgecode.guests.limits import Limits
from edgecode.guests.staging import Staged, staged
from edgecode.guests.system_calls import call_filter
from edgecode.guests.watch import Watch
from edgecode.usecases.ports.guests import Bundle, Ending, Ran

_OLDEST: Final = (5, 14)
"""From this kernel on, processes are counted for each room, and not for all of a user's; see ``getrlimit(2)``."""
_STANDS: Final = 30.0
"""Seconds in which a room has to stand."""
_NOTHING: Final = "nothing.py"
_SAID: Final = 300
KERNEL: Final = (
    "Nothing was run. The kernel has to let users make namespaces: look at the settings user.max_user_namespaces,"
    " kernel.unprivileged_userns_clone and kernel.apparmor_restrict_unprivileged_userns."
)
_LINUX: Final = "Run guest tools on Linux 5.14 or newer. Nothing was run."


class Room:
    """Runs tools, one at a time for each call, each in a room of its own; the port ``GuestRoom``."""

    def __init__(self, limits: Limits | None = None) -> None:
        """Take the limits that hold for each run; those of the house where none are given."""
        self._limits = limits or Limits()

    def why_not(self) -> str:
        """Say why nothing can be run here and what to do about it; empty where it can, which is tried."""
        try:
            self.run(Bundle(note=b"", files={_NOTHING: b""}), program=_NOTHING, inputs={})
        except GuestError as error:
            return f"{error} {error.advice()}".strip()
        return ""

    def run(self, bundle: Bundle, *, program: str, inputs: Mapping[str, bytes]) -> Ran:
        """Run a program of a bundle on files given by their names, which it sees read only.

        Raises :class:`~edgecode.boundary.errors.GuestError` where there is no such room on this machine, and where the bundle has
        no such program; then nothing was run.
        """
        if program not in bundle.files:
            raise GuestError("guest tool", expected=f"the program {program!r} in its bundle", found="none")
        _check_kernel()
        bwrap, rules = layout.bubblewrap(), call_filter()
        python = interpreter.find(everybody=os.geteuid() == 0)
        with staged(bundle.files, inputs=inputs) as files, _handed_on(rules) as (filtered, ready, go):
            words = layout.command(
                bwrap,
                staged=files,
                interpreter=python,
                limits=self._limits,
                program=program,
                pipes=(filtered, ready[1], go[0]),
            )
            return self._watched(_started(words, user=files.user, handed=(filtered, ready[1], go[0])), ready, go)

    def _watched(self, room: "subprocess.Popen[bytes]", ready: list[int], go: list[int]) -> Ran:
        """Let a room go on once it is watched over, and give what came of it."""
        with room:
            try:
                _wait_until_it_stands(room, ready)
                began = time.monotonic()
                watch = Watch(room, limits=self._limits)
            except (OSError, StopIteration) as error:
                raise _no_room("it could not be watched over", advice="Nothing was run.") from error
            finally:
                pass
            try:
                os.write(go[1], b".")
                watch.until_its_end(began=began)
            finally:
                watch.end(Ending.FAILED)
                watch.close()
            return _told(watch, code=room.wait(), seconds=time.monotonic() - began)


def _told(watch: Watch, *, code: int, seconds: float) -> Ran:
    return Ran(ending=Ending.DONE, output=bytes(watch.output), errors=bytes(watch.errors), seconds=seconds)
