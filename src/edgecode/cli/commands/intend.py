"""``edgecode intend CHECK``: what a check finds here is meant."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.guest_findings import guest_findings
from edgecode.cli.person import (
    because_option,
    by_option,
    folder_argument,
    json_option,
    one_of,
    reason_of,
    tell,
    why_option,
)
from edgecode.film.pointer import Pointer
from edgecode.findings.guest_check import is_of_guest

_EXPECTED = "--at SCENE, --line WORDS, --take SLATE, --finding ID or --film"


class Said(TypedDict):
    """What the options say."""

    at: str
    line: str
    take: str
    finding: str
    film: bool
    by: str
    because: str
    why: str | None
    as_json: bool


@click.command("intend", short_help="Say that what a check finds is as intended; it stays said.")
@click.argument("check")
@folder_argument
@click.option("--at", "at", default="", metavar="SCENE", help="The scene's number.")
@click.option("--line", default="", metavar="WORDS", help="The first words of a line of it.")
@click.option("--take", default="", metavar="SLATE", help="A take by its slate.")
@click.option("--finding", default="", metavar="ID", help="One finding by its id.")
@click.option("--film", is_flag=True, help="The whole film: what belongs to no scene and no take.")
@by_option
@because_option
@why_option
@json_option
def command(check: str, folder: Path, **said: Unpack[Said]) -> None:
    """Say that what a check finds is as intended; it stays said.

    It stays through drafts and cuts, until somebody undoes it.
    """
    somewhere = bool(said["at"] or said["line"] or said["take"] or said["finding"])
    if somewhere == said["film"]:
        raise one_of(_EXPECTED)
    pointer = Pointer(scene=said["at"], line=said["line"], take=said["take"], film=said["film"])
    desk = open_desk(folder)
    guests = guest_findings(folder, desk=desk) if said["finding"] and is_of_guest(check) else None
    if guests is not None:
        done = guests.intend(said["finding"], by=said["by"], because=said["because"], why=reason_of(said["why"]))
        tell(done, as_json=said["as_json"])
        return
    done = desk.intend(
        check, pointer, by=said["by"], finding=said["finding"], because=said["because"], why=reason_of(said["why"])
    )
    tell(done, as_json=said["as_json"])
