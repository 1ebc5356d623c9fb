"""What the drill walks on: scratch copies of the film, and the face through which it says things as a person would."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from edgecode.usecases.desk import Desk


class Scratch(msgspec.Struct, frozen=True, kw_only=True):
    """One scratch copy, opened for deciding: its folder, and who says things there (empty where nobody is named who may)."""

    folder: str
    desk: Desk
    who: str


class Copies(msgspec.Struct, frozen=True, kw_only=True):
    """The film once for walking by hand and once with its checks, and a practice page for counting what deeds take."""

    by_hand: Scratch
    with_checks: Scratch
    practice: Scratch


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a command answered: its exit code and its JSON document, or in one sentence why it went no further."""

    code: int = 0
    document: Mapping[str, object] = {}
    refused: str = ""


Face = Callable[[Sequence[str]], Answer]
"""Runs one command by the words a person would type, ``--json`` among them; ``edgecode`` itself is left away."""
