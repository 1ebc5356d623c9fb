"""``edgecode people``: who is on the film, and what each may do."""

from pathlib import Path

import click
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import folder_argument, json_option


@click.command("people", short_help="List who is on the film, what each may do, and for whom each speaks.")
@folder_argument
@json_option
def command(folder: Path, *, as_json: bool) -> None:
    """List who is on the film, what each may do, and for whom each speaks.

    Those of film.toml and those named through edgecode, whose later word wins; without those who have left.
    """
    people = open_desk(folder).today().people
    if as_json:
        write_json(
            [
                {
                    "name": each.name,
                    "role": each.role,
                    "may": sorted(each.may),
                    "speaks for": sorted(each.speaks_for),
                    "plays": sorted(each.plays),
                }
                for each in people
            ]
        )
        return
    out = console()
    if not people:
        out.print("Nobody is named yet. Whoever is first names themselves: edgecode name NAME --by NAME")
    for each in people:
        words = [each.role or "no role"]
        words += [f"may {', '.join(sorted(each.may))}"] if each.may else []
        words += [f"speaks for {', '.join(sorted(each.speaks_for))}"] if each.speaks_for else []
        words += [f"plays {', '.join(sorted(each.plays))}"] if each.plays else []
        out.print(Text.assemble((each.name, PALETTE["strong"]), (f"  {'; '.join(words)}", PALETTE["quiet"])))
