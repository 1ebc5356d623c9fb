"""``edgecode record witness``: a checkpoint in somebody else's hands, with the time at which they saw it."""

from functools import partial
from pathlib import Path

import click
from rich.text import Text

from edgecode.bootstrap_partners import partner_log, witness_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.record.keys import read_verifier
from edgecode.store.small_files import write_small
from edgecode.usecases.witnessing import Came, Witnessing


@click.command("witness")
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

    A witness signs only what has grown from what it signed before (C2SP tlog-witness). It is told how many entries there are,
    and hashes over them, and nothing else. What it cosigned is kept in your own folder, and compared with from now on.

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
