"""``edgecode partner mirror``: one's own part in what goes to partners, before it goes, and keeping it back."""

from pathlib import Path

import click
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.bootstrap_partners import partners_of
from edgecode.boundary.week import Week
from edgecode.cli.output import PALETTE, console, plural, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell
from edgecode.usecases.partners.mirror import MirrorDesk, MirrorWeek
from edgecode.usecases.partners.show_partners import days_of, own_counts

_NONE = "No agreement with a partner: nothing of yours goes to anybody."
_ONE = "--withdraw or --let-go"
_WHICH = "expected --partner and --week beside it, which name the batch"
_NOTHING = "Nothing of yours is waiting to go. You count only where you said yes: edgecode consent report."


@click.command("mirror", short_help="See your own part in what goes to partners, or withdraw it.")
@folder_argument
@click.option("--withdraw", is_flag=True, help="Withdraw your part in one week's batch; needs no reason.")
@click.option("--let-go", is_flag=True, help="Let it count after all.")
@click.option("--partner", default="", metavar="NAME-OR-ID", help="Of which partner's batch.")
@click.option("--week", default="", metavar="WEEK", help="Of which week, such as 2026-W48.")
@by_option
@json_option
def mirror(folder: Path, *, withdraw: bool, let_go: bool, partner: str, week: str, by: str, as_json: bool) -> None:
    """See your own part in what goes to partners, or withdraw it.

    You see it before it goes, and may withdraw it until then. Nobody else is shown it, or told whether you withdrew it: the
    record says that you looked at your own part.
    """
    desk, partners = open_desk(folder), partners_of(folder)(False)  # noqa: FBT003  it is asked so
    if withdraw and let_go:
        raise one_of(_ONE)
    if (withdraw or let_go) and not (partner and week):
        raise click.UsageError(_WHICH)
    if partners is None:
        _print_none(as_json=as_json)
        return
    own = MirrorDesk(desk, partners)
    if withdraw or let_go:
        say = own.withhold if withdraw else own.withhold_ended
        tell(say(partner, week, by=by), as_json=as_json)
        return
    rows = own.mine(by=by)
    for row in rows:  # looking is on record, so that others cannot tell it from withdrawing
        own.look(row.agreement, row.week, by=by)
    if as_json:
        write_json(rows)
        return
    out = console()
    if not rows:
        out.print(_NOTHING)
    for row in rows:
        for line in _lines(row):
            out.print(line)


def _print_none(*, as_json: bool) -> None:
    if as_json:
        write_json(())
    else:
        console().print(_NONE)


def _lines(row: MirrorWeek) -> list[Text]:
    goes = f"  goes on {row.goes}" + ("" if row.is_over else "; the week is not over")
    head = Text.assemble(
        (row.partner, PALETTE["strong"]), f"  {row.week}, {days_of(Week.named(row.week))}", (goes, PALETTE["quiet"])
    )
    if row.withdrawn:
        return [head, Text("  withdrawn: nothing of yours is in it")]
    counts = [
        Text(f"  {what}{f', {phase}' if phase else ''}: {plural(days, 'day')}") for phase, what, days in own_counts(row)
    ]
    trials = [
        Text(f"  trial of {each.check}: {plural(each.count.decisions, 'decision')} so far") for each in row.trials
    ]
    return [head, *(counts or [Text("  nothing of yours counts in it")]), *trials]
