"""``edgecode compare CUT_A CUT_B``: what changed between two cuts."""

from pathlib import Path

import click

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.cut_changes import compared_document, print_compared
from edgecode.cli.output import ProgressLine, console, print_remarks, write_json
from edgecode.film.cut import Cut
from edgecode.film.film import Film
from edgecode.film.place import Remark
from edgecode.film.rate import Rate
from edgecode.store.film_folder import single_file
from edgecode.usecases.compare_cuts import change_list, compare_cuts, cut_in, cut_named, has_cut_named


@click.command("compare", short_help="Tell what changed between two cuts, clip by clip, and whom it touches.")
@click.argument("cut_a")
@click.argument("cut_b")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--to", "to", metavar="FILE", help="Write the changes as a list, too: a new .csv, .edl or .pdf file.")
@click.option("--rate", metavar="RATE", help="Frame rate of files outside of the film that do not say, such as 23.976.")
@click.option("--force", is_flag=True, help="With --to: replace a list that edgecode wrote and nobody changed since.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def command(
    cut_a: str, cut_b: str, folder: Path | None, *, to: str | None, rate: str | None, force: bool, as_json: bool
) -> int:
    """Tell what changed between two cuts, clip by clip, and whom it touches.

    CUT_A is the older and CUT_B the newer: cuts of the film in FOLDER, by path, file or name, or files outside of it. Two files
    need no FOLDER; with one, takes, lines and sound rolls are told as well.

    Exit code 0 when nothing changed, 1 when something did, 2 when the two cannot be compared.
    """
    counted = Rate.parse(rate) if rate else None
    film = _film(folder, cut_a, cut_b)
    old, remarks = _cut(cut_a, film=film, rate=counted)
    new, more = _cut(cut_b, film=film, rate=counted)
    cuts = compare_cuts(old, new, film=film, remarks=(*remarks, *more))
    if to is not None:
        made = change_list(cuts, to=to)
        exports_of(folder or Path()).write(to, made.data, replace=force)
        for remark in made.remarks:
            click.echo(f"{remark.place}: {remark.says}", err=True)
    if as_json:
        write_json(compared_document(cuts))
    else:
        out = console()
        print_compared(out, cuts)
        print_remarks(out, cuts.remarks)
    return 1 if cuts.changes.changes else 0


def _film(folder: Path | None, cut_a: str, cut_b: str) -> Film | None:
    """The film two cuts are asked of; none where two files are named and no folder."""
    if folder is None and Path(cut_a).is_file() and Path(cut_b).is_file():
        return None
    progress = ProgressLine()
    film = open_desk(folder or Path()).look(progress).film
    progress.done()
    return film


def _cut(name: str, *, film: Film | None, rate: Rate | None) -> tuple[Cut, tuple[Remark, ...]]:
    """A cut of the film by its name, else a file outside of it."""
    file = Path(name)
    if film is None or (not has_cut_named(film, name) and file.is_file()):
        return cut_in(single_file(file, path=name, rate=rate))
    return cut_named(film, name), ()
