"""What a sender says when it ends: one line of JSON on its standard output."""

import msgspec

from edgecode.boundary.errors import SendError


class Went(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What went out in a slot: the names of the weeks, oldest first; none outside of a slot, or when its week was sent before.

    ``refused`` says in one sentence why a body that lay in the outbox was not taken.
    """

    weeks: tuple[str, ...]
    refused: str


class _Failed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    what: str
    expected: str
    found: str
    advice: str


def told(went: Went | SendError) -> str:
    """Write it, ended by a newline."""
    if isinstance(went, SendError):
        what = str(went).removesuffix(f": expected {went.expected}, found {went.found}")
        return _line(_Failed(what=what, expected=went.expected, found=went.found, advice=went.advice()))
    return _line(went)


def read(line: bytes) -> Went | None:
    """Read it; ``None`` for anything else. Raises :class:`~edgecode.boundary.errors.SendError` where the sender could not."""
    try:
        return msgspec.json.decode(line, type=Went)
    except msgspec.MsgspecError:
        failed = _failed(line)
    if failed is None:
        return None
    raise SendError(failed.what, expected=failed.expected, found=failed.found, advice=failed.advice)


def _failed(line: bytes) -> _Failed | None:
    try:
        return msgspec.json.decode(line, type=_Failed)
    except msgspec.MsgspecError:
        return None


def _line(told: Went | _Failed) -> str:
    return f"{msgspec.json.encode(told).decode()}\n"
