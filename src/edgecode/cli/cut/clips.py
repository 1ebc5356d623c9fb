"""``edgecode cut choose|note``: what is said of one clip, for the editing room."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.usecases.cutting.cut_desk import CutDesk

_cut = click.option(
    "--cut", default="", metavar="NAME", help="Another cut than the current one, by path, file or name."
)


@click.command("choose", short_help="Choose another take for a clip, for the editing room.")
@click.argument("clip")
@click.argument("take")
@folder_argument
@_cut
@by_option
@because_option
@json_option
def choose(clip: str, take: str, folder: Path, *, cut: str, by: str, because: str, as_json: bool) -> None:
    """Choose another take for a clip: CLIP by name, id or record timecode, TAKE by its slate. The cut stays as it is."""
    tell(CutDesk(open_desk(folder)).choose(clip, take, by=by, cut=cut, because=because), as_json=as_json)


@click.command("note", short_help="Write a note on a clip, for the editing room.")
@click.argument("clip")
@click.argument("text")
@folder_argument
@_cut
@by_option
@json_option
def note(clip: str, text: str, folder: Path, *, cut: str, by: str, as_json: bool) -> None:
    """Write a note on a clip: CLIP by name, id or record timecode."""
    tell(CutDesk(open_desk(folder)).note(clip, text, by=by, cut=cut), as_json=as_json)
