"""``edgecode drill FOLDER``: every job of every stage by hand, with all checks off, on a scratch copy."""

from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from edgecode.bootstrap import open_desk, scratch_copies
from edgecode.checks.registry import every_check
from edgecode.cli.in_process import answered
from edgecode.cli.output import PALETTE, ProgressLine, console, plural, show, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.usecases.deciding import person_named
from edgecode.usecases.done import Done
from edgecode.usecases.drill.effort import Effort
from edgecode.usecases.drill.jobs import Job
from edgecode.usecases.drill.ratios import MOST, Ratio
from edgecode.usecases.drill.walk import Drill, walk_drill

_NOBODY: Final = "not recorded: nobody said who walked it (--by NAME)"
_RATIOS: Final = {
    Ratio.OFF_ON: "turning off / turning on",
    Ratio.DECLINE_AGREE: "declining / agreeing",
    Ratio.INTENDED_AGREE: "as intended / agreeing",
}


@click.command("drill", short_help="Walk every job of every stage by hand, with all checks off, on a scratch copy.")
@folder_argument
@by_option
@json_option
def command(folder: Path, *, by: str, as_json: bool) -> int:
    """Walk every job of every stage by hand, with all checks off, on a scratch copy.

    A job is what one check looks for. It finishes when the way by hand shows every place the check would have pointed at, and
    a person can settle it, on record, while no check looks. The steps stand side by side; by hand may cost more. The film is
    only read; with a name, the record says that the drill was walked. Exit code 1 when a job does not finish, or when saying
    no takes more steps than saying yes.
    """
    progress = ProgressLine()
    with scratch_copies(folder, progress=progress) as copies:
        look = copies.by_hand.desk.look()
        if by:
            person_named(
                by, {name: each for name, each in look.holdings.settings.people.items() if name != copies.by_hand.who}
            )
        drill = walk_drill(
            copies,
            checks=every_check(),
            face=answered,
            progress=lambda done, total, what: progress.say(f"drill: {done} of {total} jobs walked; {what}"),
        )
    progress.done()
    done = open_desk(folder).drilled(held=drill.held, by=by) if by else None
    if as_json:
        write_json(document(drill, done))
    else:
        _print(console(), drill, title=look.film.title, done=done)
    return 0 if drill.held else 1


def document(drill: Drill, done: Done | None) -> dict[str, object]:
    """Give the drill as JSON: stages and ratios first, then every job and pair they are made of."""
    return {
        "stages": drill.stages,
        "ratios": drill.ratios,
        "held": drill.held,
        "recorded": done.entry if done is not None else None,
        "nothing to walk": drill.nothing,
        "jobs": [_job(job) for job in drill.jobs],
        "pairs": [
            {"ratio": each.ratio, "says": each.says, "steps": [each.no, each.yes], "failed": each.failed}
            for each in drill.pairs
        ],
    }


def _job(job: Job) -> dict[str, object]:
    return {
        "check": job.check,
        "stage": job.stage,
        "twin": list(job.twin),
        "passed": job.passed,
        "findings": job.findings,
        "by_hand": job.by_hand,
        "with": job.with_checks,
        "failed": job.failed,
        "skipped": job.nothing,
    }


def _print(out: Console, drill: Drill, *, title: str, done: Done | None) -> None:
    out.print(
        Text.assemble((title, PALETTE["strong"]), ("   every job by hand, with all checks off", PALETTE["quiet"]))
    )
    show(out, _table(drill))
    _print_idle(out, drill)
    _print_failures(out, drill)
    out.print(Text(f"\n{_cost(drill)}", style=PALETTE["quiet"]))
    for ratio, value in drill.ratios.items():
        wrong = value is None or value > MOST
        shown = "could not be walked" if value is None else f"{value:.2f}, at most {MOST:.0f}"
        out.print(Text(f"  {_RATIOS[ratio]:<26}{shown}", style=PALETTE["owed"] if wrong else ""))
    recorded = f"entry {done.entry[:8]}, number {done.index} of the record" if done is not None else _NOBODY
    out.print(Text(f"\n{'It held' if drill.held else 'It did not hold'}; {recorded}", style=PALETTE["strong"]))


def _table(drill: Drill) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=PALETTE["quiet"])
    table.add_column("", no_wrap=True)
    table.add_column("stage, job", no_wrap=True)
    table.add_column("by hand", justify="right", no_wrap=True)
    table.add_column("with checks", justify="right", no_wrap=True)
    for stage in drill.stages:
        idle = stage.stage in drill.nothing
        steps = (
            ("nothing to walk", "") if idle else (plural(stage.steps_by_hand, "step"), plural(stage.steps_with, "step"))
        )
        table.add_row(_sign(stage.passed, idle=idle), Text(stage.stage, style=PALETTE["strong"]), *steps)
        for job in drill.of(stage.stage):
            name = Text(f"  {job.check}", style=PALETTE["quiet"])
            efforts = ("", "") if job.nothing else (_effort(job.by_hand, "row"), _effort(job.with_checks, "finding"))
            table.add_row(_sign(job.passed, idle=bool(job.nothing)), name, *efforts)
    return table


def _sign(passed: bool, *, idle: bool) -> Text:  # noqa: FBT001  it is what the sign is of
    return Text("–" if idle else "✓" if passed else "✗", style="" if passed else PALETTE["owed"])


def _effort(effort: Effort, read: str) -> str:
    deeds = f", {plural(effort.deeds, 'deed')}" if effort.deeds else ""
    return f"{plural(effort.commands, 'command')}, {plural(effort.read, read)}{deeds}"


def _print_idle(out: Console, drill: Drill) -> None:
    """Say of which jobs this film has nothing, a line for each reason."""
    reasons: dict[str, list[str]] = {}
    for job in drill.jobs:
        if job.nothing:
            reasons.setdefault(job.nothing, []).append(job.check)
    if reasons:
        out.print(Text("\nNothing to walk", style=PALETTE["quiet"]))
    for reason, jobs in reasons.items():
        out.print(Text(f"  {reason}: {', '.join(jobs)}", style=PALETTE["quiet"]))


def _print_failures(out: Console, drill: Drill) -> None:
    for job in drill.jobs:
        if job.failed:
            out.print(Text(f"\n{job.check} does not finish by hand", style=PALETTE["owed"]))
            out.print(f"  {job.failed}")
    for pair in drill.pairs:
        if pair.failed:
            out.print(Text(f"\n{pair.says}: could not be done", style=PALETTE["owed"]))
            out.print(f"  {pair.failed}")
        elif pair.no > pair.yes:
            out.print(Text(f"\n{pair.says}: {pair.no} steps, and {pair.yes}", style=PALETTE["owed"]))


def _cost(drill: Drill) -> str:
    by_hand = sum(stage.steps_by_hand for stage in drill.stages)
    with_checks = sum(stage.steps_with for stage in drill.stages)
    more = "By hand costs more here" if by_hand > with_checks else "By hand costs no more here"
    return (
        f"{more}: {plural(by_hand, 'step')}, and {with_checks} with checks."
        " Steps are commands run + rows or findings read + deeds done."
    )
