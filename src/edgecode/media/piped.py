"""How messages go through a pipe between two processes: each behind its own length."""

from typing import BinaryIO, Final

import msgspec

_LENGTH: Final = 4
"""Bytes that tell how long the message after them is."""
_LONGEST: Final = 64 << 20


def send_message(pipe: BinaryIO, message: msgspec.Struct) -> None:
    """Write one message. Raises :class:`OSError` where nobody reads."""
    body = msgspec.msgpack.encode(message)
    pipe.write(len(body).to_bytes(_LENGTH, "big") + body)
    pipe.flush()


def message_body(pipe: BinaryIO) -> bytes | None:
    """Read the bytes of one message; ``None`` when the other side ended, or said what is none."""
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _LONGEST:
        return None
    body = pipe.read(length)
    return body if len(body) == length else None
