"""``edgecode decide ID``: take an option of a finding, leave it, or put it off."""

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
from edgecode.errors import FindingGoneError
from edgecode.findings.word import Deed

_EXPECTED = "--take N, --leave or --later"


class Said(TypedDict):
    """What the options say."""

    option: int | None
    leave: bool
    later: bool
    by: str
    because: str
    why: str | None
    as_json: bool


@click.command("decide", short_help="Decide about a finding: take an option, leave it, or later.")
@click.argument("finding", metavar="ID")
@folder_argument
@click.option("--take", "option", type=int, metavar="N", help="Take option N, as edgecode check numbers them.")
@click.option("--leave", is_flag=True, help="Leave it as it is.")
@click.option("--later", is_flag=True, help="Put it off.")
@by_option
@because_option
@why_option
@json_option
def command(finding: str, folder: Path, **said: Unpack[Said]) -> None:
    """Decide about a finding: take an option, leave it, or later.

    ID is the finding's, as edgecode check and edgecode guest run print it, or its first digits. Nothing is applied to the
    film: what was decided is on record, with your name.
    """
    option = said["option"]
    ways = ((Deed.TAKE, option is not None), (Deed.LEAVE, said["leave"]), (Deed.LATER, said["later"]))
    chosen = [deed for deed, is_said in ways if is_said]
    if len(chosen) != 1:
        raise one_of(_EXPECTED)
    desk, how = open_desk(folder), reason_of(said["why"])
    try:
        done = desk.decide(chosen[0], finding, by=said["by"], option=option or 0, because=said["because"], why=how)
    except FindingGoneError:
        guests = guest_findings(folder, desk=desk)
        if guests is None:
            raise
        done = guests.decide(chosen[0], finding, by=said["by"], option=option or 0, because=said["because"], why=how)
    tell(done, as_json=said["as_json"])
