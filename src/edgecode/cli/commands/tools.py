"""``edgecode tools``: the register of tools, with the uses that people stated, and those they declared."""

from pathlib import Path

import click
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.papers.words import YesNo
from edgecode.usecases.papers.paper_desk import PaperDesk
from edgecode.usecases.papers.show_register import ToolShown, UseShown, register_of

_IN_FILM = {YesNo.YES: "in the film", YesNo.NO: "not in the film", YesNo.UNKNOWN: "in the film or not: unknown"}


@click.command("tools", short_help="List the tools that were stated, and what each was used for.")
@folder_argument
@by_option
@json_option
def command(folder: Path, *, by: str, as_json: bool) -> None:
    """List the tools that were stated, and what each was used for.

    A use that was declared to the amnesty register names nobody; with --by you find your own, to take it back with undo.
    """
    tools = register_of(PaperDesk(open_desk(folder)).stated(), viewer=by).tools
    if as_json:
        write_json(tools)
        return
    out = console()
    if not tools:
        out.print("Nobody has stated a tool yet. edgecode tool NAME --used-on PART --by NAME states a use of one.")
    for each in tools:
        out.print(_heading(each))
        for use in each.uses:
            out.print(_row(use))


def _heading(shown: ToolShown) -> Text:
    tool = shown.tool
    if tool is None:
        return Text.assemble((shown.name, PALETTE["strong"]), ("  nobody has described it", PALETTE["owed"]))
    facts = (tool.version, tool.vendor, tool.nature, f"runs {tool.runs}", f"trained on: {tool.training}")
    by = f"  described by {shown.said.by}" if shown.said is not None else ""
    return Text.assemble(
        (shown.name, PALETTE["strong"]), f"  {', '.join(fact for fact in facts if fact)}", (by, PALETTE["quiet"])
    )


def _row(shown: UseShown) -> Text:
    use, said = shown.use, shown.said
    since = f"since {use.since}" if use.since else "since when: unknown"
    what = f": {use.what}" if use.what else ""
    by = said.by or "the amnesty register"
    own = f"  yours, entry {said.entry[:8]}" if said.entry else ""
    return Text.assemble(f"  {use.part}{what}, {since}, {_IN_FILM[use.in_film]}", (f"  {by}{own}", PALETTE["quiet"]))
