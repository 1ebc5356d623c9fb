"""Reliance for reading at a terminal, and as JSON."""

from collections.abc import Iterable
from typing import Final

from rich.console import Console
from rich.text import Text

from edgecode.cli.output import plural
from edgecode.consent.reliance.watched import Verdict
from edgecode.consent.reliance.wilson import Share
from edgecode.consent.standing import Standing
from edgecode.usecases.moments import second_of
from edgecode.usecases.show_reliance import AnnouncementView, RelianceRow

_STYLE: Final = {Verdict.BEYOND: "bold yellow", Verdict.CANNOT_TELL: "dim", Verdict.OFF: "dim", Verdict.AS_DECLARED: ""}
_MEANS: Final = (
    "Consulted: of the decisions a check could have spoken to, those for which somebody looked at what it said; in brackets"
    " the 95 % bounds. Asked for: of these, those where a person asked it to look. Thresholds are engineering choices; they"
    " say nothing about whether anybody decided well."
)


def row_document(row: RelianceRow) -> dict[str, object]:
    """Put one check into JSON; shares go from 0 to 1, what cannot be told is null."""
    return {
        "check": row.check,
        "stage": row.stage,
        "declared": row.declared,
        "measured": row.measured,
        "A": row.adoption.share if row.adoption else None,
        "A_bounds": _bounds(row.adoption),
        "S": row.solicited.share if row.solicited else None,
        "S_bounds": _bounds(row.solicited),
        "n": row.decisions,
        "people": row.people,
        "eligible_people": row.eligible_people,
        "override": row.override,
        "unexamined": row.unexamined,
        "minimum_detectable": row.detectable,
        "verdict": row.verdict,
        "reason": row.reason,
        "stepped_down": row.stepped_down,
        "announcements": [announcement_document(each) for each in row.announcements],
    }


def announcement_document(announcement: AnnouncementView) -> dict[str, object]:
    """Put one announcement into JSON; ``to`` is a list of names where it was told to them alone."""
    return {
        "at": second_of(announcement.at),
        "entry": announcement.entry,
        "says": announcement.says,
        "declared": announcement.declared,
        "took_down_to": announcement.took_down_to,
        "to": list(announcement.to) or "everybody",
    }


def print_reliance(out: Console, rows: Iterable[RelianceRow]) -> None:
    """Print what was announced, then every check that was let in or used, then those about which nothing was decided."""
    every = list(rows)
    for announcement in sorted((each for row in every for each in row.announcements), key=lambda each: each.at):
        told = f"Told to {' and '.join(announcement.to)} alone." if announcement.to else "Told to everybody."
        _say(out, Text.assemble((f"{second_of(announcement.at)}  ", "dim"), f"{announcement.says}. ", (told, "dim")))
    shown = [row for row in every if row.decisions]
    for row in shown:
        _print_row(out, row)
    waiting = [row.check for row in every if not row.decisions and row.declared is not Standing.OFF]
    if waiting:
        _say(out, Text.assemble(("Nothing decided yet about: ", "dim"), ", ".join(waiting)))
    if not shown and not waiting:
        _say(out, Text("No check is let in, and nothing was decided that one could have spoken to."))
    if shown:
        _say(out, Text(_MEANS, "dim"))


def _print_row(out: Console, row: RelianceRow) -> None:
    declared = f"{row.declared}, taken down by edgecode" if row.stepped_down else row.declared.value
    _say(out, Text.assemble((row.check, "bold"), f"  {declared}: ", (row.verdict, _STYLE[row.verdict])))
    if row.adoption is not None:
        whose = f"{plural(row.decisions or 0, 'decision')} by {row.people} of {_people(row.eligible_people)}"
        asked = f"; asked for {_share(row.solicited)}" if row.solicited is not None else ""
        _say(out, Text(f"consulted in {_share(row.adoption)} of {whose}{asked}"), indent=4)
    looks = f" By its use it looks {row.measured}." if row.measured is not None else ""
    _say(out, Text(f"{row.reason}{looks}"), indent=4)


def _say(out: Console, text: Text, *, indent: int = 0) -> None:
    """Fold at words on a terminal; in a pipe what belongs together stays on one line."""
    rows = text.wrap(out, max(20, out.width - indent)) if out.is_terminal else [text]
    for row in rows:
        row.rstrip()
        out.print(Text(" " * indent) + row)


def _people(count: int) -> str:
    return "1 person" if count == 1 else f"{count} people"


def _share(share: Share) -> str:
    return f"{share.share:.0%} ({share.low * 100:.0f} to {share.high:.0%})"


def _bounds(share: Share | None) -> list[float] | None:
    return None if share is None else [share.low, share.high]
