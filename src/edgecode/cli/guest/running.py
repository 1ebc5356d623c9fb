"""``edgecode guest run``, ``list`` and ``show``: running a tool, once, and what it found."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap_guests import guest_desk, run_desk
from edgecode.cli.guest.finding_lines import finding_row, print_card, print_intended
from edgecode.cli.guest.offer_lines import print_row
from edgecode.cli.output import PALETTE, console, plural, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.usecases.guests.show_guests import GuestFindings, GuestRow
from edgecode.usecases.ports.guests import Ending


@click.command("run", short_help="Run a guest tool, once, and tell what it found.")
@click.argument("tool")
@folder_argument
@by_option
@json_option
def run(tool: str, folder: Path, *, by: str, as_json: bool) -> int:
    """Run a guest tool, once, and tell what it found.

    TOOL is its id, the first digits of it, or its title. It is shown only what everybody whose it is has said yes to. That it
    ran is on record before it begins. Ctrl-C stops it. Exit code 1 while findings remain, and where it did not end well.
    """
    with Console(stderr=True).status(f"running {tool}; Ctrl-C stops it"):
        found = run_desk(folder).run(tool, by=by)
    return _told(found, as_json=as_json)


@click.command("list", short_help="List the guest tools of a film, and how each stands.")
@folder_argument
@json_option
def listed(folder: Path, *, as_json: bool) -> None:
    """List the guest tools of a film, and how each stands."""
    rows = guest_desk(folder).rows()
    if as_json:
        write_json(rows)
        return
    out = console()
    if not rows:
        out.print("No guest tool yet. edgecode guest install FILE lets one in that a partner signed.")
    for row in rows:
        out.print(_row(row))


@click.command("show", short_help="Show a guest tool whole, and what its last run found.")
@click.argument("tool")
@folder_argument
@by_option
@json_option
def show(tool: str, folder: Path, *, by: str, as_json: bool) -> int:
    """Show a guest tool whole, and what its last run found.

    TOOL is its id, the first digits of it, or its title. Nothing runs.
    """
    guests = guest_desk(folder)
    found = run_desk(folder, guests=guests).findings(tool, viewer=by)
    if not as_json:
        print_row(console(), found.tool)
    return _told(found, as_json=as_json)


def _told(found: GuestFindings, *, as_json: bool) -> int:
    if as_json:
        write_json(_document(found))
    else:
        _print(console(), found)
    failed = bool(found.ran) and found.ending != Ending.DONE
    return 1 if found.cards or failed else 0


def _print(out: Console, found: GuestFindings) -> None:
    if found.ran:
        shown = ", ".join(found.read)
        says = f"\nRan {found.ran}, by {found.by}, version {found.version}, on {shown}: {found.ending}"
        out.print(Text(says, style=PALETTE["quiet"]))
    if found.hidden:
        out.print(found.hidden)
        return
    if found.ending != Ending.DONE:
        out.print(Text("It did not end well, and nothing of what it gave is shown.", style=PALETTE["owed"]))
        return
    for card in (*found.cards, *found.decided):
        print_card(out, card)
    for intended in found.intended:
        print_intended(out, intended)
    for line in found.refused:
        out.print(Text(f"– not understood and dropped: {line}", style=PALETTE["quiet"]))
    out.print(Text("\n" + ", ".join(_summary(found)), style=PALETTE["strong"]))


def _summary(found: GuestFindings) -> list[str]:
    parts = [plural(len(found.cards), "finding")]
    counts = (
        (len(found.decided), "decided"),
        (len(found.intended), "as intended"),
        (found.left_out, "beyond the most that are shown"),
        (found.gone, "about what is gone"),
    )
    return parts + [f"{count} {what}" for count, what in counts if count]


def _document(found: GuestFindings) -> dict[str, object]:
    return {
        "tool": found.tool,
        "ran": found.ran or None,
        "by": found.by,
        "version": found.version or None,
        "ending": found.ending or None,
        "read": found.read,
        "findings": [finding_row(card) for card in (*found.cards, *found.decided)],
        "intended": [
            {"id": each.finding.id, "says": each.finding.says, "by": each.intent.by, "because": each.intent.because}
            for each in found.intended
        ],
        "left out": found.left_out,
        "refused": found.refused,
        "gone": found.gone,
        "hidden": found.hidden,
    }


def _row(row: GuestRow) -> Text:
    return Text.assemble(
        (f"{row.tool}  ", PALETTE["quiet"]),
        (f"“{row.title}”", PALETTE["strong"]),
        f" of {row.partner}, version {row.version}: reads {', '.join(each.part for each in row.parts)}; "
        f"{len(row.approved)} of {plural(len(row.templates), 'sentence')} approved; until {row.until}; ",
        (row.state, PALETTE["amber"]),
        (f"  {_when(row)}", PALETTE["quiet"]),
    )


def _when(row: GuestRow) -> str:
    """Say when it ran last; of one that is out nothing is kept, so when it was taken out."""
    if row.removed:
        return f"on {row.removed}"
    return f"ran {row.ran}: {row.ending}" if row.ran else "has not run"
