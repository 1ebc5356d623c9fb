"""``edgecode line TAKE``: line a take, or all takes of a setup, by hand."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.output import write_json
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, one_of, tell

_EXPECTED = "--covers LINES or --confirm"


@click.command("line", short_help="Line a take or a setup by hand: which lines it covers.")
@click.argument("take", metavar="TAKE")
@folder_argument
@click.option("--covers", default="", metavar="LINES", help='Such as 3-9, "12 off", \'"You said"\', whole or nothing.')
@click.option("--confirm", is_flag=True, help="What is drawn now is right.")
@by_option
@because_option
@json_option
def command(take: str, folder: Path, *, covers: str, confirm: bool, by: str, because: str, as_json: bool) -> None:
    """Line a take or a setup by hand: which lines it covers.

    TAKE is a slate (12A-3) or a setup (12A, all its takes). LINES are numbered as edgecode coverage --scene prints them;
    off is played off camera. What a person says is drawn solid and replaces what papers and machines say of the take; undo
    takes it back.
    """
    if bool(covers.strip()) == confirm:
        raise one_of(_EXPECTED)
    done = open_desk(folder).line(take, by=by, covers=covers, because=because)
    if as_json:
        write_json(done)
        return
    for each in done:
        tell(each, as_json=False)
