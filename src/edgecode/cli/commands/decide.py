"""``edgecode decide ID``: take an option of a finding, leave it, or put it off."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, one_of, tell
from edgecode.findings.word import Deed

_EXPECTED = "--take N, --leave or --later"


@click.command("decide", short_help="Decide about a finding: take an option, leave it, or later.")
@click.argument("finding", metavar="ID")
@folder_argument
@click.option("--take", "option", type=int, metavar="N", help="Take option N, as edgecode check numbers them.")
@click.option("--leave", is_flag=True, help="Leave it as it is.")
@click.option("--later", is_flag=True, help="Put it off.")
@by_option
@because_option
@json_option
def command(
    finding: str, folder: Path, *, option: int | None, leave: bool, later: bool, by: str, because: str, as_json: bool
) -> None:
    """Decide about a finding: take an option, leave it, or later.

    ID is the finding's, as edgecode check prints it, or its first digits. Nothing is applied to the film: what was
    decided is on record, with your name.
    """
    chosen = [
        deed for deed, said in ((Deed.TAKE, option is not None), (Deed.LEAVE, leave), (Deed.LATER, later)) if said
    ]
    if len(chosen) != 1:
        raise one_of(_EXPECTED)
    tell(open_desk(folder).decide(chosen[0], finding, by=by, option=option or 0, because=because), as_json=as_json)
