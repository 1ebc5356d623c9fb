"""What is said between edgecode and the process that makes and reads claims."""

from typing import BinaryIO

import msgspec

from edgecode.media.piped import message_body
from edgecode.usecases.ports.delivery import Failure, Manifest


class AskRead(msgspec.Struct, frozen=True, kw_only=True, tag="read"):
    """What does the file at an absolute path carry? ``kind`` is its media type, empty where it is not known."""

    file: str
    kind: str
    anchors: str


class AskClaim(msgspec.Struct, frozen=True, kw_only=True, tag="claim"):
    """Write a copy of ``file`` that carries a claim to ``to``, which is there and empty.

    ``definition`` is the manifest as JSON, ``certificates`` and ``root`` are PEM.
    """

    file: str
    kind: str
    to: str
    definition: bytes
    certificates: str
    root: str


class GiveSignature(msgspec.Struct, frozen=True, kw_only=True, tag="signature"):
    """The signature that was asked for."""

    signature: bytes


Question = AskRead | AskClaim | GiveSignature


class AskSignature(msgspec.Struct, frozen=True, kw_only=True, tag="sign"):
    """Sign this: the key stays where the question came from."""

    data: bytes


class GotClaims(msgspec.Struct, frozen=True, kw_only=True, tag="claims"):
    """What a file carries, what does not hold of its active claim, and what of those before no longer does.

    ``chained`` says whether the certificate that signed comes from one of the anchors, without regard to the day: an expired
    one is still somebody's.
    """

    manifests: tuple[Manifest, ...]
    failures: tuple[Failure, ...]
    earlier: tuple[Failure, ...]
    chained: bool


class GotWritten(msgspec.Struct, frozen=True, kw_only=True, tag="written"):
    """The copy is written."""


class GotNothing(msgspec.Struct, frozen=True, kw_only=True, tag="nothing"):
    """Neither; ``kind`` is the name of c2pa's error without its prefix, ``why`` its words."""

    kind: str
    why: str


Answer = AskSignature | GotClaims | GotWritten | GotNothing


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
