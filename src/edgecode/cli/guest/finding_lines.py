"""A finding of a guest tool, printed as one of a check is: what it says, where, how sure in a word, and what one may do."""

from rich.console import Console
from rich.text import Text

from edgecode.cli.output import PALETTE
from edgecode.findings.word import Deed
from edgecode.usecases.guests.show_guests import confidence_word
from edgecode.usecases.run_checks import Intended
from edgecode.usecases.today import Card


def print_card(out: Console, card: Card) -> None:
    """Print a finding, and what was decided about it."""
    finding, decision = card.finding, card.decision
    scene = f"  scene {finding.scene}" if finding.scene else ""
    if decision is not None and decision.deed is not Deed.LATER:
        chosen = f"“{decision.says}”" if decision.deed is Deed.TAKE else "leave it"
        because = f": {decision.because}" if decision.because else ""
        out.print(Text(f"\n✓ {finding.says}", style=PALETTE["quiet"]))
        out.print(Text(f"  {chosen}, says {decision.by}{because}", style=PALETTE["quiet"]))
        return
    out.print(Text.assemble(("\n○ ", PALETTE["owed"]), (finding.says, PALETTE["strong"]), (scene, PALETTE["quiet"])))
    width = max(len(str(shown.place)) for shown in finding.evidence)
    for shown in finding.evidence:
        out.print(Text.assemble("  ", (f"{shown.place!s:<{width}}", PALETTE["amber"]), f"  {shown.shows}"))
    options = "   ".join(f"{number} {option}" for number, option in enumerate(finding.options, start=1))
    out.print(Text(f"  {options}"))
    sure = f"{confidence_word(finding)} confidence"
    out.print(Text(f"  {finding.check} · {finding.kind} · {sure} · {finding.id}", style=PALETTE["quiet"]))
    if decision is not None:
        out.print(Text(f"  {decision.by} put it off", style=PALETTE["quiet"]))


def print_intended(out: Console, intended: Intended) -> None:
    """Print a finding that somebody said is as intended."""
    because = f": {intended.intent.because}" if intended.intent.because else ""
    out.print(Text(f"\n= {intended.finding.says}", style=PALETTE["quiet"]))
    out.print(Text(f"  as intended, says {intended.intent.by}{because}", style=PALETTE["quiet"]))


def finding_row(card: Card) -> dict[str, object]:
    """Give a finding for JSON, with the decision that stands about it."""
    finding, decision = card.finding, card.decision
    return {
        "id": finding.id,
        "check": finding.check,
        "kind": finding.kind,
        "says": finding.says,
        "scene": finding.scene,
        "confidence": confidence_word(finding),
        "evidence": [
            {"where": str(each.place), "path": each.place.path, "line": each.place.line, "shows": each.shows}
            for each in finding.evidence
        ],
        "options": list(finding.options),
        "decision": None
        if decision is None
        else {"deed": decision.deed, "option": decision.option, "by": decision.by, "because": decision.because},
    }
