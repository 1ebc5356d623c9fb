"""``edgecode record``: what was decided and by whom, and whether it is unaltered."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

import click
from rich.text import Text

from edgecode.bootstrap import adopt_record, open_desk, witness_desk
from edgecode.bootstrap_partners import partner_log
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.record.keys import read_verifier
from edgecode.store.small_files import write_small
from edgecode.usecases.show_record import EntryView
from edgecode.usecases.witnessing import Came, Witnessing


@click.group("record", short_help="Look at the record: log, verify, checkpoint, witness, key, adopt.")
def command() -> None:
    """Look at the record: log, verify, checkpoint, witness, key, adopt.

    The record says who decided what, in entries without any film in them. It proves unaltered, never complete.
    """


@command.command("log")
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


@command.command("verify")
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


@command.command("checkpoint")
@folder_argument
def checkpoint(folder: Path) -> None:
    """Sign the record as it stands and print the checkpoint; keep it somewhere else."""
    text = open_desk(folder).checkpoint()
    click.echo(text or "Nothing is on record yet.", nl=not text)


@command.command("witness")
@folder_argument
@click.option(
    "--at", "url", required=True, metavar="URL", help="The witness's address; https, or http on this machine."
)
@click.option("--key", "vkey", required=True, metavar="VKEY", help="The witness's public key, from whoever runs it.")
@click.option("--partner", metavar="AGREEMENT", help="In place of the record, the log kept for this partner.")
@click.option("--out", metavar="NEW", help="Write the cosigned checkpoint here, to be kept elsewhere as well.")
@by_option
@json_option
def witness(folder: Path, *, url: str, vkey: str, partner: str | None, out: str | None, by: str, as_json: bool) -> int:
    """Have a witness cosign the record as it stands, or a partner's log.

    A witness signs only what has grown from what it signed before (C2SP tlog-witness). It is told how many entries there are and a
    hash over them, and nothing else. What it cosigned is kept in your own folder, and compared with the record from now on.

    Exit code 1 when the witness holds another history than this one.
    """
    log = partial(partner_log, folder, partner) if partner is not None else None
    came = witness_desk(folder).witness(url, key=read_verifier(vkey.strip()), by=by, log=log)
    if came is None:
        console().print("Nothing is on record yet.")
        return 0
    if out is not None and came.note:
        write_small(out, came.note.encode())
    if as_json:
        write_json(came)
    else:
        _told(came)
    return 0 if came.came is Came.COSIGNED else 1


@command.command("key")
@folder_argument
def key(folder: Path) -> None:
    """Print the public key of the record: whoever checks a pack or a checkpoint needs it, and has it from you."""
    text = open_desk(folder).public_key()
    click.echo(text or "Nothing is on record yet.")


@command.command("adopt")
@folder_argument
@by_option
def adopt(folder: Path, *, by: str) -> None:
    """Make a copied folder's record one of its own, under a new origin; what came before stays verifiable."""
    tell(adopt_record(folder, by=by), as_json=False)


def _told(came: Witnessing) -> None:
    out = console()
    if came.came is Came.COSIGNED:
        out.print(f"Cosigned: {came.says}.")
    else:
        out.print(Text(f"{came.says}.", style=PALETTE["strong"]))
    if came.done is not None:
        out.print(
            f"That is entry {came.done.entry[:8]}, number {came.done.index} of the record, and under no cosignature yet."
        )
    else:
        out.print(f"That could not be put on record: {came.unrecorded}")


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
