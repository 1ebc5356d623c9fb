"""``edgecode cut lock|unlock``: a reel is locked, or worked on again."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.usecases.cutting.cut_desk import CutDesk

_cut = click.option(
    "--cut", default="", metavar="NAME", help="Another cut than the current one, by path, file or name."
)
_reel = click.option("--reel", default="", metavar="N", help="The edit reel; without it, the whole cut.")


@click.command("lock", short_help="Say that a reel of a cut, or the whole cut, is locked since a day.")
@folder_argument
@click.option("--on", "day", required=True, metavar="YYYY-MM-DD", help="The day it was locked.")
@_reel
@_cut
@by_option
@json_option
def lock(folder: Path, *, day: str, reel: str, cut: str, by: str, as_json: bool) -> None:
    """Say that a reel of a cut, or the whole cut, is locked since a day."""
    tell(CutDesk(open_desk(folder)).lock(by=by, on=day, cut=cut, reel=reel), as_json=as_json)


@click.command("unlock", short_help="Say that a locked reel is worked on again.")
@folder_argument
@_reel
@_cut
@by_option
@because_option
@json_option
def unlock(folder: Path, *, reel: str, cut: str, by: str, because: str, as_json: bool) -> None:
    """Say that a locked reel is worked on again."""
    tell(CutDesk(open_desk(folder)).unlock(by=by, cut=cut, reel=reel, because=because), as_json=as_json)
