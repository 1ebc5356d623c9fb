"""``edgecode guest try``: the partner's side, a tool's folder run as it will be run, on files of the engineer's own."""

from pathlib import Path

import click
from rich.text import Text

from edgecode.boundary.errors import GuestError
from edgecode.cli.output import PALETTE, console, plural, write_json
from edgecode.cli.person import json_option
from edgecode.guests.bundle_folder import TOLD, read_folder
from edgecode.guests.room import Room
from edgecode.usecases.guests.try_tool import INPUTS, Tried, try_tool
from edgecode.usecases.ports.guests import Ending


@click.command("try", short_help="Run a tool's folder on files of your own, as the partner.")
@click.argument("folder")
@click.option("--on", "where", required=True, metavar="IN", help="A folder with script.json, dailies.json and so on.")
@json_option
def try_(folder: str, *, where: str, as_json: bool) -> int:
    """Run a tool's folder on files of your own, as the partner.

    How each line of its answer is read is told. It runs as it will at the studio: in the same room, under the same limits, with
    every sentence approved. IN holds files as docs/guest-tools.md tells them, made by you; no film is read, and nothing is
    kept. What the tool wrote as errors is printed here, and nowhere else. Exit code 1 where a line was dropped or it did not
    end well.
    """
    told, files = read_folder(folder)
    inputs = _inputs(Path(where))
    tried = try_tool(told, files=files, inputs=inputs, room=Room(), path=f"{folder}/{TOLD}", where=where)
    if as_json:
        write_json(_document(tried))
    else:
        _print(tried)
    return 0 if tried.is_clean else 1


def _inputs(where: Path) -> dict[str, bytes]:
    try:
        return {name: (where / name).read_bytes() for name in INPUTS if (where / name).is_file()}
    except OSError as error:
        raise GuestError(str(where), expected="files that can be read", found=str(error.strerror).lower()) from error


def _document(tried: Tried) -> dict[str, object]:
    return {
        "ending": tried.ran.ending,
        "seconds": round(tried.ran.seconds, 3),
        "selections": tried.read.selected,
        "left_out": tried.read.left_out,
        "dropped": tried.read.refused,
        "errors": tried.ran.errors.decode(errors="replace"),
    }


def _print(tried: Tried) -> None:
    out, says = console(), {each.name: each.says for each in tried.manifest.templates}
    for each in tried.read.selected:
        places = ", ".join(f"{place.part} {place.at}" for place in each.at)
        out.print(Text.assemble(f"{places}  ", (says[each.template], PALETTE["strong"]), f"  {each.confidence}"))
    for line in tried.read.refused:
        out.print(Text(f"– {line}", style=PALETTE["owed"]))
    errors = tried.ran.errors.decode(errors="replace").rstrip()
    if errors:
        out.print(Text(f"\nIt wrote as errors, which the studio never sees:\n{errors}", style=PALETTE["quiet"]))
    more = f", {tried.read.left_out} beyond the most that are shown" if tried.read.left_out else ""
    ended = "" if tried.ran.ending is Ending.DONE else ", and the studio would see nothing of it"
    count = plural(len(tried.read.selected), "selection")
    out.print(Text(f"\n{tried.ran.ending}{ended}; {count}{more}", style=PALETTE["strong"]))
