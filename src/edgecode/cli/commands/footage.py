"""``edgecode footage FOLDER``: what of each take was ever used in a cut, and what never was."""

from pathlib import Path

import click
from rich.table import Table

from edgecode.bootstrap import exports_of, open_desk
from edgecode.cli.output import PALETTE, console, show, write_json
from edgecode.cli.person import folder_argument, json_option
from edgecode.film.cutting.footage import TakeFootage, take_footage
from edgecode.formats.footage_csv import footage_csv


@click.command("footage", short_help="List what of each take was ever used in any cut, and what never was.")
@folder_argument
@click.option("--unused", is_flag=True, help="Only what no cut ever used anything of.")
@click.option("--to", metavar="FILE.csv", help="Write the list as a new CSV file.")
@click.option("--force", is_flag=True, help="With --to: replace a list that edgecode wrote and nobody changed since.")
@json_option
def command(folder: Path, *, unused: bool, to: str | None, force: bool, as_json: bool) -> None:
    """List what of each take was ever used in any cut, and what never was, in frames.

    Once anybody said anything about the film, what its cuts use is kept: a cut that is deleted later still counts.
    """
    desk = open_desk(folder)
    film = desk.look().film
    rows = take_footage(film.dailies, desk.film.footage(film))
    if unused:
        rows = tuple(row for row in rows if row.unused)
    if to is not None:
        exports_of(folder).write(to, footage_csv(rows), replace=force)
    if as_json:
        write_json({"title": film.title, "takes": [_document(row) for row in rows]})
    elif to is None:
        _print(rows)
    else:
        console().print(f"{to}: {len(rows)} recordings")


def _document(row: TakeFootage) -> dict[str, object]:
    return {
        "take": row.take.label,
        "scene": row.take.scene,
        "circled": row.take.circled,
        "recording": row.recording,
        "frames": row.frames,
        "used_frames": row.used_frames,
        "unused_frames": row.left_frames if row.frames else None,
        "used": [[str(first), str(last)] for first, last in row.used],
        "unused": [[str(first), str(last)] for first, last in row.left],
        "cuts": list(row.cuts),
        "somewhere_in": list(row.somewhere),
    }


def _print(rows: tuple[TakeFootage, ...]) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=PALETTE["quiet"])
    for name, justify in (("take", "left"), ("recording", "left"), ("frames", "right"), ("used", "right")):
        table.add_column(name, justify="right" if justify == "right" else "left", no_wrap=True)
    table.add_column("never used", justify="right", no_wrap=True)
    table.add_column("in", overflow="fold")
    for row in rows:
        known = bool(row.frames)
        where = [*row.cuts, *(f"{cut} (somewhere)" for cut in row.somewhere)]
        table.add_row(
            f"{row.take.label}{'*' if row.take.circled else ''}",
            row.recording,
            str(row.frames) if known else "–",
            str(row.used_frames),
            str(row.left_frames) if known else "–",
            ", ".join(where) or "no cut",
        )
    show(console(), table)
