"""``edgecode explain ID``: the manual page of a check."""

import click
from rich.text import Text

from edgecode.checks.check import Check
from edgecode.checks.registry import check_named, every_check
from edgecode.cli.output import PALETTE, console, write_json


@click.command("explain", short_help="Print a check's manual page; without a name, list the checks.")
@click.argument("check_id", required=False)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def command(check_id: str | None, *, as_json: bool) -> None:
    """Print a check's manual page; without a name, list the checks."""
    chosen = [check_named(check_id)] if check_id else list(every_check())
    if as_json:
        write_json([_row(check) for check in chosen])
    elif check_id:
        _page(chosen[0])
    else:
        _list(chosen)


def _row(check: Check) -> dict[str, object]:
    return {
        "id": check.id,
        "stage": check.stage,
        "reads": sorted(check.reads),
        "since": check.since,
        "by hand": {"says": check.twin.says, "command": list(check.twin.command)},
        "manual": check.manual,
    }


def _page(check: Check) -> None:
    out = console()
    title, _blank, rest = check.manual.partition("\n")
    out.print(Text.assemble((check.id, PALETTE["amber"]), "  ", (title, PALETTE["strong"])))
    out.print(
        Text(f"stage: {check.stage}   reads: {', '.join(sorted(check.reads))}   since: {check.since}", PALETTE["quiet"])
    )
    for line in rest.splitlines():
        heading = line.startswith("## ")
        out.print(Text(line.removeprefix("## "), style=PALETTE["strong"] if heading else ""))
    out.print(Text("\nBy hand", style=PALETTE["strong"]))
    out.print(f"\n{check.twin.says}\n  edgecode {' '.join(check.twin.command)}")


def _list(checks: list[Check]) -> None:
    out = console()
    width = max(len(check.id) for check in checks)
    for check in checks:
        title = check.manual.partition("\n")[0]
        out.print(
            Text.assemble(
                (f"{check.id:<{width}}", PALETTE["amber"]), "  ", (f"{check.stage:<8}", PALETTE["quiet"]), title
            )
        )
