"""``edgecode wording TEXT``: the words by which the film tells its audience how tools were used."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.papers.statements import Wording
from edgecode.usecases.papers.paper_desk import PaperDesk


@click.command("wording", short_help="Set the words for the audience; an empty text takes them away.")
@click.argument("text")
@folder_argument
@because_option
@by_option
@json_option
def command(text: str, folder: Path, *, because: str, by: str, as_json: bool) -> None:
    """Set the words for the audience; an empty text takes them away.

    They are printed as they stand, as the words of whoever set them; edgecode writes none.
    """
    tell(PaperDesk(open_desk(folder)).state(Wording(text), by=by, because=because), as_json=as_json)
