"""Whoever watches over a run: reads what the tool writes, adds up what it takes, and ends it when that is too much."""

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Final, Self

from edgecode.boundary.errors import GuestError
from edgecode.guests import usage
from edgecode.guests.layout import WRITABLE
from edgecode.guests.limits import Limits
from edgecode.guests.standing import WHAT
from edgecode.usecases.ports.guests import Ending

_EVERY: Final = 0.05
"""Seconds between two looks at what is taken."""
_CHUNK: Final = 1 << 16
_PATIENCE: Final = 10.0
"""Seconds that the kernel has to clear away what was ended."""
_UNWATCHED: Final = "Nothing was run. Edgecode has to be allowed to look at processes that it starts itself, in /proc."


class Watch:
    """The watch over one room, from the moment it stands until nothing of it is left."""

    def __init__(self, room: subprocess.Popen[bytes], *, limits: Limits, is_stopped: Callable[[], bool] = bool) -> None:
        """Take the room that a process of bubblewrap's keeps, and which stands and waits; and whether a person stops it."""
        self._room, self._limits, self._is_stopped = room, limits, is_stopped
        self.output, self.errors = bytearray(), bytearray()
        self.ending: Ending | None = None
        self._seconds = 0.0
        self._first, self._hold = 0, -1
        self._folders: list[int] = []

    def __enter__(self) -> Self:
        """Take hold of its first process and its temporary folders.

        Raises :class:`~edgecode.boundary.errors.GuestError` where it may not be watched; it is not to be gone on with then.
        """
        try:
            self._first = next(each.pid for each in usage.below(self._room.pid) if each.pid != self._room.pid)
            self._hold = os.pidfd_open(self._first)
            for folder in WRITABLE:
                self._folders.append(os.open(f"/proc/{self._first}/root{folder}", os.O_PATH | os.O_DIRECTORY))
        except (OSError, StopIteration) as error:
            self.__exit__()
            found = getattr(error, "strerror", None) or "that it has ended"
            raise GuestError(WHAT, expected="one to watch over", found=found, advice=_UNWATCHED) from error
        return self

    def __exit__(self, *_raised: object) -> None:
        """End what may be left of it, and let go."""
        if self._hold >= 0:
            self._kill()
            os.close(self._hold)
        for each in self._folders:
            os.close(each)
        self._folders.clear()

    def until_its_end(self, *, began: float) -> None:
        """Watch until all of it has ended, by itself or by us; ``began`` is when, by the steady clock in seconds.

        Raises ``KeyboardInterrupt`` where a person stops it; what is left of it is ended on the way out.
        """
        with selectors.DefaultSelector() as waiting, _Descriptor(os.pidfd_open(self._room.pid)) as ended:
            waiting.register(ended, selectors.EVENT_READ)
            for stream in self._streams():
                os.set_blocking(stream.fileno(), False)
                waiting.register(stream, selectors.EVENT_READ)
            look = began
            while self._room.poll() is None:
                for key, _events in waiting.select(_EVERY):
                    if key.fileobj is not ended and not self._read(key.fd):
                        waiting.unregister(key.fileobj)
                if self._is_stopped():
                    raise KeyboardInterrupt
                now = time.monotonic()
                if now >= look:
                    look = now + _EVERY
                    self._look(now - began)
        for stream in self._streams():
            while self._read(stream.fileno()):
                pass

    def end(self, ending: Ending) -> None:
        """End all processes of the room, which is what ending its first does, and keep why; the first reason stays."""
        self.ending = self.ending or ending
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._hold, signal.SIGKILL)

    def _streams(self) -> tuple[IO[bytes], ...]:
        return tuple(each for each in (self._room.stdout, self._room.stderr) if each is not None)

    def _read(self, stream: int) -> bool:
        """Read what is there of one stream; says whether there may be more."""
        try:
            told = os.read(stream, _CHUNK)
        except BlockingIOError:
            return False
        if self._room.stdout is not None and stream == self._room.stdout.fileno():
            self.output += told[: max(0, self._limits.output + 1 - len(self.output))]
            if len(self.output) > self._limits.output:
                del self.output[self._limits.output :]
                self.end(Ending.TOO_MUCH)
        else:
            self.errors += told
            del self.errors[: -self._limits.errors]
        return bool(told)

    def _look(self, passed: float) -> None:
        """Add up what is taken; where something has lasted too long even after it was ended, end bubblewrap itself."""
        if passed > self._limits.wall:
            self.end(Ending.OUT_OF_TIME)
            if passed > self._limits.wall + _PATIENCE:
                self._room.kill()
        seen = usage.below(self._first)
        self._seconds = max(self._seconds, sum(each.seconds for each in seen))
        if self._seconds > self._limits.cpu:
            self.end(Ending.OUT_OF_CPU)
        if self._takes_too_much([each.pid for each in seen]):
            self.end(Ending.OUT_OF_MEMORY)

    def _takes_too_much(self, pids: list[int]) -> bool:
        """Say whether memory or names are used up; what is shared is looked at closely only where it decides."""
        folders = [os.fstatvfs(each) for each in self._folders]
        if sum(each.f_files - each.f_ffree for each in folders) > self._limits.names:
            return True
        files = sum((each.f_blocks - each.f_bfree) * each.f_frsize for each in folders)
        most = self._limits.memory - files
        return sum(map(usage.memory, pids)) > most and sum(map(usage.own_memory, pids)) > most


class _Descriptor:
    """A descriptor that is closed behind us."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __enter__(self) -> int:
        return self._number

    def __exit__(self, *_raised: object) -> None:
        os.close(self._number)
