"""A disclosure on a terminal: the sheet in plain lines, and all papers in short."""

from collections.abc import Iterable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from edgecode.cli.output import PALETTE, show
from edgecode.papers.sheet import Section, Sheet
from edgecode.usecases.papers.make_pack import PackMade


def print_sheet(out: Console, sheet: Sheet) -> None:
    """Print a sheet: what it is, who signed it, and each section; a row of a table is a line with its cells under it."""
    out.print(Text(f"{sheet.title}: {sheet.kind}", style=PALETTE["strong"]))
    out.print(Text(f"for {sheet.addressee}, as of {sheet.on}", style=PALETTE["quiet"]))
    out.print(Text(sheet.status, style=PALETTE["quiet"] if sheet.is_signed else PALETTE["owed"]))
    for section in sheet.sections:
        _print_section(out, section)
    out.print()
    for line in sheet.checking:
        out.print(Text(line, style=PALETTE["quiet"]))


def print_papers(out: Console, papers: Iterable[PackMade]) -> None:
    """Print all papers in short."""
    table = Table(box=None, pad_edge=False, header_style=PALETTE["quiet"])
    for column in ("paper", "stated", "unknown", "against", "missing", "signed by"):
        table.add_column(column, justify="left" if column in {"paper", "signed by"} else "right")
    for made in papers:
        signed = ", ".join(each.by for each in made.signatures) or "nobody"
        counts = (made.stated, made.unknown, made.against, len(made.pack.missing))
        table.add_row(made.pack.profile.value, *(str(count or "-") for count in counts), signed)
    show(out, table)
    out.print(Text("\nedgecode disclose --profile PAPER shows one; --to writes it out.", style=PALETTE["quiet"]))


def _print_section(out: Console, section: Section) -> None:
    out.print(Text(f"\n{section.heading}", style=PALETTE["strong"]))
    for warns in section.warns:
        out.print(Text(f"  ! {warns}", style=PALETTE["owed"]))
    for says in section.says:
        out.print(f"  {says}")
    table = section.table
    if table is None:
        return
    if not table.rows:
        out.print(Text(f"  {table.empty}", style=PALETTE["quiet"]))
    for first, *rest in table.rows:
        out.print(Text(f"  {first}", style=PALETTE["amber"]))
        for column, cell in zip(table.columns[1:], rest, strict=True):
            out.print(Text.assemble((f"      {column.lower()}: ", PALETTE["quiet"]), cell))
