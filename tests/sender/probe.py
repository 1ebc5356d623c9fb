"""A program that tries to read the film by every way it knows, and prints as JSON what it saw; run in and outside of the room.

Its words: the film's folder, the partner's folder as it is seen from here, and a port at which somebody listens. A way that
succeeded says so with the canary it read; a way that failed says why. Only the standard library and the database drivers.
"""

import contextlib
import ctypes
import json
import os
import socket
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pysqlite3

CANARY = b"the lighthouse keeper counts to nine"
AT_FDCWD = -100


class Probe:
    """The ways, each a method that gives the bytes it read or raises."""

    def __init__(self, film: str, partner: str, port: str) -> None:
        """Take where the film lies, where the partner's things are, and the port."""
        self.film, self.partner, self.port = film, partner, int(port)
        self.script, self.words = f"{film}/script/ferry.fountain", f"{film}/.edgecode/words.db"

    def path(self) -> bytes:
        """Open the script by its path."""
        return Path(self.script).read_bytes()

    def listing(self) -> bytes:
        """List the film's folder."""
        return CANARY if (Path(self.film) / "script") in Path(self.film).iterdir() else b""

    def sqlite3(self) -> bytes:
        """Open a database with the standard library."""
        with contextlib.closing(sqlite3.connect(f"file:{self.words}?mode=ro&immutable=1", uri=True)) as db:
            return _first(db.execute("select line from word").fetchall())

    def pysqlite3(self) -> bytes:
        """Open a database with pysqlite3."""
        with contextlib.closing(pysqlite3.connect(f"file:{self.words}?mode=ro&immutable=1", uri=True)) as db:
            return _first(db.execute("select line from word").fetchall())

    def apsw(self) -> bytes:
        """Open a database with apsw."""
        with contextlib.closing(apsw.Connection(self.words, flags=apsw.SQLITE_OPEN_READONLY)) as db:
            return _first(list(db.execute("select line from word")))

    def attach(self) -> bytes:
        """Attach the database to one in memory, from SQL."""
        with contextlib.closing(sqlite3.connect(":memory:")) as db:
            db.execute("attach database ? as film", (self.words,))
            return _first(db.execute("select line from film.word").fetchall())

    def libc_open(self) -> bytes:
        """Call open(2) of the C library."""
        return _read(_called("open", self.script.encode(), os.O_RDONLY))

    def libc_openat(self) -> bytes:
        """Call openat(2) of the C library."""
        return _read(_called("openat", AT_FDCWD, self.script.encode(), os.O_RDONLY))

    def dots(self) -> bytes:
        """Climb out of the partner's folder."""
        up = "/".join([".."] * 40)
        return Path(f"{self.partner}/outbox/{up}{self.script}").read_bytes()

    def link_in_the_outbox(self) -> bytes:
        """Follow a link that was planted in the outbox."""
        return Path(f"{self.partner}/outbox/2026-W14.ndjson").read_bytes()

    def link_in_the_log(self) -> bytes:
        """Follow a link that was planted in the log."""
        return Path(f"{self.partner}/log/leaves/planted").read_bytes()

    def inherited(self) -> bytes:
        """Read from every descriptor that was inherited."""
        return _any(_read(number) for number in range(3, os.sysconf("SC_OPEN_MAX")) if _is_open(number))

    def descriptors(self) -> bytes:
        """Open whatever any process has open."""
        return _any(_tried(file.read_bytes) for file in Path("/proc").glob("[0-9]*/fd/*") if _is_file(file))

    def roots(self) -> bytes:
        """Go in by the root or the working folder of any process, its own among them."""
        places = [*Path("/proc").glob("[0-9]*/root"), *Path("/proc").glob("[0-9]*/cwd")]
        return _any(_tried(Path(f"{place}{self.script}").read_bytes) for place in places)

    def network(self) -> bytes:
        """Ask somebody who listens on this machine."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as there:
            return there.recv(100)

    def abstract_socket(self) -> bytes:
        """Ask somebody who listens on a socket without a file."""
        with socket.socket(socket.AF_UNIX) as there:
            there.settimeout(5)
            there.connect(f"\0edgecode-probe-{self.port}")
            return there.recv(100)

    def write_into_the_outbox(self) -> bytes:
        """Put a file into the outbox."""
        file = Path(f"{self.partner}/outbox/written-{os.getpid()}")
        file.write_bytes(CANARY)
        file.unlink()
        return CANARY

    def write_over_the_seed(self) -> bytes:
        """Open the seed for writing."""
        with Path(f"{self.partner}/seed").open("r+b"):
            return CANARY


def _first(rows: list[tuple[str]]) -> bytes:
    return rows[0][0].encode()


def _called(name: str, *words: int | bytes) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    number = getattr(libc, name)(*words)
    if number < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return int(number)


def _read(number: int) -> bytes:
    with contextlib.suppress(OSError):
        os.lseek(number, 0, os.SEEK_SET)
        return os.read(number, 1 << 16)
    return b""


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _is_file(file: Path) -> bool:
    with contextlib.suppress(OSError):
        return file.is_file()
    return False


def _tried(read: Callable[[], bytes]) -> bytes:
    with contextlib.suppress(OSError):
        return read()
    return b""


def _any(seen: Iterator[bytes]) -> bytes:
    return next((each for each in seen if CANARY in each), b"nothing of it")


def main(words: list[str]) -> None:
    """Try every way, and print what came of it."""
    probe = Probe(*words)
    told = {}
    for name in sorted(name for name, value in vars(Probe).items() if callable(value) and not name.startswith("_")):
        try:
            seen: bytes = getattr(probe, name)()
            told[name] = "seen" if CANARY in seen else f"not in {seen[:40]!r}"
        except Exception as error:  # noqa: BLE001 - whatever stops it is an answer
            told[name] = f"{type(error).__name__}: {error}"
    print(json.dumps({"ways": told, "environment": dict(os.environ), "ids": [os.getuid(), os.geteuid()]}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
