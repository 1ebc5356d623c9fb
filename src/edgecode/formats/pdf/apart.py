"""PDFium in a process of its own: what is made to hold it or to end it costs that process and one file, never the film.

PDFium cannot be interrupted. So a second Python is started when the first PDF is read (:mod:`edgecode.formats.pdf.worker`),
reads all PDFs after that one too, and is ended when one of them takes too long; the next PDF gets a new one.
"""

import atexit
import signal
import subprocess
import sys
import threading
from typing import IO, Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.sheets import Sheets
from edgecode.formats.pdf.worker import LENGTH, Reply, Request, Wanted, reply_to

SECONDS: Final = 10
"""How much of the processor's time one file may take: a script of 130 pages takes one second."""
_WAIT: Final = 6
"""By the clock it may take so many times as long: a machine may be busy, and not every system counts a process's time."""
_SPENT: Final = -int(getattr(signal, "SIGXCPU", 0))
"""What a process that has used up its time returns."""

_START: Final = (
    "import sys; sys.path[:] = sys.argv[2:]; from edgecode.formats.pdf.worker import main; main(int(sys.argv[1]))"
)
"""Modules are looked for where this process found them, and never in the folder it was called in, which is a film's."""


class Apart:
    """A process that reads PDFs, started when it is needed and again when it was ended; one file at a time."""

    def __init__(self, *, seconds: int = SECONDS) -> None:
        """Begin without a process."""
        self._seconds = seconds
        self._one_at_a_time = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def sheets_of(self, data: bytes, *, path: str) -> Sheets:
        """Find the words of every sheet.

        Raises UnreadableError as :func:`edgecode.formats.pdf.sheets.sheets_of` does, and where the file takes too long,
        too much memory, or ends the process.
        """
        reply = self._reply(Request(data), path=path)
        if reply.sheets is None:
            raise UnreadableError(path, line=None, expected=reply.expected, found=reply.found)
        return reply.sheets

    def picture_in(self, data: bytes, *, path: str, page: int, picture: int, width: int) -> bytes:
        """Draw one picture of a page as a PNG, ``width`` pixels wide or less, as :func:`edgecode.formats.pdf.crop.picture_in`.

        Raises UnreadableError as that does, and where the file takes too long, too much memory, or ends the process.
        """
        reply = self._reply(Request(data, Wanted(page, picture, width)), path=path)
        if not reply.picture:
            raise UnreadableError(path, line=None, expected=reply.expected, found=reply.found)
        return reply.picture

    def _reply(self, request: Request, *, path: str) -> Reply:
        if not sys.executable:
            return reply_to(request)
        with self._one_at_a_time:
            return self._asked(msgspec.msgpack.encode(request), path=path)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _asked(self, data: bytes, *, path: str) -> Reply:
        process = self._running()
        late = threading.Event()
        timer = threading.Timer(_WAIT * self._seconds, _end, (process, late))
        timer.start()
        answer = None
        try:
            answer = _exchanged(process, data)
        finally:
            timer.cancel()
            if answer is None:
                # Whatever broke the exchange off: an answer that comes late may not be taken for that to the next file.
                self.close()
        if answer is None:
            took_long = late.is_set() or process.returncode == _SPENT
            ended = "one that ends the program reading it, or takes more memory than it may"
            found = f"one that takes longer than {self._seconds} s" if took_long else ended
            raise UnreadableError(path, line=None, expected="a PDF that can be read", found=found)
        return msgspec.msgpack.decode(answer, type=Reply)

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-P", "-c", _START, str(self._seconds), *filter(None, sys.path)]
            self._process = subprocess.Popen(  # noqa: S603  our own module, in the Python that runs this
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


def _end(process: "subprocess.Popen[bytes]", late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchanged(process: "subprocess.Popen[bytes]", data: bytes) -> bytes | None:
    """Send a file and wait for the answer; ``None`` where the process ends before it has given it."""
    try:
        requests, replies = _pipes(process)
        requests.write(LENGTH.pack(len(data)))
        requests.write(data)
        requests.flush()
        head = replies.read(LENGTH.size)
        answer = replies.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
    except OSError:
        return None
    return answer if answer and len(answer) == LENGTH.unpack(head)[0] else None


def _pipes(process: "subprocess.Popen[bytes]") -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    return process.stdin, process.stdout


APART: Final = Apart()
"""The one that readers use."""
atexit.register(APART.close)
