"""``edgecode no-ai``: every check off, for the film or for oneself, by one act."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.usecases.permission_desk import PermissionDesk


@click.command("no-ai", short_help="Turn every check off, for the film or for yourself; everything else still works.")
@folder_argument
@click.option("--mine", is_flag=True, help="For yourself alone.")
@click.option("--end", is_flag=True, help="End it; for the film that wants somebody who may raise standings.")
@by_option
@json_option
def command(folder: Path, *, mine: bool, end: bool, by: str, as_json: bool) -> None:
    """Turn every check off, for the film or for yourself; everything else still works.

    Anybody on the film may, without a reason.
    """
    desk = PermissionDesk(open_desk(folder))
    done = desk.all_off_ended(by=by, mine=mine) if end else desk.all_off(by=by, mine=mine)
    tell(done, as_json=as_json)
