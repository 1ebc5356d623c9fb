"""``edgecode check FOLDER``: run the checks that were let in."""

from contextlib import suppress
from pathlib import Path
from typing import TypedDict, Unpack

import click
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import (
    PALETTE,
    ProgressLine,
    console,
    plural,
    print_remarks,
    print_unknown,
    remark_rows,
    write_json,
)
from edgecode.errors import NotAskedError
from edgecode.findings.decision import Decision
from edgecode.findings.finding import Finding, Weight
from edgecode.findings.word import Deed
from edgecode.usecases.deciding import person_named
from edgecode.usecases.desk import Desk
from edgecode.usecases.run_checks import Checked
from edgecode.usecases.show_permissions import announced_to
from edgecode.usecases.today import Card, Today
from edgecode.usecases.unknown_files import unknown_files

_HOW_TO_TURN_ON = """\
A named person turns a check on, in film.toml in the film's folder:

    [people."Your Name"]
    role = "script supervisor"
    may = ["raise standings"]

    [[standings]]
    check = "unshot-line"
    standing = "offered"
    by = "Your Name"
    on = 2026-03-01
"""
_SIGN = {Weight.HIGH: "●", Weight.NORMAL: "○", Weight.LOW: "·"}


class Said(TypedDict):
    """What the options say."""

    asked: tuple[str, ...]
    by: str
    as_json: bool
    all_remarks: bool
    show_intended: bool


@click.command("check", short_help="Run the checks this film has let in, and tell what they found.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--ask", "asked", multiple=True, metavar="CHECK", help="Ask this check, and only those asked for.")
@click.option("--by", envvar="EDGECODE_PERSON", default="", metavar="NAME", help="As they are let in for this person.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@click.option("--remarks", "all_remarks", is_flag=True, help="List every remark.")
@click.option("--intended", "show_intended", is_flag=True, help="List what is as intended, too.")
def command(folder: Path, **said: Unpack[Said]) -> int:
    """Run the checks this film has let in, and tell what they found.

    Every check is off until a named person turns it on in film.toml. A check on request looks only when asked for; with
    --by, that it was asked is on record. Exit code 1 while findings or remarks remain.
    """
    today = _looked(open_desk(folder), asked=said["asked"], by=said["by"])
    look, checked = today.look, today.checked
    remarks = (*look.remarks, *checked.remarks)
    before = [card.finding for card in (*today.cards, *today.decided) if card.first]
    decisions = {card.finding.id: card.decision for card in (*today.cards, *today.decided) if card.decision}
    if said["as_json"]:
        write_json(
            {
                "findings": [
                    {**_row(finding), "decision": _decision(decisions.get(finding.id))}
                    for finding in checked.findings
                    if finding not in before
                ],
                "decide first": [{"id": each.id, "check": each.check, "scene": each.scene} for each in before],
                "announced": [{"entry": each.entry, "says": each.says} for each in announced_to(today)],
                "skipped": [{"check": each.check, "reason": each.reason} for each in checked.skipped],
                "remarks": remark_rows(remarks),
                "intended": [
                    {**_row(each.finding), "by": each.intent.by, "because": each.intent.because}
                    for each in checked.intended
                ],
                "ran": list(checked.ran),
                "off": list(checked.off),
                "on request": list(checked.on_request),
            }
        )
    else:
        out = console()
        _print(out, today, show_intended=said["show_intended"])
        print_remarks(out, remarks, all_of_them=said["all_remarks"])
        print_unknown(out, unknown_files(look.holdings.readings))
    return 1 if today.cards or remarks else 0


def _looked(desk: Desk, *, asked: tuple[str, ...], by: str) -> Today:
    """Look as a person of the film, with what they ask for on record; where nobody is named, nobody in particular looks."""
    progress = ProgressLine()
    today = desk.today(viewer=by, asked=asked, progress=progress)
    progress.done()
    if by and today.people:
        person_named(by, {each.name: each for each in today.people})
        for check in asked:
            with suppress(NotAskedError):
                desk.ask(check, by=by)
    return today


def _row(finding: Finding) -> dict[str, object]:
    return {
        "id": finding.id,
        "check": finding.check,
        "kind": finding.kind,
        "says": finding.says,
        "scene": finding.scene,
        "weight": finding.weight,
        "confidence": finding.confidence,
        "evidence": [
            {
                "where": str(shown.place),
                "path": shown.place.path,
                "line": shown.place.line,
                "frame": shown.place.frame,
                "timecode": shown.place.timecode,
                "shows": shown.shows,
            }
            for shown in finding.evidence
        ],
        "options": list(finding.options),
    }


def _decision(decision: Decision | None) -> dict[str, object] | None:
    if decision is None:
        return None
    return {"deed": decision.deed, "option": decision.option, "by": decision.by, "because": decision.because}


def _print(out: Console, today: Today, *, show_intended: bool) -> None:
    checked = today.checked
    out.print(Text(today.title, style=PALETTE["strong"]))
    for word in announced_to(today):
        out.print(Text(f"! {word.says}.", style=PALETTE["amber"]))
    if not checked.ran:
        out.print(_nothing_ran(checked))
        return
    for card in today.cards:
        if card.first:
            out.print(Text(f"\n? {card.finding.check} found something: decide before it is shown, in the room"))
            continue
        _print_finding(out, card.finding)
        if card.decision is not None:
            out.print(Text(f"  {card.decision.by} put it off", style=PALETTE["quiet"]))
    for card in today.decided:
        _print_decided(out, card)
    for each in checked.skipped:
        out.print(Text(f"\n– {each.check} could not look: {each.reason}", style=PALETTE["quiet"]))
    for intended in checked.intended if show_intended else ():
        out.print(Text(f"\n= {intended.finding.says}", style=PALETTE["quiet"]))
        because = f": {intended.intent.because}" if intended.intent.because else ""
        out.print(Text(f"  as intended, says {intended.intent.by}{because}", style=PALETTE["quiet"]))
    if today.read_only:
        out.print(Text(f"\nNothing can be decided here: {today.read_only}", style=PALETTE["owed"]))
    out.print(Text("\n" + _summary(today), style=PALETTE["strong"]))


def _print_finding(out: Console, finding: Finding) -> None:
    scene = f"scene {finding.scene}" if finding.scene else ""
    out.print(
        Text.assemble(
            (f"\n{_SIGN[finding.weight]} ", PALETTE["owed"]),
            (finding.says, PALETTE["strong"]),
            ("  " + scene, PALETTE["quiet"]),
        )
    )
    width = max(len(str(shown.place)) for shown in finding.evidence)
    for shown in finding.evidence:
        out.print(Text.assemble("  ", (f"{shown.place!s:<{width}}", PALETTE["amber"]), f"  {shown.shows}"))
    options = "   ".join(f"{number} {option}" for number, option in enumerate(finding.options, start=1))
    out.print(Text(f"  {options}", style=""))
    out.print(Text(f"  {finding.check} · {finding.kind} · {finding.id}", style=PALETTE["quiet"]))


def _print_decided(out: Console, card: Card) -> None:
    decision = card.decision
    if decision is not None:
        chosen = f"“{decision.says}”" if decision.deed is Deed.TAKE else "leave it"
        because = f": {decision.because}" if decision.because else ""
        out.print(Text(f"\n✓ {card.finding.says}", style=PALETTE["quiet"]))
        out.print(Text(f"  {chosen}, says {decision.by}{because}", style=PALETTE["quiet"]))


def _summary(today: Today) -> str:
    checked = today.checked
    parts = [plural(len(today.cards), "finding"), plural(len(checked.ran), "check") + " looked"]
    if today.decided:
        parts.append(f"{len(today.decided)} decided")
    if checked.intended:
        parts.append(f"{len(checked.intended)} as intended (--intended lists them)")
    if checked.skipped:
        parts.append(f"{len(checked.skipped)} could not look")
    if checked.off:
        parts.append(f"{len(checked.off)} off")
    if checked.on_request:
        parts.append(f"{len(checked.on_request)} on request (--ask CHECK)")
    return ", ".join(parts)


def _nothing_ran(checked: Checked) -> str:
    if checked.on_request:
        waiting = ", ".join(checked.on_request)
        return (
            f"\nNo check looked. On request here: {waiting}. Ask for one: edgecode check --ask {checked.on_request[0]}"
        )
    listed = ", ".join(checked.off)
    return (
        f"\nEvery check is off here: {listed}.\nWhat is planned, shot and used shows without them: edgecode coverage\n\n"
        + (_HOW_TO_TURN_ON)
    )
