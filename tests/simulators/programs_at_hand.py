"""Our programs with their imports done, of which every command is a fork: a process of its own that has loaded already.

Loading edgecode takes most of what a short command takes, and a test run starts hundreds of them. Run as a script, this is
the process that is forked; it is asked over a socket, and does nothing of its own.
"""

import atexit
import gc
import importlib
import io
import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Final, TextIO

PROGRAMS: Final = {"edgecode": "edgecode.cli.main", "edgecode-verify": "edgecode.cli.verify"}
"""Each program with the module whose ``run`` it is (``project.scripts`` in pyproject.toml)."""
_ALSO_NEEDED: Final = ("edgecode.bootstrap", "edgecode.web.app", "lxml.etree", "numpy", "rich.console", "typst")
_FERRY: Final = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
_LARGEST: Final = 1 << 17
_Runs = Mapping[str, Callable[[], None]]


class Running:
    """A program that runs; as far as tests use it, what ``subprocess.Popen`` is."""

    def __init__(self, told: socket.socket) -> None:
        """``told`` first says its number, and its exit code once it has ended."""
        self._told = told
        self.pid = self._next()
        self._code: int | None = None

    def poll(self) -> int | None:
        """Give the exit code, or ``None`` while it runs."""
        try:
            return self.wait(timeout=0)
        except BlockingIOError:
            return None

    def wait(self, timeout: float | None = None) -> int:
        """Wait some seconds for the exit code, as ``subprocess`` has it. Raises ``TimeoutError``."""
        if self._code is None:
            self._told.settimeout(timeout)
            self._code = self._next()
            self._told.close()
        return self._code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def _next(self) -> int:
        said = self._told.recv(_LARGEST)
        if not said:
            raise ChildProcessError(self._told)
        return int(said)


def can_fork() -> bool:
    """Say whether this machine has what it takes."""
    return hasattr(os, "pidfd_open") and hasattr(socket, "SOCK_SEQPACKET")


def start(
    name: str, words: Sequence[str | Path], *, out: int, err: int, more: Mapping[str, str] | None = None
) -> Running:
    """Start one program as a process of its own, here and with this environment, and perhaps some ``more`` of it."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with far:
        command = json.dumps([name, [str(word) for word in words], str(Path.cwd()), {**os.environ, **(more or {})}])
        socket.send_fds(_asking(), [command.encode()], [out, err, far.fileno()])
    return Running(near)


def called(name: str, words: Sequence[str | Path]) -> tuple[bytes, bytes, int]:
    """Run one program; what it printed, its complaints, and its exit code."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        code = start(name, words, out=out.fileno(), err=err.fileno()).wait()
        out.seek(0)
        err.seek(0)
        return out.read(), err.read(), code


@cache
def _asking() -> socket.socket:
    """The end of the line to the process that is forked, which ends with the one that asks it."""
    near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    words = [sys.executable, "-P", __file__, str(far.fileno())]
    with far:
        started = subprocess.Popen(words, pass_fds=[far.fileno()])

    def hung_up() -> None:
        near.close()
        started.wait()

    atexit.register(hung_up)
    return near


def _ready() -> _Runs:
    """Load all that a command may need, pages too, and look at a film once; held still, so that forks share its memory."""
    runs = {name: importlib.import_module(module).run for name, module in PROGRAMS.items()}
    main = importlib.import_module(PROGRAMS["edgecode"])
    for module in (*_ALSO_NEEDED, *(f"edgecode.cli.commands.{verb.replace('-', '_')}" for verb in main.COMMANDS)):
        importlib.import_module(module)
    templates = importlib.import_module("edgecode.web.drawing").engine().engine
    for name in templates.list_templates():
        templates.get_template(name)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        os.environ["XDG_STATE_HOME"] = folder
        film = shutil.copytree(_FERRY, Path(folder) / "film", ignore=shutil.ignore_patterns(".edgecode"))
        main.edgecode_command.main(["check", str(film)], standalone_mode=False)
    gc.collect()
    gc.freeze()
    return runs


class _Ending:
    """The last that a fork does: leave, instead of tearing down what it shares with all others.

    Everything before that is as in any process: its threads have ended, and what it registered to be done at the end is done.
    """

    code: int | None = None

    def __call__(self) -> None:
        """Leave with the exit code, where the program ended with one."""
        if self.code is not None:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(self.code)


def _serve(asked: socket.socket) -> None:
    """Be forked for each command until nobody asks any more; in the fork, be the program that was asked for."""
    ending = _Ending()
    atexit.register(ending)  # before anything is loaded, as what is registered first is done last
    runs = _ready()
    with selectors.DefaultSelector() as waiting:
        waiting.register(asked, selectors.EVENT_READ)
        run = _forked(asked, waiting, runs)
    if run is None:
        return
    try:
        run()
    except SystemExit as leaving:
        if isinstance(leaving.code, int):
            ending.code = leaving.code
        raise


def _forked(asked: socket.socket, waiting: selectors.BaseSelector, runs: _Runs) -> Callable[[], None] | None:
    """Fork for whoever asks, and tell of each fork that ends; in a fork, give what it is to run."""
    while True:
        for key, _events in waiting.select():
            if key.data is not None:
                _tell_end(waiting, key)
                continue
            message, handed, _flags, _from = socket.recv_fds(asked, _LARGEST, 3)
            if not message:
                return None
            out, err, told = handed
            forked = os.fork()
            if not forked:
                for other in waiting.get_map().values():
                    os.close(other.fd)
                os.close(told)
                return runs[_become(message, out, err)]
            os.close(out)
            os.close(err)
            teller = socket.socket(fileno=told)
            teller.send(str(forked).encode())
            waiting.register(os.pidfd_open(forked), selectors.EVENT_READ, data=(forked, teller))


def _tell_end(waiting: selectors.BaseSelector, key: selectors.SelectorKey) -> None:
    """Tell the exit code of a fork that has ended to who asked for it, if they still listen."""
    forked, teller = key.data
    waiting.unregister(key.fileobj)
    os.close(key.fd)
    _pid, status = os.waitpid(forked, 0)
    with teller:
        try:
            teller.send(str(os.waitstatus_to_exitcode(status)).encode())
        except BrokenPipeError:
            return


def _become(message: bytes, out: int, err: int) -> str:
    """Take on the words, the folder, the environment and the two streams of a command; the name of its program."""
    name, words, folder, environment = json.loads(message)
    for each, stream in ((out, 1), (err, 2)):
        os.dup2(each, stream)
        os.close(each)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.stdout, sys.stderr = _stream(1, sys.stdout), _stream(2, sys.stderr)
    sys.argv = [str(Path(sys.executable).with_name(name)), *words]
    return str(name)


def _stream(number: int, before: TextIO) -> TextIO:
    """Make a stream anew, as it knows of what it goes to whether that is a file or a pipe."""
    return os.fdopen(number, "w", encoding=before.encoding, errors=before.errors, closefd=False)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
