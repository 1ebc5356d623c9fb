"""``edgecode guest install``, ``approve``, ``refuse`` and ``remove``: letting a partner's tool in, sentence by sentence."""

import sys
from pathlib import Path
from typing import Final, TypedDict, Unpack

import click

from edgecode.bootstrap_guests import guest_desk
from edgecode.cli.guest.offer_lines import offer_document, print_offer
from edgecode.cli.output import console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.guests.bundle_file import read_bundle
from edgecode.usecases.done import Done
from edgecode.usecases.guests.guest_desk import GuestDesk
from edgecode.usecases.guests.show_guests import Judged, Offer, TemplateRow

_NOTHING: Final = "Nothing was let in: this was a dry run."


class Said(TypedDict):
    """What the options say."""

    key: str
    approve: tuple[str, ...]
    approve_all: bool
    dry_run: bool
    by: str
    as_json: bool


@click.command("install", short_help="Let a partner's tool in, or a later version of it.")
@click.argument("file")
@folder_argument
@click.option("--key", default="", metavar="KEY", help="The partner's public key, from them by another way.")
@click.option("--approve", multiple=True, metavar="SENTENCE", help="Approve this sentence of it, by its name.")
@click.option("--approve-all", is_flag=True, help="Approve every sentence of it that no rule refuses.")
@click.option("--dry-run", is_flag=True, help="Tell what it is, and let nothing in.")
@by_option
@json_option
def install(file: str, folder: Path, **said: Unpack[Said]) -> None:
    """Let a partner's tool in, or a later version of it.

    FILE is a bundle that its partner signed. What it is, reads and can say is told. It can say nothing before a person
    approved a sentence of it: on a terminal each is asked for, else --approve names them. Letting it in runs nothing.
    """
    desk, bundle = guest_desk(folder), read_bundle(file)
    if said["dry_run"]:
        _told(desk.look(bundle, path=file, key=said["key"]), None, as_json=said["as_json"])
        return
    offer, done = desk.install(bundle, path=file, by=said["by"], key=said["key"], approve=said["approve"])
    if said["approve_all"]:
        for each in _open(offer):
            desk.approve(str(offer.manifest.tool), each.name, by=said["by"])
        offer = desk.look_again(offer)
    _told(offer, done, as_json=said["as_json"])
    if not said["as_json"]:
        _ask(desk, offer, by=said["by"], asks=not said["approve"])


@click.command("approve", short_help="Approve a sentence that a guest tool may choose.")
@click.argument("tool")
@click.argument("sentence")
@folder_argument
@by_option
@json_option
def approve(tool: str, sentence: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Approve a sentence that a guest tool may choose.

    TOOL is its id, the first digits of it, or its title; SENTENCE the sentence's name, as edgecode guest show has it.
    """
    tell(guest_desk(folder).approve(tool, sentence, by=by), as_json=as_json)


@click.command("refuse", short_help="Refuse a sentence of a guest tool, or approve it no more.")
@click.argument("tool")
@click.argument("sentence")
@folder_argument
@by_option
@json_option
def refuse(tool: str, sentence: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Refuse a sentence of a guest tool, or approve it no more.

    What it found with it is not shown any more. Anybody on the film may.
    """
    tell(guest_desk(folder).refuse(tool, sentence, by=by), as_json=as_json)


@click.command("remove", short_help="Take a guest tool out; its files are destroyed.")
@click.argument("tool")
@folder_argument
@by_option
@json_option
def remove(tool: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Take a guest tool out; its files are destroyed.

    What it found goes with it; what people decided about that stays on record.
    """
    tell(guest_desk(folder).remove(tool, by=by), as_json=as_json)


def _told(offer: Offer, done: Done | None, *, as_json: bool) -> None:
    if as_json:
        write_json({**offer_document(offer), "said": done})
        return
    out = console()
    print_offer(out, offer)
    if done is None:
        out.print(_NOTHING)
        return
    tell(done, as_json=False)


def _ask(desk: GuestDesk, offer: Offer, *, by: str, asks: bool) -> None:
    """Ask for each sentence on a terminal; elsewhere, say how to approve them."""
    tool, open_ = str(offer.manifest.tool), _open(offer)
    if asks and open_ and sys.stdin.isatty():
        for each in open_:
            says_yes = click.confirm(f"May it say: {each.says}", default=None)
            tell((desk.approve if says_yes else desk.refuse)(tool, each.name, by=by), as_json=False)
    elif open_:
        waiting = ", ".join(each.name for each in open_)
        console().print(f"Not decided yet: {waiting}. edgecode guest approve {tool} SENTENCE approves one.")
    else:
        console().print(f"edgecode guest run {tool} runs it, once.")


def _open(offer: Offer) -> list[TemplateRow]:
    return [each for each in offer.templates if each.state is Judged.OPEN]
