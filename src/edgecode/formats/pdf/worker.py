"""The process that PDFium runs in: PDFs come in on standard input, what is on their sheets goes out on standard output.

Each way, what comes is ahead of its length as eight bytes, most significant first. The process ends when its input does, so
it never outlives the one that started it. Where the system holds it to that, it takes no more memory than :data:`MOST_MEMORY`,
and no more of the processor's time for one file than it is told.
"""

import contextlib
import importlib
import math
import struct
import sys
from collections.abc import Callable
from types import ModuleType
from typing import BinaryIO, Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.crop import picture_in
from edgecode.formats.pdf.sheets import Sheets, sheets_of

LENGTH: Final = struct.Struct(">Q")
MOST_MEMORY: Final = 1 << 30
"""Bytes of addresses, libraries included; a script of 300 pages takes a tenth of it."""


class Wanted(msgspec.Struct, frozen=True):
    """One picture of a file: the page and which of its pictures, from 1, and how many pixels wide at most."""

    page: int
    picture: int
    width: int


class Request(msgspec.Struct, frozen=True):
    """One file, and what is wanted of it: a picture, else what is on all its sheets."""

    data: bytes
    wanted: Wanted | None = None


class Reply(msgspec.Struct, frozen=True):
    """What was found in one file, or what was expected and found instead where it cannot be read."""

    sheets: Sheets | None = None
    expected: str = ""
    found: str = ""
    picture: bytes = b""


def main(seconds: int) -> None:
    """Serve whoever started this process, with so many seconds of the processor's time for each file."""
    resource = _resource()
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with contextlib.suppress(ValueError):  # macOS has the limit and refuses to set it
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    serve(sys.stdin.buffer, sys.stdout.buffer, begin=lambda: _allow(seconds))


def serve(requests: BinaryIO, replies: BinaryIO, *, begin: Callable[[], None] = lambda: None) -> None:
    """Answer one request after another until there are no more; ``begin`` is called ahead of each."""
    while head := requests.read(LENGTH.size):
        data = requests.read(LENGTH.unpack(head)[0])
        begin()
        answer = msgspec.msgpack.encode(reply_to(msgspec.msgpack.decode(data, type=Request)))
        replies.write(LENGTH.pack(len(answer)) + answer)
        replies.flush()


def reply_to(request: Request) -> Reply:
    """Look into one file, in whichever process this is called."""
    wanted = request.wanted
    try:
        if wanted is None:
            return Reply(sheets_of(request.data, path=""))
        size = {"page": wanted.page, "picture": wanted.picture, "width": wanted.width}
        return Reply(picture=picture_in(request.data, path="", **size))
    except UnreadableError as error:
        return Reply(None, error.expected, error.found)


def _resource() -> ModuleType | None:
    """The limits of the system; ``None`` on one that has none of this kind."""
    try:
        return importlib.import_module("resource")
    except ImportError:
        return None


def _allow(seconds: int) -> None:
    """Let this process run so long from now on before the system ends it with SIGXCPU; waiting does not count."""
    resource = _resource()
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = math.ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))
