"""``edgecode let-go KEY``: work on a line that the current draft has no more is not carried over."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.usecases.work_left import let_go


@click.command("let-go", short_help="Let go of work on a line that the current draft has no more.")
@click.argument("key")
@folder_argument
@by_option
@because_option
@json_option
def command(key: str, folder: Path, *, by: str, because: str, as_json: bool) -> None:
    """Let go of work on a line that the current draft has no more.

    KEY is printed beside it by edgecode match OLD NEW FOLDER. Nothing is deleted: it is on record that it was let go, by whom,
    and undo brings it back.
    """
    tell(let_go(open_desk(folder), key, by=by, because=because), as_json=as_json)
