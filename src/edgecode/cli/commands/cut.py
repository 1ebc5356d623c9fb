"""``edgecode cut``: say that an edit reel is locked, or worked on again."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

VERBS: Final[Mapping[str, Verb]] = {
    "lock": Verb("edgecode.cli.cut.locking:lock", "Say that a reel of a cut, or the whole cut, is locked since a day."),
    "unlock": Verb("edgecode.cli.cut.locking:unlock", "Say that a locked reel is worked on again."),
    "choose": Verb("edgecode.cli.cut.clips:choose", "Choose another take for a clip, for the editing room."),
    "note": Verb("edgecode.cli.cut.clips:note", "Write a note on a clip, for the editing room."),
}
"""Each verb with where it lies; another one is a line here."""


@click.command(
    "reel",
    cls=LazyGroup,
    verbs=VERBS,
    short_help="Lock an edit reel, choose takes and write notes for the editing room.",
)
def command() -> None:
    """Lock an edit reel, choose takes and write notes for the editing room.

    What is said here is on record and lies beside the cut's file, which stays as it is; edgecode undo takes it back.
    """
