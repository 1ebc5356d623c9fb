"""``edgecode reliance``: how far people lean on each check, and whether that is what somebody declared."""

from pathlib import Path

import click

from edgecode.bootstrap import open_desk
from edgecode.cli.output import console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option
from edgecode.cli.reliance_table import print_reliance, row_document
from edgecode.consent.reliance.watched import Verdict
from edgecode.usecases.permission_desk import PermissionDesk
from edgecode.usecases.show_convergence import convergence
from edgecode.usecases.show_permissions import announced_to
from edgecode.usecases.show_reliance import reliance_rows


@click.command("reliance", short_help="Tell how far people lean on each check, against what was declared.")
@folder_argument
@click.option("--read", "has_read", is_flag=True, help="Say that you have read what was announced to you.")
@by_option
@json_option
def command(folder: Path, *, has_read: bool, by: str, as_json: bool) -> int:
    """Tell how far people lean on each check, against what was declared.

    For whoever keeps the record: in the room, what rests on fewer than three people is told to them alone. Exit code 1
    while a check is used beyond its standing.
    """
    desk = open_desk(folder)
    if has_read:
        for word in announced_to(desk.today(viewer=by)):
            PermissionDesk(desk).read(word.entry, by=by)
    today = desk.today()
    rows = reliance_rows(desk.leanings(), today, viewer=None)
    if as_json:
        write_json({"checks": [row_document(row) for row in rows], "convergence": convergence(today.said)})
    else:
        print_reliance(console(), rows)
    return int(any(row.verdict is Verdict.BEYOND for row in rows))
