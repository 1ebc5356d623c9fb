"""What is said between edgecode and the process that makes a movie of panels. That process asks, and is answered in turn.

It takes a :class:`Begin`, tells :class:`Mixing` as it reads sounds, then asks for one picture at a time by :class:`Want`; what
it gets is a :class:`Show`, until :class:`Finish`. At the end it says :class:`Done`, or :class:`Failed` at any time.
"""

from typing import BinaryIO

import msgspec

from edgecode.media.piped import message_body


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """A sound file at an absolute path, heard from frame ``at`` on, ``skip`` seconds into it."""

    file: str
    at: int
    skip: float = 0.0


class Begin(msgspec.Struct, frozen=True, kw_only=True, tag="begin"):
    """Write a movie of so many frames at ``numerator / denominator`` a second to an absolute path."""

    to: str
    numerator: int
    denominator: int
    frames: int
    sounds: tuple[Sound, ...] = ()


class Show(msgspec.Struct, frozen=True, kw_only=True, tag="show"):
    """A picture, as JPEG or PNG, for so many frames."""

    picture: bytes
    frames: int


class Finish(msgspec.Struct, frozen=True, tag="finish"):
    """That was the last picture."""


Told = Begin | Show | Finish


class Mixing(msgspec.Struct, frozen=True, tag="mixing"):
    """A sound, by its place among them, is about to be read on."""

    sound: int


class Silent(msgspec.Struct, frozen=True, tag="silent"):
    """A sound could not be read, or not to its end, and why."""

    sound: int
    why: str


class Busy(msgspec.Struct, frozen=True, tag="busy"):
    """Still at it."""


class Want(msgspec.Struct, frozen=True, tag="want"):
    """The next picture, please."""


class Done(msgspec.Struct, frozen=True, tag="done"):
    """The movie is whole and on the disk, with so many frames."""

    frames: int


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """It cannot be made, and why."""

    why: str


Said = Mixing | Silent | Busy | Want | Done | Failed


def told(pipe: BinaryIO) -> Told | None:
    """Read what the process is told; ``None`` when nobody tells it anything any more."""
    body = message_body(pipe)
    return msgspec.msgpack.decode(body, type=Told) if body is not None else None


def said(pipe: BinaryIO) -> Said | None:
    """Read what the process says; ``None`` when it ended, or said what is nothing of this."""
    body = message_body(pipe)
    try:
        return msgspec.msgpack.decode(body, type=Said) if body is not None else None
    except msgspec.DecodeError:
        return None
