"""A partner's window, started as a process of its own that sees the partner's log and its own folder, and nothing else."""

import fcntl
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

import msgspec

from edgecode.boundary.errors import SendError
from edgecode.dispatch import partner_log, plain_files
from edgecode.record.keys import VerifierKey
from edgecode.store import sandbox
from edgecode.store.partner_places import PartnerPlaces
from edgecode.store.record_db.private_files import make_folder
from edgecode.store.sandbox import Bound
from edgecode.store.window_certificate import WindowCertificate

INSIDE: Final = "/partner"
PROGRAM: Final = ("-m", "edgecode.sender.window")
_CERTIFICATE: Final = f"{INSIDE}/certificate.pem"
_PATIENCE_SECONDS: Final = 60
_LAST_WORDS_SECONDS: Final = 10
_TRY_SECONDS: Final = 0.05


class Listening(msgspec.Struct, frozen=True, kw_only=True):
    """Where a window listens: an address of this machine and a port, 0 for any that is free."""

    host: str = "127.0.0.1"
    port: int = 0

    @property
    def taken(self) -> Self:
        """Find the port, once it is known that nobody else listens there. Raises ``SendError``."""
        kind = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(kind) as asked:
            asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                asked.bind((self.host, self.port))
            except (OSError, UnicodeError) as error:
                where = f"{self.host}, port {self.port}"
                found = (getattr(error, "strerror", None) or str(error)).lower()
                raise SendError(where, expected="an address and a port that are free", found=found) from error
            return msgspec.structs.replace(self, port=asked.getsockname()[1])

    @property
    def address(self) -> str:
        """The address as a browser takes it."""
        return f"https://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def command(
    places: PartnerPlaces, *, key: VerifierKey, certificate: WindowCertificate, listening: Listening, private: Iterable[Path],
    program: Iterable[str] = PROGRAM,
) -> list[str]:  # fmt: skip
    """Give the command line of a window. ``private`` are the folders of the film, its stores and the user.

    Raises :class:`~edgecode.boundary.errors.SendError` as :func:`edgecode.store.sandbox.command`.
    """
    words = (
        *("--log", f"{INSIDE}/log", "--memory", f"{INSIDE}/window", "--key", str(key), "--certificate", _CERTIFICATE),
        *("--host", listening.host, "--port", str(listening.port)),
    )
    sandbox.refuse_links((places.log, places.window, certificate.file))
    bound = (
        Bound(outside=places.log, inside=f"{INSIDE}/log"),
        Bound(outside=places.window, inside=f"{INSIDE}/window", write=True),
        Bound(outside=certificate.file, inside=_CERTIFICATE),
    )
    return sandbox.command([*program, *words], bound=bound, private=private, network=True)


class WindowProcess:
    """A window that is open."""

    def __init__(self, process: subprocess.Popen[bytes], *, address: str, memory: Path) -> None:
        """Take the process, the address at which it answers, and the folder it has for itself."""
        self._process, self._memory = process, memory
        self.address = address

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def wait(self) -> None:
        """Wait until it ends by itself, which it does only for a fault. Raises ``SendError``."""
        self._process.wait()
        raise self._ended()

    def wait_until_it_answers(self, listening: Listening) -> None:
        """Come back as soon as something listens there. Raises ``SendError`` where the window ended before."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise self._ended()
            with suppress(OSError), socket.create_connection((listening.host, listening.port), _TRY_SECONDS):
                return
            time.sleep(_TRY_SECONDS)
        raise SendError("window", expected=f"an answer within {_PATIENCE_SECONDS} seconds", found="none")

    def close(self) -> None:
        """End it at once, and come back when it is gone; what was acknowledged is on the disk."""
        self._process.kill()
        self._process.wait()
        if self._process.stderr is not None:
            self._process.stderr.close()
        self._wait_for_folder()

    def _wait_for_folder(self) -> None:
        """The process in the room ends a little after the one that made the room; till then it has its folder."""
        until = time.monotonic() + _LAST_WORDS_SECONDS
        with plain_files.opened(self._memory) as folder:
            while time.monotonic() < until:
                with suppress(BlockingIOError):
                    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    return
                time.sleep(_TRY_SECONDS)

    def _ended(self) -> SendError:
        said = self._process.stderr.read().decode(errors="replace") if self._process.stderr is not None else ""
        last = (said.strip().splitlines() or [f"an end with code {self._process.returncode}"])[-1]
        if last.startswith("bwrap: "):
            found = last.removeprefix("bwrap: ")
            return SendError("bubblewrap", expected="a room for the window", found=found, advice=sandbox.KERNEL)
        return SendError("window", expected="to stay open", found=last.removeprefix("window: "))


@contextmanager
def opened(
    places: PartnerPlaces,
    *,
    key: VerifierKey,
    certificate: WindowCertificate,
    listening: Listening,
    private: Iterable[Path],
) -> Iterator[WindowProcess]:
    """Open a window for as long as the block lasts. ``listening`` names its port.

    The log is checked before, against the checkpoint seen last, which the window cannot see. Raises
    :class:`~edgecode.boundary.errors.SendError`.
    """
    partner_log.read(places.log, key=key, seen=places.checkpoint)
    try:
        make_folder(places.window)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise SendError(str(places.window), expected="a folder for the window", found=why) from error
    words = command(places, key=key, certificate=certificate, listening=listening, private=private)
    # Our own command: no word of it is anybody else's.
    with subprocess.Popen(  # noqa: S603
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={},
        cwd="/",
        start_new_session=True,
    ) as process:
        window = WindowProcess(process, address=listening.address, memory=places.window)
        try:
            window.wait_until_it_answers(listening)
            yield window
        finally:
            window.close()
