"""``edgecode deliver FILE --to NEW``: a copy of a still or a movie that carries a claim about how it was made."""

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from edgecode.bootstrap import claim_chain, claim_writer, digest_of, open_desk
from edgecode.cli.output import console, write_json
from edgecode.cli.person import by_option, json_option, one_of, tell
from edgecode.usecases.papers.deliver import Delivery, deliver
from edgecode.usecases.ports.delivery import NotClaimed

_EXPECTED: Final = "FILE with --to, --certificate and --renew"


class Said(TypedDict):
    """What the options say."""

    to: str | None
    certificate: bool
    renew: bool
    by: str
    as_json: bool


@click.command("deliver", short_help="Put a claim on a delivered still or movie: a new file that says how it was made.")
@click.argument("file", required=False)
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--to", metavar="FILE", help="The new file that carries the claim.")
@click.option("--certificate", is_flag=True, help="Print the certificate by which others check, and stop.")
@click.option("--renew", is_flag=True, help="Make a new signing certificate, where the one before has run out.")
@by_option
@json_option
def command(file: str | None, folder: Path, **said: Unpack[Said]) -> int:
    """Put a claim on a delivered still or movie: a new file that says how it was made.

    The claim (C2PA) says what was stated for the papers, with its basis, and that nobody may train or mine with the file. It is
    a claim, and no proof: it can be cut out, and whoever checks it needs your certificate. FILE itself is untouched.

    Exit code 1 when no claim could be made.
    """
    if said["certificate"]:
        click.echo(claim_chain().root(), nl=False)
        return 0
    if said["renew"]:
        claim_chain().renewed()
        console().print(
            "A new signing certificate was made. What was signed with the one before stays as it was signed."
        )
    if file is None or said["to"] is None:
        if said["renew"] and file is None:
            return 0
        raise one_of(_EXPECTED)
    made = deliver(
        open_desk(folder),
        file,
        to=said["to"],
        by=said["by"],
        writer=claim_writer(),
        signatory=claim_chain().signatory,
        digest=digest_of,
    )
    return _told(made, as_json=said["as_json"])


def _told(made: Delivery | NotClaimed, *, as_json: bool) -> int:
    if as_json:
        write_json(made)
    elif isinstance(made, NotClaimed):
        console().print(made.why)
    else:
        out = console()
        out.print(f"{made.file}: {made.says}")
        if made.earlier:
            out.print(f"{made.file} {made.earlier}")
        tell(made.done, as_json=False)
        out.print("Whoever checks it needs your certificate: edgecode deliver --certificate")
    return 1 if isinstance(made, NotClaimed) else 0
