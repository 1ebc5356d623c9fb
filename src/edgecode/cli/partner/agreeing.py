"""``edgecode partner agree``, ``revoke`` and ``show``: the studio's side of an agreement."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text

from edgecode.bootstrap import agree_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, tell
from edgecode.entries.vocabulary import Group
from edgecode.store.small_files import read_small, write_small
from edgecode.usecases.done import Done
from edgecode.usecases.partners.agreement_rules import Proposal
from edgecode.usecases.partners.show_agreements import AgreementRow


@click.command("agree", short_help="Sign an agreement that a partner signed, or a new version of it.")
@click.argument("file")
@folder_argument
@click.option("--dry-run", is_flag=True, help="Tell what it comes to, and sign nothing.")
@click.option("--out", metavar="NEW", help="Write the agreement with both signatures here, for the partner.")
@by_option
@json_option
def agree(file: str, folder: Path, *, dry_run: bool, out: str | None, by: str, as_json: bool) -> None:
    """Sign an agreement that a partner signed, or a new version of it.

    FILE is an agreement as its partner signed it. What it comes to is told first: who, what, at most how many bits a week,
    until when, what is wider than before, and whose consent is asked afresh. It is refused when its worst case is above its
    own ceiling.
    """
    desk, data = agree_desk(folder), read_small(file)
    proposal = desk.check(data, path=file) if dry_run else None
    if proposal is not None:
        _told(proposal, None, as_json=as_json)
        return
    proposal, done = desk.agree(data, path=file, by=by)
    note, key = desk.for_the_partner(done)
    if out is not None:
        write_small(out, note.encode())
    _told(proposal, done, as_json=as_json, note=note, key=key)


@click.command("revoke", short_help="Revoke an agreement: nothing is sent any more.")
@click.argument("agreement")
@folder_argument
@by_option
@json_option
def revoke(agreement: str, folder: Path, *, by: str, as_json: bool) -> None:
    """Revoke an agreement: nothing is sent any more.

    AGREEMENT is its id or the first digits of it. What was sent is with the partner; its window refuses from now on.
    """
    tell(agree_desk(folder).revoke(agreement, by=by), as_json=as_json)


@click.command("show", short_help="List the agreements of a film, and how each stands.")
@folder_argument
@json_option
def show(folder: Path, *, as_json: bool) -> None:
    """List the agreements of a film, and how each stands."""
    rows = agree_desk(folder).rows()
    if as_json:
        write_json(rows)
        return
    out = console()
    if not rows:
        out.print("No agreement with a partner yet. edgecode partner agree FILE signs one that a partner signed.")
    for row in rows:
        out.print(_row(row))


def _told(
    proposal: Proposal, done: Done | None, *, as_json: bool, note: str | None = None, key: str | None = None
) -> None:
    if as_json:
        write_json({**_document(proposal), "said": done, "note": note, "log_key": key})
        return
    out = console()
    for name, says in _lines(proposal):
        out.print(Text.assemble((f"{name:<13}", PALETTE["quiet"]), says))
    if done is None:
        out.print("Nothing was signed: this was a dry run.")
        return
    tell(done, as_json=False)
    out.print(f"Give the partner the key of its log, by another way than the agreement: {key}")


def _lines(proposal: Proposal) -> Iterator[tuple[str, str]]:
    agreement = proposal.agreement
    yield "agreement", f"{agreement.id}, version {agreement.version}"
    yield "with", f"{agreement.partner.name}, for {agreement.studio}"
    yield "for", agreement.purpose
    yield "tells", "; ".join(agreement.classes)
    left_out = len(Group) - len(agreement.groups)
    yield "of", "; ".join(agreement.groups) if left_out else f"all {len(Group)} groups of kinds"
    yield from (("follows", f"{second} on {first}") for first, second in agreement.pairs)
    yield from (("trial", f"{each.check}, {each.begins} to {each.until}") for each in agreement.trials)
    yield "at most", f"{proposal.bits:.1f} bits a week of this film; its ceiling is {agreement.ceiling:g}"
    yield "holds", f"from {agreement.begins} until {agreement.until}"
    clock = f"{agreement.sends_minute // 60:02d}:{agreement.sends_minute % 60:02d}"
    yield "sent", f"{agreement.sends_day}s at {clock} UTC, {agreement.delay_days} days after the week or later"
    yield "read", f"on at most {agreement.visits} days a week"
    yield from (("wider", says) for says in proposal.wider)
    yield from (("narrower", says) for says in proposal.narrower)
    if proposal.asked_afresh:
        yield "asked afresh", f"{'; '.join(proposal.asked_afresh)}: consents count from the signing on"


def _document(proposal: Proposal) -> dict[str, object]:
    agreement = proposal.agreement
    return {
        "agreement": str(agreement.id),
        "version": agreement.version,
        "partner": agreement.partner.name,
        "purpose": agreement.purpose,
        "classes": agreement.classes,
        "groups": agreement.groups,
        "bits": proposal.bits,
        "ceiling": agreement.ceiling,
        "begins": agreement.begins,
        "until": agreement.until,
        "wider": proposal.wider,
        "narrower": proposal.narrower,
        "asked_afresh": proposal.asked_afresh,
    }


def _row(row: AgreementRow) -> Text:
    return Text.assemble(
        (f"{row.id}  ", PALETTE["quiet"]),
        (f"{row.partner}", PALETTE["strong"]),
        f", version {row.version}: {'; '.join(row.classes)}; at most {row.ceiling:g} bits a week; until {row.until}; ",
        (row.state, PALETTE["amber"]),
        (f"  signed {row.signed} by {row.by}", PALETTE["quiet"]),
    )
