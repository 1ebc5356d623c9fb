"""``edgecode author PART``: who made a part of the film, and whether a generative tool had a share in it."""

from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.person import because_option, by_option, folder_argument, json_option, tell
from edgecode.papers.statements import Authorship
from edgecode.papers.words import Making, Part
from edgecode.usecases.papers.paper_desk import PaperDesk

_HOW: Final = {"people": Making.PERSON, "with-tool": Making.WITH_TOOL, "tool": Making.TOOL}


@click.command("author", short_help="State who made a part of the film, and how.")
@click.argument("part", type=click.Choice([each.value for each in Part]))
@folder_argument
@click.option("--made-by", "people", multiple=True, metavar="NAME", required=True, help="Several times for several.")
@click.option(
    "--how", type=click.Choice(list(_HOW)), required=True, help="By people, by people with a tool, by a tool."
)
@click.option("--tool", default="", metavar="NAME", help="The generative tool that had a share.")
@click.option("--share", default="", metavar="TEXT", help="What its share was, and what people made of it.")
@because_option
@by_option
@json_option
def command(  # noqa: PLR0913  one option a fact
    part: str,
    folder: Path,
    *,
    people: tuple[str, ...],
    how: str,
    tool: str,
    share: str,
    because: str,
    by: str,
    as_json: bool,
) -> None:
    """State who made a part of the film, and how.

    Anybody states what they made themselves; whoever may sign papers states it of others.
    """
    stated = Authorship(part=Part(part), people=people, making=_HOW[how], tool=tool, share=share)
    tell(PaperDesk(open_desk(folder)).state(stated, by=by, because=because), as_json=as_json)
