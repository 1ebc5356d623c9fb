"""``edgecode partner window``, ``ask`` and ``receipt``: the window a partner looks through, from both sides."""

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click
from rich.text import Text

from edgecode.bootstrap_partners import kept_partners
from edgecode.boundary.receipt import Receipt, digest_of
from edgecode.boundary.refusal import SAYS, Refusal
from edgecode.boundary.request import NONCE_BYTES, Asked
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import folder_argument, json_option, one_of
from edgecode.dispatch.asking import credential, signed_receipt
from edgecode.dispatch.checked_batch import batch_in
from edgecode.record import checkpoint as checkpoints
from edgecode.record import log_proof
from edgecode.record.keys import SigningKey, VerifierKey, read_verifier
from edgecode.store import window_process
from edgecode.store.partners_store import PartnersStore
from edgecode.store.small_files import read_small, write_small
from edgecode.store.system_clock import SystemClock
from edgecode.store.system_entropy import SystemEntropy
from edgecode.store.window_certificate import certificate_in
from edgecode.store.window_client import asked, pin_in, place_of, read_pin
from edgecode.store.window_process import Listening
from edgecode.store.window_receipts import ReceiptRow, rows, take
from edgecode.usecases.partners.partner_key import read_private

_HERE: Final = "127.0.0.1"
_OK: Final = 200
_PINS: Final = "--cafile, --fingerprint"
_RECEIPTS: Final = "/v1/receipts"
_NO_RECEIPT: Final = "--proof: expected --receipt beside it"


class Asking(TypedDict):
    """What the options say."""

    key_file: str
    log: str
    link: bool
    receipt: str | None
    proof: str | None
    cafile: Path | None
    fingerprint: str | None
    out: str | None


@click.command("window", short_help="Open a partner's window until it is closed.")
@click.argument("agreement")
@folder_argument
@click.option("--host", default=_HERE, metavar="ADDRESS", help="The address of this machine to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port; without it any that is free.")
@click.option("--certificate", metavar="NEW", help="Write the window's certificate here, for the partner, and go on.")
def window(agreement: str, folder: Path, *, host: str, port: int, certificate: str | None) -> int:
    """Open a partner's window until it is closed.

    AGREEMENT is its id or the first digits of it. The window answers to this machine alone unless --host says otherwise. Its
    process sees the partner's log and nothing of the film. Give the partner the fingerprint by another way than the address.
    """
    store = _store(folder)
    agreed = store.agreement(agreement)
    digits = agreed.agreement.id.digits
    places = store.places(digits)
    own = certificate_in(places.certificate, host=host, clock=SystemClock(), entropy=SystemEntropy())
    if certificate is not None:
        write_small(certificate, own.pem.encode("ascii"))
    listening = Listening(host=host, port=port).taken
    key = read_verifier(store.key(digits))
    with window_process.opened(places, key=key, certificate=own, listening=listening, private=store.private) as opened:
        click.echo(f"The window of {agreed.agreement.partner.name} is open at {opened.address}  Ctrl-C closes it.")
        click.echo(f"certificate  {own.fingerprint}")
        click.echo(f"log          {key}")
        try:
            opened.wait()
        except KeyboardInterrupt:
            click.echo("The window is closed.")
    return 0


@click.command("ask", short_help="Ask a window as the partner.")
@click.argument("url")
@click.option(
    "--key", "key_file", required=True, metavar="KEYFILE", help="The private key that edgecode partner key made."
)
@click.option("--log", required=True, metavar="VKEY", help="The public key of the log, as the studio gave it.")
@click.option(
    "--link", is_flag=True, help="Print a link for a browser, good once and for five minutes, and ask nothing."
)
@click.option(
    "--receipt", metavar="BATCH", help="Leave a receipt for this batch; with --out only write it, to be handed over."
)
@click.option(
    "--proof",
    metavar="FILE",
    help="With --receipt: the batch's proof, so that the receipt speaks for all before it as well.",
)
@click.option("--fingerprint", metavar="DIGITS", help="Believe the certificate with this fingerprint alone.")
@click.option("--cafile", type=click.Path(path_type=Path), metavar="FILE", help="Believe this certificate alone.")
@click.option("--out", metavar="NEW", help="Write the answer here; without it, to standard output.")
def ask(url: str, **said: Unpack[Asking]) -> int:
    """Ask a window as the partner.

    URL is the window's address and what is asked for: /v1/batches, /v1/batches/2026-W14, /v1/proofs/2026-W14, /v1/checkpoint,
    /v1/agreement. /v1/openapi.json tells all of it. Each request is signed.

    Exit code 1 when the window refuses.
    """
    key, log = read_private(read_small(said["key_file"]), path=said["key_file"]), read_verifier(said["log"].strip())
    if said["link"]:
        return _print_link(url, key=key, log=log)
    receipt = said["receipt"]
    if said["proof"] is not None and receipt is None:
        raise click.UsageError(_NO_RECEIPT)
    body = _receipt(receipt, proof=said["proof"], key=key, log=log) if receipt is not None else b""
    if body and said["out"] is not None:
        write_small(said["out"], body)
        return 0
    if body:
        url = f"{url.removesuffix('/').removesuffix(_RECEIPTS)}{_RECEIPTS}"
    asking = Asked(origin=log.name, method="POST" if body else "GET", path=place_of(url).path or "/", body=body)
    given = credential(asking, key=key, at=SystemClock().now(), nonce=SystemEntropy().token(NONCE_BYTES))
    answer = asked(url, method=asking.method, header=given.header, body=body, pinned=_pin(said))
    if answer.status != _OK:
        return _refused(answer.body)
    _give(answer.body, out=said["out"])
    return 0


@click.command("receipt", short_help="Show what was sent and what the partner acknowledged; take a receipt in.")
@click.argument("agreement")
@folder_argument
@click.option("--take", "file", metavar="FILE", help="Take in a receipt that the partner handed over.")
@json_option
def receipt(agreement: str, folder: Path, *, file: str | None, as_json: bool) -> int:
    """Show what was sent and what the partner acknowledged; take a receipt in.

    AGREEMENT is its id or the first digits of it. For each batch: its digest, its place in the partner's log, whether the proof
    that it is there holds, and whether the partner has signed for it. The log's checkpoint stands below: keep it elsewhere.
    """
    store = _store(folder)
    digits = store.agreement(agreement).agreement.id.digits
    if file is not None:
        taken = take(store, digits, read_small(file))
        click.echo(f"{taken.week.name}: the receipt was taken in.", err=as_json)
    found = rows(store, digits)
    checkpoint = store.checkpoint(digits)
    if as_json:
        write_json({"agreement": digits, "batches": found, "checkpoint": checkpoint})
        return 0
    out = console()
    if not found:
        out.print("Nothing was sent yet.")
    for each in found:
        out.print(_row(each))
    click.echo(checkpoint, nl=False)
    return 0


def _store(folder: Path) -> PartnersStore:
    """Open the film's partners as they lie on disk, where processes are pointed at them."""
    kept = kept_partners(folder)
    if not isinstance(kept, PartnersStore):
        raise TypeError(kept)
    return kept


def _print_link(url: str, *, key: SigningKey, log: VerifierKey) -> int:
    place = place_of(url)
    path = place.path or "/"
    asking = Asked(origin=log.name, method="GET", path=path)
    given = credential(asking, key=key, at=SystemClock().now(), nonce=SystemEntropy().token(NONCE_BYTES))
    click.echo(f"https://{place.netloc}{path}?{given.query}")
    return 0


def _receipt(file: str, *, proof: str | None, key: SigningKey, log: VerifierKey) -> bytes:
    """Sign for a batch; one that its log did not sign, or that is not in it by its proof, is signed for by nobody."""
    note, under = read_small(file), None
    batch = batch_in(note, key=log)
    if proof is not None:
        proven = log_proof.decoded(read_small(proof))
        log_proof.check(proven, leaf=note, log=log)
        state = checkpoints.verified(proven.checkpoint, log=log)
        under = (state.size, state.root)
    return signed_receipt(Receipt(origin=log.name, week=batch.week, sha256=digest_of(note), under=under), key=key)


def _pin(said: Asking) -> str | None:
    cafile, fingerprint = said["cafile"], said["fingerprint"]
    if cafile is not None and fingerprint is not None:
        raise one_of(_PINS)
    if cafile is not None:
        return pin_in(cafile)
    return read_pin(fingerprint) if fingerprint is not None else None


def _refused(body: bytes) -> int:
    """Tell the closed word; nothing else that came is repeated to a terminal."""
    text = body.decode("utf-8", "replace")
    word = next((each for each in Refusal if f'"refused":"{each}"' in text or f"<code>{each}</code>" in text), None)
    says = f"refused: {word}. {SAYS[word]}" if word is not None else "refused, in words that are no window's"
    click.echo(says, err=True)
    return 1


def _give(body: bytes, *, out: str | None) -> None:
    if out is not None:
        write_small(out, body)
    else:
        click.echo(body, nl=False)


def _row(row: ReceiptRow) -> Text:
    return Text.assemble(
        (f"{row.week}  ", PALETTE["strong"]),
        f"leaf {row.leaf}, {'tables' if row.tables else 'empty'}, {'in the log' if row.included else 'NOT IN THE LOG'}, ",
        ("acknowledged" if row.acknowledged else "not acknowledged", PALETTE["amber"]),
        (f"  sha256 {row.sha256}", PALETTE["quiet"]),
    )
