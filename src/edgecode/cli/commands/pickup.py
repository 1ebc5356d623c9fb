"""``edgecode pickup``: what is owed and how it is mended, from the command line, each verb imported when it is called."""

from collections.abc import Mapping
from typing import Final

import click

from edgecode.cli.lazy_group import LazyGroup, Verb

_SAYING: Final = "edgecode.cli.pickup.saying"
VERBS: Final[Mapping[str, Verb]] = {
    "list": Verb("edgecode.cli.pickup.listing:command", "List what is owed, and what might fill it already."),
    "fill": Verb(f"{_SAYING}:fill", "Say that a take fills what is owed."),
    "refuse": Verb(f"{_SAYING}:refuse", "Say that a take does not fill it."),
    "waive": Verb(f"{_SAYING}:waive", "Say that it is not going to be shot, or that it is needed after all."),
    "adr": Verb(f"{_SAYING}:adr", "Give a line to be recorded again, with the actor's consent."),
    "need": Verb(f"{_SAYING}:need", "Say how much it is needed: must, nice, optional."),
    "propose": Verb(f"{_SAYING}:propose", "Propose a pickup, also of what nothing else asks for."),
    "reshoot": Verb(f"{_SAYING}:reshoot", "Call a reshoot of a scene, or of lines of it."),
    "describe": Verb(f"{_SAYING}:describe", "Describe a pickup: setups, cast, wardrobe, props."),
    "give": Verb(f"{_SAYING}:give", "Give a pickup to planning."),
    "drop": Verb(f"{_SAYING}:drop", "Drop a pickup."),
    "done": Verb(f"{_SAYING}:done", "Say that a pickup is done."),
    "plan": Verb("edgecode.cli.pickup.planning:command", "Find the smallest shoot of what must be shot."),
    "note": Verb("edgecode.cli.pickup.notes:command", "Note wardrobe, hair, props, set or light; or correct a note."),
}
"""Each verb with where it lies; another one is a line here."""


@click.command(
    "pickup",
    cls=LazyGroup,
    verbs=VERBS,
    short_help="See what is owed, what fills it already, and the smallest shoot for the rest.",
)
def command() -> None:
    """See what is owed, what fills it already, and the smallest shoot for the rest.

    What is owed is named by its scene and line, as edgecode pickup list gives them (5/12), or by its id. Nothing is decided by
    itself, and edgecode undo takes back what was said.
    """
