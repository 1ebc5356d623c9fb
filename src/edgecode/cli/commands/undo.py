"""``edgecode undo``: take back the last thing one said."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import by_option, folder_argument, json_option, tell


@click.command("undo", short_help="Take back the last thing you said, or one entry of yours.")
@folder_argument
@click.option("--entry", default="", metavar="ID", help="The entry to take back, by its id or its first digits.")
@by_option
@json_option
def command(folder: Path, *, entry: str, by: str, as_json: bool) -> None:
    """Take back the last thing you said, or one entry of yours.

    Undoing is another entry: the record keeps both.
    """
    tell(open_desk(folder).undo(by=by, entry=entry), as_json=as_json)
