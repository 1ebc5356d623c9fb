"""Our programs with their imports done, of which every command is a fork: a process of its own that has loaded already.

Loading edgecode takes most of what a short command takes, and a test run starts hundreds of them. Run as a script, this is
the process that is forked; it is asked over a socket, one command at a time, and does nothing of its own.
"""

import atexit
import gc
import importlib
import io
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Final

PROGRAMS: Final = {"edgecode": "edgecode.cli.main", "edgecode-verify": "edgecode.cli.verify"}
"""Each program with the module whose ``run`` it is (``project.scripts`` in pyproject.toml)."""
_ALSO_NEEDED: Final = ("edgecode.bootstrap", "lxml.etree", "numpy", "rich.console", "typst")
_FERRY: Final = Path(__file__).resolve().parents[2] / "examples" / "the-ferry"
_LARGEST: Final = 1 << 17


def can_fork() -> bool:
    """Say whether this machine has what it takes."""
    return hasattr(os, "fork") and hasattr(socket, "SOCK_SEQPACKET") and hasattr(socket, "recv_fds")


def called(name: str, words: Sequence[str]) -> tuple[bytes, bytes, int]:
    """Run one program as a process of its own; what it printed, its complaints, and its exit code, as ``subprocess`` has it."""
    asking = _asking()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        command = json.dumps([name, words, str(Path.cwd()), dict(os.environ)])
        socket.send_fds(asking, [command.encode("utf-8", "surrogateescape")], [out.fileno(), err.fileno()])
        code = asking.recv(_LARGEST)
        if not code:
            raise ChildProcessError(name)
        out.seek(0)
        err.seek(0)
        return out.read(), err.read(), int(code)


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


def _ready() -> Mapping[str, Callable[[], None]]:
    """Load all that a command may need, and look at a film once; held still, so that forks share its memory."""
    runs = {name: importlib.import_module(module).run for name, module in PROGRAMS.items()}
    main = importlib.import_module(PROGRAMS["edgecode"])
    for module in (*_ALSO_NEEDED, *(f"edgecode.cli.commands.{verb.replace('-', '_')}" for verb in main.COMMANDS)):
        importlib.import_module(module)
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
    """Fork for each command until nobody asks any more; in the fork, be the program that was asked for."""
    ending = _Ending()
    atexit.register(ending)  # before anything is loaded, as what is registered first is done last
    runs = _ready()
    while True:
        message, handed, _flags, _from = socket.recv_fds(asked, _LARGEST, 2)
        if not message:
            return
        forked = os.fork()
        if not forked:
            break
        for each in handed:
            os.close(each)
        _pid, status = os.waitpid(forked, 0)
        asked.send(str(os.waitstatus_to_exitcode(status)).encode())
    asked.close()
    try:
        runs[_become(message, handed)]()
    except SystemExit as leaving:
        if isinstance(leaving.code, int):
            ending.code = leaving.code
        raise


def _become(message: bytes, handed: Sequence[int]) -> str:
    """Take on the words, the folder, the environment and the two streams of a command; the name of its program."""
    name, words, folder, environment = json.loads(message)
    for each, stream in zip(handed, (1, 2), strict=True):
        os.dup2(each, stream)
        os.close(each)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = [str(Path(sys.executable).with_name(name)), *words]
    return str(name)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
