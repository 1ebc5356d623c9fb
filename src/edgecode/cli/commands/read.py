"""``edgecode read FILE``: one file, and what is in it."""

import sys
from pathlib import Path

import click
from rich.text import Text

from edgecode.cli.output import PALETTE, console, print_remarks, remark_rows, write_json
from edgecode.film.rate import Rate
from edgecode.store.film_folder import single_file
from edgecode.usecases.count_records import counted
from edgecode.usecases.ports.index import Reading
from edgecode.usecases.read_file import read_file


@click.command("read", short_help="Read one file and tell what is in it.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--rate", metavar="RATE", help="Frame rate of a list that does not say, such as 23.976 or 29.97 DF.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--remarks", "all_remarks", is_flag=True, help="List every remark.")
def command(file: Path, rate: str | None, *, as_json: bool, all_remarks: bool) -> int:
    """Read one file and tell what is in it.

    Exit code 1 when no reader knows the file, or when there are remarks.
    """
    reading = read_file(single_file(file, rate=Rate.parse(rate) if rate else None))
    if as_json:
        _write(reading)
    else:
        _print(reading, all_remarks=all_remarks)
    return 0 if reading.format and not reading.remarks else 1


def _write(reading: Reading) -> None:
    counts, circled = counted(reading.records)
    write_json(
        {
            "format": reading.format or None,
            "counts": counts,
            "circled": circled,
            "remarks": remark_rows(reading.remarks),
        }
    )


def _print(reading: Reading, *, all_remarks: bool) -> None:
    out = console()
    if not reading.format:
        out.print(Text(f"{reading.path}: no reader knows what this is", style=PALETTE["strong"]))
        sys.stdout.flush()
    else:
        counts, circled = counted(reading.records)
        out.print(Text.assemble((reading.path, PALETTE["strong"]), "  ", (reading.format, PALETTE["amber"])))
        width = max((len(name) for name in counts), default=0)
        for name, count in counts.items():
            out.print(f"  {name:<{width}}  {count:>6}")
        if circled:
            out.print(f"  {'circled':<{width}}  {circled:>6}")
    print_remarks(out, reading.remarks, all_of_them=all_remarks)
