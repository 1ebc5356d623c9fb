"""``edgecode partner draft``, ``sign`` and ``key``: how an agreement comes about, and the partner's side of it."""

from typing import Final, TypedDict, Unpack

import click

from edgecode.boundary.agreement import Partner
from edgecode.boundary.agreement_toml import read
from edgecode.boundary.errors import AgreementError
from edgecode.cli.output import console, write_json
from edgecode.cli.person import json_option, one_of
from edgecode.entries.vocabulary import ReportClass
from edgecode.store.small_files import read_small, write_private, write_small
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.usecases.partners.drafting import drafted, next_version
from edgecode.usecases.partners.partner_key import made_key, private_text, read_private
from edgecode.usecases.partners.signing_agreements import read_signed, signed_by

_EXPECTED: Final = "--partner with --key, --after"


class Drafted(TypedDict):
    """What the options say."""

    partner: str | None
    key: str | None
    after: str | None
    studio: str
    purpose: str
    classes: tuple[str, ...]
    as_json: bool


@click.command("draft", short_help="Write an agreement to fill in, or the next version of one.")
@click.option("--partner", metavar="NAME", help="The partner's name.")
@click.option("--key", metavar="VKEY", help="The partner's public key, as edgecode partner key prints it.")
@click.option(
    "--after", metavar="FILE", help="In place of both: the signed agreement that this shall be the next version of."
)
@click.option("--studio", default="", metavar="NAME", help="The studio's name.")
@click.option("--purpose", default="", metavar="TEXT", help="What it is for, in one sentence.")
@click.option(
    "--class",
    "classes",
    multiple=True,
    type=click.Choice([each.value for each in ReportClass]),
    help="A class beside the base; may stand several times.",
)
@json_option
def draft(**said: Unpack[Drafted]) -> None:
    """Write an agreement to fill in, or the next version of one.

    It goes to standard output. Every bound of it, and what is refused, is in docs/agreements.md.
    """
    text = _drafted(said)
    if said["as_json"]:
        write_json({"text": text})
    else:
        click.echo(text, nl=False)


def _drafted(said: Drafted) -> str:
    partner, key, after = said["partner"], said["key"], said["after"]
    if after is not None and partner is None and key is None:
        return next_version(read_signed(read_small(after), path=after).agreement)
    if after is not None or partner is None or key is None:
        raise one_of(_EXPECTED)
    return drafted(
        Partner(name=partner, key=key),
        entropy=SystemEntropy(),
        at=SystemClock().now(),
        classes=[ReportClass(each) for each in said["classes"]],
        studio=said["studio"],
        purpose=said["purpose"],
    )


@click.command("sign", short_help="Sign an agreement as the partner.")
@click.argument("file")
@click.option(
    "--key", "key_file", required=True, metavar="KEYFILE", help="The private key that edgecode partner key made."
)
@click.option("--out", metavar="NEW", help="Write this new file; without it, standard output.")
@json_option
def sign(file: str, *, key_file: str, out: str | None, as_json: bool) -> None:
    """Sign an agreement as the partner.

    FILE is the agreement as TOML; what is signed is what it says, without comments. The studio gets what comes out.
    """
    agreement = read(_text(file), path=file)
    note = signed_by(agreement, key=read_private(read_small(key_file), path=key_file), path=file)
    if out is not None:
        write_small(out, note)
    if as_json:
        write_json({"agreement": str(agreement.id), "version": agreement.version, "out": out, "note": note.decode()})
    elif out is not None:
        console().print(
            f"{out}: agreement {agreement.id}, version {agreement.version}, signed by {agreement.partner.name}"
        )
    else:
        click.echo(note, nl=False)


@click.command("key", short_help="Make a partner's key: a private half, and a public one.")
@click.argument("name")
@click.option(
    "--out", required=True, metavar="FILE", help="The new file for the private half; its owner alone may read it."
)
@json_option
def key(name: str, *, out: str, as_json: bool) -> None:
    """Make a partner's key: a private half, and a public one.

    The private half goes to a new file, and the public one is printed: the agreement names it.
    NAME is the key's name, plain letters without a space, such as aria-labs.
    """
    made = made_key(name, entropy=SystemEntropy())
    write_private(out, private_text(made).encode("ascii"))
    if as_json:
        write_json({"key": str(made.verifier), "out": out})
    else:
        click.echo(str(made.verifier))


def _text(file: str) -> str:
    try:
        return read_small(file).decode()
    except UnicodeDecodeError as error:
        raise AgreementError(
            file, expected="an agreement as TOML in UTF-8", found=f"other bytes at {error.start}"
        ) from error
