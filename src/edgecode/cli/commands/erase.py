"""``edgecode erase NAME``: a person's words and name go; what they decided stands."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from edgecode.bootstrap import beside_words, open_desk, words_of
from edgecode.cli.output import console, write_json
from edgecode.cli.person import by_option, folder_argument, json_option, one_of, tell
from edgecode.usecases.erasing.erase_person import EraseDesk, Erasing

_NOBODY_TO_ASK: Final = "--yes beside --json, since nobody can be asked in between, or no --json"
_MOST: Final = 20
"""Places that are listed; of more, how many there are is told."""


@click.command("erase", short_help="Erase a person: their words and name go, what they decided stands.")
@click.argument("name")
@folder_argument
@click.option("--yes", is_flag=True, help="Do it without asking again.")
@by_option
@json_option
def command(name: str, folder: Path, *, yes: bool, by: str, as_json: bool) -> None:
    """Erase a person: their words and name go, what they decided stands.

    What goes and what cannot is told first, and nothing happens until it is confirmed. Everybody may erase themselves; others
    whoever may name people. It cannot be undone.
    """
    if as_json and not yes:
        raise one_of(_NOBODY_TO_ASK)
    desk = EraseDesk(open_desk(folder), words=words_of(folder), beside=beside_words(folder))
    plan = desk.plan(name, by=by)
    if not as_json:
        for line in told(plan):
            console().print(line)
        if not yes and not click.confirm("Erase them?"):
            console().print("Nothing was erased.")
            return
    done = desk.erase(plan.name, by=by)
    if as_json:
        write_json(
            {"said": done, "stands": plan.stands, "unread": plan.unread, "alone": plan.alone, "letters": plan.letters}
        )
        return
    tell(done, as_json=False)


def told(plan: Erasing) -> Iterator[str]:
    """Say what erasing somebody comes to, line by line."""
    if plan.again:
        yield f"{plan.name} was erased before, as {plan.called}. What has come back of the name in edgecode's files goes again."
    else:
        yield f"{plan.name} is {plan.called} from then on, and cannot be brought back."
        yield "Goes:"
        yield "  their key, and with it what the record says of each thing they did"
        yield f"  what they wrote freely: reasons, letters, what they said of tools and of who made what ({plan.texts})"
        yield f"  their name, on what they said ({plan.own}) and in what other people said ({plan.others})"
        yield "Stays:"
        yield "  what they decided, signed, lined and answered, without their name; their role in closed words"
        yield "  the record's hashes: it still verifies, and shows that somebody did something and was erased"
    yield "Cannot go:"
    yield "  papers, letters and batches that went out, and every copy and backup that lies elsewhere"
    if plan.letters:
        yield f"  of these, letters to partners that are theirs or name them, and are in the partners' hands: {plan.letters}"
    yield "  their first name, or another way of calling them, in what other people wrote"
    yield from _files(plan)
    if plan.alone:
        yield f"Nobody else of this film may {', '.join(plan.alone)}. Name somebody who may before this, or write it"
        yield 'in film.toml under [people."Name"], which always works; nothing else waits for it.'


def _files(plan: Erasing) -> Iterator[str]:
    if plan.stands:
        yield "  files that people wrote, which edgecode does not edit and reads again as long as the name is there:"
    for stands in plan.stands[:_MOST]:
        yield f"    {stands}"
    if len(plan.stands) > _MOST:
        yield f"    and {len(plan.stands) - _MOST} more lines"
    if plan.unread:
        number = len(plan.unread)
        yield f"  whatever of it is in {number} files that are no text and were not searched, such as {plan.unread[0]}"
