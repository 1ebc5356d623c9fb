"""``edgecode export WHAT FOLDER``: a new document of the film, to a file or to standard output."""

import base64
import sys
from pathlib import Path

import click

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.output import ProgressLine, remark_rows, write_json
from edgecode.film.place import Remark
from edgecode.usecases.export import Exported, export, put
from edgecode.usecases.held_bytes import held_bytes


@click.command("export", short_help="Write a new document of the film: a script, a cut, takes, the morning's log.")
@click.argument("what")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--to", "to", metavar="FILE", help="Write this new file; without it, standard output.")
@click.option("--cut", metavar="NAME", help="Another cut than the current one, by its path, file or name.")
@click.option("--draft", metavar="NAME", help="Another draft than the current one, by its path, file or name.")
@click.option("--force", is_flag=True, help="Replace a file that edgecode exported and nobody changed since.")
@click.option(
    "--json", "as_json", is_flag=True, help="Write JSON; without --to, the document is in it, as text or base64."
)
def command(
    what: str, folder: Path, *, to: str | None, cut: str | None, draft: str | None, force: bool, as_json: bool
) -> int:
    """Write a new document of the film: a script, a cut, takes, the morning's log.

    WHAT is one of ale, boards-pdf-1, boards-pdf-2, boards-pdf-6 (the storyboard as pages, so many panels on each), csv-lined,
    csv-panels, csv-takes, edl, fcpxml, fdx, fountain, omc, otio and whatever else this version writes; a word that is none
    of them tells all there are. No file of the film is changed. What the format cannot hold is said on standard error.

    Exit code 1 when something could not be held.
    """
    progress = ProgressLine()
    desk = open_desk(folder)
    look = desk.look(progress)
    progress.done()
    held = held_bytes(look, source=desk.film.source)
    made = export(look, what, draft=draft or "", cut=cut or "", held=held)
    remarks = made.document.remarks
    if to is not None:
        remarks = (*remarks, *put(made, to, look=look, exports=exports_of(folder), replace=force))
    if as_json:
        write_json(_document(made, remarks, to=to))
    elif to is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(made.document.data)
        sys.stdout.buffer.flush()
    else:
        click.echo(f"{to}: {what} of {made.of}, {len(made.document.data)} bytes")
    for remark in remarks:
        click.echo(f"{remark.place}: {remark.says}", err=True)
    return 1 if remarks else 0


def _document(made: Exported, remarks: tuple[Remark, ...], *, to: str | None) -> dict[str, object]:
    return {
        "what": made.what,
        "of": made.of,
        "to": to,
        "bytes": len(made.document.data),
        "remarks": remark_rows(remarks),
        **(_whole(made.document.data) if to is None else {}),
    }


def _whole(data: bytes) -> dict[str, object]:
    """The document as text, or in base64 where it is none, as a PDF."""
    try:
        return {"document": data.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode("ascii")}
