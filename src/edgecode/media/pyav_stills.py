"""Stills and facts of camera files by PyAV, which runs in a process of its own (docs/adr/0012)."""

import subprocess
import sys
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, BinaryIO, Final, cast

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds
from edgecode.media.asking import Answer, AskFacts, AskStill, GotFacts, GotNothing, GotStill, Question, answer, send

SECONDS: Final = 10.0
"""How long one file may take."""
ABSENT: Final = "expected PyAV, which looks into camera files, found it not installed: pip install 'edgecode[media]'"


class PyavStills:
    """Looks into the files of one folder. Several threads may share it: they take turns."""

    def __init__(self, root: Path, *, seconds: float = SECONDS) -> None:
        """Take the film's folder and the time one file may take; nothing is started before something is asked."""
        self._root = root
        self._seconds = seconds
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.engine = _engine()

    def still(self, path: str, *, at: Milliseconds | None, width: int) -> Still | NoPicture:
        """Give a frame of a file."""
        got = self._asked(AskStill(str(self._root / path), at, width))
        return got.still if isinstance(got, GotStill) else _nothing(got)

    def facts(self, path: str) -> Movie | NoPicture:
        """Tell what a file says of itself."""
        got = self._asked(AskFacts(str(self._root / path)))
        return got.movie if isinstance(got, GotFacts) else _nothing(got)

    def close(self) -> None:
        """End the process, if there is one."""
        with self._turn:
            self._end()

    def _asked(self, asked: Question) -> Answer:
        if not self.engine:
            return GotNothing(NoPicture(ABSENT, absent=True))
        with self._turn:
            fresh = self._process is None or self._process.poll() is not None
            got, why = self._answered(asked)
            if got is None and not fresh:
                # The process may have been ended from elsewhere: that is no fault of the file asked about now.
                got, why = self._answered(asked)
            return got if got is not None else GotNothing(NoPicture(why))

    def _answered(self, asked: Question) -> tuple[Answer | None, str]:
        """Ask the process, and end it when it takes too long; without an answer, say why."""
        late = Event()

        def give_up() -> None:
            late.set()
            process.kill()

        try:
            process = self._running()
        except OSError as error:
            return None, f"expected to start a process that decodes, found otherwise: {str(error).lower()}"
        timer = Timer(self._seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            send(_pipe(process.stdin), asked)
            got = answer(_pipe(process.stdout))
        except OSError:
            got = None
        finally:
            timer.cancel()
        if got is None:
            self._end()
            if late.is_set():
                return None, f"expected a frame within {self._seconds:g} s, found none by then"
            return None, "expected a file that can be decoded, found one that ends the process that decodes it"
        return got, ""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            # -P: a folder of a film may hold a module of any name, and is not where ours come from.
            command = [sys.executable, "-P", "-m", "edgecode.media.decoder"]
            self._process = subprocess.Popen(  # noqa: S603  the command is ours, whole
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was never read can be flushed to nobody
                        pipe.close()


def _pipe(pipe: IO[bytes] | None) -> BinaryIO:
    if pipe is None:
        raise AssertionError
    return cast("BinaryIO", pipe)


def _nothing(got: Answer) -> NoPicture:
    return (
        got.nothing if isinstance(got, GotNothing) else NoPicture("expected an answer, found one to another question")
    )


def _engine() -> str:
    """Name what looks, without loading it; empty where it is not installed."""
    try:
        return f"PyAV {version('av')}" if find_spec("av") is not None else ""
    except PackageNotFoundError:
        return ""
