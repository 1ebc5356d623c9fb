"""The sender, run with the real clock moved by a constant, and killed before a given step of those that change the disk.

Its words: where outbox, log, seed and what was seen lie, milliseconds by which the clock is moved, and the step before which
it is killed (0 for never); then the sender's own words. The steps are those of the operating system: each flush, link, rename
and unlink.

Without words it forks a sender for each line of standard input, which are its words as JSON, and answers with how it ended:
loading takes most of what a sender takes, and is done once for all of them.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from edgecode.sender.__main__ import main
from edgecode.sender.sending import Places
from edgecode.sender.system_clock import SystemClock

STEPS = ("fsync", "link", "rename", "unlink")


class MovedClock(SystemClock):
    """The real clock, moved by a constant."""

    def __init__(self, moved: int) -> None:
        """Take by how many milliseconds."""
        self.moved = moved

    def now(self) -> int:
        """Give the time, moved."""
        return super().now() + self.moved


def killed_before(step: int) -> None:
    """End this process before step number ``step``, counted from 1, as nobody can be ended but by the kernel."""
    left = [step]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*words: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*words, **more)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def send(all_words: Sequence[str]) -> int:
    """Be the sender; gives the exit code."""
    outbox, log, seed, seen, moved, step, *words = all_words
    killed_before(int(step))
    places = Places(outbox=Path(outbox), log=Path(log), seed=Path(seed), seen=Path(seen))
    return main(words, places=places, clock=MovedClock(int(moved)))


def serve() -> None:
    """Fork a sender for each line, one after the other; each says nothing."""
    for line in sys.stdin:
        sender = os.fork()
        if not sender:
            code = 1
            try:
                sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  it ends with the process
                code = send(json.loads(line))
            finally:
                os._exit(code)
        _sender, status = os.waitpid(sender, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(send(sys.argv[1:]))
    serve()
