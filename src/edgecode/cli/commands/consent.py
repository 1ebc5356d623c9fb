"""``edgecode consent PURPOSE yes|no``: what one says yes or no to; without a purpose, what one said."""

from pathlib import Path
from typing import Final, TypedDict, Unpack

import click
from rich.console import Console
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import by_option, json_option, one_of, tell
from edgecode.consent.purpose import MEANS, SHORT, Purpose
from edgecode.entries.vocabulary import WORK, ReportClass, Stage
from edgecode.usecases.own_answers import AnswerView, answers_of
from edgecode.usecases.permission_desk import PermissionDesk

_YES_NO: Final = {"yes": True, "no": False}
_ANSWERS: Final = " or ".join(_YES_NO)
_EXPECTED: Final = f"{', '.join(SHORT)} with {_ANSWERS}, and a folder"


class Said(TypedDict):
    """What the options say."""

    stage: str | None
    person: str
    report_class: str | None
    partner: str
    until: str
    by: str
    as_json: bool


@click.command("consent", short_help="Say yes or no to what is asked of you; without a purpose, list your answers.")
@click.argument("words", nargs=-1, metavar="[PURPOSE yes|no] [FOLDER]")
@click.option("--stage", type=click.Choice([each.value for each in WORK]), help="For one stage; else for all.")
@click.option("--for", "person", default="", metavar="PERSON", help="In the name of somebody you speak for.")
@click.option("--class", "report_class", type=click.Choice([each.value for each in ReportClass]), help="Of the report.")
@click.option("--partner", default="", metavar="NAME-OR-ID", help="To one partner's reports alone; else to all.")
@click.option("--until", default="", metavar="DAY", help="The last day of a yes, such as 2027-03-01.")
@by_option
@json_option
def command(words: tuple[str, ...], **said: Unpack[Said]) -> None:
    """Say yes or no to what is asked of you; without a purpose, list your answers.

    PURPOSE is checks, timing, decide-first, report or guest-tools. An answer counts from now on, until you give another;
    nobody else is told which it was, and no answer is the same as no.
    """
    if words and words[0] in SHORT:
        folder = _folder(words[2:])
        if len(words) == 1 or words[1] not in _YES_NO:
            raise one_of(_ANSWERS)
        done = PermissionDesk(open_desk(folder)).consent(
            SHORT[words[0]],
            yes=_YES_NO[words[1]],
            by=said["by"],
            stage=Stage(said["stage"]) if said["stage"] else None,
            person=said["person"],
            report_class=ReportClass(said["report_class"]) if said["report_class"] else None,
            partner=said["partner"],
            until=said["until"],
        )
        tell(done, as_json=said["as_json"])
        return
    rows = answers_of(open_desk(_folder(words)), by=said["by"], person=said["person"])
    if said["as_json"]:
        write_json(rows)
    else:
        _print(console(), rows)


def _folder(words: tuple[str, ...]) -> Path:
    if len(words) > 1:
        raise one_of(_EXPECTED)
    return Path(*words)


def _print(out: Console, rows: tuple[AnswerView, ...]) -> None:
    for purpose, means in MEANS.items():
        own = [row for row in rows if row.purpose is purpose]
        if purpose is Purpose.AGAIN and not own:
            continue
        out.print(Text.assemble((f"{purpose}  ", PALETTE["strong"]), (means, PALETTE["quiet"])))
        if purpose is Purpose.REPORT and not any(row.partner for row in own):
            out.print("  no agreement with a partner is in force: nothing is asked")
        for row in own:
            about = ", ".join(each for each in (row.partner, row.report_class) if each)
            until = f", until {row.until}" if row.until else ""
            out.print(Text(f"  {row.stage or 'every stage'}{about and f' ({about})'}: {row.answer}{until}"))
