"""``edgecode partner report`` and ``send``: what goes to a partner, for people to read, and its going."""

import time
from pathlib import Path
from typing import Final

import click
import msgspec

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_partners import kept_partners
from edgecode.boundary.agreement import Agreement
from edgecode.boundary.batch import body, read_body
from edgecode.boundary.errors import SendError
from edgecode.boundary.slots import next_slot
from edgecode.boundary.told import Told
from edgecode.boundary.trials import outcomes
from edgecode.boundary.week import Week
from edgecode.cli.output import console, write_json
from edgecode.cli.partner.batch_table import print_batch
from edgecode.cli.person import folder_argument, json_option
from edgecode.record import note as notes
from edgecode.store.small_files import write_small
from edgecode.store.system_clock import SystemClock
from edgecode.usecases.moments import minute_of
from edgecode.usecases.partners.at_most import told_at_most
from edgecode.usecases.partners.closing import Closed, ClosingDesk, How, NotClosed
from edgecode.usecases.partners.in_force import in_force
from edgecode.usecases.partners.sending import Sending, is_due, send_due
from edgecode.usecases.ports.partners import Partners

_LOOK_AGAIN_SECONDS: Final = 20
"""A machine that slept, or whose clock was set, looks at its clock again within so much."""


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """When a partner is sent to next; ``at`` is empty after the last slot."""

    agreement: str
    partner: str
    at: str


@click.command("report", short_help="Show what goes to a partner in a week, or what went.")
@folder_argument
@click.argument("agreement", default="")
@click.option("--week", "named", metavar="WEEK", help="Such as 2026-W14; else the one that goes next, or went last.")
@click.option("--out", metavar="NEW", help="Write the signed note of what went, as the partner has it.")
@json_option
def report(folder: Path, agreement: str, *, named: str | None, out: str | None, as_json: bool) -> None:
    """Show what goes to a partner in a week, or what went.

    AGREEMENT is its id or the first digits of it; it may be left out where there is one. Until its slot a week is shown at its
    most, as if everybody had said yes and nobody withdrew: what goes is made then, and to show it before would tell who did.
    """
    partners = kept_partners(folder)
    found = _agreement(agreement, partners)
    week = Week.named(named) if named is not None else _week(found, partners, at=SystemClock().now())
    sent = {each.week: each.note for each in partners.sent(str(found.id))}
    text = notes.decoded(sent[week]).text if week in sent else _at_most(found, week, folder=folder, partners=partners)
    if out is not None:
        if week not in sent:
            raise SendError(week.name, expected="a week that went, to write", found="one that has not gone")
        write_small(out, sent[week])
    if as_json:
        lines = [msgspec.json.decode(line) for line in text.splitlines()]
        write_json({"agreement": str(found.id), "week": week.name, "went": week in sent, "lines": lines})
    else:
        print_batch(console(), read_body(text), agreement=found, went=week in sent)


def _at_most(agreement: Agreement, week: Week, *, folder: Path, partners: Partners) -> str:
    agreed = next((each for each in in_force(partners) if each.agreement.id == agreement.id), None)
    if agreed is None:
        raise SendError("agreement", expected="one that is in force", found=str(agreement.id))
    desk = open_desk(folder)
    told = told_at_most(agreed, week, desk=desk, today=desk.today()) or Told(outcome=outcomes(agreement, week=week)[-1])
    return body(agreement, alias=partners.alias(str(agreement.id)), week=week, told=told)


@click.command("send", short_help="Send what is due to each partner, or say when it is.")
@folder_argument
@click.option(
    "--wait", "waits", is_flag=True, help="Where nothing is due, wait for the next slot of any partner, and send then."
)
@json_option
def send(folder: Path, *, waits: bool, as_json: bool) -> int:
    """Send what is due to each partner, or say when it is.

    A week's batch is made within the eight minutes of its slot, scanned, debited and sent by a process of its own, which sees
    neither the film nor its stores. What cannot be told goes out as the empty batch. Outside of a slot nothing is sent.

    Exit code 1 when the empty batch went in place of one, or when something could not be sent.
    """
    partners = kept_partners(folder)
    closing = ClosingDesk(open_desk(folder), partners=partners)
    if waits:
        _wait_for_slot(partners, as_json=as_json)
    closed = closing.close()
    went = send_due(lambda: kept_partners(folder), at=SystemClock().now())
    noted = closing.note()
    slots = tuple(_slot(each.agreement, at=SystemClock().now() + 1) for each in in_force(partners))
    if as_json:
        write_json({"closed": closed, "sent": [_document(each) for each in went], "not_noted": noted, "slots": slots})
    else:
        _print(closed, went=went, slots=slots)
    amiss = [each for each in closed if isinstance(each, NotClosed) or each.how is not How.TOLD]
    return 1 if amiss or noted or any(each.why for each in went) else 0


def _wait_for_slot(partners: Partners, *, as_json: bool) -> None:
    """Come back when the next slot of any partner begins; at once where something is due, or nothing comes."""
    clock = SystemClock()
    at, agreed = clock.now(), in_force(partners)
    slots = [slot for each in agreed if (slot := next_slot(each.agreement, at=at + 1)) is not None]
    if not slots or any(is_due(each, partners, at=at) for each in agreed):
        return
    click.echo(f"Waiting for {minute_of(min(slots))}.", err=as_json)
    while (left := min(slots) - clock.now()) > 0:
        time.sleep(min(left / 1000, _LOOK_AGAIN_SECONDS))


def _print(closed: tuple[Closed | NotClosed, ...], *, went: tuple[Sending, ...], slots: tuple[Slot, ...]) -> None:
    out = console()
    for made in closed:
        if isinstance(made, NotClosed):
            out.print(f"{made.partner}: nothing could be handed over. {made.why}")
        elif made.how is not How.TOLD:
            out.print(f"{made.partner}, {made.week.name}: {made.how}. {made.why}".rstrip())
    for each in went:
        for sent in each.sent:
            out.print(f"{each.partner}: {sent.week.name} was sent, {'with its tables' if sent.tables else 'empty'}.")
        if each.why:
            out.print(f"{each.partner}: {each.why}")
    for slot in slots:
        out.print(f"{slot.partner}: next slot {slot.at}" if slot.at else f"{slot.partner}: no slot is left")
    if not slots:
        out.print("No agreement is in force.")


def _document(each: Sending) -> dict[str, object]:
    sent = [{"week": one.week.name, "tables": one.tables} for one in each.sent]
    return {"agreement": each.agreement, "partner": each.partner, "sent": sent, "why": each.why}


def _slot(agreement: Agreement, *, at: int) -> Slot:
    slot = next_slot(agreement, at=at)
    name = agreement.partner.name
    return Slot(agreement=str(agreement.id), partner=name, at=minute_of(slot) if slot is not None else "")


def _agreement(wanted: str, partners: Partners) -> Agreement:
    last = {str(each.agreement.id): each.agreement for each in partners.agreed()}
    found = [agreement for name, agreement in last.items() if name.startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(f"{name} ({each.partner.name})" for name, each in last.items())
        raise SendError("agreement", expected=f"one of {known}", found=ascii(wanted) if wanted else "none named")
    return found[0]


def _week(agreement: Agreement, partners: Partners, *, at: int) -> Week:
    """The week that goes next; after the last slot the one that went last, else the last there is."""
    coming = next((week for week in agreement.weeks() if agreement.slot(week) >= at), None)
    if coming is not None:
        return coming
    sent = partners.sent(str(agreement.id))
    return sent[-1].week if sent else [*agreement.weeks()][-1]
