"""``edgecode turnover FOLDER --to FOLDER``: a cut, or an edit reel of it, as a folder of lists for those who work from it."""

from pathlib import Path
from typing import TypedDict, Unpack

import click

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.output import console, plural, print_remarks, remark_rows, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.usecases.cutting.turnover import TurnedOver, Wish, turn_over


class Said(TypedDict):
    """What the options say."""

    to: str
    cut: str
    reel: str
    handles: int
    locked: str
    since: str
    addressed: tuple[str, ...]


@click.command("turnover", short_help="Turn a cut or a reel over: lists by track, pull list, changes, in a new folder.")
@folder_argument
@click.option("--to", required=True, metavar="FOLDER", help="The new folder, outside of the film's.")
@click.option("--cut", default="", metavar="NAME", help="Another cut than the current one, by its path, file or name.")
@click.option("--reel", default="", metavar="N", help="One edit reel of it.")
@click.option("--handles", default=8, show_default=True, metavar="FRAMES", help="Frames of handle on either side.")
@click.option("--locked", default="", metavar="YYYY-MM-DD", help="The day it was locked.")
@click.option("--since", default="", metavar="CUT", help="List changes against this cut, not the turnover before.")
@click.option("--for", "addressed", multiple=True, metavar="WHO", help="For whom it is; may be given again.")
@by_option
@json_option
def command(folder: Path, *, by: str, as_json: bool, **said: Unpack[Said]) -> int:
    """Turn a cut, or an edit reel of it, over to sound, VFX or music: a new folder of lists.

    An EDL for each track, a pull list with handles as far as the recordings have them, a change list against the turnover
    before, and a sheet. Clips keep their ids from one turnover to the next, where a person is named by --by. No file of the
    film is touched.

    Exit code 1 when something is to be known about it.
    """
    made = turn_over(open_desk(folder), Wish(**said), exports=exports_of(folder), by=by)
    if as_json:
        write_json(_document(made))
    else:
        _print(made)
    return 1 if made.remarks else 0


def _document(made: TurnedOver) -> dict[str, object]:
    return {
        "to": made.to,
        "cut": made.cut,
        "reel": made.reel,
        "locked": made.locked,
        "rate": made.rate,
        "frames": made.frames,
        "events": made.events,
        "handles": made.handles,
        "clips": len(made.pulls),
        "kept": made.kept,
        "changes": made.changes,
        "against": made.against,
        "files": list(made.files),
        "remarks": remark_rows(made.remarks),
        "entries": [done.entry for done in made.done],
    }


def _print(made: TurnedOver) -> None:
    out = console()
    reel = f", reel {made.reel}" if made.reel else ""
    out.print(f"{made.to}: {made.cut}{reel}, {plural(made.events, 'event')}, {made.frames} frames at {made.rate}")
    out.print(f"pull list of {plural(len(made.pulls), 'clip')}, {made.kept} with the id they had")
    if made.changes is not None:
        out.print(f"{plural(made.changes, 'change')} against {made.against}")
    for name in made.files:
        out.print(f"  {name}")
    for done in made.done:
        out.print(f"{done.says}\nentry {done.entry[:8]}, number {done.index} of the record")
    print_remarks(out, made.remarks)
