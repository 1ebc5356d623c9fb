"""``edgecode open FOLDER``: open the room in a browser, on this machine alone."""

import http.client
import os
import socket
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import Final

import click
from granian.constants import Interfaces, Loops
from granian.server import Server

from edgecode.bootstrap import open_film
from edgecode.cli.output import ProgressLine

_HOST: Final = "127.0.0.1"
_ROOM: Final = "edgecode.web.app:opened"
"""The room by its name: faces are strangers to one another."""
_FOLDER_VARIABLE: Final = "EDGECODE_FOLDER"
_UNDERSTOOD: Final = "folder"
_SIGN: Final = "/static/room/mark.svg"
_PATIENCE: Final = 60
"""How many seconds the room may take until it answers, on a slow disk."""
_LAST_WORDS: Final = 1
"""How many seconds open pages have to end once the room is closed."""


@click.command("open", short_help="Open the room: what wants a decision, the lined script, the record.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--port", type=click.IntRange(1, 65535), help="Listen on this port instead of a free one.")
@click.option("--no-browser", is_flag=True, help="Only tell the address.")
def command(folder: Path, *, port: int | None, no_browser: bool) -> int:
    """Open the room: what wants a decision, the lined script, the record.

    It answers to this machine alone, and follows the folder as files change. Ctrl-C closes it.
    """
    # Read here, where it can be seen how far it is: the room finds everything read already.
    progress = ProgressLine()
    look = open_film(folder).look(progress)
    progress.done()
    # Who has named nobody yet has just brought a film of their own: they see first what was understood of it.
    first = "" if look.holdings.settings.people else _UNDERSTOOD
    port = _free_port(port)
    os.environ[_FOLDER_VARIABLE] = str(folder.resolve())
    server = Server(
        _ROOM, address=_HOST, port=port, interface=Interfaces.ASGI, factory=True, workers=1, loop=Loops.asyncio,
        websockets=False, log_enabled=False, workers_kill_timeout=_LAST_WORDS,
    )  # fmt: skip
    threading.Thread(target=_welcome, args=(port, first), kwargs={"browser": not no_browser}, daemon=True).start()
    try:
        server.serve()
    except SystemExit as fallen:
        says = "expected the room to stay open, found that its server ended by itself"
        raise click.ClickException(says) from fallen
    return 0


def _free_port(wanted: int | None) -> int:
    """Give the wanted port, or any that is free, once it is known that nobody else listens on it."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((_HOST, wanted or 0))
        except OSError as taken:
            says = f"port {wanted}: expected a free port, found it taken ({taken.strerror})"
            raise click.ClickException(says) from taken
        port: int = asked.getsockname()[1]
        return port


def _welcome(port: int, first: str, *, browser: bool) -> None:
    """Tell the address of the page to begin with as soon as something answers there; open it where there is a browser."""
    address = f"http://{_HOST}:{port}/{first}"
    until = time.monotonic() + _PATIENCE
    while not _answers(port):
        if time.monotonic() > until:
            return
        time.sleep(0.05)
    click.echo(f"The room is open at {address}  Ctrl-C closes it.")
    if browser and _has_window():
        webbrowser.open(address)


def _answers(port: int) -> bool:
    """Whether the room itself answers; the port alone does so before the room is furnished."""
    asked = http.client.HTTPConnection(_HOST, port, timeout=_PATIENCE)
    try:
        asked.request("GET", _SIGN)
        return asked.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def _has_window() -> bool:
    """Whether a browser would open in a window; one that takes over the terminal would be worse than none."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
