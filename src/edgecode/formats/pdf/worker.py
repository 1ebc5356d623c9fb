"""The process that PDFium runs in: PDFs come in on standard input, the words of their sheets go out on standard output.

Each way, what comes is ahead of its length as eight bytes, most significant first. The process ends when its input does, so
it never outlives the one that started it. It takes no more memory than :data:`MOST_MEMORY` where the system holds it to that.
"""

import importlib
import struct
import sys
from typing import BinaryIO, Final

import msgspec

from edgecode.errors import UnreadableError
from edgecode.formats.pdf.sheets import Sheets, sheets_of

LENGTH: Final = struct.Struct(">Q")
MOST_MEMORY: Final = 2 << 30
"""Bytes of addresses, libraries included; a script of 300 pages takes a tenth of it."""


class Reply(msgspec.Struct, frozen=True):
    """What was found in one file, or what was expected and found instead where it cannot be read."""

    sheets: Sheets | None = None
    expected: str = ""
    found: str = ""


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer one request after another until there are no more."""
    while head := requests.read(LENGTH.size):
        data = requests.read(LENGTH.unpack(head)[0])
        answer = msgspec.msgpack.encode(_reply(data))
        replies.write(LENGTH.pack(len(answer)) + answer)
        replies.flush()


def _reply(data: bytes) -> Reply:
    try:
        return Reply(sheets_of(data, path=""))
    except UnreadableError as error:
        return Reply(None, error.expected, error.found)


def _held() -> None:
    """Refuse to take more memory; systems without limits of this kind go without."""
    try:
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    _held()
    serve(sys.stdin.buffer, sys.stdout.buffer)
