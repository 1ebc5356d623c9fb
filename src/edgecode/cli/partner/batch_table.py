"""A batch for reading at a terminal: its tables, with what each symbol says."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import Batch
from edgecode.boundary.bucket import SAYS, Bucket
from edgecode.boundary.lines import Holds, slot_text
from edgecode.boundary.told import GROUPS, PHASES, REASONS, open_cells
from edgecode.cli.output import PALETTE
from edgecode.entries.vocabulary import ReportClass

_WIDE = 22


def print_batch(out: Console, batch: Batch, *, agreement: Agreement, went: bool) -> None:
    """Print what a batch tells, or would tell, under its agreement."""
    verb = "went" if went else "goes, at most and when its slot comes,"
    head = f"{batch.week.name} {verb} to {agreement.partner.name}; slot {slot_text(batch.slot)}, film {batch.alias}"
    out.print(Text(head, style=PALETTE["strong"]))
    if batch.holds is Holds.NOTHING:
        out.print("It is the empty batch: nothing is told.")
        return
    for row in _rows(batch, agreement=agreement):
        out.print(row)
    says = "; ".join(f"{symbol.value} {SAYS[symbol]}" for symbol in Bucket)
    out.print(Text(f"\n{says}", style=PALETTE["quiet"]))


def _rows(batch: Batch, *, agreement: Agreement) -> Iterator[str]:
    may, told = open_cells(agreement), batch.told
    if any(may.groups):
        yield f"\n{'':{_WIDE}}" + "  ".join(f"{phase.value:7}" for phase in PHASES).rstrip()
        for place, (group, is_told) in enumerate(zip(GROUPS, may.groups, strict=True)):
            if is_told:
                yield f"{group.value:{_WIDE}}" + "  ".join(f"{row[place].value:7}" for row in told.table).rstrip()
    for (first, second), cell in zip(agreement.pairs, told.pairs, strict=False):
        yield f"{first} then {second}: {cell.value}"
    if ReportClass.REASONS in agreement.classes:
        yield "reasons: " + ", ".join(
            f"{reason.value} {cell.value}" for reason, cell in zip(REASONS, told.reasons, strict=True)
        )
    if ReportClass.TRIALS in agreement.classes:
        yield f"trial: {told.outcome.value}"
