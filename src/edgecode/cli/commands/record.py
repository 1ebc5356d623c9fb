"""``edgecode record``: what was decided and by whom, and whether it is unaltered."""

from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

import click
from rich.text import Text

from edgecode.bootstrap import adopt_record, open_desk
from edgecode.cli.lazy_group import LazyGroup, Verb
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.usecases.show_record import EntryView

VERBS: Final[Mapping[str, Verb]] = {
    "log": Verb(f"{__name__}:log", "List the entries, newest first."),
    "verify": Verb(
        f"{__name__}:verify", "Recompute every leaf and node, and compare with the checkpoints kept elsewhere."
    ),
    "checkpoint": Verb(f"{__name__}:checkpoint", "Sign the record as it stands and print the checkpoint."),
    "witness": Verb(
        "edgecode.cli.witnessing:witness", "Have a witness cosign the record as it stands, or a partner's log."
    ),
    "key": Verb(f"{__name__}:key", "Print the public key of the record."),
    "adopt": Verb(f"{__name__}:adopt", "Make a copied folder's record one of its own, under a new origin."),
}
"""Each verb with where it lies; what needs partners is loaded when it is called."""


@click.command(
    "record", cls=LazyGroup, verbs=VERBS, short_help="Look at the record: log, verify, checkpoint, witness, key, adopt."
)
def command() -> None:
    """Look at the record: log, verify, checkpoint, witness, key, adopt.

    The record says who decided what, in entries without any film in them. It proves unaltered, never complete.
    """


@click.command("log")
@folder_argument
@by_option
@json_option
def log(folder: Path, *, by: str, as_json: bool) -> None:
    """List the entries, newest first; what is your own business is told to you alone."""
    entries = open_desk(folder).entries(viewer=by)
    if as_json:
        write_json(entries)
        return
    out = console()
    if not entries:
        out.print("Nothing is on record yet. The first decision begins it.")
    for each in entries:
        out.print(_row(each))


@click.command("verify")
@folder_argument
@click.option(
    "--held", type=click.File("rb"), multiple=True, metavar="FILE", help="A checkpoint kept elsewhere; - reads it."
)
@click.option("--witness", "witnesses", multiple=True, metavar="VKEY", help="A witness whose time on it counts.")
@json_option
def verify(folder: Path, *, held: tuple[BinaryIO, ...], witnesses: tuple[str, ...], as_json: bool) -> int:
    """Recompute every leaf and node, and compare with the checkpoints kept elsewhere.

    Those are the one last seen on this machine, what witnesses cosigned, and each that is given by --held, as edgecode record
    checkpoint prints it and its QR code holds it. Told are entries altered, a record put back to an earlier day, a second
    history, and what came after a checkpoint under a time before it. Exit code 1 when something is not as it was written.
    """
    desk = open_desk(folder)
    verdict = desk.verify(held=[each.read() for each in held], witnesses=witnesses)
    orphans = desk.orphans()
    if as_json:
        problems = [str(problem) for problem in verdict.problems] if verdict is not None else []
        says = verdict.says if verdict is not None else "Nothing is on record yet."
        entries = verdict.entries if verdict is not None else 0
        write_json({"entries": entries, "says": says, "problems": problems, "orphans": list(orphans)})
    elif verdict is None:
        console().print("Nothing is on record yet.")
    else:
        out = console()
        out.print(Text(f"{verdict.says}", style=PALETTE["strong"]))
        for problem in verdict.problems:
            out.print(f"  {problem}")
        for orphan in orphans:
            out.print(f"  {orphan}")
    return 1 if (verdict is not None and verdict.problems) or orphans else 0


@click.command("checkpoint")
@folder_argument
def checkpoint(folder: Path) -> None:
    """Sign the record as it stands and print the checkpoint; keep it somewhere else."""
    text = open_desk(folder).checkpoint()
    click.echo(text or "Nothing is on record yet.", nl=not text)


@click.command("key")
@folder_argument
def key(folder: Path) -> None:
    """Print the public key of the record: whoever checks a pack or a checkpoint needs it, and has it from you."""
    text = open_desk(folder).public_key()
    click.echo(text or "Nothing is on record yet.")


@click.command("adopt")
@folder_argument
@by_option
def adopt(folder: Path, *, by: str) -> None:
    """Make a copied folder's record one of its own, under a new origin; what came before stays verifiable."""
    tell(adopt_record(folder, by=by), as_json=False)


def _row(each: EntryView) -> Text:
    undone = " (undone)" if each.undone else ""
    because = f" because: {each.because}" if each.because else ""
    because = f" ({each.why}){because}" if each.why else because
    return Text.assemble(
        (f"{each.index:>5}  ", PALETTE["quiet"]),
        (each.at, PALETTE["quiet"]),
        f"  {each.who or 'edgecode'} {each.says}",
        (f"  {each.about}", PALETTE["amber"]),
        (f"{because}{undone}  {each.id[:8]}", PALETTE["quiet"]),
    )
