"""``python -m edgecode.sender.window``: the process that a partner can reach. It sees the partner's log and its own folder.

It is started under bubblewrap by :mod:`edgecode.store.window_process`, which hands in everything as arguments.
"""

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

from granian.constants import HTTPModes, Interfaces
from granian.server.embed import Server

from edgecode.errors import EdgecodeError
from edgecode.record.keys import read_verifier
from edgecode.sender.system_clock import SystemClock
from edgecode.sender.window.app import create_window
from edgecode.sender.window.memory import Memory
from edgecode.sender.window.shown import Looking

_CANNOT_GO_ON: Final = 2
_SEEN: Final = "seen"


def main() -> int:
    """Serve until a signal; 2 where that cannot be, with one sentence."""
    given = _arguments()
    try:
        look = Looking(given.log, key=read_verifier(given.key), seen=given.memory / _SEEN)
        look()
        with Memory(given.memory) as memory:
            asyncio.run(_serve(given, look=look, memory=memory))
    except BlockingIOError:
        return _told("expected to be this partner's only window, found another open")
    except (EdgecodeError, OSError) as error:
        return _told(str(error))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("edgecode.sender.window")
    parser.add_argument("--log", type=Path, required=True, help="The folder of the partner's log.")
    parser.add_argument("--memory", type=Path, required=True, help="The folder in which the window remembers.")
    parser.add_argument("--key", required=True, help="The log's public key.")
    parser.add_argument("--certificate", type=Path, required=True, help="A file with a certificate and its key.")
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    return parser.parse_args()


async def _serve(given: argparse.Namespace, *, look: Looking, memory: Memory) -> None:
    server = Server(
        create_window(look, memory=memory, now=SystemClock().now, falls=_fall),
        address=given.host, port=given.port, interface=Interfaces.ASGINL, http=HTTPModes.http1, websockets=False,
        log_enabled=False, ssl_cert=given.certificate, ssl_key=given.certificate,
    )  # fmt: skip
    loop = asyncio.get_running_loop()
    for sent in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sent, server.stop)
    await server.serve()


def _fall(says: str) -> NoReturn:
    """End at once: whoever asked gets no answer, as from a machine that is off."""
    _told(says)
    os._exit(_CANNOT_GO_ON)


def _told(says: str) -> int:
    sys.stderr.write(f"window: {says}\n")
    sys.stderr.flush()
    return _CANNOT_GO_ON


if __name__ == "__main__":
    sys.exit(main())
