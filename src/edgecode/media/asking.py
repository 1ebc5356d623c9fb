"""What is asked of the process that decodes, what it answers, and how both go through a pipe."""

from typing import BinaryIO

import msgspec

from edgecode.film.movie import Movie, NoPicture, Still
from edgecode.film.transcript import Milliseconds
from edgecode.media.piped import message_body, send_message


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
    send_message(pipe, message)


def question(pipe: BinaryIO) -> Question | None:
    """Read one question; ``None`` when nobody asks any more."""
    body = message_body(pipe)
    return msgspec.msgpack.decode(body, type=Question) if body is not None else None


def answer(pipe: BinaryIO) -> Answer | None:
    """Read one answer; ``None`` when the other side ended, or said what is no answer."""
    body = message_body(pipe)
    try:
        return msgspec.msgpack.decode(body, type=Answer) if body is not None else None
    except msgspec.DecodeError:
        return None
