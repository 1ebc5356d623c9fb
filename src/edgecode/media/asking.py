"""What is asked of the process that decodes, what it answers, and how both go through a pipe."""

from typing import BinaryIO, Final

import msgspec

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds

_LENGTH: Final = 4
"""Bytes that tell how long the message after them is."""
_LONGEST: Final = 64 << 20


class AskStill(msgspec.Struct, frozen=True, tag="still"):
    """A frame of the file at an absolute path; ``at`` of ``None`` is the middle."""

    file: str
    at: Milliseconds | None
    width: int


class AskFacts(msgspec.Struct, frozen=True, tag="facts"):
    """The facts of the file at an absolute path."""

    file: str


Question = AskStill | AskFacts


class GotStill(msgspec.Struct, frozen=True, tag="still"):
    """A still."""

    still: Still


class GotFacts(msgspec.Struct, frozen=True, tag="facts"):
    """Facts."""

    movie: Movie


class GotNothing(msgspec.Struct, frozen=True, tag="nothing"):
    """Neither, and why."""

    nothing: NoPicture


Answer = GotStill | GotFacts | GotNothing


def send(pipe: BinaryIO, message: Question | Answer) -> None:
    """Write one message. Raises :class:`OSError` where nobody reads."""
    body = msgspec.msgpack.encode(message)
    pipe.write(len(body).to_bytes(_LENGTH, "big") + body)
    pipe.flush()


def question(pipe: BinaryIO) -> Question | None:
    """Read one question; ``None`` when nobody asks any more."""
    body = _body(pipe)
    return msgspec.msgpack.decode(body, type=Question) if body is not None else None


def answer(pipe: BinaryIO) -> Answer | None:
    """Read one answer; ``None`` when the other side ended, or said what is no answer."""
    body = _body(pipe)
    try:
        return msgspec.msgpack.decode(body, type=Answer) if body is not None else None
    except msgspec.DecodeError:
        return None


def _body(pipe: BinaryIO) -> bytes | None:
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _LONGEST:
        return None
    body = pipe.read(length)
    return body if len(body) == length else None
