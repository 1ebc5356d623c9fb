"""``edgecode attest CLAIM``: stand for a statement in the papers; without a claim, what there is to stand for."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click
from rich.text import Text

from edgecode.bootstrap import open_desk
from edgecode.cli.output import PALETTE, console, write_json
from edgecode.cli.person import because_option, by_option, json_option, one_of, tell
from edgecode.papers.claims import CLAIM
from edgecode.papers.pack import Answer, Verdict
from edgecode.papers.statements import Attested
from edgecode.usecases.papers.paper_desk import PaperDesk

_EXPECTED: Final = f"{', '.join(CLAIM)}, and a folder"


@click.command("attest", short_help="Stand for a statement in the papers; without a claim, list what there is.")
@click.argument("words", nargs=-1, metavar="[CLAIM] [FOLDER]")
@because_option
@by_option
@json_option
def command(words: tuple[str, ...], *, because: str, by: str, as_json: bool) -> None:
    """Stand for a statement in the papers; without a claim, list what there is.

    What you attest is printed with your name, your role and the day. edgecode undo takes it back.
    """
    if words and words[0] in CLAIM:
        done = PaperDesk(open_desk(_folder(words[1:]))).state(Attested(words[0]), by=by, because=because)
        tell(done, as_json=as_json)
        return
    answers = PaperDesk(open_desk(_folder(words))).answers()
    if as_json:
        write_json(answers)
        return
    out = console()
    for each in answers:
        out.print(_row(each))


def _folder(words: Sequence[str]) -> Path:
    if len(words) > 1:
        raise one_of(_EXPECTED)
    return Path(*words)


def _row(answer: Answer) -> Text:
    said = answer.verdict is Verdict.SAID
    rests = answer.rests_on if said else " ".join(answer.why)
    who = f"  {', '.join(answer.who)} can say" if answer.who else ""
    return Text.assemble(
        (f"{answer.claim}\n", PALETTE["strong"]),
        f"  {answer.says if said else answer.asks}\n",
        (f"  {answer.basis}: {rests}{who}", PALETTE["quiet"]),
    )
