"""``edgecode standing CHECK LEVEL``: how far a check is let in on this film."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.consent.standing import Standing


@click.command("standing", short_help="Say how far a check is let in: off, on request, offered, standard.")
@click.argument("check")
@click.argument("level", type=click.Choice([each.value for each in Standing]))
@folder_argument
@by_option
@json_option
def command(check: str, level: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Say how far a check is let in: off, on request, offered, standard.

    Raising wants somebody who may raise standings; turning off wants nothing but a name.
    """
    tell(open_desk(folder).standing(check, Standing(level), by=by), as_json=as_json)
