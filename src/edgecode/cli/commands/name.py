"""``edgecode name PERSON``: who is on the film, as what, and what they may do."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.consent.people import May, Person
from edgecode.usecases.permission_desk import PermissionDesk

_NOTHING: Final = "nothing"
_NOBODY: Final = "nobody"


class Said(TypedDict):
    """What the options say."""

    role: str | None
    may: tuple[str, ...]
    speaks_for: tuple[str, ...]
    plays: tuple[str, ...]
    left: bool
    by: str
    as_json: bool


@click.command("name", short_help="Name a person on the film, with role and what they may do; or say they have left.")
@click.argument("person")
@folder_argument
@click.option("--role", metavar="ROLE", help="What they do on the film, in the trade's word.")
@click.option(
    "--may", multiple=True, type=click.Choice([*(each.value for each in May), _NOTHING]), help="Several times."
)
@click.option(
    "--speaks-for", multiple=True, metavar="NAME", help="For whom they answer; nobody ends it. Several times."
)
@click.option("--plays", multiple=True, metavar="CHARACTER", help="A part of an actor; nobody ends it. Several times.")
@click.option("--left", is_flag=True, help="They have left the film.")
@by_option
@json_option
def command(person: str, folder: Path, **said: Unpack[Said]) -> None:
    """Name a person on the film, with role and what they may do; or say they have left.

    What is not said stays as it was. Nobody gives what they may not do themselves. On a film where nobody is named yet the
    first person names themselves, and may do everything.
    """
    desk = open_desk(folder)
    permissions = PermissionDesk(desk)
    if said["left"]:
        tell(permissions.has_left(person, by=said["by"]), as_json=said["as_json"])
        return
    before = next((each for each in desk.today().people if each.name == person), Person(name=person))
    may, speaks_for = frozenset(_without(said["may"], _NOTHING)), frozenset(_without(said["speaks_for"], _NOBODY))
    done = permissions.name(
        person,
        by=said["by"],
        role=said["role"] if said["role"] is not None else before.role,
        may=frozenset(May(each) for each in may) if said["may"] else before.may,
        speaks_for=speaks_for if said["speaks_for"] else before.speaks_for,
        plays=frozenset(_without(said["plays"], _NOBODY)) if said["plays"] else None,
    )
    tell(done, as_json=said["as_json"])


def _without(words: Iterable[str], none: str) -> list[str]:
    return [each for each in words if each != none]
