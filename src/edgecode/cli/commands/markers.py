"""``edgecode markers FOLDER --to FILE``: decisions, notes and chosen takes as markers for the editing room."""

from pathlib import Path

import click

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.output import console, plural, print_remarks, remark_rows, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.usecases.cutting.hand_back import HandedBack, hand_back


@click.command("markers", short_help="Hand decisions, notes and chosen takes back to the editing room as markers.")
@folder_argument
@click.option("--to", required=True, metavar="FILE", help="A new .otio, .edl, .fcpxml, .ale or .txt (Avid) file.")
@click.option("--cut", default="", metavar="NAME", help="Another cut than the current one, by its path, file or name.")
@click.option("--force", is_flag=True, help="Replace a file that edgecode wrote and nobody changed since.")
@by_option
@json_option
def command(folder: Path, *, to: str, cut: str, force: bool, by: str, as_json: bool) -> int:
    """Hand decisions, notes and chosen takes back to the editing room as markers.

    Each stands on the clip it is about, with who said it. Findings count as far as the checks that found them are let in. The
    cut's own file stays as it is.

    Exit code 1 when something has no place in the cut, or in the format.
    """
    made = hand_back(open_desk(folder), cut=cut, to=to, exports=exports_of(folder), by=by, replace=force)
    if as_json:
        write_json(_document(made))
    else:
        out = console()
        out.print(f"{to}: {plural(len(made.markers), 'marker')} on {made.cut}")
        if made.done is not None:
            out.print(f"{made.done.says}\nentry {made.done.entry[:8]}, number {made.done.index} of the record")
        print_remarks(out, made.remarks)
    return 1 if made.remarks else 0


def _document(made: HandedBack) -> dict[str, object]:
    return {
        "to": made.to,
        "cut": made.cut,
        "markers": [
            {
                "said": each.said.value,
                "clip": each.clip,
                "track": each.track,
                "frame": each.frame,
                "text": each.text,
                "by": each.by,
                "color": each.color,
            }
            for each in made.markers
        ],
        "remarks": remark_rows(made.remarks),
        "entry": made.done.entry if made.done is not None else None,
    }
